"""Timetables of random semesters: those that are decided in time alone, and those in which everybody has a place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from models.instance import Instance
from models.policy import PolicySchema
from models.timetable import Timetable
from scheduler.app.catalogue import schema_of
from scheduler.audit.facts import compute_facts
from scheduler.audit.typed_timetable import typed_timetable
from scheduler.harness.draws import Shape
from scheduler.harness.neighbouring_sites import with_neighbours
from scheduler.harness.random_semesters import semester
from scheduler.harness.rows_of_rules import with_rows
from scheduler.harness.workbench import Bench
from scheduler.rules.rule import Case, Rule

Ints = npt.NDArray[np.int64]
Rules = tuple[Rule[Any, Instance], ...]
Draw = Callable[[int, PolicySchema], Instance]
"""The semester of a seed; the schema is that of the catalogue."""


def _shaped(**kind: bool) -> Draw:
    return lambda seed, schema: semester(seed, Shape(**kind), schema)


IN_TIME: Mapping[str, Draw] = {
    "wild": _shaped(),
    "close": _shaped(close=True),
    "orals": _shaped(orals=True),
    "rows": with_rows,
}
"""The kinds of semester whose timetables are decided in time alone."""
PLACED: Mapping[str, Draw] = {
    "lawful": _shaped(wild=False),
    "close and lawful": _shaped(wild=False, close=True),
    "neighbours": with_neighbours,
    "rows": with_rows,
}
"""The kinds of semester in which everybody is placed; sites of `neighbours` receive each other's candidates."""


@dataclass(frozen=True, eq=False)
class Trial:
    """One timetable: `name` says of which seed and `kind`, `choice` has the option of each exam.

    `solver_cost` is what the solver says that the timetable costs, None while nobody has a place.
    """

    name: str
    bench: Bench
    choice: Ints
    timetable: Timetable
    solver_cost: int | None = None
    kind: str = ""

    @cached_property
    def case(self) -> Case[Instance]:
        """What the checks read."""
        return case_of(self.bench.instance, self.timetable)

    @cached_property
    def audit_cost(self) -> dict[str, int]:
        """What the audit says that each rule of the bench costs."""
        return {str(r.info.id): int(r.check(self.case)["cost"].sum()) for r in self.bench.rules}


def case_of(instance: Instance, timetable: Timetable) -> Case[Instance]:
    """What checks read of an instance and a timetable."""
    typed = typed_timetable(timetable)
    return Case(instance, typed, compute_facts(instance, typed))


@lru_cache(maxsize=64)
def trials_in_time(seed: int, rules: Rules) -> tuple[Trial, ...]:
    """For each kind of semester two timetables without places: starts at random, and starts near each other."""
    found, schema = [], schema_of(rules)
    for number, (kind, drawn) in enumerate(IN_TIME.items()):
        bench, rng = Bench(drawn(seed, schema), rules), np.random.default_rng([seed, 1, number])
        draws = {"any": bench.wild(rng), "near": bench.near(rng, allowed=False)}
        for draw, choice in draws.items():
            found.append(
                Trial(f"seed {seed}, {kind}, {draw} starts", bench, choice, bench.starts_only(choice))
            )
    return tuple(found)


@lru_cache(maxsize=64)
def placed_trials(seed: int, rules: Rules) -> tuple[Trial, ...]:
    """For each kind of semester up to two timetables in which everybody has a place."""
    return tuple(_placed(seed, rules))


def _placed(seed: int, rules: Rules) -> Iterator[Trial]:
    schema = schema_of(rules)
    for number, (kind, drawn) in enumerate(PLACED.items()):
        bench, rng = Bench(drawn(seed, schema), rules), np.random.default_rng([seed, 2, number])
        for draw in range(2):
            choice = bench.feasible(rng)
            placed = None if choice is None else bench.placer.place(choice)
            if choice is not None and placed is not None and not placed.stuck:
                cost = bench.problem.cost(choice) + placed.cost
                timetable = bench.timetable(choice, placed)
                name = f"seed {seed}, {kind}, placed timetable {draw + 1}"
                yield Trial(name, bench, choice, timetable, cost, kind)


def choice_of(bench: Bench, timetable: Timetable) -> Ints | None:
    """The options that the starts of a timetable stand for; None where an exam has no such option."""
    bands, names = bench.data.own_bands, np.array(bench.data.options.names, dtype=object)
    starts = timetable.starts.assign(
        start=timetable.starts["start"].astype("int64") // 60, early=timetable.starts["early"].fillna(0)
    )
    keys = ["exam", "zone", "start", "gather", "paper", "early"]
    rows = bands.assign(exam=names[bands["node"].to_numpy(np.int64)])[["option", *keys]]
    met = rows.merge(starts[keys], on=keys, how="left", indicator=True)
    whole = met["_merge"].eq("both").groupby(met["option"]).all()
    chosen = np.sort(whole.index[whole.to_numpy(bool)].to_numpy(np.int64))
    node, first = np.unique(bench.data.options.node_of[chosen], return_index=True)
    return chosen[first] if len(node) == bench.data.options.nodes else None


def with_rule(rule: Rule[Any, Instance], rules: Sequence[Rule[Any, Instance]]) -> Rules:
    """The catalogue, with the rule as its last one if it is not in it."""
    known = {str(one.info.id) for one in rules}
    return tuple(rules) if str(rule.info.id) in known else (*rules, rule)

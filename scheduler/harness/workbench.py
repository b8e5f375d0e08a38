"""A choice of options, what the terms say of it, and what the audit says of the timetable it stands for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from instances.builder.instants import utc
from models.instance import Instance
from models.timetable import Timetable
from scheduler.app.conditions_of_sittings import conditions_of_sittings
from scheduler.audit.facts import compute_facts
from scheduler.audit.typed_timetable import typed_timetable
from scheduler.compile.decode import decode
from scheduler.compile.fold import Problem
from scheduler.compile.places.seating import SeatingBuilder
from scheduler.compile.semester import compile_semester, with_derived_terms
from scheduler.compile.time.option_enumeration import build_model_data
from scheduler.harness.term_evaluation import TermsByRule, breaks
from scheduler.rules.ordered_catalogue import RULES
from scheduler.rules.rule import Case, Rule
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.solver.state import within_milestones
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Term

Found = dict[str, pd.DataFrame]


def check_all(instance: Instance, timetable: Timetable, *rules: str) -> Found:
    """The findings of these rules (of all, if none is named), by rule id."""
    tidied = typed_timetable(timetable)
    case = Case(instance, tidied, compute_facts(instance, tidied))
    return {r.info.id: r.check(case) for r in RULES if not rules or r.info.id in rules}


def hard_in(found: Found) -> set[str]:
    """Rules with hard findings."""
    return {rule for rule, table in found.items() if table["severity"].eq("hard").any()}


@dataclass
class Bench:
    """One semester with its data and the terms of some rules: a place to try choices of options out."""

    instance: Instance
    rules: Sequence[Rule[Any, Instance]] = RULES

    @cached_property
    def data(self) -> ModelData:
        """What rules read when they state their terms. Exams are sat as the usual rules say, also beside a rule that is tried alone."""
        own = {rule.info.id for rule in self.rules}
        every = [*self.rules, *(rule for rule in RULES if rule.info.id not in own)]
        return build_model_data(self.instance, conditions_of_sittings(self.instance, every))

    @cached_property
    def stated(self) -> tuple[Term, ...]:
        """What the rules say of times and places."""
        return tuple(term for rule in self.rules for term in rule.terms(self.data))

    @cached_property
    def terms(self) -> TermsByRule:
        """What every rule says of times, derived terms included, by its id."""
        terms: TermsByRule = {str(rule.info.id): [] for rule in self.rules}
        for term in with_derived_terms(self.data, self.stated, self.seater.rules):
            terms.setdefault(term.rule, []).append(term)
        return terms

    @cached_property
    def compiled(self) -> tuple[Problem, SeatingBuilder]:
        """The terms compiled, and what makes the place terms of a choice."""
        return compile_semester(self.data, self.stated)

    @property
    def problem(self) -> Problem:
        """The terms compiled."""
        return self.compiled[0]

    @property
    def seater(self) -> SeatingBuilder:
        """Makes the place terms of a choice."""
        return self.compiled[1]

    @cached_property
    def placer(self) -> Placer:
        """Gives everybody a place."""
        return Placer(self.seater)

    @cached_property
    def reference(self) -> np.ndarray:
        """The earliest start of each option."""
        bands = self.data.bands
        return bands.groupby("option")["start"].min().reindex(range(self.data.options.size)).to_numpy()

    def broken(self, choice: np.ndarray) -> set[str]:
        """Rules whose hard terms forbid the choice."""
        return {rule for rule, terms in self.terms.items() if breaks(terms, choice)}

    def wild(self, rng: np.random.Generator) -> np.ndarray:
        """Any option of each exam."""
        first = self.data.options.first
        return first[:-1] + rng.integers(np.diff(first))

    def feasible(self, rng: np.random.Generator) -> np.ndarray | None:
        """A choice near one instant that breaks nothing in time (loads aside), if a few draws give one."""
        draws = (self.near(rng, allowed=True) for _ in range(40))
        return next((choice for choice in draws if self.feasible_in_time(choice)), None)

    def near(self, rng: np.random.Generator, *, allowed: bool) -> np.ndarray:
        """Options near two instants (the same days for everybody, so that people meet)."""
        at = rng.choice(self.reference, 2)
        spread = float(rng.choice([60, 400, 3000]))
        chosen = []
        for node in range(self.data.options.nodes):
            options = self.data.options.of(node)
            if allowed and len(self.problem.choices[node]):
                options = self.problem.choices[node]
            away = np.abs(self.reference[options][:, None] - at[None, :]).min(1)
            chosen.append(options[np.argmin(away + rng.random(len(options)) * spread)])
        return np.array(chosen)

    def option(self, exam: str, *groups: str) -> int:
        """The option of an exam with the fewest papers whose zone groups start so, each written
        `2024-01-22 08:30 Europe/Paris`."""
        bands = self.data.bands[self.data.bands["node"] == self.data.options.names.index(exam)]
        options = set(bands["option"])
        for group in groups:
            day, clock, zone = group.split()
            minute = int(utc(f"{day} {clock}", zone).timestamp()) // 60
            options &= set(bands.loc[(bands["zone"] == zone) & (bands["start"] == minute), "option"])
        papers = bands.groupby("option")["paper"].max()
        return int(min(options, key=lambda option: (papers[option], option)))

    def at(self, **exams: str) -> np.ndarray:
        """The choice that starts these exams so, on the clock of Paris: A="2024-01-22 08:30"."""
        names = self.data.options.names
        return np.array([self.option(name, f"{exams[name]} Europe/Paris") for name in names])

    def feasible_in_time(self, choice: np.ndarray) -> bool:
        """Every option allowed, no hard relation broken, dates in order; loads are not asked."""
        problem = self.problem
        return bool(
            problem.allowed[choice].all()
            and not problem.conflicts(choice)
            and within_milestones(problem, choice)
        )

    def starts_only(self, choice: np.ndarray) -> Timetable:
        """The timetable of a choice before anybody has a place."""
        return decode(self.data, choice, None, np.empty((0, 3), np.int64), np.empty(0, np.int64))

    def timetable(self, choice: np.ndarray, placed: Placement) -> Timetable:
        """The complete timetable of a choice that could be placed."""
        seating = replace(self.seater.seating(choice, chains=placed.terms.chains), terms=placed.terms)
        return decode(self.data, choice, seating, placed.rows, placed.left_out)

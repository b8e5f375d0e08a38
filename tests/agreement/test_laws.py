"""Laws that every semester keeps: fewer people, other names, other orders, more results."""

from dataclasses import fields, replace

import numpy as np
import pandas as pd
import pytest

from models.instance import Instance
from models.timetable import Timetable
from scheduler.harness.random_semesters import semester
from scheduler.harness.workbench import Bench, check_all

SEEDS = (3, 22, 44)
PAIRS = ("two-a-day", "back-to-back", "three-in-three", "evening-then-morning")
SPREAD = (*PAIRS, "variant", "hold", "gather", "weekday-daytime", "early-large", "preferences")


def tried(seed: int) -> tuple[Instance, Timetable]:
    """A semester with starts near each other, so that people meet."""
    bench = Bench(semester(seed))
    return bench.instance, bench.starts_only(bench.near(np.random.default_rng([seed, 1]), allowed=False))


def costs(instance: Instance, timetable: Timetable, rules: tuple[str, ...]) -> dict[str, int]:
    """What the audit finds these rules to cost."""
    return {rule: int(table["cost"].sum()) for rule, table in check_all(instance, timetable, *rules).items()}


def without(instance: Instance, candidate: str) -> Instance:
    """The semester as if the candidate had never enrolled."""
    registrations, people = instance.registrations, instance.candidates
    return replace(
        instance,
        candidates=people[people["id"] != candidate].reset_index(drop=True),
        registrations=registrations[registrations["candidate"] != candidate].reset_index(drop=True),
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_candidate_less_never_costs_the_pair_rules_more(seed: int) -> None:
    instance, timetable = tried(seed)
    before, sits, tries = costs(instance, timetable, PAIRS), instance.sits, 0
    for candidate in instance.candidates["id"]:
        others = without(instance, candidate)
        # A zone in which nobody is left no longer decides when the paper is safe: other starts, not fewer.
        if len(others.sits[["exam", "zone"]].drop_duplicates()) < len(
            sits[["exam", "zone"]].drop_duplicates()
        ):
            continue
        after, tries = costs(others, timetable, PAIRS), tries + 1
        assert all(after[rule] <= before[rule] for rule in PAIRS), (candidate, before, after)
    assert tries


@pytest.mark.parametrize("seed", SEEDS)
def test_other_names_and_another_order_cost_the_same(seed: int) -> None:
    instance, timetable = tried(seed)
    named = {str(c): f"z{999 - n}" for n, c in enumerate(instance.candidates["id"])}
    exam = {str(e.id): f"x{999 - n}" for n, e in enumerate(instance.exams)}
    given = {
        field.name: _renamed(getattr(instance, field.name), named, exam)
        for field in fields(Instance)
        if isinstance(getattr(instance, field.name), pd.DataFrame)
    }
    other = replace(
        instance,
        **given,
        exams=tuple(
            e.model_copy(update={"id": exam[str(e.id)], "replaces": exam.get(str(e.replaces), "")})
            for e in reversed(instance.exams)
        ),
        sites=instance.sites[::-1],
        offerings=instance.offerings[::-1],
    )
    again = replace(timetable, starts=_renamed(timetable.starts, named, exam))
    assert costs(other, again, SPREAD) == costs(instance, timetable, SPREAD)


def _renamed(table: pd.DataFrame, candidates: dict[str, str], exams: dict[str, str]) -> pd.DataFrame:
    """The table with other names, its rows in the other order."""
    out = table.iloc[::-1].reset_index(drop=True)
    for column, names in (("candidate", candidates), ("id", candidates), ("exam", exams)):
        if column in out:
            out[column] = out[column].map(lambda name, names=names: names.get(name, name))
    return out


@pytest.mark.parametrize("seed", SEEDS)
def test_more_results_leave_less_to_expect(seed: int) -> None:
    instance = semester(seed)
    results, before = instance.results.iloc[:0], None
    for offering, rows in instance.registrations.groupby("offering"):
        share = replace(instance, results=results).turnout.permille
        assert before is None or set(share.index[share != 1000]) <= before
        before = set(share.index[share != 1000])
        told = rows[["candidate"]].assign(offering=offering, passed=False)
        results = pd.concat([results, told], ignore_index=True).astype({"passed": bool})
    every = replace(instance, results=results)
    assert every.turnout.certain
    bench = Bench(every)
    found = check_all(every, bench.starts_only(bench.wild(np.random.default_rng(seed))), *SPREAD)
    assert not any(table["amount"].str.contains(".", regex=False).any() for table in found.values())

"""Named staff pass the audit wherever its counting rules do; one change breaks the rule `duties` alone."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd

from models.instance import Instance
from models.timetable import DUTY_KINDS, Timetable
from scheduler.app.assign_staff import assign_staff
from scheduler.audit.facts import compute_facts
from scheduler.audit.typed_timetable import typed_timetable
from scheduler.harness.random_semesters import Shape, semester
from scheduler.harness.workbench import Bench, check_all, hard_in
from scheduler.rules.staff.second_invigilator import SecondInvigilatorParameters
from scheduler.rules.staff.working_time import WorkingTimeParameters

SEEDS = (1, 5, 6, 8, 11, 14, 22, 42, 70)
COUNTING = ("invigilators", "escorts", "secretaries")


@cache
def _placed() -> list[tuple[int, Instance, Timetable]]:
    """Timetables of random semesters that break nothing."""
    out = []
    for seed in SEEDS:
        bench, rng = Bench(semester(seed, Shape(wild=False))), np.random.default_rng([seed, 4])
        choice = bench.feasible(rng)
        placed = None if choice is None else bench.placer.place(choice)
        if choice is not None and placed is not None and not placed.stuck:
            out.append((seed, bench.instance, bench.timetable(choice, placed)))
    return out


def named() -> Iterator[tuple[int, Instance, Timetable]]:
    for seed, instance, timetable in _placed():
        yield seed, instance, assign_staff(instance, timetable, seed)[0]


def test_named_staff_pass_the_audit() -> None:
    seen = Counter[str]()
    for _, instance, timetable in named():
        assert hard_in(check_all(instance, timetable)) == set()
        seen.update(timetable.duties["duty"])
        seen["handed over"] += int(timetable.duties.duplicated(["room", "to"]).any())
    assert min(seen[duty] for duty in DUTY_KINDS) > 0, seen


def test_nobody_is_named_for_nothing() -> None:
    """Minutes named are minutes needed: of rooms at every instant, and of escorts."""
    for _, instance, timetable in named():
        facts = compute_facts(instance, typed_timetable(timetable))
        minutes = timetable.duties["to"] - timetable.duties["from"]
        led = (timetable.duties["duty"] == "escort").to_numpy()
        aided = (timetable.duties["duty"] == "secretary").to_numpy()
        watched = ((facts.supervision["to"] - facts.supervision["from"]) * facts.supervision["needed"]).sum()
        assert minutes[~led & ~aided].sum() == watched
        dictated = pd.to_timedelta(facts.dictations["to"] - facts.dictations["from"])
        assert minutes[aided].sum() == dictated.sum()
        assert minutes[led].sum() == (facts.escort_duties["to"] - facts.escort_duties["from"]).sum()
        assert facts.loads["minutes"].sum() == minutes.sum() / pd.Timedelta(minutes=1)


def test_staff_who_do_not_suffice_break_both_rules_or_neither() -> None:
    """With one person less a day or another, names fail exactly where counting does."""
    seen = Counter[bool]()
    for seed, instance, timetable in named():
        rng = np.random.default_rng([seed, 5])
        for _ in range(2):
            fewer = instance.staff.sample(
                frac=float(rng.uniform(0.2, 0.9)), random_state=int(rng.integers(1 << 30))
            )
            poorer = replace(instance, staff=fewer.sort_index().reset_index(drop=True))
            if not poorer.supervised:
                continue
            bare = replace(timetable, duties=timetable.duties.iloc[:0])
            counted = hard_in(check_all(poorer, bare)).intersection(COUNTING)
            found = hard_in(check_all(poorer, assign_staff(poorer, bare, seed)[0]))
            assert bool(found.intersection(("duties", *COUNTING))) == bool(counted), (seed, found)
            seen[bool(counted)] += 1
    assert min(seen[True], seen[False]) > 1, seen


def test_one_change_breaks_only_this_rule() -> None:
    for seed, instance, timetable in named():
        duties, rng = timetable.duties, np.random.default_rng([seed, 6])
        row = int(rng.integers(len(duties)))
        a_minute = pd.Timedelta(minutes=1)
        longer = duties.loc[[row]].assign(duty="responsible", **{"to": duties.loc[row, "to"] + a_minute})
        broken = {
            "nobody": duties.drop(row),
            "late": duties.assign(
                **{"from": duties["from"].where(duties.index != row, duties["from"] + a_minute)}
            ),
            "twice": pd.concat([duties, longer], ignore_index=True),
            "unknown": duties.assign(staff=duties["staff"].where(duties.index != row, "ghost")),
        }
        what = list(broken)[seed % len(broken)]
        rule = "duties"
        if what in ("nobody", "late"):
            rule = {"escort": "escorts", "secretary": "secretaries"}.get(str(duties.loc[row, "duty"]), rule)
        assert hard_in(check_all(instance, replace(timetable, duties=broken[what]))) == {rule}, (seed, what)


def test_the_roster_costs_what_the_audit_says() -> None:
    """Tight limits, so that few people cannot keep them: solver and audit count the same minutes beyond."""
    seen = 0
    for seed, instance, timetable in _placed():
        tight = {"profile": "labour-code", "day": 200, "span": 300, "stretch": 100, "week": 400, "rest": 1000}
        strict = WorkingTimeParameters(**tight)
        policies = {
            centre: replace(policy, parameters={**policy.parameters, "working-time": strict})
            for centre, policy in instance.policies.items()
        }
        given = replace(instance, policies=policies)
        filled, cost = assign_staff(given, timetable, seed)
        assert cost == check_all(given, filled)["working-time"]["cost"].sum()
        seen += cost
    assert seen > 0


def test_second_invigilators_cost_what_the_audit_says() -> None:
    """Where exits are wanted whoever is free comes along; rooms left with one alone cost the same in both tellings."""
    seen = Counter[str]()
    for seed, instance, timetable in _placed():
        wanted = SecondInvigilatorParameters(minutes=60)
        policies = {
            centre: replace(policy, parameters={**policy.parameters, "second-invigilator": wanted})
            for centre, policy in instance.policies.items()
        }
        given = replace(instance, policies=policies)
        filled, cost = assign_staff(given, timetable, seed)
        found = check_all(given, filled)
        assert hard_in(found) == set()
        alone = found["second-invigilator"]
        assert cost == alone["cost"].sum() + found["working-time"]["cost"].sum()
        named = assign_staff(instance, timetable, seed)[0].duties
        seen["added"] += len(filled.duties) - len(named)
        seen["alone"] += len(alone)
    assert min(seen["added"], seen["alone"]) > 0, seen

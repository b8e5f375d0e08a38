"""Session 2 before results: what is only unpleasant counts those expected to come; rounded by hand."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from models.instance import Instance
from models.turnout import SURE, Turnout, expected_cost
from scheduler.audit import audit
from scheduler.rules.ordered_catalogue import RULES
from tests.support.semester_builder import Build, hard, paid


def again(people: int = 3, exams: int = 2, **second_session: Any) -> Build:
    """X, Y, Z of session 2 at 08:30, 14:00 and 18:00 of one day, an hour each, all taken by everybody."""
    build = Build(policy={"second_session": second_session, "weights": {"two-a-day": 10}})
    names = "XYZ"[:exams]
    for name, clock in zip(names, ("08:30", "14:00", "18:00"), strict=False):
        build.exam(name, 60, session=2, teaching_mode="soir").start(name, f"2024-04-08 {clock}")
    return build.people(people, *names)


def with_share(instance: Instance, unit: str, permille: int) -> Instance:
    own = tuple(
        u.model_copy(update={"second_session_permille": permille}) if u.id == unit else u
        for u in instance.units
    )
    return replace(instance, units=own)


@pytest.mark.parametrize(
    ("people", "settings", "two", "work"),
    [
        # 400 ‰ each: 0.16 of the pairs, 3 x 10 x 0.16 = 4.8; 0.4 of the people in two exams, 3 x 2 x 0.4 = 2.4 each.
        (3, {}, 5, 2 * 2),
        (1, {}, 2, 2 * 1),  # 1.6 and 0.8
        (3, {"permille": 500}, 8, 2 * 3),  # 7.5 is rounded up
        (3, {"drop_permille": 200}, 4, 2 * 2),  # 4.8 x 0.8 = 3.84; 2.4 x 0.8 = 1.92
        (3, {"scope": "robust"}, 30, 2 * 6),
        (3, {"permille": 1000}, 30, 2 * 6),
        (3, {"permille": 0}, 0, 0),
    ],
)
def test_pairs_and_working_hours(people: int, settings: dict[str, Any], two: int, work: int) -> None:
    verdict = again(people, **settings).audit()
    assert hard(verdict) == []
    costs = {"two-a-day": two, "weekday-daytime": work}
    assert paid(verdict) == {rule: cost for rule, cost in costs.items() if cost}


def test_session_1_is_certain_and_persons_in_trouble_are_persons() -> None:
    build = Build().exam("A", 60).exam("B", 60).people(2, "A", "B")
    build.start("A", "2024-01-22 08:30").start("B", "2024-01-22 14:00")
    assert paid(build.audit()) == {"two-a-day": 20}
    clash = again(1).start("Y", "2024-04-08 08:30")
    who = str(clash.candidates[0]["id"])
    # One person unresolved at full price; 1.6 for the day, 0.8 for each of the two exams in working hours.
    assert paid(clash.unresolved(who, "X", "Y").audit()) == {
        "overlap-unresolved": 5000, "two-a-day": 2, "weekday-daytime": 2,
    }  # fmt: skip


def test_three_exams_by_the_chance_of_all_three() -> None:
    # On one day: three runs, one exam beyond two in each; 10 x 0.4³ = 0.64 a candidate and run, 1 rounded.
    build = again(2, 3)
    assert paid(build.audit())["three-in-three"] == 2 * 3 * 1
    assert paid(again(2, 3, permille=300).audit()).get("three-in-three", 0) == 0  # 0.27 is 0
    # 0.9 x 0.4 x 0.4 = 0.144: 1.44 is 1; with 0.9 twice 3.24 is 3.
    one = with_share(build.instance(), "unit-X", 900)
    assert audit(one, build.timetable()).costs["three-in-three"] == 6
    both = with_share(one, "unit-Z", 900)
    assert audit(both, build.timetable()).costs["three-in-three"] == 18


def test_a_unit_says_its_own_share_and_results_are_facts() -> None:
    build = again(4)
    own = with_share(build.instance(), "unit-X", 750)
    assert audit(own, build.timetable()).costs["two-a-day"] == 12  # 4 x 10 x 0.75 x 0.4
    # One passed X: the three others come for certain; to Y by 400 ‰.
    build.passed(str(build.candidates[0]["id"]), "X")
    assert paid(build.audit())["two-a-day"] == 12  # 3 x 10 x 0.4
    build.passed(str(build.candidates[1]["id"]), "Y")
    assert paid(build.audit())["two-a-day"] == 20  # two are left with both


def test_findings_say_that_they_expect() -> None:
    found = again(3).audit().findings
    row = found[found["rule"] == "two-a-day"].iloc[0]
    info = next(rule.info for rule in RULES if rule.info.id == "two-a-day")
    assert info.explain(row) == "0.5 expected candidates have X and Y on one day"
    assert info.explain(row, "fr") == "0,5 candidat attendu a X et Y le même jour"
    assert row["cost"] == 5
    certain = again(3, scope="robust").audit().findings
    sure = certain[certain["rule"] == "two-a-day"].iloc[0]
    assert info.explain(sure) == "3 candidates have X and Y on one day"


def test_more_results_never_leave_an_expectation() -> None:
    build, uncertain = again(5, 3, drop_permille=50), []
    for name in ("", "X", "Z", "Y"):
        if name:
            build.passed(str(build.candidates[0]["id"]), name)
        uncertain.append(set(build.instance().turnout.permille[lambda t: t < 1000].index))
    assert uncertain == [{"X", "Y", "Z"}, {"Y", "Z"}, {"Y"}, set()]
    assert build.instance().turnout.certain


def test_chances_by_hand() -> None:
    turnout = Turnout(pd.Series({"A": 1000, "B": 400, "C": 250}), 900)
    a, b, c = turnout.share(["A", "B", "C"])
    assert turnout.chance(a) == SURE
    assert turnout.chance(b) == 360_000  # whoever drops everything does not come
    assert turnout.chance(a, b) == 360_000
    assert turnout.chance(b, c) == 90_000
    assert turnout.chance(a, b, c) == 90_000
    assert expected_cost(np.array([1, 5, 50]), 10, np.array([90_000] * 3)).tolist() == [
        1,
        5,
        45,
    ]  # 0.9, 4.5, 45

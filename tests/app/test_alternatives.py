"""Timetables beside each other: how far apart they are, what the price of sameness is, and that no other is dearer than it may."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.instance import Instance
from models.status import Status
from scheduler.app.alternatives import AlternativeTimetable, alternatives, costs_side_by_side, distance
from scheduler.app.audit import audit
from scheduler.app.catalogue import rules_of
from scheduler.app.compile_instance import compile_with_data
from scheduler.app.different_timetable import DifferentTimetable
from scheduler.app.personal_data import person, purge
from scheduler.app.plan.plan import choice_of
from scheduler.app.report import report
from scheduler.app.result import Result
from scheduler.app.save_result import save_result
from scheduler.app.solve import solve
from scheduler.audit.facts import compute_facts
from scheduler.rules.rule import Case
from tests.support.report_reader import embedded
from tests.support.semester_builder import Build


def build(first: str, second: str) -> Build:
    """Three sit A, one of them B as well, and two more B."""
    made = Build().exam("A", 60).exam("B", 60).person("a", "A").person("b", "A").person("c", "A", "B")
    made.person("d", "B").person("e", "B")
    return made.start("A", first).start("B", second)


def result(made: Build) -> Result:
    semester, timetable = made.instance(), made.timetable()
    return Result(
        Status.FEASIBLE, semester, rules_of(semester), timetable=timetable, verdict=audit(semester, timetable)
    )


def test_the_distance_is_the_share_of_sittings_that_differ() -> None:
    """B begins otherwise: 3 of the 6 sittings."""
    one = result(build("2024-01-22 14:00", "2024-01-23 14:00"))
    other = result(build("2024-01-22 14:00", "2024-01-24 14:00"))
    assert distance(one, one) == 0
    assert distance(one, other) == distance(other, one) == 0.5


def test_the_price_of_sameness_is_told_alike_to_solver_and_audit() -> None:
    """A begins as in both earlier timetables, B as in one: with 60 for 6 sittings, 3 x 10 twice and 3 x 10 once."""
    now = build("2024-01-22 14:00", "2024-01-23 14:00")
    other = build("2024-01-22 14:00", "2024-01-24 14:00")
    rule = DifferentTimetable(tuple(b.timetable().starts for b in (now, other)), 60, 6)
    semester, timetable = now.instance(), now.timetable()
    found = rule.check(Case(semester, timetable, compute_facts(semester, timetable)))
    assert found["cost"].sum() == 90
    data, problem, _ = compile_with_data(semester, [rule])
    assert problem.cost(choice_of(data, timetable)) == 90


def test_another_timetable_differs_and_is_not_dearer_than_it_may_be() -> None:
    """Two exams apart on a week of starts cost the same at many of them: the alternative moves everybody."""
    semester = build("2024-01-22 14:00", "2024-01-23 14:00").instance()
    first = solve(semester, work=2, seed=1)
    found = alternatives(first, 2, work=2, within=20)
    assert len(found) == 2
    assert found[1].distances == (1.0,)
    verdict, cost = found[1].result.verdict, first.cost
    assert verdict is not None
    assert cost is not None
    assert not verdict.hard
    assert verdict.cost <= 21 * cost
    table = costs_side_by_side(found)
    assert (table[1].sum() - table[2].sum()) == cost - verdict.cost


def test_alternatives_are_purged_and_told_with_their_result(tmp_path: Path) -> None:
    """Seats of candidates lie in the folder of an alternative as well: `person` gathers and `purge` removes them."""
    one = result(build("2024-01-22 14:00", "2024-01-23 14:00"))
    assert one.timetable is not None
    assert one.verdict is not None
    for folder in (tmp_path, tmp_path / "alternatives" / "2"):
        folder.mkdir(parents=True, exist_ok=True)
        save_result(folder, one.semester, one.timetable, one.verdict, one.solving(), language="en")
    told = person(tmp_path, "a")["versions"]
    assert [version["version"].startswith("alternatives/2/") for version in told] == [False, True]
    assert len(purge(tmp_path, date(2999, 1, 1), force=True).removed) == 2
    assert not list(tmp_path.rglob("seats.csv"))


def test_what_cannot_have_alternatives_is_refused() -> None:
    one = result(build("2024-01-22 14:00", "2024-01-23 14:00"))
    assert isinstance(one.semester, Instance)
    with pytest.raises(ValueError, match="count"):
        alternatives(one, 0)
    with pytest.raises(ValueError, match="no timetable"):
        alternatives(replace(one, timetable=None), 2)


def test_the_page_shows_alternatives_and_changes_against_another_timetable(tmp_path: Path) -> None:
    """B begins a day later than in the timetable compared with: for three candidates, of whom nobody must be told of a draft."""
    one = result(build("2024-01-22 14:00", "2024-01-24 14:00"))
    other = result(build("2024-01-22 14:00", "2024-01-23 14:00"))
    assert other.timetable is not None
    assert other.verdict is not None
    save_result(
        tmp_path / "b", other.semester, other.timetable, other.verdict, other.solving(), language="en"
    )
    found = (AlternativeTimetable(one, ()), AlternativeTimetable(other, (0.5,)))
    page = report(one.semester, one, tmp_path / "page.html", against=tmp_path / "b", alternatives=found)
    told = embedded(page)
    assert told["changes"]["name"] == "b"
    assert (told["changes"]["counts"]["exams"], told["changes"]["counts"]["candidates"]) == (1, 3)
    assert told["changes"]["people"]["id"] == []
    assert sum(told["changes"]["costs"]["after"]) == one.cost
    assert [each["cost"] for each in told["alternatives"]] == [one.cost, other.cost]
    assert told["own_costs"]["people"] == 5

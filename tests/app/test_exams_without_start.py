"""Where no choice of starts is found, the exams in the way are left out by name and the others have a timetable."""

from datetime import date, time

import pytest

from models.instance import Instance
from scheduler.app.audit import audit
from scheduler.app.compile_instance import compile_instance
from scheduler.app.incomplete_findings import unexpected
from scheduler.app.protocol import Improvement, Request, SearchSettings
from scheduler.app.search_without import search_without
from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.first_solution import Feasibility
from scheduler.solver.search.search import Search
from tests.support.semester_builder import Build


def three_exams_two_starts() -> Instance:
    """x sits A, B and C of three hours; the one day has starts at 8:30 and 14:00, and overlaps must be resolved."""
    days = date(2024, 1, 22), date(2024, 3, 4)
    policy = {"transfer": {"unresolved": "forbid", "cap": 0}}
    build = Build(
        starts_of_day=(time(8, 30), time(14)), windows=tuple((day, day) for day in days), policy=policy
    )
    for exam in "ABC":
        build.exam(exam, 180)
    build.person("x", "A", "B", "C")
    for exam in "ABC":
        build.people(2, exam).start(exam, "2024-01-22 08:30")
    return build.instance()


def test_the_exam_without_a_start_is_named_with_all_who_sit_it_and_the_others_are_placed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    semester = three_exams_two_starts()
    problem = compile_instance(semester).problem
    search = "scheduler.solver.search.search"
    monkeypatch.setattr(f"{search}.certificate", lambda problem: ())
    monkeypatch.setattr(f"{search}.find_feasible", lambda *_, **__: Feasibility(None))
    outcome = Search(problem, Budget(None, 20), 0, 1, lambda found: None, lambda news: None).run()
    assert outcome.status == "unknown"
    (left,) = outcome.without_options
    gone = str(problem.options.names[left])

    told: list[Improvement] = []
    request = Request(semester, SearchSettings(None, 20, 0, 1, 0.0))
    search_without(semester, [gone], request, Budget(None, 20), told.append)  # type: ignore[arg-type]
    last = told[-1]
    assert last.missing is not None
    assert set(last.missing["exam"]) == {gone}
    assert set(last.missing["reason"]) == {"start"}
    assert len(last.missing) == 3
    assert set(last.timetable.starts["exam"]) == set("ABC") - {gone}
    verdict = audit(semester, last.timetable)
    assert verdict.hard == 1, "the exam itself, once"
    assert unexpected(verdict.findings, last.missing).empty
    assert not unexpected(verdict.findings, last.missing.iloc[:0]).empty

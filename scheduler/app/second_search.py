"""Searches that begin with a result: what it must be, and how what they make is judged."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from models.instance import Instance
from models.status import Status
from models.timetable import Timetable
from scheduler.app.audit import audit
from scheduler.app.catalogue import Catalogue, catalogue_of
from scheduler.app.result import Result, no_progress
from scheduler.app.solve import solve
from scheduler.rules.rule import Rule
from scheduler.solver.events import Progress


def semester_of(first: Result) -> Instance:
    """The semester of a result with a complete timetable of candidates. Raises ValueError for another result."""
    if first.timetable is None or first.verdict is None or first.status is Status.INCOMPLETE:
        raise ValueError(f"there is no timetable to begin with: the solve ended as {first.status}")
    if not isinstance(first.semester, Instance):
        raise ValueError("a public instance has no candidates for whom timetables could differ")
    return first.semester


def search_again(
    first: Result,
    another: Rule[Any, Instance],
    *,
    seed: int,
    seconds: float | None,
    work: int | None,
    workers: int,
    rules: Catalogue | None,
    on_progress: Callable[[Progress], None] | None,
    start_from: Timetable | None = None,
) -> tuple[Result, Result | None]:
    """What a search makes of the semester of a result with `another` rule beside the usual ones, and the same judged without that
    rule: None without a complete timetable that breaks none."""
    semester = semester_of(first)
    made = solve(
        semester,
        seconds=seconds,
        work=work,
        seed=seed,
        workers=workers,
        rules=[*(catalogue_of(semester) if rules is None else rules), another],
        on_progress=on_progress,
        start_from=start_from,
    )
    return made, _judged_as(first, made, rules)


def _judged_as(first: Result, made: Result, rules: Catalogue | None) -> Result | None:
    if made.timetable is None or made.status is Status.INCOMPLETE:
        return None
    verdict = audit(first.semester, made.timetable, rules=rules)
    if verdict.hard:
        return None
    return replace(
        made,
        status=Status.FEASIBLE,
        rules=first.rules,
        rules_file=first.rules_file,
        verdict=verdict,
        bound=first.bound,
        bounds=first.bounds,
        witness=None,
        doubt=None,
        progress=no_progress(),
    )

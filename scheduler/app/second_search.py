"""Searches that begin with a result: what it must be, and how what they make is judged."""

from dataclasses import replace

from models.instance import Instance
from models.status import Status
from scheduler.app.audit import audit
from scheduler.app.catalogue import Catalogue
from scheduler.app.result import Result, no_progress


def semester_of(first: Result) -> Instance:
    """The semester of a result with a complete timetable of candidates. Raises ValueError for another result."""
    if first.timetable is None or first.verdict is None or first.status is Status.INCOMPLETE:
        raise ValueError(f"there is no timetable to begin with: the solve ended as {first.status}")
    if not isinstance(first.semester, Instance):
        raise ValueError("a public instance has no candidates for whom timetables could differ")
    return first.semester


def judged_as(first: Result, made: Result, rules: Catalogue | None) -> Result | None:
    """What a search with other rules made, under the rules of the first result; None without a complete timetable that
    breaks none."""
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

"""Solve a semester."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.public import PublicInstance
from scheduler.app.audit_pinned_starts import refusal
from scheduler.app.audited_search import audited_search
from scheduler.app.catalogue import Catalogue
from scheduler.app.freeze import Freeze
from scheduler.app.infeasible_pins import blame
from scheduler.app.pins import Pinning
from scheduler.app.protocol import SearchSettings
from scheduler.app.result import Result
from scheduler.solver.events import Progress

DEFAULT_SECONDS = 60.0


def solve(
    semester: Instance | PublicInstance,
    *,
    seconds: float | None = None,
    work: int | None = None,
    seed: int = 0,
    workers: int = 2,
    rules: Catalogue | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    pins: Path | str | None = None,
    keep: Path | str | None = None,
    freeze: Freeze = Freeze.PUBLISHED,
    release: Sequence[str] = (),
    starts: Path | str | None = None,
    centre: str | None = None,
    checkpoint: Path | str | None = None,
    resume: bool = False,
    begun: float | None = None,
) -> Result:
    """Decide a semester; the result holds the best timetable found, audited, or why there is none.

    The search runs in a process of its own. Ctrl-C ends it with the best audited timetable so far.

    seconds: the time limit (60 if neither it nor `work` is given), counted from `begun` (epoch seconds; default:
        now). Not reproducible.
    work: the amount of search instead, in thousands of moves tried: reproducible, with one thread.
    workers: threads of CP-SAT.
    rules: the catalogue to solve and judge by, instead of the usual one of the instance.
    on_progress: called with every event of the search: seconds, phase, cost, bound.
    pins: a table of pins, besides those of the semester.
    keep: a timetable that people know already; `freeze` says what may not change of it, `release` which exams and
        candidates it does not bind.
    starts, centre: a table of imposed starts, and the one centre whose people are then placed.
    checkpoint: a file that keeps the best solution; with `resume` the search goes on from it.

    Raises InvalidInput with every issue of the pins and files given, and if nobody sits any exam; ValueError if
    both `seconds` and `work` are given; SearchBug if a bug leaves neither a timetable nor
    a proof. Faults that a result survives are in its `faults`.
    """
    begun = time.time() if begun is None else begun
    if seconds is not None and work is not None:
        raise ValueError("give seconds or work, not both")
    if isinstance(semester, Instance):
        require_sitters(semester)
        pinning = Pinning(_path(pins), _path(keep), freeze, _path(starts), centre, tuple(release))
        semester = pinning.applied_to(semester)
    refused = refusal(semester, begun, rules)
    if refused is not None:
        return replace(refused, seed=seed)
    settings = SearchSettings(
        DEFAULT_SECONDS if seconds is None and work is None else seconds,
        work,
        seed,
        workers if work is None else 1,
        begun,
        _path(checkpoint),
        resume,
    )
    result = audited_search(semester, settings, rules, on_progress or (lambda news: None))
    return blame(result, semester, rules) if isinstance(semester, Instance) else result


def require_sitters(semester: Instance) -> None:
    """Raise InvalidInput if nobody sits anything: there is nothing to decide."""
    if not len(semester.sits):
        raise InvalidInput((Issue(semester.name, 0, "", "", "solve-nobody"),))


def _path(path: Path | str | None) -> Path | None:
    return None if path is None else Path(path)

"""Solve a semester."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from numbers import Integral
from pathlib import Path

from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.public import PublicInstance
from models.status import Status
from models.timetable import Timetable
from scheduler.app.audit_pinned_starts import refusal, refused_sets
from scheduler.app.audited_search import audited_search
from scheduler.app.catalogue import Catalogue, schema_of
from scheduler.app.freeze import Freeze
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
    freeze: Freeze | str = Freeze.PUBLISHED,
    release: Sequence[str] = (),
    published: Path | str | None = None,
    starts: Path | str | None = None,
    centre: str | None = None,
    checkpoint: Path | str | None = None,
    resume: bool = False,
    incomplete: bool = False,
    start_from: Timetable | None = None,
    begun: float | None = None,
) -> Result:
    """Decide a semester; the result holds the best timetable found, audited, or why there is none.

    The search runs in a process of its own. Ctrl-C ends it with the best audited timetable so far.

    seconds: the time limit (60 if neither it nor `work` is given), counted from `begun` (epoch seconds; default:
        now). Not reproducible.
    work: the amount of search instead, in thousands of moves tried: reproducible, with one thread.
    workers: threads of CP-SAT.
    rules: the catalogue to solve and judge by, instead of the usual one of the instance: `[*RULES, MyRule()]`, or what
        `load_rules` finds in a file.
    on_progress: called with every event of the search: seconds, phase, cost, bound.
    pins: a table of pins, besides those of the semester.
    keep: a timetable that people know already; `freeze` says what may not change of it, `release` of which exams and
        candidates only the published starts bind.
    published: a published result, whose starts stay; only a pin with a reason moves one.
    starts, centre: a table of imposed starts, and the one centre whose people are then placed.
    checkpoint: a file that keeps the best solution; with `resume` the search goes on from it.
    incomplete: where it is proven that there is no timetable, or imposed starts break rules, the rest of the time or work goes
        into the best one that leaves somebody out. The result is `infeasible` all the same, with that timetable and what is `missing` in it.
    start_from: a timetable, perhaps of another semester, from which the search begins; leaving it costs nothing.

    Raises InvalidInput with every issue of the pins and files given, and if nobody sits any exam; ValueError and
    TypeError for arguments that mean nothing, before any search; SearchBug if a bug leaves neither a timetable nor
    a proof. Faults that a result survives are in its `faults`.
    """
    begun = time.time() if begun is None else begun
    _check_numbers(seconds=seconds, work=work, seed=seed, workers=workers)
    freeze = Freeze(freeze)
    if isinstance(release, str):
        raise TypeError("release is a list of exams and candidates, not one text")
    if keep is None and (release or freeze not in (Freeze.FREE, Freeze.PUBLISHED)):
        raise ValueError("freeze and release say how firm a known timetable is; give keep, too")
    if not isinstance(semester, Instance | PublicInstance):
        raise TypeError(f"solve takes what read() returns, not a {type(semester).__name__}")
    if isinstance(semester, Instance):
        require_sitters(semester)
        if centre is not None and starts is None:
            raise ValueError("centre places the people of one centre under imposed starts; give starts, too")
        pinning = Pinning(
            _path(pins), _path(keep), freeze, _path(starts), centre, tuple(release), _path(published)
        )
        semester = pinning.applied_to(semester)
        if rules is None and (other := {*semester.policy.parameters} - {*schema_of().parameters}):
            raise ValueError(
                f"read() was given rules with settings for {', '.join(sorted(other))}; give them here, too"
            )
    refused = refusal(semester, begun, rules)
    if refused is not None and not incomplete:
        return replace(refused, seed=seed)
    settings = SearchSettings(
        DEFAULT_SECONDS if seconds is None and work is None else seconds,
        work,
        seed,
        workers if work is None else 1,
        begun,
        _path(checkpoint),
        resume,
        incomplete,
    )
    tell = on_progress or (lambda news: None)
    if refused is not None:
        found = audited_search(semester, settings, rules, tell, start_from, refused_sets(refused.conflicts))
        return replace(found, status=refused.status, conflicts=refused.conflicts, witness=refused.witness)
    result = audited_search(semester, settings, rules, tell, start_from)
    if result.status is not Status.INFEASIBLE or not isinstance(semester, Instance) or semester.pins.empty:
        return result
    # It imports the solver, which this process does not need otherwise.
    from scheduler.app.infeasible.pins_core import blame

    return blame(result, semester, rules)


def _check_numbers(*, seconds: float | None, work: int | None, seed: int, workers: int) -> None:
    """Raise for amounts that no search can have."""
    if seconds is not None and work is not None:
        raise ValueError("give seconds or work, not both")
    if seconds is not None and not 0 < seconds < math.inf:
        raise ValueError(f"seconds is a positive number, not {seconds}")
    least = {"work": (work, 1), "seed": (seed, 0), "workers": (workers, 1)}
    for name, (value, minimum) in least.items():
        if value is None:
            continue
        if not isinstance(value, Integral) or isinstance(value, bool):
            raise TypeError(f"{name} is a whole number, not {value!r}")
        if value < minimum:
            raise ValueError(f"{name} is {minimum} or more, not {value}")


def require_sitters(semester: Instance) -> None:
    """Raise InvalidInput if nobody sits anything: there is nothing to decide."""
    if not len(semester.sits):
        raise InvalidInput((Issue(semester.name, 0, "", "", "solve-nobody"),))


def _path(path: Path | str | None) -> Path | None:
    return None if path is None else Path(path)

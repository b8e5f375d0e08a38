"""A search in a child process whose every timetable is audited before anyone sees it."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from models.conflict import Conflict
from models.facts import Verdict
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.public import PublicInstance
from models.status import Status
from models.timetable import Timetable
from scheduler.app.assign_staff import assign_staff
from scheduler.app.audit import audit
from scheduler.app.catalogue import Catalogue, rules_of
from scheduler.app.interruption import Interruption
from scheduler.app.protocol import (
    Crash,
    Ended,
    ForeignCheckpoint,
    Improvement,
    Request,
    SearchSettings,
)
from scheduler.app.result import PROGRESS, Result
from scheduler.app.search_process import SearchProcess
from scheduler.solver.events import Outcome, Progress

if TYPE_CHECKING:
    from scheduler.app.protocol import Message

AUDIT_EVERY = 5.0
"""Seconds at most between two audits while better timetables come in."""
OVERTIME = 2.0
"""Seconds beyond its limit that the child may take before it is killed."""
LOOK_EVERY = 0.2
"""Seconds between two looks at the clock and at interruptions."""


def audited_search(
    semester: Instance | PublicInstance,
    settings: SearchSettings,
    rules: Catalogue | None,
    on_progress: Callable[[Progress], None],
) -> Result:
    """Search in a child process. Ctrl-C, SIGTERM, the time limit and a dead child all end with the best
    audited timetable. Raises AssertionError when a timetable fails its audit: a bug, never hidden."""
    received = _Received(semester, rules, on_progress)
    with Interruption() as interruption, SearchProcess(Request(semester, settings, rules)) as process:
        ended = _listen(process, received, settings, interruption)
        process.kill()
        for message in process.remaining():
            received.take(message)
        received.name_staff(settings.seed)
        received.audit_pending()
    if received.foreign_checkpoint:
        raise InvalidInput((Issue(str(settings.checkpoint), 0, "", "", "solve-resume-other"),))
    if received.timetable is None and received.trace:
        raise AssertionError(f"the solver failed:\n{received.trace}")
    return replace(
        received.result(settings),
        interrupted=interruption.asked,
        died=not ended,
        seconds=time.time() - settings.begun,
    )


def _listen(
    process: SearchProcess, received: "_Received", settings: SearchSettings, interruption: Interruption
) -> bool:
    """Take messages until the outcome, an interruption, or well past the time limit; False if the child
    went away without an outcome."""
    while not interruption.asked:
        if settings.seconds is not None and time.time() - settings.begun > settings.seconds + OVERTIME:
            return True
        try:
            message = process.receive(LOOK_EVERY)
        except EOFError:
            return False
        if message is not None and received.take(message):
            return not received.trace
        received.audit_when_due()
    return True


class _Received:
    """What the child has told so far: the newest timetable, and the best one that is audited."""

    def __init__(
        self,
        semester: Instance | PublicInstance,
        rules: Catalogue | None,
        on_progress: Callable[[Progress], None],
    ) -> None:
        self.semester, self.rules, self.on_progress = semester, rules, on_progress
        self.pending: Improvement | None = None
        self.newest: Improvement | None = None
        self.timetable: Timetable | None = None
        self.verdict: Verdict | None = None
        self.outcome: Outcome | None = None
        self.conflicts: tuple[Conflict, ...] = ()
        self.trace = ""
        self.foreign_checkpoint = False
        self.audited = 0.0
        self.bound = 0
        self.peak_mb = 0.0
        self.progress: list[tuple[float, int | None, int, str]] = []

    def take(self, message: "Message") -> bool:
        """Handle one message; True when it is the last."""
        match message:
            case Progress():
                self.bound = max(self.bound, message.bound)
                self.progress.append((message.seconds, message.cost, message.bound, message.phase))
                self.on_progress(message)
            case Improvement():
                self.pending = self.newest = message
                self.peak_mb = max(self.peak_mb, message.peak_mb)
            case Ended():
                self.outcome, self.conflicts = message.outcome, message.conflicts
                self.bound = max(self.bound, message.outcome.bound)
                return True
            case ForeignCheckpoint():
                self.foreign_checkpoint = True
                return True
            case Crash():
                self.trace = message.trace
                return True
        return False

    def name_staff(self, seed: int) -> None:
        """Name staff for the newest timetable, to be audited with them: here, because the child may be gone."""
        if self.newest is None:
            return
        timetable = assign_staff(self.semester, self.newest.timetable, seed)
        if timetable is not self.newest.timetable:
            self.pending = replace(self.newest, timetable=timetable)

    def audit_when_due(self) -> None:
        """Audit the newest timetable, at most every few seconds; the first at once."""
        if self.pending is not None and time.monotonic() - self.audited >= AUDIT_EVERY:
            self.audit_pending()

    def audit_pending(self) -> None:
        """Audit the newest timetable. It must break nothing and cost what the solver says."""
        if self.pending is None:
            return
        newest, self.pending = self.pending, None
        verdict = audit(self.semester, newest.timetable, rules=self.rules)
        if verdict.hard:
            hard = verdict.findings["severity"] == "hard"
            broken = verdict.findings.loc[hard, "rule"].value_counts().to_dict()
            raise AssertionError(f"the solver's timetable breaks hard rules: {broken}")
        if verdict.cost != newest.cost:
            raise AssertionError(
                f"the solver counts {newest.cost}, the audit {verdict.cost}: {dict(verdict.costs)}"
            )
        self.timetable, self.verdict = newest.timetable, verdict
        self.audited = time.monotonic()

    def result(self, settings: SearchSettings) -> Result:
        """All of it as a value."""
        outcome = self.outcome
        status = Status.UNKNOWN if outcome is None else Status(outcome.status)
        if self.timetable is not None and status is Status.UNKNOWN:
            status = Status.FEASIBLE
        return Result(
            status,
            self.semester,
            rules_of(self.semester, self.rules),
            settings.seed,
            timetable=self.timetable,
            verdict=self.verdict,
            bound=self.bound,
            bounds={} if outcome is None else dict(outcome.bounds),
            conflicts=self.conflicts,
            witness=None if outcome is None else outcome.witness,
            doubt=None if outcome is None else outcome.doubt,
            peak_mb=self.peak_mb,
            moves_per_second=0 if outcome is None else outcome.pace,
            progress=pd.DataFrame(self.progress, columns=list(PROGRESS)),
        )

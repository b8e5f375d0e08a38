"""A search in a child process whose every timetable is audited before anyone sees it."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from models.canonical_order import in_canonical_order
from models.conflict import Conflict
from models.facts import Verdict
from models.fault import Fault, SearchBug
from models.incomplete import WITHOUT_START, missing_table
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.public import PublicInstance
from models.status import Status
from models.text import Messages
from models.timetable import Timetable
from scheduler.app.assign_staff import assign_staff
from scheduler.app.audit import audit
from scheduler.app.catalogue import Catalogue, file_of, rules_of
from scheduler.app.faults import BUGS, crash, ending, sentence, unreadable
from scheduler.app.incomplete_findings import unexpected
from scheduler.app.interruption import Interruption
from scheduler.app.protocol import (
    CheckpointFailed,
    Crash,
    Ended,
    ForeignCheckpoint,
    Improvement,
    Request,
    SearchSettings,
    TooCostly,
)
from scheduler.app.result import PROGRESS, Result
from scheduler.app.search_process import SearchProcess
from scheduler.app.weights import weight_issue
from scheduler.solver.events import Outcome, Progress

if TYPE_CHECKING:
    from scheduler.app.protocol import Message

AUDIT_EVERY = 5.0
"""Seconds at most between two audits while better timetables come in."""
OVERTIME = 2.0
"""Seconds beyond its limit that the child may take before it is killed."""
KEPT = 4
"""Timetables that wait for an audit, at most: an earlier one is handed out where a later one is wrong."""
LOOK_EVERY = 0.2
"""Seconds between two looks at the clock and at interruptions."""


def audited_search(
    semester: Instance | PublicInstance,
    settings: SearchSettings,
    rules: Catalogue | None,
    on_progress: Callable[[Progress], None],
    start: Timetable | None = None,
    refused: tuple[tuple[str, ...], ...] = (),
) -> Result:
    """Search in a child process, from the timetable `start` if there is one, without one of each set of exams that is `refused`. Ctrl-C, SIGTERM, the time limit, a dead child and a wrong timetable all end with the
    best audited timetable; the result tells the faults. Raises AssertionError where a fault leaves nothing else to tell."""
    received = _Received(semester, rules, on_progress)
    request = Request(received.ordered, settings, rules, start, refused)
    with Interruption() as interruption, SearchProcess(request) as process:
        ended = _listen(process, received, settings, interruption)
        code = None if ended or received.crashed else process.exit_code()
        process.kill()
        for message in process.remaining():
            received.take(message)
        if not ended and not received.crashed:
            received.tell(ending(code, received.peak_mb, process.watchdog.hang))
        received.audit_last(settings.seed)
        received.audit_incomplete(settings.seed, asked=settings.incomplete)
    if received.foreign_checkpoint:
        raise InvalidInput((Issue(str(settings.checkpoint), 0, "", "", "solve-resume-other"),))
    if received.too_costly:
        raise InvalidInput((weight_issue(semester, received.too_costly),))
    if received.good is None and (bugs := [fault for fault in received.faults if fault.kind in BUGS]):
        raise SearchBug(sentence(bugs[0], Messages("en"))) from RuntimeError(bugs[0].trace)
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
            return not received.crashed
        received.audit_when_due()
    return True


class _Received:
    """What the child has told so far: the best timetable that is audited, those that wait, and what went wrong."""

    def __init__(
        self,
        semester: Instance | PublicInstance,
        rules: Catalogue | None,
        on_progress: Callable[[Progress], None],
    ) -> None:
        self.semester, self.rules, self.on_progress = semester, rules, on_progress
        self.ordered = in_canonical_order(semester) if isinstance(semester, Instance) else semester
        self.waiting: deque[Improvement] = deque(maxlen=KEPT)
        self.incomplete: deque[Improvement] = deque(maxlen=KEPT)
        self.good: Improvement | None = None
        self.verdict: Verdict | None = None
        self.outcome: Outcome | None = None
        self.conflicts: tuple[Conflict, ...] = ()
        self.faults: list[Fault] = []
        self.crashed = False
        self.foreign_checkpoint = False
        self.too_costly = 0.0
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
                (self.waiting if message.missing is None else self.incomplete).append(message)
                self.peak_mb = max(self.peak_mb, message.peak_mb)
            case Ended():
                self.outcome, self.conflicts = message.outcome, message.conflicts
                self.bound = message.outcome.bound
                return True
            case CheckpointFailed():
                self.tell(Fault("checkpoint", {"error": message.error}))
            case ForeignCheckpoint():
                self.foreign_checkpoint = True
                return True
            case TooCostly():
                self.too_costly = message.factor
                return True
            case Crash():
                self.crashed, self.peak_mb = True, max(self.peak_mb, message.peak_mb)
                self.tell(crash(message.trace, memory=message.memory, peak_mb=self.peak_mb))
                return True
        return False

    def tell(self, fault: Fault) -> None:
        """Note a fault; one of a kind is enough."""
        if all(fault.kind != known.kind for known in self.faults):
            self.faults.append(fault)

    def audit_when_due(self) -> None:
        """Audit the newest timetable, at most every few seconds; the first at once."""
        if self.waiting and time.monotonic() - self.audited >= AUDIT_EVERY:
            self.audit_waiting()

    def audit_last(self, seed: int) -> None:
        """Audit what waits, with staff by name: here, because the child may be gone. Where the newest is wrong, staff
        is named for the one that is handed out instead."""
        named: Improvement | None = None
        while True:
            last = self.waiting[-1] if self.waiting else self.good
            if last is None or last is named:
                return
            named = self._with_staff(last, seed)
            if named is not last or self.waiting:
                if named is not last:
                    self.waiting.append(named)
                self.audit_waiting()
            if self.good is last:
                return

    def audit_incomplete(self, seed: int, *, asked: bool) -> None:
        """For want of a complete timetable audit the newest incomplete one, with staff by name; where it is wrong the ones
        before it. Where it is proven that there is none, an incomplete one is of use only if it is `asked` for."""
        proven = self.outcome is not None and self.outcome.status == "infeasible" and not asked
        while self.good is None and self.incomplete and not proven:
            found = self._with_staff(self.incomplete.pop(), seed)
            verdict = self._judged(found)
            if verdict is not None:
                self.good, self.verdict = found, verdict

    def audit_waiting(self) -> None:
        """Audit the newest timetable, and where that is wrong the ones before it that nobody has audited."""
        while self.waiting:
            newest = self.waiting.pop()
            verdict = self._judged(newest)
            if verdict is not None:
                self.good, self.verdict = newest, verdict
                self.waiting.clear()
        self.audited = time.monotonic()

    def _with_staff(self, found: Improvement, seed: int) -> Improvement:
        try:
            timetable, cost = assign_staff(self.ordered, found.timetable, seed, self.rules)
        except Exception as error:  # a wrong timetable may make it fail in any way
            self.tell(unreadable(error))
            return found
        return (
            found
            if timetable is found.timetable
            else replace(found, timetable=timetable, cost=found.cost + cost)
        )

    def _judged(self, found: Improvement) -> Verdict | None:
        """The verdict on a timetable that breaks nothing, but for what is missing, and costs what the solver says; None (told)
        for any other."""
        try:
            verdict = audit(self.semester, found.timetable, rules=self.rules)
        except Exception as error:  # a wrong timetable may make it fail in any way
            self.tell(unreadable(error))
            return None
        broken = unexpected(verdict.findings, found.missing)
        if len(broken):
            rules = broken["rule"].value_counts()
            self.tell(Fault("hard-rules", {"rules": ", ".join(f"{r} ({n})" for r, n in rules.items())}))
            return None
        # What rules count over all exams they count of those without a start, too, which the solver knew nothing of.
        partial = (*WITHOUT_START, "start-here")
        whole = found.missing is None or not found.missing["reason"].isin(partial).any()
        if whole and verdict.cost != found.cost:
            self.tell(Fault("cost", {"counted": found.cost, "audited": verdict.cost}))
            return None
        return verdict

    def result(self, settings: SearchSettings) -> Result:
        """All of it as a value."""
        outcome = self.outcome
        status = Status.UNKNOWN if outcome is None else Status(outcome.status)
        cost = None if self.verdict is None else self.verdict.cost
        witness, bound = None if outcome is None else outcome.witness, self.bound
        if cost is not None and bound > cost and not (self.good and self.good.missing is not None):
            self.tell(Fault("bound", {"bound": bound, "cost": cost}))
            plain = 0 if outcome is None else outcome.plain_bound
            status, witness, bound = Status.FEASIBLE, None, plain if plain <= cost else 0
        if cost is not None and outcome is not None and outcome.doubt == "refuted":
            self.tell(Fault("proof"))
        incomplete = self.good is not None and self.good.missing is not None
        if incomplete and status is Status.UNKNOWN:
            status = Status.INCOMPLETE
        if self.good is None and status in (Status.OPTIMAL, Status.FEASIBLE):
            status, witness = Status.UNKNOWN, None  # what it was claimed of did not pass the audit
        if (
            cost is not None
            and not incomplete
            and (
                status not in (Status.OPTIMAL, Status.FEASIBLE) or (status is Status.OPTIMAL and cost > bound)
            )
        ):
            status, witness = Status.FEASIBLE, None
        return Result(
            status,
            self.semester,
            rules_of(self.semester, self.rules),
            settings.seed,
            timetable=None if self.good is None else self.good.timetable,
            verdict=self.verdict,
            bound=bound,
            bounds={} if outcome is None else dict(outcome.bounds),
            conflicts=self.conflicts,
            witness=witness,
            doubt=None if outcome is None else outcome.doubt,
            faults=tuple(self.faults),
            peak_mb=self.peak_mb,
            moves_per_second=0 if outcome is None else outcome.pace,
            progress=pd.DataFrame(self.progress, columns=list(PROGRESS)),
            rules_file=file_of(self.rules),
            missing=missing_table() if self.good is None or self.good.missing is None else self.good.missing,
            left_out=() if self.good is None else self.good.left_out,
        )

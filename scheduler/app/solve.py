"""A solve as the parent sees it: a child searches, every answer is audited before anyone sees it."""

import multiprocessing
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from types import FrameType, TracebackType
from typing import Any, Self

import pandas as pd

from models.facts import Solving, Verdict
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.public import PublicInstance
from models.timetable import Timetable
from scheduler.app.assign_staff import assign_staff
from scheduler.app.audit import judge
from scheduler.app.child import Failed, Found, Message, Refused, Settings, work
from scheduler.solver.events import Outcome, Progress

AUDIT_EVERY = 5.0
GRACE = 2.0


@dataclass
class Solved:
    """The best audited timetable so far and how the solve went."""

    status: str = "unknown"
    timetable: Timetable | None = None
    verdict: Verdict | None = None
    bound: int = 0
    bounds: dict[str, int] = field(default_factory=dict)
    reason: tuple[str, ...] = ()
    interrupted: bool = False
    died: bool = False
    seconds: float = 0.0
    peak_mb: float = 0.0
    pace: int = 0
    progress: list[tuple[float, int | None, int, str]] = field(default_factory=list)

    def solving(self, seed: int) -> Solving:
        """For the report."""
        table = pd.DataFrame(self.progress, columns=["seconds", "cost", "bound", "phase"])
        return Solving(self.status, self.seconds, self.bound, self.bounds, seed, table)


def solve_in_child(
    given: Instance | PublicInstance, settings: Settings, show: Callable[[Progress], None]
) -> Solved:
    """Run a search in a child process. Ctrl-C, SIGTERM, the time limit and a dead child all end with the
    best audited timetable. Raises AssertionError when an answer fails its audit: a bug, never hidden."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=work, args=(theirs, given, settings), daemon=True)
    solved = Solved()
    desk = _Desk(given, solved, show)
    with _Interruption() as interruption:
        child.start()
        theirs.close()
        try:
            solved.died = not _listen(ours, desk, settings, interruption)
        finally:
            child.kill()
            child.join()
        desk.drain(ours)
        desk.fill_posts(settings.seed)
        desk.audit_pending()
    if desk.refused:
        raise InvalidInput((Issue(str(settings.checkpoint), 0, "", "", "solve-resume-other"),))
    solved.interrupted = interruption.asked
    solved.seconds = time.time() - settings.begun
    if solved.timetable is not None and solved.status == "unknown":
        solved.status = "feasible"
    if solved.timetable is None and desk.trace:
        raise AssertionError(f"the solver failed:\n{desk.trace}")
    return solved


class _Interruption:
    """Ctrl-C and SIGTERM as a flag, so that no message or audit is cut in the middle."""

    def __init__(self) -> None:
        self.asked = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, self._ask)
        return self

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)


def _listen(pipe: Connection, desk: "_Desk", settings: Settings, interruption: _Interruption) -> bool:
    """Take messages until the outcome, an interruption, or well past the time limit; False if the child
    went away without an outcome."""
    while not interruption.asked:
        if settings.seconds is not None and time.time() - settings.begun > settings.seconds + GRACE:
            return True
        try:
            if pipe.poll(0.2) and desk.take(pipe.recv()):
                return not desk.trace
        except (EOFError, OSError):
            return False
        desk.audit_when_due()
    return True


class _Desk:
    """Receives messages, keeps the newest answer, audits it when due."""

    def __init__(
        self, given: Instance | PublicInstance, solved: Solved, show: Callable[[Progress], None]
    ) -> None:
        self.given, self.solved, self.show = given, solved, show
        self.pending: Found | None = None
        self.newest: Found | None = None
        self.trace = ""
        self.refused = False
        self.audited = 0.0

    def take(self, message: Message) -> bool:
        """Handle one message; True when it is the last."""
        match message:
            case Progress():
                self.solved.bound = max(self.solved.bound, message.bound)
                self.solved.progress.append((message.seconds, message.cost, message.bound, message.phase))
                self.show(message)
            case Found():
                self.pending = self.newest = message
                self.solved.peak_mb = max(self.solved.peak_mb, message.peak_mb)
            case Outcome():
                self.solved.status, self.solved.reason = message.status, message.reason
                self.solved.bound = max(self.solved.bound, message.bound)
                self.solved.bounds, self.solved.pace = dict(message.bounds), message.pace
                return True
            case Refused():
                self.refused = True
                return True
            case Failed():
                self.trace = message.trace
                return True
        return False

    def drain(self, pipe: Connection) -> None:
        """Messages sent before the child ended."""
        try:
            while pipe.poll():
                self.take(pipe.recv())
        except (EOFError, OSError):
            return

    def fill_posts(self, seed: int) -> None:
        """Names for the newest answer, to be audited with them: here, because the child may be gone."""
        if self.newest is None:
            return
        timetable = assign_staff(self.given, self.newest.timetable, seed)
        if timetable is not self.newest.timetable:
            self.pending = replace(self.newest, timetable=timetable)

    def audit_when_due(self) -> None:
        """Audit the newest answer, at most every few seconds; the first at once."""
        if self.pending is not None and time.monotonic() - self.audited >= AUDIT_EVERY:
            self.audit_pending()

    def audit_pending(self) -> None:
        """Audit the newest answer. It must break nothing and cost what the solver says."""
        if self.pending is None:
            return
        found, self.pending = self.pending, None
        verdict, _ = judge(self.given, found.timetable)
        if verdict.hard:
            rules = (
                verdict.findings.loc[verdict.findings["severity"] == "hard", "rule"].value_counts().to_dict()
            )
            raise AssertionError(f"the solver's answer breaks hard rules: {rules}")
        if verdict.cost != found.cost:
            raise AssertionError(
                f"the solver counts {found.cost}, the audit {verdict.cost}: {dict(verdict.costs)}"
            )
        self.solved.timetable, self.solved.verdict = found.timetable, verdict
        self.audited = time.monotonic()

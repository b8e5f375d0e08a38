"""The campaign of solver faults: each kind of fault at moments spread over a solve of `tiny`; what is shown is true.

    python -m tests.campaign.solver_faults [--moments N] [--minutes M]

The search runs in a fork of this process, so that nothing is imported anew. Prints every run in which a wrong timetable or
claim was shown, and appends the figures to `benchmarks/results/reliability.json`. Exit code 1 if there was one.
"""

import argparse
import os
import pickle
import subprocess
import sys
import time
from collections import Counter
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import numpy as np

from models.canonical_order import in_canonical_order
from models.facts import Verdict
from models.fault import SearchBug
from models.instance import Instance
from models.status import Status
from models.timetable import Timetable
from scheduler import audit, solve
from scheduler.app import audited_search, child
from scheduler.app.incomplete_findings import unexpected
from scheduler.app.protocol import Improvement, Request, SearchSettings
from scheduler.app.result import Result
from scheduler.app.run_search import run_search
from scheduler.app.search_process import SearchProcess
from scheduler.solver.pulse import Pulse
from tests.campaign.record import append, stopped_by_signals
from tests.campaign.saboteur import FAULTS, Saboteur
from tests.support.paths import TINY
from tests.support.reading import read_instance

if TYPE_CHECKING:
    from scheduler.app.protocol import Message

OPTIMUM = 1562
"""The least cost of tiny, which is proven."""
WORK = 40
MOST_SILENCE = 10.0
"""Seconds without a sign of life after which the search counts as hanging: short, because hangs are what is tried."""


class Fork:
    """A process forked from this one, as `subprocess.Popen` shows one."""

    def __init__(self, process: int, reading: int) -> None:
        self.pid = process
        self.returncode: int | None = None
        self.stdin, self.stdout = None, os.fdopen(reading, "rb")

    def poll(self) -> int | None:
        if self.returncode is None:
            process, status = os.waitpid(self.pid, os.WNOHANG)
            self.returncode = os.waitstatus_to_exitcode(status) if process else None
        return self.returncode

    def wait(self, timeout: float = 3600.0) -> int:
        until = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > until:
                raise subprocess.TimeoutExpired("fork", timeout)
            time.sleep(0.01)
        return code

    def kill(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, 9)


class SabotagedSearch(SearchProcess):
    """A search in a fork of this process in which the saboteur is at work."""

    saboteur: Saboteur

    def __init__(self, request: Request) -> None:
        super().__init__(request, most_silence=MOST_SILENCE)

    def start(self, request: Path) -> Any:
        reading, writing = os.pipe()
        sys.stdout.flush()
        process = os.fork()
        if process:
            os.close(writing)
            return Fork(process, reading)
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            self.saboteur.install()
            child.serve(request, os.fdopen(writing, "wb"))
        finally:
            os._exit(0)


@cache
def tiny() -> Instance:
    """The instance that is solved."""
    return read_instance(TINY)


@cache
def calls() -> tuple[int, int]:
    """How many calls of the solver's parts an honest search makes, and how many of them before its first answer."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        counting, first = Saboteur(lambda: None, 0), 0

        def count(message: "Message") -> None:
            nonlocal first
            first = first or counting.calls * isinstance(message, Improvement)

        counting.install()
        settings = SearchSettings(None, WORK, 0, 1, time.time())
        run_search(Request(in_canonical_order(tiny()), settings), count, Pulse())
        os.write(writing, f"{counting.calls} {first}".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        every, first = map(int, said.read().split())
    os.waitpid(process, 0)
    return every, first


_VERDICTS: dict[bytes, Verdict] = {}


def judged(semester: Instance, timetable: Timetable, **given: Any) -> Verdict:
    """The audit of a timetable of tiny. Most searches find the same ones, and this process is honest: once is enough."""
    key = sha256(pickle.dumps(timetable)).digest()
    if key not in _VERDICTS:
        _VERDICTS[key] = audit(semester, timetable, **given)
    return _VERDICTS[key]


def moments(count: int) -> list[int]:
    """Numbers of calls, spread evenly from the first to the last one."""
    return sorted({int(at) for at in np.linspace(1, calls()[0], count).round()})


def outcome(kind: str, moment: int) -> tuple[str, list[str]]:
    """What a solve with this fault at this moment shows (a status, or `bug`), and what of it is wrong."""
    SabotagedSearch.saboteur = Saboteur(FAULTS[kind], moment)
    try:
        with (
            patch.object(audited_search, "SearchProcess", SabotagedSearch),
            patch.object(audited_search, "audit", judged),
        ):
            result = solve(tiny(), work=WORK, seed=0)
    except SearchBug:
        return "bug", ["a bug is told though there was an answer"] if moment > calls()[1] else []
    if result.interrupted:
        raise KeyboardInterrupt
    return str(result.status), wrong_in(result)


def wrong_in(result: Result) -> list[str]:
    """What a result of tiny shows and is not true."""
    wrong = []
    if result.status not in (Status.FEASIBLE, Status.OPTIMAL, Status.INCOMPLETE, Status.UNKNOWN):
        wrong.append(f"claimed {result.status}")
    if result.bound > OPTIMUM:
        wrong.append(f"bound {result.bound}")
    if (result.timetable is None) != (result.status is Status.UNKNOWN):
        wrong.append(f"{result.status} and its timetable do not go together")
    if result.timetable is None:
        return wrong
    verdict = judged(tiny(), result.timetable)
    if result.status is Status.INCOMPLETE:
        broken = unexpected(verdict.findings, result.missing)["rule"].unique()
        return wrong + [f"{rule} is broken, and not by what is missing" for rule in broken]
    if verdict.hard:
        wrong.append(f"{verdict.hard} hard findings")
    if verdict.cost != result.cost:
        wrong.append(f"cost {result.cost} and not {verdict.cost}")
    if result.status is Status.OPTIMAL and (verdict.cost != OPTIMUM or result.witness is None):
        wrong.append(f"optimal at {verdict.cost}, witness {result.witness}")
    return wrong


def main() -> None:
    """Run the campaign of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=600)
    given = parser.parse_args()
    begun = time.monotonic()
    ends: dict[str, Counter[str]] = {kind: Counter() for kind in FAULTS}
    faults: list[str] = []
    with stopped_by_signals():
        for moment in moments(given.moments):
            for kind in FAULTS:
                if time.monotonic() - begun > given.minutes * 60:
                    break
                end, wrong = outcome(kind, moment)
                ends[kind][end] += 1
                faults += [f"{kind} at call {moment}: {one}" for one in wrong]
                print(f"{kind} at call {moment}: {end} {wrong or ''}", flush=True)
    figures = {
        "runs": sum(sum(shown.values()) for shown in ends.values()),
        "calls": calls()[0],
        "shown": {kind: dict(shown) for kind, shown in ends.items()},
        "faults": faults,
        "seconds": round(time.monotonic() - begun),
    }
    print(append("solver faults", figures))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()

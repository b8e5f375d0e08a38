"""The campaign of kills: commands killed, half at random moments and half before one of their file operations.

    python -m tests.campaign.kills [--count N] [--seed S] [--minutes M] [--small]

Prints every case in which a result is lost, mixed or half-written, a process is left, or a trace is shown, and appends the
figures to `benchmarks/results/reliability.json`. Exit code 1 if there was one.
"""

import argparse
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.campaign.record import append, stopped_by_signals
from tests.campaign.struck_commands import Content, Struck, commands, content
from tests.support.paths import ROOT

MARK = "EXAMS_CAMPAIGN"
"""In the environment of a command and of every process that it starts."""
MOST_SECONDS = 600
MOST_FOR_EACH = 36_000
"""Seconds for a command that goes on from each of its operations, on a machine that is busy with other things."""
HANGS = 124
"""The exit code that stands for more than these seconds."""
LEAVE_SECONDS = 60
"""Within which the processes that a killed command has started end."""


@dataclass(frozen=True)
class Undisturbed:
    """A run of a command that nothing strikes: its file operations, its seconds, and the content before and after it."""

    operations: int
    seconds: float
    before: Content
    after: Content


def run(
    command: Struck, folder: Path, how: str, moment: int, seconds: float | None = None
) -> tuple[int, str, bool]:
    """Run in a prepared folder, killed after `seconds` if given: exit code, what it said, whether a process is left."""
    target, mark = folder / command.target, secrets.token_hex(8)
    words = [word.replace("{}", str(target)) for word in command.words]
    env = {**os.environ, MARK: mark, "TMPDIR": str(folder)}
    strike = [sys.executable, "-m", "tests.campaign.strike", how, str(moment), str(folder), "--", *words]
    with (folder.parent / f"{folder.name}.said").open("w+") as said:
        child = subprocess.Popen(
            strike,
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            child.wait(seconds or (MOST_FOR_EACH if how == "each" else MOST_SECONDS))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait()
            if seconds is None:
                outliving(mark)
                return HANGS, "", False
        left = outliving(mark)
        said.seek(0)
        return child.returncode, said.read(), left


def outliving(mark: str) -> bool:
    """Whether a process with the mark outlives its command; it is ended then."""
    until = time.monotonic() + LEAVE_SECONDS
    while (left := processes_with(mark)) and time.monotonic() < until:
        time.sleep(0.1)
    for process in left:
        os.kill(process, signal.SIGKILL)
    return bool(left)


def processes_with(mark: str) -> list[int]:
    """The processes whose environment has the mark."""
    wanted, found = f"{MARK}={mark}".encode(), []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                environment = (entry / "environ").read_bytes()
            except OSError:
                continue
            if wanted in environment.split(b"\0"):
                found.append(int(entry.name))
    return found


def undisturbed(command: Struck, work: Path) -> Undisturbed:
    """Run the command without a strike."""
    with tempfile.TemporaryDirectory(dir=work) as name:
        folder = Path(name) / "w"
        folder.mkdir()
        before = content(command.prepare(folder))
        begun = time.monotonic()
        code, said, left = run(command, folder, "count", 0)
        seconds = time.monotonic() - begun
        assert (code, left) == (0, False), said
        assert not command.faults(folder / command.target, before, content(folder / command.target))
        operations = int(said.rpartition("operations ")[2].split()[0])
        return Undisturbed(operations, seconds, before, content(folder / command.target))


def struck(
    command: Struck, calm: Undisturbed, work: Path, how: str, moment: int, seconds: float | None = None
) -> tuple[str, list[str]]:
    """How a struck run ended (`killed`, `failed`, `done`), and what is wrong after it."""
    with tempfile.TemporaryDirectory(dir=work) as name:
        folder = Path(name) / "w"
        folder.mkdir()
        command.prepare(folder)
        code, said, left = run(command, folder, how, moment, seconds)
        faults = command.faults(folder / command.target, calm.before, calm.after)
        if left:
            faults.append("a process is left")
        end, wrong = ending(code, said)
        return end, faults + wrong


def ending(code: int, said: str) -> tuple[str, list[str]]:
    """How a command ended (`killed`, `failed`, `done`), and what is wrong with that."""
    wrong = "Traceback" in said or code not in (0, 2, -signal.SIGKILL)
    end = {0: "done", -signal.SIGKILL: "killed"}.get(code, "failed")
    return end, [f"exit {code}: {said[-300:]}"] if wrong else []


def main() -> None:
    """Run the campaign of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600)
    parser.add_argument("--small", action="store_true", help="without the showcase")
    given = parser.parse_args()
    begun, rng = time.monotonic(), Random(given.seed)
    ends, runs, faults = Counter[str](), Counter[str](), list[str]()
    work = Path(tempfile.mkdtemp(prefix="exams-campaign-"))
    try:
        known = [(one, undisturbed(one, work)) for one in commands(work, large=not given.small)]
        with stopped_by_signals():
            for number, (command, calm, moment, seconds) in enumerate(_plan(known, given.count, rng)):
                if time.monotonic() - begun > given.minutes * 60:
                    break
                end, wrong = struck(command, calm, work, "kill", moment, seconds)
                ends[end] += 1
                runs[command.name] += 1
                where = f"{command.name}, killed at {moment or f'{seconds:.2f} s'}"
                faults += [f"{where}: {one}" for one in wrong]
                print(f"{number} {where}: {end} {wrong or ''}", flush=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    figures = {
        "seed": given.seed,
        "runs": sum(ends.values()),
        "ends": dict(ends),
        "by_command": dict(runs),
        "operations": {command.name: calm.operations for command, calm in known},
        "faults": faults,
        "seconds": round(time.monotonic() - begun),
    }
    print(append("kills", figures))
    sys.exit(bool(faults))


def _plan(
    known: list[tuple[Struck, Undisturbed]], count: int, rng: Random
) -> list[tuple[Struck, Undisturbed, int, float | None]]:
    """The kills, in turn over the commands."""
    plan: list[tuple[Struck, Undisturbed, int, float | None]] = []
    for number in range(count):
        one, calm = known[number % len(known)]
        if number // len(known) % 2:
            plan.append((one, calm, 0, rng.uniform(0.2, calm.seconds)))
        else:
            plan.append((one, calm, rng.randint(1, calm.operations), None))
    return plan


if __name__ == "__main__":
    main()

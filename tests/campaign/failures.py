"""The campaign of failing file operations: every operation that changes a file fails once as on a full disk.

    python -m tests.campaign.failures [--minutes M] [--small]

Each command runs once. At each of its operations the process forks: the fork meets the failure there and runs on to its
end in a copy of the folder, which is judged afterwards; the process itself goes on. Operations that cannot be copied
(`strike.apart`) fail in a run of their own. Prints and records what is wrong, as the campaign of kills does.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.campaign.kills import Undisturbed, ending, run, struck
from tests.campaign.record import append, stopped_by_signals
from tests.campaign.struck_commands import Struck, commands, content


@dataclass(frozen=True)
class Failure:
    """What came of one failing operation: how the command ended (`failed`, `done`), and what is wrong after it."""

    moment: int
    end: str
    faults: tuple[str, ...]
    alone: bool
    """Whether it failed in a run of its own."""


def failures(command: Struck, work: Path) -> Iterator[Failure]:
    """Every operation of a command fails once, in order; those in runs of their own come last."""
    with tempfile.TemporaryDirectory(dir=work) as name:
        folder = Path(name) / "w"
        folder.mkdir()
        before = content(command.prepare(folder))
        begun = time.monotonic()
        exit_code, said, left = run(command, folder, "each", 0)
        seconds = time.monotonic() - begun
        assert exit_code == 0, said
        after = content(folder / command.target)
        if left:
            yield Failure(0, "done", ("a process is left",), alone=False)
        operations, *apart = map(int, said.rpartition("operations ")[2].split())
        calm = Undisturbed(operations, seconds, before, after)
        for moment in range(1, operations + 1):
            if moment not in apart:
                faults = command.faults(Path(name) / str(moment) / command.target, before, after)
                code, said = (Path(name, f"{moment}.{part}").read_text() for part in ("code", "said"))
                end, wrong = ending(int(code), said)
                yield Failure(moment, end, (*faults, *wrong), alone=False)
    for moment in apart:
        end, faults = struck(command, calm, work, "fail", moment)
        yield Failure(moment, end, tuple(faults), alone=True)


def main() -> None:
    """Run the campaign of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=600)
    parser.add_argument("--small", action="store_true", help="without the showcase")
    given = parser.parse_args()
    begun = time.monotonic()
    ends, runs, alone, faults = Counter[str](), Counter[str](), 0, list[str]()
    work = Path(tempfile.mkdtemp(prefix="exams-campaign-"))
    try:
        with stopped_by_signals():
            for command in commands(work, large=not given.small):
                for found in failures(command, work):
                    ends[found.end] += 1
                    runs[command.name] += 1
                    alone += found.alone
                    where = f"{command.name}, operation {found.moment}"
                    faults += [f"{where}: {one}" for one in found.faults]
                    print(f"{where}: {found.end} {found.faults or ''}", flush=True)
                if time.monotonic() - begun > given.minutes * 60:
                    break
    finally:
        shutil.rmtree(work, ignore_errors=True)
    figures = {
        "runs": sum(ends.values()),
        "in_runs_of_their_own": alone,
        "ends": dict(ends),
        "by_command": dict(runs),
        "faults": faults,
        "seconds": round(time.monotonic() - begun),
    }
    print(append("failing file operations", figures))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()

"""The campaign of inputs: files of every form, mutated at random, are read or refused in the user's words.

    python -m tests.campaign.inputs [--count N] [--first N] [--seed S] [--minutes M] [--covered N]

Prints every input that ends in a bug, a signal or the time limit, and appends the figures to
`benchmarks/results/reliability.json`. Exit code 1 if there was such an input.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.campaign.read_batch import LATE
from tests.campaign.record import append, stopped_by_signals
from tests.support.paths import ROOT

BATCH = 500
READER = (sys.executable, "-m", "tests.campaign.read_batch")
NO_READERS = [f"*/instances/io/{part}" for part in ("help/*", "results/*", "*/*writer.py", "*/save.py")]
"""What of `instances.io` writes files, or helps their writers."""


def outcomes(
    seed: int, first: int, last: int, *, reader: Sequence[str] = READER
) -> Iterator[tuple[int, str]]:
    """What became of each input, in order: of the one at which a child dies too, after which another child goes on."""
    while first < last:
        begun = first
        command = [*reader, str(seed), str(first), str(last)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            for line in child.stdout:
                number, _, outcome = line.strip().partition(" ")
                yield int(number), outcome
                first = int(number) + 1
        if first < last:
            if begun == first and child.returncode > 0:
                raise RuntimeError("the child cannot read anything")
            late = -child.returncode in LATE
            what = "takes too long" if late else f"ends the process with {child.returncode}"
            yield first, f"bug {what}"
            first += 1


def coverage_of(seed: int, count: int) -> float:
    """Percent of the lines of the readers in `instances.io` that the first inputs run."""
    import coverage

    with tempfile.TemporaryDirectory() as work, (Path(work) / "report").open("w") as report:
        data = str(Path(work) / "data")
        options = ("run", "--append", f"--data-file={data}", "--source=instances/io", "-m")
        traced = (sys.executable, "-m", "coverage", *options, READER[-1])
        for _ in outcomes(seed, 0, count, reader=traced):
            pass
        found = coverage.Coverage(data_file=data)
        found.load()
        return round(found.report(file=report, omit=NO_READERS), 1)


def main() -> None:
    """Run the campaign of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600, help="stop after the batch that passes this")
    parser.add_argument(
        "--covered",
        type=int,
        default=1500,
        help="inputs that are read once more with coverage, unless the campaign was stopped",
    )
    given = parser.parse_args()
    begun, found = time.monotonic(), Counter[str]()
    codes: set[str] = set()
    bugs: list[str] = []
    with stopped_by_signals():
        for first in range(given.first, given.first + given.count, BATCH):
            last = min(first + BATCH, given.first + given.count)
            for number, outcome in outcomes(given.seed, first, last):
                kind, *rest = outcome.split(" ")
                found[kind] += 1
                if kind == "bug":
                    bugs.append(f"{number}: {' '.join(rest)}")
                    print(f"seed {given.seed} input {bugs[-1]}", flush=True)
                else:
                    codes.update(rest)
            print(f"{sum(found.values())} inputs, {dict(found)}", file=sys.stderr, flush=True)
            if time.monotonic() - begun > given.minutes * 60:
                break
    figures = {
        "seed": given.seed,
        "first": given.first,
        "inputs": sum(found.values()),
        "read": found["read"],
        "refused": found["refused"],
        "bugs": bugs,
        "issue_codes": len(codes),
        "seconds": round(time.monotonic() - begun),
    }
    if given.covered and sum(found.values()) == given.count:
        percent = coverage_of(given.seed, given.covered)
        figures |= {"covered_inputs": given.covered, "coverage_percent": percent}
    print(append("inputs", figures))
    sys.exit(bool(bugs))


if __name__ == "__main__":
    main()

"""The campaign of inputs: files of every form, mutated at random, are read or refused in the user's words.

    python -m tests.campaign.inputs [--count N] [--first N] [--seed S] [--minutes M] [--covered N]

Prints every input that ends in a bug, a signal or the time limit, and appends the figures to
`benchmarks/results/reliability.json`. Exit code 1 if there was such an input.
"""

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.campaign.record import append
from tests.support.paths import ROOT

BATCH = 500
READER = (sys.executable, "-m", "tests.campaign.read_batch")


def outcomes(
    seed: int, first: int, last: int, *more: str, reader: Sequence[str] = READER
) -> Iterator[tuple[int, str]]:
    """What became of each input, in order: of the one at which a child dies too, after which another child goes on.

    `more`: further arguments of the child, the file for its coverage.
    """
    while first < last:
        command = [*reader, str(seed), str(first), str(last), *more]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            for line in child.stdout:
                number, _, outcome = line.strip().partition(" ")
                yield int(number), outcome
                first = int(number) + 1
        if first < last:
            late = child.returncode == -signal.SIGALRM
            what = "takes too long" if late else f"ends the process with {child.returncode}"
            yield first, f"bug {what}"
            first += 1


def coverage_of(file: Path) -> float:
    """Percent of the lines of `instances.io` that were run."""
    import coverage

    data = coverage.Coverage(data_file=str(file), source=["instances.io"])
    data.load()
    with tempfile.TemporaryFile("w") as nowhere:
        return round(data.report(file=nowhere), 1)


def main() -> None:
    """Run the campaign of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600, help="stop after the batch that passes this")
    parser.add_argument(
        "--covered", type=int, default=1500, help="inputs that are read once more with coverage"
    )
    given = parser.parse_args()
    begun, found = time.monotonic(), Counter[str]()
    codes: set[str] = set()
    bugs: list[str] = []
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
    if given.covered:
        with tempfile.TemporaryDirectory() as work:
            for _ in outcomes(given.seed, 0, given.covered, str(Path(work) / "data")):
                pass
            figures |= {"covered_inputs": given.covered, "coverage_percent": coverage_of(Path(work) / "data")}
    print(append("inputs", figures))
    sys.exit(bool(bugs))


if __name__ == "__main__":
    main()

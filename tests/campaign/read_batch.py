"""Child process of the campaign of inputs: reads mutated inputs and tells what became of each as it goes.

    python -m tests.campaign.read_batch SEED FIRST LAST

One line for each input: its number and `read`, `refused CODE…` or `bug TYPE PLACE`. Its memory is limited, and a
signal ends it if an input takes too long: the first number without a line is then the offender. The limit is processor
time, because other programs may share the machine; a longer one on the clock ends a reader that waits for something.
"""

import signal
import sys
import tempfile
import warnings
from pathlib import Path
from random import Random

from models.error_place import error_place
from models.issues import InvalidInput
from tests.campaign.input_forms import Form, forms
from tests.campaign.mutations import mutated
from tests.support.languages import ENGLISH, FRENCH

MOST_MEMORY = 2 * 2**30
"""Bytes of address space."""
MOST_SECONDS = 10
"""Processor time for one input."""
MOST_WAITING = 300
"""Seconds on the clock for one input."""
LATE = (signal.SIGPROF, signal.SIGALRM)
"""What ends the process at the one limit and the other."""


def input_at(number: int, seed: int, known: dict[str, Form]) -> tuple[str, dict[str, bytes]]:
    """The form and the files of an input; the same for the same number and seed."""
    rng = Random(f"{seed} {number}")
    form = list(known)[number % len(known)]
    return form, mutated(dict(known[form].files), rng)


def read_one(number: int, seed: int, known: dict[str, Form]) -> str:
    """What became of an input."""
    name, files = input_at(number, seed, known)
    with tempfile.TemporaryDirectory() as work:
        for file, raw in files.items():
            (Path(work) / file).write_bytes(raw)
        try:
            issues, outcome = known[name].read(Path(work)), "read"
        except InvalidInput as refused:
            issues, outcome = refused.issues, "refused"
            if not any(issue.severity == "error" for issue in issues):
                return "bug refused-without-error"
        except Exception as error:
            return f"bug {' '.join(error_place(error).split())}"
        for issue in issues:
            for messages in (ENGLISH, FRENCH):
                if not issue.sentence(messages).strip():
                    return f"bug no-sentence {issue.code}"
    return " ".join([outcome, *sorted({issue.code for issue in issues})])


def main(seed: int, first: int, last: int) -> None:
    """Read the inputs of these numbers."""
    import resource

    warnings.simplefilter("ignore")
    known = forms()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    for number in range(first, last):
        _limit(MOST_SECONDS, MOST_WAITING)
        outcome = read_one(number, seed, known)
        _limit(0, 0)
        print(number, outcome, flush=True)


def _limit(processor: float, clock: float) -> None:
    """Both limits from now on; 0 and 0 lift them."""
    signal.setitimer(signal.ITIMER_PROF, processor)
    signal.setitimer(signal.ITIMER_REAL, clock)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""The part of the campaign of inputs that belongs to the suite, and whether the campaign notices what it looks for."""

import os
import signal
import sys
from pathlib import Path
from random import Random

import pytest

from tests.campaign.input_forms import Form
from tests.campaign.inputs import outcomes
from tests.campaign.mutations import mutated
from tests.campaign.read_batch import read_one
from tests.campaign.record import stopped_by_signals
from tests.support.paths import TINY

IN_SUITE = 60


def test_mutated_inputs_are_read_or_refused() -> None:
    found = dict(outcomes(7, 0, IN_SUITE))
    assert list(found) == list(range(IN_SUITE))
    assert not {number: what for number, what in found.items() if what.startswith("bug")}
    assert {what.partition(" ")[0] for what in found.values()} == {"read", "refused"}


def test_the_same_seed_gives_the_same_input() -> None:
    files = {file.name: file.read_bytes() for file in TINY.glob("*.csv")}
    assert mutated(files, Random(3)) == mutated(files, Random(3))
    assert mutated(files, Random(3)) != mutated(files, Random(4))


def test_a_traceback_is_a_bug() -> None:
    def broken(_: Path) -> tuple[()]:
        raise KeyError("x")

    assert read_one(0, 1, {"broken": Form({"a.csv": b"a\n1\n"}, broken)}).startswith("bug KeyError")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_campaign_that_is_stopped_goes_on_to_record_what_it_has(number: signal.Signals) -> None:
    before, done = signal.getsignal(signal.SIGTERM), 0
    with stopped_by_signals():
        for done in range(3):
            if done == 1:
                os.kill(os.getpid(), number)
    assert done == 1
    assert signal.getsignal(signal.SIGTERM) is before


CHILD = """
import sys, time
from pathlib import Path
from tests.campaign import read_batch
from tests.campaign.input_forms import Form

def harm(folder):
    raw = (folder / "a.csv").read_bytes()
    if raw == b"wait":
        time.sleep(600)
    while raw == b"hang":
        pass
    if raw == b"memory":
        bytearray(3 * 2**30)
    if raw == b"die":
        import os
        os.abort()
    return ()

read_batch.forms = lambda: {
    name: Form({"a.csv": name.encode()}, harm) for name in ("good", "hang", "memory", "die", "wait", "fine")
}
read_batch.mutated = lambda files, rng: files
read_batch.MOST_SECONDS = read_batch.MOST_WAITING = 1
read_batch.main(*map(int, sys.argv[1:]))
"""


def test_an_input_that_hangs_or_fills_the_memory_is_named_and_the_others_are_read() -> None:
    found = dict(outcomes(7, 0, 6, reader=(sys.executable, "-c", CHILD)))
    assert found == {
        0: "read",
        1: "bug takes too long",
        2: found[2],
        3: "bug ends the process with -6",
        4: "bug takes too long",
        5: "read",
    }
    assert found[2].startswith("bug MemoryError")

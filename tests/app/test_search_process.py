"""The parent of a search process never hangs: whatever the child does, `receive` comes back."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pandas as pd
import pytest

from models.timetable import STARTS, Timetable
from scheduler.app import protocol, search_process
from scheduler.app.protocol import Channel, Crash, Improvement, Request, SearchSettings
from scheduler.app.search_process import SearchProcess
from scheduler.solver.events import Progress

PIPE = 1 << 16
"""Bytes that a pipe holds; a message larger than that is written in several pieces."""
HEAD = "import sys, os, struct, time, pickle; out = sys.stdout.buffer; body = pickle.dumps('x' * 300_000)\n"
WHOLE = "out.write(struct.pack('>Q', len(body)) + body); out.flush()\n"
HALF = "out.write(struct.pack('>Q', len(body)) + body[:200_000]); out.flush()\n"


def large_request() -> Request:
    """A request of which a pipe holds only a part."""
    starts = pd.DataFrame({name: [f"{name}-{row}" for row in range(20_000)] for name in STARTS})
    settings = SearchSettings(1.0, None, 0, 1, time.time())
    return Request(Timetable("large", starts), settings)  # type: ignore[arg-type]  the child below reads no semester


def received(code: str, most_silence: float = 600.0) -> list[object]:
    """Everything a child with this code says, until it ends or counts as hanging: from its first message on, if it
    sends nothing for so many seconds."""
    found: list[object] = []
    command = (sys.executable, "-c", code)
    with SearchProcess(large_request(), command) as process:
        while True:
            try:
                message = process.receive(0.05)
            except EOFError:
                return found
            if message is not None:
                found.append(message)
                process.watchdog.most_silence = most_silence


def test_messages_larger_than_a_pipe_come_whole_and_in_order() -> None:
    assert received(HEAD + WHOLE + "body = pickle.dumps(7)\n" + WHOLE) == ["x" * 300_000, 7]


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(3)",
        "import os; os._exit(1)",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    ],
)
def test_a_child_that_dies_while_it_starts_has_said_nothing(code: str) -> None:
    assert received(code) == []


def test_a_child_that_dies_in_the_middle_of_a_message_ends_the_conversation() -> None:
    assert received(HEAD + WHOLE + HALF + "os._exit(1)") == ["x" * 300_000]


def test_a_child_that_stops_in_the_middle_of_a_message_hangs() -> None:
    assert received(HEAD + WHOLE + HALF + "time.sleep(600)", most_silence=0.5) == ["x" * 300_000]


def test_a_child_that_stops_before_its_first_beat_hangs() -> None:
    command = (sys.executable, "-c", "import time; time.sleep(600)")
    with SearchProcess(large_request(), command, most_silence=0.5) as process:
        while process.watchdog.hang is None:
            with suppress(EOFError):
                process.receive(0.1)
        assert process.watchdog.hang == "silent"


def test_what_was_said_before_the_process_is_killed_can_still_be_read() -> None:
    with SearchProcess(large_request(), (sys.executable, "-c", HEAD + WHOLE + "time.sleep(600)")) as process:
        while process.receive(0.0) is None:
            time.sleep(0.01)
    code = HEAD + WHOLE * 3 + "time.sleep(600)"
    with SearchProcess(large_request(), (sys.executable, "-c", code)) as process:
        first = None
        while first is None:
            first = process.receive(0.1)
        process.kill()
        assert all(message == first for message in process.remaining())


def test_a_message_that_cannot_be_read_is_a_crash_with_its_trace() -> None:
    (crash,) = received(HEAD + "body = b'no pickle'\n" + WHOLE)
    assert isinstance(crash, Crash)
    assert "UnpicklingError" in crash.trace


def test_the_request_is_for_its_owner_alone_and_is_gone_afterwards(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    code = f"import os, sys; path = input(); open({str(seen)!r}, 'w').write(path + ' ' + oct(os.stat(path).st_mode))"
    assert received(code) == []
    name, mode = seen.read_text().split()
    assert mode == "0o100600"
    assert not Path(name).exists()
    left = protocol.write_request(large_request())
    os.utime(left, (0, 0))  # of a command that was killed long ago
    path = protocol.write_request(large_request())
    assert not left.exists()
    assert protocol.read_request(path).settings.seconds == 1.0
    assert not path.exists()


def test_the_real_child_whose_parent_is_gone_ends_without_a_word() -> None:
    code = """
import os
from pathlib import Path
from scheduler.app import child
read, write = os.pipe()
os.close(read)
child.serve(lambda: Path("none"), os.fdopen(write, "wb"))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=100, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


def test_the_real_child_reports_a_bug_as_a_crash() -> None:
    """The request holds no semester: compiling fails, and the parent hears why."""
    with SearchProcess(large_request()) as process:
        message = None
        while message is None:
            message = process.receive(1.0)
        assert isinstance(message, Crash)
        assert "Traceback" in message.trace
        assert list(process.remaining()) == []


def test_messages_of_the_protocol_come_back_as_they_were(tmp_path: Path) -> None:
    number, other = os.pipe()
    sent = [Progress(1.0, "anneal", None, 3), Improvement(Timetable("t", pd.DataFrame()), 5, 1.0, 9.0)]
    with os.fdopen(other, "wb") as stream:
        for message in sent:
            Channel(stream).send(message)
    back = list(protocol.MessageReader(number).messages())
    os.close(number)
    assert back[0] == sent[0]
    assert [type(message) for message in back] == [Progress, Improvement]


def test_a_program_started_ahead_takes_the_first_search_and_is_gone_at_the_end() -> None:
    with search_process.program_ahead():
        (waiting,) = search_process._ahead
        with SearchProcess(large_request()) as process:
            message = None
            while message is None:
                message = process.receive(1.0)
            assert isinstance(message, Crash)  # the request holds no semester, so compiling fails
            assert process._process is waiting
    with search_process.program_ahead():
        (waiting,) = search_process._ahead
    assert waiting.returncode is not None
    assert not search_process._ahead

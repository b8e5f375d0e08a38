"""Who calls the child: starts the search process, receives its messages, never waits for one that hangs."""

import os
import queue
import subprocess
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from scheduler.app.protocol import Beat, Crash, MessageReader, Request, write_request
from scheduler.app.watchdog import MOST_SILENCE, Watchdog
from scheduler.executor.child_program import python_module, start_program

if TYPE_CHECKING:
    from scheduler.app.protocol import Message

COMMAND = python_module("scheduler.app.child")
"""The program. It loads its libraries, then waits for a line that names the file of its request."""
LAST_READ = 2.0
"""Seconds for the messages that are still in the pipe when the child has ended."""


_ahead: "list[subprocess.Popen[bytes]]" = []
"""The program that waits for its request, if one was started ahead."""


@contextmanager
def program_ahead() -> Iterator[None]:
    """Start the program before its request is known, so that it loads its libraries meanwhile: the first search in this
    context takes it, and its end ends one that nobody took."""
    _ahead.append(_started(COMMAND))
    try:
        yield
    finally:
        for process in _ahead:
            with process:
                process.kill()
        _ahead.clear()


def _started(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start a program with pipes for what it is told and what it says."""
    return start_program(command, stdout=subprocess.PIPE)


class SearchProcess:
    """A search in a process of its own: a context that starts it, or takes the one started ahead, and kills it at the end.

    `receive` returns its messages in order and raises EOFError after the last, also when the process dies while it
    starts or in the middle of a message, or hangs; `watchdog.hang` then says how. Beats go to the watchdog.
    """

    def __init__(
        self, request: Request, command: Sequence[str] = COMMAND, most_silence: float = MOST_SILENCE
    ) -> None:
        self._request, self._command = request, command
        self.watchdog = Watchdog(most_silence)
        self._beat: Beat | None = None
        self._messages: queue.Queue[Message | None] = queue.Queue()
        self._file: Path | None = None
        self._gone_at = 0.0

    def __enter__(self) -> Self:
        self._process = _ahead.pop() if _ahead and self._command == COMMAND else _started(self._command)
        assert self._process.stdin is not None  # noqa: S101  it is a pipe
        assert self._process.stdout is not None  # noqa: S101  so is this
        try:
            self._file = write_request(self._request)
        except BaseException:
            self.kill()
            raise
        with suppress(OSError):  # a program that is gone already says so by the end of its messages
            os.write(self._process.stdin.fileno(), os.fsencode(self._file) + b"\n")
        self._reader = MessageReader(self._process.stdout.fileno())
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        self._thread.join(LAST_READ)
        if self._process.stdin is not None:
            self._process.stdin.close()
        if self._process.stdout is not None and not self._thread.is_alive():
            self._process.stdout.close()
        if self._file is not None:
            self._file.unlink(missing_ok=True)

    def receive(self, seconds: float) -> "Message | None":
        """The next message, or None if none comes in that time. Raises EOFError when there are no more."""
        try:
            message = self._messages.get(timeout=seconds)
        except queue.Empty:
            if self._over():
                raise EOFError from None
            return None
        if message is None:
            raise EOFError
        return message

    def exit_code(self) -> int | None:
        """How the process ended by itself (a signal as a negative number); None if it is still there."""
        try:
            return self._process.wait(LAST_READ)
        except subprocess.TimeoutExpired:
            return None

    def kill(self) -> None:
        """End the process at once; messages it has sent can still be received."""
        self._process.kill()
        self._process.wait()

    def remaining(self) -> "Iterator[Message]":
        """Messages sent before the process was killed and not yet received."""
        self._thread.join(LAST_READ)
        while True:
            try:
                message = self._messages.get_nowait()
            except queue.Empty:
                return
            if message is not None:
                yield message

    def _read(self) -> None:
        """Put every message into the queue, and None at the end: what a thread of its own does."""
        try:
            for message in self._reader.messages():
                if isinstance(message, Beat):
                    self._beat = message
                else:
                    self._messages.put(message)
        except Exception:
            self._messages.put(Crash(traceback.format_exc()))
        self._messages.put(None)

    def _over(self) -> bool:
        """Whether nothing more will come: all has been read, the process is gone though its pipe is not, or it hangs."""
        if not (self._thread.is_alive() or self._messages.qsize()):
            return True
        if self._process.poll() is None:
            return self.watchdog.hangs(self._reader.received, self._beat)
        self._gone_at = self._gone_at or time.monotonic()
        return time.monotonic() - self._gone_at > LAST_READ

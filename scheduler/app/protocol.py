"""What parent and child say to each other: one request in a file, then messages as length-prefixed pickles."""

import os
import pickle
import struct
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import pandas as pd

    from models.conflict import Conflict
    from models.incomplete import LeftOut
    from models.instance import Instance
    from models.public import PublicInstance
    from models.timetable import Timetable
    from scheduler.app.catalogue import Catalogue
    from scheduler.solver.events import Outcome, Progress

_LENGTH = struct.Struct(">Q")
_CHUNK = 1 << 16
_PREFIX, _SUFFIX = "exams-", ".request"
_OLD = 24 * 3600.0
"""Seconds after which nobody reads the file of a request any more: whoever wrote it was killed."""


@dataclass(frozen=True)
class SearchSettings:
    """How to search. `seconds` counts from `begun` (epoch seconds), compiling included.

    Of `seconds` and `work` (thousands of moves tried) one is None. `checkpoint`: the file that keeps the best
    solution; `resume`: begin from what it holds. `incomplete`: where it is proven that there is no timetable,
    go on for the best that leaves somebody out.
    """

    seconds: float | None
    work: int | None
    seed: int
    workers: int
    begun: float
    checkpoint: Path | None = None
    resume: bool = False
    incomplete: bool = False


@dataclass(frozen=True)
class Request:
    """What the child is asked to search on. `rules` None: the usual catalogue of the instance. `start`: a timetable to begin
    from. `refused`: sets of exams whose imposed starts break a rule together, so that the search leaves out one of each set.
    """

    semester: "Instance | PublicInstance"
    settings: SearchSettings
    rules: "Catalogue | None" = None
    start: "Timetable | None" = None
    refused: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Improvement:
    """A better timetable, its cost by the solver's own reckoning, the child's peak memory so far in MB; of an incomplete one
    also what is `missing` in it (`missing_table`), and what would let it in."""

    timetable: "Timetable"
    cost: int
    seconds: float
    peak_mb: float
    missing: "pd.DataFrame | None" = None
    left_out: "tuple[LeftOut, ...]" = ()


@dataclass(frozen=True)
class Ended:
    """The search has ended: how, and why there is no timetable."""

    outcome: "Outcome"
    conflicts: "tuple[Conflict, ...]"


@dataclass(frozen=True)
class Crash:
    """The child met a bug; the traceback is for whoever mends it. `memory`: it ran out of memory with `peak_mb` in use."""

    trace: str
    memory: bool = False
    peak_mb: float = 0.0


@dataclass(frozen=True)
class Beat:
    """The child is there: seconds of processor time it has used, signs of life of its search, and the seconds of
    processor time within which the next sign is due."""

    processor: float
    signs: int
    due: float


@dataclass(frozen=True)
class ForeignCheckpoint:
    """The checkpoint to resume from belongs to another problem."""


@dataclass(frozen=True)
class CheckpointFailed:
    """The checkpoint cannot be written; the search goes on without it."""

    error: str


@dataclass(frozen=True)
class TooCostly:
    """Costs are larger than the engine can add up, by this factor."""

    factor: float


if TYPE_CHECKING:
    Message = Progress | Improvement | Ended | Crash | Beat | ForeignCheckpoint | CheckpointFailed | TooCostly


def write_request(request: Request) -> Path:
    """Write the request to a new temporary file that nobody else can read. The caller removes it; if that is killed,
    a later request sweeps it.

    Rules may come from a script or a notebook, where the child cannot import them: those are pickled with their code.
    """
    if request.rules is None:
        content = pickle.dumps(request, pickle.HIGHEST_PROTOCOL)
    else:
        import cloudpickle

        content = cloudpickle.dumps(request, pickle.HIGHEST_PROTOCOL)
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):  # of another user, or gone already
            if time.time() - left.stat().st_mtime > _OLD:
                left.unlink()
    number, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX)  # created with mode 0600
    with os.fdopen(number, "wb") as file:
        file.write(content)
    return Path(name)


def read_request(path: Path) -> Request:
    """Read a request and remove its file."""
    content = path.read_bytes()
    path.unlink(missing_ok=True)
    request: Request = pickle.loads(content)  # noqa: S301  written by the parent, readable by nobody else
    return request


class Channel:
    """Writes messages to a pipe, from several threads one after the other."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._lock = stream, threading.Lock()

    def send(self, message: "Message") -> None:
        """Write one message: its length in eight bytes, then its pickle."""
        content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        with self._lock:
            self._stream.write(_LENGTH.pack(len(content)) + content)
            self._stream.flush()


class MessageReader:
    """Takes messages from a pipe."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._bytes = bytearray()
        self.received = 0
        """Bytes received so far: whoever watches sees whether something still comes."""

    def messages(self) -> Iterator["Message"]:
        """Messages until the pipe ends; a message cut off by the end is dropped."""
        while chunk := os.read(self._number, _CHUNK):
            self.received += len(chunk)
            self._bytes += chunk
            while (content := self._whole()) is not None:
                yield pickle.loads(content)  # noqa: S301  from our own child

    def _whole(self) -> bytes | None:
        """The first message if all of it is here."""
        if len(self._bytes) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack_from(self._bytes)
        end = _LENGTH.size + length
        if len(self._bytes) < end:
            return None
        content = bytes(self._bytes[_LENGTH.size : end])
        del self._bytes[:end]
        return content

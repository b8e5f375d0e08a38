"""One command at a time writes into a folder of results."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from models.issues import InvalidInput, Issue

LOCK = ".exams-lock"


@contextmanager
def hold(folder: Path, seconds: float = 0.0) -> Iterator[None]:
    """Hold the folder (made if it is not there) for the statements of a `with`.

    The system lets go of it when the process ends, however it ends. Raises InvalidInput if another process holds it
    and does not let go of it within so many seconds, OSError if the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=seconds)
    except Timeout as busy:
        raise InvalidInput((Issue(str(folder), 0, "", "", "results-busy"),)) from busy
    try:
        yield
    finally:
        lock.release()

"""Temporary folders beside what they will become; those of commands that were killed are swept.

A temporary folder holds a lock as long as its owner lives: the system lets go of it when the process ends, however it
ends. So nobody takes away what a living command is writing.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from secrets import token_hex

from filelock import FileLock, Timeout

from models.atomic_file import TEMPORARY

EARLIER = "old"
"""Inside the temporary folder: what stood at its target, while the one takes the place of the other."""
_LOCK = "lock"
_YOUNG = 60.0
"""Seconds within which a folder without a lock may be one that is being made."""


@contextmanager
def temporary_folder(target: Path) -> Iterator[Path]:
    """A new folder beside `target`, removed at the end; what killed commands left for the same target goes first.

    While `target` is gone and its earlier content is here, the folder stays: `put_back` will find it.
    """
    target = target.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    put_back(target)
    for left in _abandoned(target):
        shutil.rmtree(left, ignore_errors=True)
    work = target.with_name(f"{TEMPORARY}{token_hex(4)}-{target.name}")
    work.mkdir()
    lock = FileLock(work / _LOCK)
    try:
        lock.acquire()
        yield work
    finally:
        lock.release()
        if target.exists() or not (work / EARLIER).exists():
            shutil.rmtree(work, ignore_errors=True)


@contextmanager
def errors_named(path: Path) -> Iterator[None]:
    """Errors of the disk name `path` where they name no file: a full disk is noticed at a write, which has no name."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise


def put_back(target: Path) -> None:
    """Put back what a command moved away from `target` before it was killed. Costs one look where nothing is missing."""
    target = target.absolute()
    if target.exists() or not target.parent.is_dir():
        return
    for left in _abandoned(target):
        if (left / EARLIER).exists():
            (left / EARLIER).rename(target)
            shutil.rmtree(left, ignore_errors=True)
            return


def _abandoned(target: Path) -> list[Path]:
    """The temporary folders for this target whose owner is gone."""
    names = f"{TEMPORARY}{'[0-9a-f]' * 8}-{escape(target.name)}"
    return [folder for folder in sorted(target.parent.glob(names)) if folder.is_dir() and _is_free(folder)]


def _is_free(folder: Path) -> bool:
    if not (folder / _LOCK).exists():
        return time.time() - folder.stat().st_mtime > _YOUNG
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    lock.release()
    return True

"""Files that appear whole or not at all."""

import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

TEMPORARY = ".exams-tmp-"
"""Every temporary name begins with this, so that a later command can sweep what a kill has left."""


def write_whole(path: Path, write: Callable[[Path], Any], *, private: bool = False) -> None:
    """Let `write` fill a file beside `path`, then rename it: whoever reads `path` never sees half of it.

    The file gets the permissions that the umask allows; `private`: its owner's alone.
    """
    work = path.with_name(f"{TEMPORARY}{secrets.token_hex(4)}-{path.name}")
    try:
        os.close(os.open(work, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if private else 0o666))
        write(work)
        work.replace(path)
    finally:
        work.unlink(missing_ok=True)


def flush_to_disk(path: Path) -> None:
    """Ask the system to have a file or folder on the disk, so that a power cut does not undo a rename."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return  # folders cannot be opened on Windows
    try:
        os.fsync(handle)
    except OSError:
        return  # some file systems do not know how
    finally:
        os.close(handle)


def link_or_copy(source: str | Path, target: str | Path) -> None:
    """Put the file `source` at `target` too: as a link where the file system has links, else as a copy."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):  # not every file system, and not every system, can
        shutil.copy2(source, target, follow_symlinks=False)

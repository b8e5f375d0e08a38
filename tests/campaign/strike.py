"""Child process of the campaign of kills: a command of `exams` that is struck at one of its file operations.

    python -m tests.campaign.strike count|kill|fail MOMENT FOLDER -- WORDS…

Operations that change something below FOLDER are counted as Python announces them (`sys.addaudithook`): files opened to
be written, renames, links, removals, folders made and removed. At number MOMENT the process is killed before the
operation, or the operation fails as on a full disk. `count` prints their number at the end on a line `operations N`.
"""

import atexit
import errno
import os
import signal
import sys
from pathlib import Path
from typing import Any

CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def strike(how: str, moment: int, folder: str) -> None:
    """Set the trap in this process; those that it starts are left alone."""
    seen = 0

    def hook(event: str, words: tuple[Any, ...]) -> None:
        nonlocal seen
        writes = event == "open" and isinstance(words[2], int) and bool(words[2] & WRITES)
        if not (writes or event in CHANGES) or not _below(words, folder):
            return
        seen += 1
        if seen != moment:
            return
        if how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if how == "fail":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(words[0]))

    sys.addaudithook(hook)
    if how == "count":
        atexit.register(lambda: print(f"operations {seen}", file=sys.stderr, flush=True))


def _below(words: tuple[Any, ...], folder: str) -> bool:
    """Whether the operation concerns the folder: by its path, or relative to an open folder (`shutil.rmtree`)."""
    if not isinstance(words[0], str | bytes | os.PathLike):
        return False
    path = os.fsdecode(words[0])
    relative_to_open = not Path(path).is_absolute() and isinstance(words[-1], int) and words[-1] > 2
    return path.startswith(folder) or relative_to_open


if __name__ == "__main__":
    how, moment, folder, _, *words = sys.argv[1:]
    from scheduler.cli.main import main

    strike(how, int(moment), folder)
    main(words)

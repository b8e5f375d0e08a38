"""Child process of two campaigns: a command of `exams` that is struck at one of its file operations.

    python -m tests.campaign.strike count|kill|fail|each MOMENT FOLDER -- WORDS…

Operations that change something below FOLDER are counted as Python announces them (`sys.addaudithook`): files opened to
be written, renames, links, removals, folders made and removed. At number MOMENT the process is killed before the
operation, or the operation fails as on a full disk. With `each` every operation fails, each in a fork of the process
that runs on in a copy of FOLDER and leaves it beside FOLDER under the number of the operation, with what it said and
its exit code. `count` and `each` print at the end a line `operations N`, and after N the numbers that `each` left out.
"""

import atexit
import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import filelock

from instances.io.results.folder_lock import LOCK

CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Trap:
    """What happens at the operations of this process; processes that it starts are left alone."""

    def __init__(self, how: str, moment: int, folder: str) -> None:
        self.how, self.moment, self.folder = how, moment, folder
        self.seen = 0
        self.apart: list[int] = []

    def set(self) -> None:
        """From now on operations are counted, and struck."""
        sys.addaudithook(self._on_event)
        if self.how in ("count", "each"):
            atexit.register(self._tell, os.getpid())

    def _on_event(self, event: str, words: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(words[2], int) and bool(words[2] & WRITES)
        if self.how == "done" or not (writes or event in CHANGES) or not below(words, self.folder):
            return
        self.seen += 1
        if self.how == "each":
            how, self.how = self.how, "done"  # what the trap does itself is no operation of the command
            if apart(words, self.folder):
                self.apart.append(self.seen)
            elif in_fork(Path(self.folder), self.seen):
                _fail(words)
            self.how = how
        elif self.seen == self.moment and self.how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif self.seen == self.moment and self.how == "fail":
            _fail(words)

    def _tell(self, process: int) -> None:
        if os.getpid() == process:
            print("operations", self.seen, *self.apart, file=sys.stderr, flush=True)


def below(words: tuple[Any, ...], folder: str) -> bool:
    """Whether the operation concerns the folder: by its path, or relative to an open folder (`shutil.rmtree`)."""
    if not isinstance(words[0], str | bytes | os.PathLike):
        return False
    return os.fsdecode(words[0]).startswith(folder) or _relative_to_open(words)


def apart(words: tuple[Any, ...], folder: str) -> bool:
    """Whether a fork cannot run on by itself: it would write into the folder and not into its copy, through a file or
    folder that is open, or it would inherit a lock that is being acquired, which filelock refuses."""
    if _relative_to_open(words) or _locking():
        return True
    for handle in Path("/proc/self/fd").iterdir():
        try:
            path = handle.readlink()
            flags = Path("/proc/self/fdinfo", handle.name).read_text().split("flags:")[1].split()[0]
        except OSError:
            continue  # the handle of the listing itself
        written = int(flags, 8) & (os.O_WRONLY | os.O_RDWR) and path.name != LOCK
        if written and path.is_relative_to(folder):
            return True
    return False


def in_fork(folder: Path, moment: int) -> bool:
    """True in a fork, to which a copy of the folder is given; False in this process, when the fork has ended."""
    held = folder.with_name("held")
    folder.rename(held)
    subprocess.run(["cp", "-a", str(held), str(folder)], check=True)
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process == 0:
        said = os.open(folder.with_name(f"{moment}.said"), os.O_WRONLY | os.O_CREAT)
        os.dup2(said, 1)
        os.dup2(said, 2)
        return True
    _, status = os.waitpid(process, 0)
    folder.with_name(f"{moment}.code").write_text(str(os.waitstatus_to_exitcode(status)))
    folder.rename(folder.with_name(str(moment)))
    held.rename(folder)
    return False


def _relative_to_open(words: tuple[Any, ...]) -> bool:
    return not Path(os.fsdecode(words[0])).is_absolute() and isinstance(words[-1], int) and words[-1] > 2


def _locking() -> bool:
    frame = sys._getframe()
    while frame.f_back is not None:
        frame = frame.f_back
        if frame.f_globals.get("__name__", "").partition(".")[0] == filelock.__name__:
            return True
    return False


def _fail(words: tuple[Any, ...]) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(words[0]))


if __name__ == "__main__":
    how, moment, folder, _, *words = sys.argv[1:]
    from scheduler.cli.main import main

    Trap(how, int(moment), folder).set()
    main(words)

"""Some tables of an instance folder replaced together: all of them or none, its other files left alone."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from instances.io.semester.temporary_folder import errors_named, temporary_folder

_SWITCH = ".exams-switch"
"""Inside the folder: files that are whole and on their way to their places. Once it has this name, they all get there."""


def replace_tables(folder: Path, fill: Callable[[Path], Iterable[Path]]) -> None:
    """Let `fill` write files into a temporary folder, then put them in their places. Nothing changes if it fails."""
    folder.mkdir(parents=True, exist_ok=True)
    complete_switch(folder)
    with temporary_folder(folder / _SWITCH) as work:
        new = work / "new"
        new.mkdir()
        with errors_named(folder):
            fill(new)
        new.rename(folder / _SWITCH)
    complete_switch(folder)


def complete_switch(folder: Path) -> None:
    """Put files in their places that a killed command was about to. Costs one look where there are none."""
    switch = folder / _SWITCH
    if not switch.is_dir():
        return
    for file in sorted(switch.iterdir()):
        with suppress(FileNotFoundError):  # another command may be doing the same
            file.replace(folder / file.name)
    with suppress(OSError):
        switch.rmdir()

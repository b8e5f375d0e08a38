"""Writing an instance folder: all of it or nothing, and always the same bytes."""

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from instances.io.formats import numbered
from instances.io.semester.new_tables import complete_switch
from instances.io.semester.temporary_folder import EARLIER, errors_named, put_back, temporary_folder
from instances.io.settings.settings_reader import FILE
from instances.io.tables.csv_writer import write_csv
from instances.io.text.toml_writer import toml_text
from models.atomic_file import TEMPORARY, link_or_copy
from models.issues import InvalidInput, Issue
from models.schema import TABLES, Table

Tables = Mapping[str, Table]
"""Tables by name, those of rules included where there are any."""


def write_folder(
    path: Path, settings: Mapping[str, Any], tables: Mapping[str, pd.DataFrame], known: Tables = TABLES
) -> None:
    """Write `settings` as instance.toml and each table as its CSV file (columns in the order of the `known` tables).

    Cells are texts or Python values (bool, int, date, local datetime, None for blank). An instance
    already there is replaced, its other files (a README) are kept; any other folder is left alone.
    """
    for name, table in tables.items():
        columns = [column.name for column in known[name].columns]
        if unknown := sorted(set(table.columns) - set(columns)):
            raise ValueError(f"{name}: no column {', '.join(unknown)}")
    if missing := [name for name, table in known.items() if not table.optional and name not in tables]:
        raise ValueError(f"no table {', '.join(missing)}")
    own = (FILE, *(f"{name}.csv" for name in known))
    replace_folder(Path(path), lambda folder: write_files(folder, settings, tables, known), own)


def write_files(
    folder: Path,
    settings: Mapping[str, Any] | None,
    tables: Mapping[str, pd.DataFrame],
    known: Tables = TABLES,
) -> list[Path]:
    """The files of an instance, or of a part of one, in a folder that is there."""
    made = [folder / f"{name}.csv" for name in tables]
    if settings is not None:
        made.insert(0, folder / FILE)
        made[0].write_text(toml_text(numbered("instance", settings)), encoding="utf-8", newline="\n")
    for name, table in tables.items():
        columns = [column.name for column in known[name].columns if column.name in table.columns]
        write_csv(folder / f"{name}.csv", table[columns])
    return made


def write_zip(
    path: Path,
    settings: Mapping[str, Any] | None,
    tables: Mapping[str, pd.DataFrame],
    known: Tables = TABLES,
) -> None:
    """The folder as a zip; equal content gives equal bytes."""
    with tempfile.TemporaryDirectory(prefix=TEMPORARY, dir=path.parent) as work:
        made = write_files(Path(work), settings, tables, known)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in made:
                archive.writestr(
                    zipfile.ZipInfo(file.name), file.read_bytes(), compress_type=zipfile.ZIP_DEFLATED
                )


def new_file(path: Path, write: Callable[[Path], Any]) -> None:
    """A file that is not there yet: whole, or not at all."""
    if path.exists():
        raise InvalidInput((Issue(str(path), 0, "", "", "output-exists"),))
    with temporary_folder(path) as work:
        made = work / path.name
        with errors_named(path):
            write(made)
        made.rename(path)


def replace_folder(path: Path, fill: Callable[[Path], Any], own: Sequence[str]) -> None:
    """Fill a temporary folder beside `path`, then put it in its place; `own[0]` marks a folder as ours.

    Other files than `own`, to which `fill` may add names, are kept. If anything fails, the folder is as before.
    """
    restore_folder(path)
    if path.exists() and not path.is_dir():
        raise InvalidInput((Issue(str(path), 0, "", "", "output-not-a-folder"),))
    if path.is_dir() and any(path.iterdir()) and not (path / own[0]).is_file():
        raise InvalidInput((Issue(str(path), 0, "", "", "output-occupied"),))
    with temporary_folder(path) as work:
        new, old = work / "new", work / EARLIER
        new.mkdir()
        with errors_named(path):
            fill(new)
        if path.exists():
            _keep_others(path, new, own)
            path.rename(old)
        try:
            new.rename(path)
        except BaseException:
            if old.exists():
                old.rename(path)
            raise


def restore_folder(path: Path) -> None:
    """Complete or undo what a killed command has begun to change of a folder: before it is read or replaced."""
    put_back(path)
    complete_switch(path)


def _keep_others(path: Path, new: Path, own: Sequence[str]) -> None:
    """The files of `path` that are not ours in `new` as well, as links where the file system has them."""
    for other in path.iterdir():
        if other.name in own:
            continue
        if other.is_dir() and not other.is_symlink():
            shutil.copytree(other, new / other.name, symlinks=True, copy_function=link_or_copy)
        else:
            link_or_copy(other, new / other.name)

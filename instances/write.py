"""Writing an instance folder: all of it or nothing, and always the same bytes."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from instances.csv_ import write_csv
from instances.settings import FILE
from instances.toml_ import toml_text
from models.problems import BadInputError, Problem
from models.schema import TABLES
from models.text import register

register(
    {
        "output.occupied": (
            "a folder with other files is here; choose another one or empty it",
            "un dossier avec d'autres fichiers est ici ; choisissez-en un autre ou videz-le",
        ),
        "output.not-a-folder": (
            "a file is here; choose another name for the folder",
            "un fichier est ici ; choisissez un autre nom de dossier",
        ),
    }
)


def write_folder(path: Path, settings: Mapping[str, Any], tables: Mapping[str, pd.DataFrame]) -> None:
    """Write `settings` as instance.toml and each table as its CSV file (columns in schema order).

    Cells are texts or Python values (bool, int, date, local datetime, None for blank). An instance
    already there is replaced, its other files (a README) are kept; any other folder is left alone.
    """
    for name, table in tables.items():
        known = [column.name for column in TABLES[name].columns]
        if unknown := sorted(set(table.columns) - set(known)):
            raise ValueError(f"{name}: no column {', '.join(unknown)}")
    if missing := [name for name, table in TABLES.items() if not table.optional and name not in tables]:
        raise ValueError(f"no table {', '.join(missing)}")

    def fill(folder: Path) -> None:
        (folder / FILE).write_text(toml_text(settings), encoding="utf-8", newline="\n")
        for name, table in tables.items():
            columns = [column.name for column in TABLES[name].columns if column.name in table.columns]
            write_csv(folder / f"{name}.csv", table[columns])

    replace_folder(Path(path), fill, own=(FILE, *(f"{name}.csv" for name in TABLES)))


def replace_folder(path: Path, fill: Callable[[Path], None], own: tuple[str, ...]) -> None:
    """Fill a temporary folder beside `path`, then put it in its place; `own[0]` marks a folder as ours."""
    if path.exists() and not path.is_dir():
        raise BadInputError((Problem(str(path), 0, "", "", "output.not-a-folder"),))
    if path.is_dir() and any(path.iterdir()) and not (path / own[0]).is_file():
        raise BadInputError((Problem(str(path), 0, "", "", "output.occupied"),))
    path.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        new, old = work / "new", work / "old"
        new.mkdir()
        fill(new)
        if path.exists():
            path.rename(old)
        new.rename(path)
        if old.exists():
            for other in old.iterdir():
                if other.name not in own:
                    other.rename(path / other.name)
    finally:
        shutil.rmtree(work, ignore_errors=True)

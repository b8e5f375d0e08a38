"""An Excel workbook as a source: a sheet a table, and the sheet `instance` for the settings."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import pandas as pd
from python_calamine import CalamineWorkbook, SheetTypeEnum

from instances.faults import Faults, Place
from instances.headers import SETTINGS, plain, table_named
from instances.records import Records
from instances.settings import FILE
from instances.settings_sheet import read_settings
from instances.workbook_limits import failed_formulas, too_large
from models.schema import Table
from models.text import register

Rows = list[list[Any]]
_ASIDE = ("help", "aide", "lists", "listes", "readme", "lisez_moi", "problems", "problemes")
"""Sheets that are not tables and are left alone without a word."""

register(
    {
        "workbook.formula": (
            "the formula gives an error; correct it, or type the value",
            "la formule donne une erreur ; corrigez-la ou saisissez la valeur",
        ),
    }
)


def workbook_source(file: str, members: dict[str, bytes], faults: Faults) -> "Workbook | None":
    """The workbook of these members; None (noted) if it is too large or damaged."""
    if found := too_large(members):
        faults.add(file, "archive.too-large", detail=found)
        return None
    failed = failed_formulas(members)
    again = io.BytesIO()
    # Only what has been looked at goes to the parser, as it was looked at.
    with zipfile.ZipFile(again, "w") as archive:
        for name in list(members):
            archive.writestr(zipfile.ZipInfo(name), members.pop(name))
    again.seek(0)
    with _damage_noted(file, faults):
        return Workbook(CalamineWorkbook.from_filelike(again), failed)
    return None


@contextmanager
def _damage_noted(file: str, faults: Faults) -> Iterator[None]:
    """The parser's errors as problems. Its panics are no `Exception`; Ctrl-C, exits and full memory pass."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        faults.add(file, "archive.broken", detail={"error": str(error) or type(error).__name__})


class Workbook:
    """Sheets by name; see `Source`."""

    unit = "sheet"

    def __init__(self, workbook: CalamineWorkbook, failed: dict[str, list[str]]) -> None:
        self._workbook = workbook
        self._failed = failed
        self.sheets = [m.name for m in workbook.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
        self._tables: dict[str, str] = {}
        for name in self.sheets:
            if (table := table_named(name)) and (table not in self._tables or name == table):
                self._tables[table] = name

    def name(self, table: str) -> str | None:
        return self._tables.get(table)

    def content(self, faults: Faults) -> dict[str, Any] | None:
        name = self._tables[SETTINGS[0]]
        faults.locate(FILE, Place(name))
        rows = self._rows(FILE, name, faults)
        return None if rows is None else read_settings(rows, name, faults)

    def records(self, table: Table, faults: Faults) -> Records | None:
        return self.rows(f"{table.name}.csv", self._tables[table.name], faults)

    def names(self) -> list[str]:
        return self.sheets

    def rows(self, file: str, name: str, faults: Faults) -> Records | None:
        for cell in self._failed.get(name, ()):
            faults.locate(file, Place(name, cells={"": cell}))
            faults.add(file, "workbook.formula")
        faults.locate(file, Place(name))
        rows = self._rows(file, name, faults)
        return None if rows is None else records_of(file, rows, faults)

    def _rows(self, file: str, name: str, faults: Faults) -> Rows | None:
        """The cells from A1 on."""
        with _damage_noted(file, faults):
            return self._workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        return None

    def left_over(self) -> list[str]:
        return [n for n in self.sheets if n not in self._tables.values() and plain(n) not in _ASIDE]


def records_of(file: str, rows: Rows, faults: Faults) -> Records | None:
    """The table in a grid of cells: the first row that says something is the header."""
    texts = [[v if type(v) is str else cell_text(v) for v in column] for column in zip(*rows, strict=True)]
    grid = [pd.Series(column, dtype="str") for column in texts]
    solid = np.zeros(len(rows), bool)
    filled = [column.str.strip().ne("").to_numpy(bool) for column in grid]
    for flags in filled:
        solid |= flags
    if not solid.any():
        return None
    head = int(np.argmax(solid))
    width = max(i for i, flags in enumerate(filled) if flags[head]) + 1
    solid[head] = False
    beyond = np.zeros(len(rows), bool)
    for flags in filled[width:]:
        beyond |= flags & solid
    lines = np.arange(1, len(rows) + 1)
    for row in lines[beyond].tolist():
        words = {"found": max(i for i, f in enumerate(filled) if f[row - 1]) + 1, "expected": width}
        faults.add(file, "input.ragged", row=row, detail=words)
    keep = solid & ~beyond
    cells = pd.DataFrame({i: grid[i][keep].reset_index(drop=True) for i in range(width)})
    return Records(
        header=tuple(texts[i][head] for i in range(width)),
        cells=cells,
        lines=lines[keep].astype(np.int64),
        ragged=tuple(tuple(column[i] for column in texts) for i in np.flatnonzero(beyond).tolist()),
        ragged_lines=tuple(lines[beyond].tolist()),
        head=head + 1,
        letters=tuple(map(letter, range(width))),
    )


def cell_text(value: object) -> str:
    """A cell as its column's parser expects it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            return value.isoformat(timespec="seconds" if value.second else "minutes")
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(value)


def letter(index: int) -> str:
    """The letter of a column: A, B, … AA."""
    out = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        out = chr(ord("A") + rest) + out
    return out

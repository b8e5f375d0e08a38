"""An Excel workbook as a source: one sheet for each table, and the sheet `instance` for the settings."""

import io
import zipfile
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from instances.io.issue_log import IssueLog, Place
from instances.io.settings.settings_reader import FILE
from instances.io.settings.settings_sheet import read_settings
from instances.io.tables.headings import SETTINGS_NAMES, heading_count, plain, table_named
from instances.io.text.csv_reader import MOST_COLUMNS, Records
from instances.io.text.heading_row import LOOKED_AT, HeadingCount, heading_row, names_columns
from instances.io.workbook.hidden_rows import hidden_rows
from instances.io.workbook.limits import failed_formulas, too_large
from instances.io.workbook.merged_cells import first_row, merged_cells
from instances.io.workbook.sheet_parts import sheet_parts
from instances.io.workbook.shown_numbers import Shown, shown_numbers, zero_widths
from models.policy import PolicySchema
from models.schema import Table

Rows = list[list[Any]]
_RAGGED = 1000
"""Uneven rows that are kept, for their identifiers."""
_ASIDE = ("help", "aide", "lists", "listes", "readme", "lisez_moi", "problems", "problemes")
"""Sheets that are not tables and are left alone without a word."""


def workbook_source(file: str, members: dict[str, bytes], issues: IssueLog) -> "Workbook | None":
    """The workbook of these members; None (noted) if it is too large or damaged."""
    if found := too_large(members):
        issues.add(file, "input-oversize", detail=found)
        return None
    parts = sheet_parts(members)
    shown = shown_numbers(parts, zero_widths(members))
    notes = CellNotes(failed_formulas(parts), shown, hidden_rows(parts), merged_cells(parts))
    parts.clear()
    again = io.BytesIO()
    # Only what has been looked at goes to the parser, as it was looked at.
    with zipfile.ZipFile(again, "w") as archive:
        for name in list(members):
            archive.writestr(zipfile.ZipInfo(name), members.pop(name))
    again.seek(0)
    with _damage_noted(file, issues):
        return Workbook(CalamineWorkbook.from_filelike(again), notes)
    return None


@contextmanager
def _damage_noted(file: str, issues: IssueLog) -> Iterator[None]:
    """The parser's errors as issues. Its panics are no `Exception`; Ctrl-C, exits and full memory pass."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        issues.add(file, "archive-broken", detail={"error": str(error) or type(error).__name__})


@dataclass(frozen=True)
class CellNotes:
    """What the parser does not tell of cells, by the name of their sheet: formulas that gave an error, numbers shown
    with leading zeros, numbers of hidden rows, ranges of merged cells."""

    failed: Mapping[str, Sequence[str]]
    shown: Mapping[str, Shown]
    hidden: Mapping[str, Sequence[int]]
    merged: Mapping[str, Sequence[str]]


class Workbook:
    """Sheets by name; see `Source`."""

    unit = "sheet"

    def __init__(self, workbook: CalamineWorkbook, notes: CellNotes) -> None:
        self._workbook = workbook
        self._notes = notes
        sheets = [m for m in workbook.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
        self.sheets = [m.name for m in sheets]
        self._hidden = {m.name for m in sheets if m.visible != SheetVisibleEnum.Visible}
        self._tables: dict[str, str] = {}
        for name in self.sheets:
            if (table := table_named(name)) not in self._tables or name == table:
                self._tables[table] = name

    def name(self, table: str) -> str | None:
        return self._tables.get(table)

    def content(self, issues: IssueLog, schema: PolicySchema | None = None) -> dict[str, Any] | None:
        name = self._tables[SETTINGS_NAMES[0]]
        issues.locate(FILE, Place(name))
        rows = self._rows(FILE, name, issues)
        return None if rows is None else read_settings(rows, name, issues, schema)

    def records(self, table: Table, issues: IssueLog) -> Records | None:
        return self.rows(f"{table.name}.csv", self._tables[table.name], issues, table)

    def names(self) -> list[str]:
        return self.sheets

    def rows(self, file: str, name: str, issues: IssueLog, table: Table | None = None) -> Records | None:
        for cell in self._notes.failed.get(name, ()):
            issues.locate(file, Place(name, cells={"": cell}))
            issues.add(file, "workbook-formula")
        issues.locate(file, Place(name))
        rows = self._rows(file, name, issues)
        if rows is None:
            return None
        found = records_of(file, name, rows, issues, heading_count(table))
        self._tell_merged(file, name, found, issues)
        return found

    def _rows(self, file: str, name: str, issues: IssueLog) -> Rows | None:
        """The cells from A1 on; what is hidden is told."""
        with _damage_noted(file, issues):
            rows = self._workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for (row, column), text in self._notes.shown.get(name, {}).items():
                if row < len(rows) and column < len(rows[row]):
                    rows[row][column] = text
            self._tell_hidden(file, name, rows, issues)
            return rows
        return None

    def _tell_merged(self, file: str, name: str, found: Records | None, issues: IssueLog) -> None:
        """Merged cells below the headings hold one value for several rows or columns: the others are blank."""
        for cells in self._notes.merged.get(name, ()):
            if found is not None and first_row(cells) > found.head:
                issues.locate(file, Place(name, cells={"": cells}))
                issues.add(file, "input-merged-cells", row=first_row(cells))
        issues.locate(file, Place(name))

    def _tell_hidden(self, file: str, name: str, rows: Rows, issues: IssueLog) -> None:
        if name in self._hidden:
            issues.add(file, "input-hidden-sheet", severity="warning")
        hidden = [n for n in self._notes.hidden.get(name, ()) if n <= len(rows) and _says(rows[n - 1])]
        if hidden:
            words = {"count": len(hidden)}
            issues.add(file, "input-hidden-rows", row=hidden[0], severity="warning", detail=words)

    def grid(self, name: str) -> Rows:
        """The cells of a sheet from A1 on, as they are."""
        return self._rows(name, name, IssueLog()) or []

    def left_over(self, tables: Container[str]) -> list[str]:
        known = {
            name for table, name in self._tables.items() if table in tables or table == SETTINGS_NAMES[0]
        }
        return [name for name in self.sheets if name not in known and plain(name) not in _ASIDE]


def records_of(
    file: str, name: str, rows: Rows, issues: IssueLog, count: HeadingCount | None = None
) -> Records | None:
    """The table in the grid of cells of the sheet `name`: its headings, and the rows below that say something."""
    first = list(islice((i for i, row in enumerate(rows) if _says(row)), LOOKED_AT))
    if not first:
        return None
    head = first[heading_row([_texts(rows[i]) for i in first], count)]
    width = 1 + max(i for i, value in enumerate(rows[head]) if _says([value]))
    if width > MOST_COLUMNS:
        words = {"found": width, "what": "columns", "most": MOST_COLUMNS}
        issues.add(file, "input-oversize", row=head + 1, detail=words)
        return None
    beyond = [i for i in range(head + 1, len(rows)) if len(rows[i]) > width and _says(rows[i][width:])]
    if names_columns(_texts(rows[head]), count):
        for i in beyond:
            at = next(j for j in range(width, len(rows[i])) if _says([rows[i][j]]))
            issues.locate(file, Place(name, cells={"": f"{letter(at)}{i + 1}"}))
            issues.add(file, "input-beyond-headings", row=i + 1, value=cell_text(rows[i][at]))
        issues.locate(file, Place(name))
    columns = [_texts(column) for column in islice(zip(*rows, strict=True), width)]
    solid = np.fromiter((any(map(str.strip, cells)) for cells in zip(*columns, strict=True)), bool, len(rows))
    solid[: head + 1] = False
    solid[beyond] = False
    kept = np.flatnonzero(solid)
    cells = {i: pd.Series(np.array(column, object)[kept], dtype="str") for i, column in enumerate(columns)}
    return Records(
        header=tuple(column[head] for column in columns),
        cells=pd.DataFrame(cells),
        lines=(kept + 1).astype(np.int64),
        ragged=tuple(tuple(_texts(rows[i][:MOST_COLUMNS])) for i in beyond[:_RAGGED]),
        ragged_lines=tuple(i + 1 for i in beyond[:_RAGGED]),
        head=head + 1,
        letters=tuple(map(letter, range(width))),
    )


def _says(cells: Sequence[Any]) -> bool:
    """Whether a cell is not blank."""
    return any(value != "" and (type(value) is not str or value.strip()) for value in cells)


def _texts(cells: Sequence[Any]) -> list[str]:
    return [value if type(value) is str else cell_text(value) for value in cells]


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

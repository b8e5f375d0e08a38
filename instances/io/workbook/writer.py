"""Writing an instance as an Excel workbook: texts stay texts, days are days, nothing is computed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from instances.io.formats import numbered
from instances.io.settings.settings_sheet import HEADER
from instances.io.tables.cells import clean
from instances.io.tables.csv_writer import cell_text
from instances.io.tables.headings import SETTINGS_NAMES
from instances.io.text.toml_writer import toml_value
from models.issues import InvalidInput, Issue
from models.neutral_text import guarded_cell
from models.schema import TABLES, Column, Table

MOST_ROWS = 1_048_575
"""Rows below the header that Excel has."""
LONGEST = 32_767
"""Characters of a cell."""
MANY = 100_000
"""Rows above which a sheet is written row by row, to keep the memory small."""

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FORMATS: dict[str, str | int] = dict.fromkeys(("id", "text", "hours", "words", "zone"), 49)
# 49 is Excel's own number for text: what is typed there stays as it is.
_FORMATS |= {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm"}
_PLAIN = ("date", "datetime")


class WorkbookWriter:
    """A workbook being written, with the formats its sheets share."""

    def __init__(self, path: Path, *, large: bool = False) -> None:
        # Its working files lie beside the workbook, where a kill leaves them to be swept.
        options = {**_OPTIONS, "constant_memory": large, "tmpdir": str(path.parent)}
        self.book: Workbook = xlsxwriter.Workbook(str(path), options)
        # Equal content gives equal bytes.
        self.book.set_properties({"created": datetime(2000, 1, 1)})
        self.head = self.book.add_format({"bold": True, "bg_color": "#E8EEF7", "bottom": 1, "num_format": 49})
        self.wrap = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.kinds = {kind: self.book.add_format({"num_format": form}) for kind, form in _FORMATS.items()}

    def sheet(self, name: str, header: Sequence[str], columns: Sequence[Column]) -> Worksheet:
        """A sheet with its header; each column has the format of its kind (texts keep leading zeros)."""
        sheet = self.book.add_worksheet(name)
        for i, (text, column) in enumerate(zip(header, columns, strict=True)):
            width = max(12, min(max(len(text), len(column.example)) + 3, 40))
            sheet.set_column(i, i, width, self.kinds.get(column.kind))
            sheet.write_string(0, i, text, self.head)
        sheet.freeze_panes(1, 0)
        return sheet

    def close(self) -> None:
        """Write the file. Raises OSError."""
        try:
            self.book.close()
        except FileCreateError as error:
            fault = error.__context__
            if isinstance(fault, OSError):
                raise fault from None
            raise


def write_workbook(
    path: Path,
    content: Mapping[str, Any] | None,
    tables: Mapping[str, pd.DataFrame],
    known: Mapping[str, Table] = TABLES,
) -> None:
    """One sheet for each table, and the sheet `instance`. Cells are those `write_folder` takes."""
    for name, table in tables.items():
        if len(table) > MOST_ROWS:
            words = (("rows", str(len(table))), ("most", str(MOST_ROWS)))
            raise InvalidInput((Issue(name, 0, "", "", "output-many-rows", words),))
    book = WorkbookWriter(path, large=any(len(table) > MANY for table in tables.values()))
    if content is not None:
        write_settings(book, numbered("instance", content))
    for name, table in tables.items():
        columns = [column for column in known[name].columns if column.name in table.columns]
        sheet = book.sheet(name, [column.name for column in columns], columns)
        fill(book, sheet, columns, table)
    book.close()


def fill(book: WorkbookWriter, sheet: Worksheet, columns: Sequence[Column], table: pd.DataFrame) -> None:
    """The rows below the header, row by row; each distinct value is made once."""
    found = [pd.factorize(table[c.name].to_numpy(object), use_na_sentinel=False) for c in columns]
    made = [[_cell(c, value) for value in distinct] for c, (_, distinct) in zip(columns, found, strict=True)]
    codes = [one.tolist() for one, _ in found]
    forms = [book.kinds.get(column.kind) for column in columns]
    for i in range(len(table)):
        for j, values in enumerate(made):
            value = values[codes[j][i]]
            if value is None:
                continue
            if type(value) is str:
                sheet.write_string(i + 1, j, value, forms[j])
            elif isinstance(value, int):
                sheet.write_number(i + 1, j, value, forms[j])
            else:
                sheet.write_datetime(i + 1, j, value, forms[j])


def _cell(column: Column, value: Any) -> str | int | date | None:
    """A value as the workbook holds it: numbers and days as such, the rest as the reader's text."""
    text = cell_text(value)
    if not text:
        return None
    if column.kind == "int" and not isinstance(value, str):
        return int(text)
    if column.kind in _PLAIN and isinstance(value, date):
        return value
    return stored(column.name, text)


def stored(where: str, text: str) -> str:
    """The text of a cell; an apostrophe that the reader would take for a guard is guarded itself."""
    text = text if clean(text) == text.strip() else guarded_cell(text)
    if len(text) > LONGEST:
        words = (("length", str(len(text))), ("most", str(LONGEST)))
        raise InvalidInput((Issue(where, 0, "", "", "output-long-text", words),))
    return text


def write_settings(
    book: WorkbookWriter, content: Mapping[str, Any], name: str = SETTINGS_NAMES[0]
) -> Worksheet:
    """The settings as rows of name and value."""
    columns = (Column("setting", "text", "", ""), Column("value", "text", "", ""))
    sheet = book.sheet(name, HEADER, columns)
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 48)
    for row, (key, value) in enumerate(settings_rows(content), 1):
        sheet.write_string(row, 0, key, book.kinds["text"])
        if isinstance(value, date):
            sheet.write_datetime(row, 1, value, book.kinds["date"])
        elif isinstance(value, int):
            sheet.write_number(row, 1, value)
        else:
            sheet.write_string(row, 1, stored(key, value), book.kinds["text"])
    return sheet


def settings_rows(
    content: Mapping[str, Any], before: str = "", *, strict: bool = True
) -> Iterator[tuple[str, str | int | date]]:
    """Every setting with its full name, in the order given; unless `strict`, odd values as plain text."""
    for key, value in content.items():
        path = f"{before}{key}"
        if isinstance(value, Mapping):
            yield from settings_rows(value, f"{path}.", strict=strict)
        elif isinstance(value, list | tuple) and value and all(isinstance(v, Mapping) for v in value):
            for i, table in enumerate(value, 1):
                yield from settings_rows(table, f"{path}[{i}].", strict=strict)
        elif value is not None:
            yield path, _setting(path, value) if strict or isinstance(value, str | int | date) else str(value)


def _setting(path: str, value: Any) -> str | int | date:
    """Days and numbers as such; starts as times with blanks between; texts bare where that is certain."""
    if isinstance(value, str) and path in ("name", "title"):
        return value
    if ".starts." in path and isinstance(value, list | tuple):
        times = [v if isinstance(v, str) else f"{v:%H:%M}" for v in value]
        if times and all(time and not set(time) & set(' ,;"[{') for time in times):
            return " ".join(times)
    if isinstance(value, str):
        return value if _bare(value) else toml_value(value)
    if isinstance(value, datetime) or not isinstance(value, int | date) or isinstance(value, bool):
        return toml_value(value)
    return value


def _bare(text: str) -> bool:
    return bool(text) and (text[0].isalpha() or "/" in text) and text not in ("true", "false")

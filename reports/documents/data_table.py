"""A table as people open it: CSV as their spreadsheet expects it, and Excel.

French spreadsheets separate cells by semicolons and write days as 22/01/2024, English ones by commas; ISO days are read
everywhere. Everything that users gave is a text: no cell is a formula or a link.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

from models.neutral_text import guarded_cell
from models.text import Language

Cell = str | int | date
"""A text, a number, a day, or a local time without offset (datetime)."""

_SEPARATOR = {"fr": ";", "en": ","}
_CLOCK = {"fr": "%d/%m/%Y %H:%M", "en": "%Y-%m-%d %H:%M"}
_EXCEL_CLOCK = {"fr": "dd/mm/yyyy hh:mm", "en": "yyyy-mm-dd hh:mm"}
_DAY = {"fr": "%d/%m/%Y", "en": "%Y-%m-%d"}
_EXCEL_DAY = {"fr": "dd/mm/yyyy", "en": "yyyy-mm-dd"}
_LONGEST = 32_767
"""Characters of a cell of Excel."""


@dataclass(frozen=True)
class DataTable:
    """A table under the name of its file and of its sheet, with one text for each column."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def csv_bytes(table: DataTable, language: Language) -> bytes:
    """The table as CSV, with the mark by which Excel knows that it is UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=_SEPARATOR[language], lineterminator="\r\n")
    writer.writerow(table.headings)
    writer.writerows([_text(cell, language) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def workbook_bytes(tables: Sequence[DataTable], language: Language) -> bytes:
    """The tables as sheets of an Excel workbook; equal tables give equal bytes."""
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        head = book.add_format({"bold": True, "bg_color": "#E8EEF7", "bottom": 1, "num_format": 49})
        plain = book.add_format({"num_format": 49})
        clock = book.add_format({"num_format": _EXCEL_CLOCK[language], "align": "left"})
        day = book.add_format({"num_format": _EXCEL_DAY[language], "align": "left"})
        for table in tables:
            sheet = book.add_worksheet(table.name)
            for number, heading in enumerate(table.headings):
                longest = max((len(_text(row[number], language)) for row in table.rows), default=0)
                sheet.set_column(number, number, max(10, min(60, max(longest, len(heading)) + 2)))
                sheet.write_string(0, number, heading, head)
            for line, row in enumerate(table.rows, 1):
                for number, cell in enumerate(row):
                    if isinstance(cell, date):
                        form = clock if isinstance(cell, datetime) else day
                        sheet.write_datetime(line, number, cell, form)
                    elif isinstance(cell, int):
                        sheet.write_number(line, number, cell)
                    else:
                        sheet.write_string(line, number, guarded_cell(cell)[:_LONGEST], plain)
            sheet.freeze_panes(1, 0)
            if table.rows:
                sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)
    return file.getvalue()


def shown_cell(cell: Cell, language: Language) -> str:
    """The cell as people of the language write it."""
    if isinstance(cell, datetime):
        return cell.strftime(_CLOCK[language])
    return cell.strftime(_DAY[language]) if isinstance(cell, date) else str(cell)


def _text(cell: Cell, language: Language) -> str:
    text = shown_cell(cell, language)
    return guarded_cell(text) if isinstance(cell, str) else text

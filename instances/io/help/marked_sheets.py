"""The sheets of a marked copy: cells with their colours and comments, and the list of issues."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from instances.io.workbook.reader import cell_text
from instances.io.workbook.writer import LONGEST, WorkbookWriter
from models.issues import Issue
from models.text import Messages

COLOURS = {"error": ("#FFC7CE", "#9C0006"), "warning": ("#FFEB9C", "#7F6000")}
_COMMENT = 1000
"""Characters of a comment."""


Line = tuple[int, Sequence[Any]]
"""A row (from 0) and its cells."""
Marks = dict[tuple[int, int], list[Issue]]
"""The issues of a cell, by row and column (from 0)."""


def colours(book: WorkbookWriter) -> dict[str, Format]:
    """The formats of marked cells by severity."""
    return {
        kind: book.book.add_format({"bg_color": back, "font_color": ink, "num_format": 49})
        for kind, (back, ink) in COLOURS.items()
    }


def new_sheet(book: WorkbookWriter, title: str) -> Worksheet:
    """A sheet of texts, without complaints about numbers that are texts."""
    sheet = book.book.add_worksheet(title)
    sheet.set_column(0, 30, 18, book.kinds["text"])
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    return sheet


def fill(
    book: WorkbookWriter,
    forms: Mapping[str, Format],
    sheet: Worksheet,
    lines: Sequence[Line],
    head: int,
    marks: Marks,
    messages: Messages,
) -> None:
    """The cells in their rows; those that are marked with their colour and comment."""
    by_row: dict[int, list[int]] = defaultdict(list)
    for row, column in marks:
        by_row[row].append(column)
    rows = dict(lines)
    for row in sorted({*rows, *by_row}):
        cells = rows.get(row, ())
        for i in range(max([len(cells), *(column + 1 for column in by_row.get(row, ()))])):
            value = cells[i] if i < len(cells) else ""
            found = marks.get((row, i)) if row in by_row else None
            if found:
                kind = min(issue.severity for issue in found)
                put(book, sheet, row, i, value, forms[kind])
                sheet.write_comment(row, i, _comment(found, messages), {"x_scale": 2, "y_scale": 1.2})
            else:
                put(book, sheet, row, i, value, book.head if row == head else None)
    sheet.freeze_panes(head + 1, 0)


def put(
    book: WorkbookWriter, sheet: Worksheet, row: int, column: int, value: Any, form: Format | None = None
) -> None:
    """A cell as it was: a number, a day, a time or a text; a blank one only where it has a format."""
    match value:
        case bool():
            sheet.write_boolean(row, column, value, form)
        case timedelta():
            sheet.write_string(row, column, cell_text(value), form)
        case int() | float():
            sheet.write_number(row, column, value, form)
        case date():
            kind = "datetime" if isinstance(value, datetime) else "date"
            sheet.write_datetime(row, column, value, book.kinds[kind])
        case time():
            sheet.write_datetime(row, column, value, book.kinds["time"])
        case _ if value or form:
            sheet.write_string(row, column, str(value)[:LONGEST], form)


def _comment(issues: Sequence[Issue], messages: Messages) -> str:
    return "\n".join(issue.what(messages) for issue in issues)[:_COMMENT]


def list_issues(
    book: WorkbookWriter,
    sheet: Worksheet,
    forms: Mapping[str, Format],
    issues: Sequence[Issue],
    links: Mapping[int, str],
    messages: Messages,
) -> None:
    """All issues, errors first, each with a link to its cell."""
    header = [
        messages.say(f"workbook-marked-{key}")
        for key in ("error", "place", "cell", "column", "value", "what")
    ]
    header[0] = "!"
    sheet.write_row(0, 0, header, book.head)
    for column, width in enumerate((14, 22, 10, 22, 24, 100)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    if not issues:
        sheet.write_string(1, 5, messages.say("workbook-marked-none"))
    for row, issue in enumerate(sorted(issues, key=lambda one: one.severity), 1):
        sheet.write_string(row, 0, messages.say(f"workbook-marked-{issue.severity}"), forms[issue.severity])
        sheet.write_string(row, 1, issue.file)
        cell = issue.cell or (str(issue.row) if issue.row else "")
        if id(issue) in links and row < 60_000:
            sheet.write_url(row, 2, links[id(issue)], string=cell or "→")
        else:
            sheet.write_string(row, 2, cell)
        for i, text in enumerate((issue.heading(messages), issue.value, issue.what(messages)), 3):
            sheet.write_string(row, i, text)

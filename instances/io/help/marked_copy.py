"""A copy of the data as a workbook, its faulty cells coloured and commented, every issue in a list."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from instances.io.help.marked_sheets import Line, Marks, colours, fill, list_issues, new_sheet
from instances.io.issue_log import IssueLog, Place
from instances.io.semester.folder_writer import new_file
from instances.io.semester.semester_reader import SourceContent, read_content
from instances.io.settings.settings_reader import FILE
from instances.io.tables.headings import SETTINGS_NAMES, resolved
from instances.io.text.csv_reader import Records
from instances.io.workbook.reader import letter
from instances.io.workbook.writer import MANY, MOST_ROWS, WorkbookWriter, settings_rows, stored
from models.issues import InvalidInput, Issue
from models.policy import PolicySchema
from models.schema import Table
from models.text import Messages


def write_marked(
    source: Path, target: Path, messages: Messages, *, schema: PolicySchema
) -> tuple[Issue, ...]:
    """Write the marked copy of the instance to a new .xlsx; all its issues.

    Raises InvalidInput where there is nothing to copy, or no room for the copy.
    """
    log = IssueLog()
    found = read_content(source, schema, log)
    issues = log.listed()
    if found is None:
        raise InvalidInput(issues)
    if any(len(rows.lines) and rows.lines[-1] > MOST_ROWS for rows in found.records.values()):
        words = (("rows", f"> {MOST_ROWS}"), ("most", str(MOST_ROWS)))
        raise InvalidInput((Issue(str(target), 0, "", "", "output-many-rows", words),))
    settings = log.place(FILE)
    new_file(target, lambda path: _write(path, found, issues, settings, schema.tables, messages))
    return issues


def _write(
    path: Path,
    found: SourceContent,
    issues: Sequence[Issue],
    settings: Place,
    tables: Mapping[str, Table],
    messages: Messages,
) -> None:
    book = WorkbookWriter(path, large=any(len(rows.lines) > MANY for rows in found.records.values()))
    forms = colours(book)
    by_file: dict[str, list[Issue]] = defaultdict(list)
    for issue in issues:
        by_file[issue.file].append(issue)
    listing = book.book.add_worksheet(messages.say("workbook-marked-sheet"))
    links: dict[int, str] = {}
    if found.content is not None:
        rows, marks = _settings(found.content, settings.cells, by_file[settings.name])
        sheet = new_sheet(book, SETTINGS_NAMES[0])
        fill(book, forms, sheet, [(0, ("setting", "value")), *rows], 0, marks, messages)
        links |= _links(SETTINGS_NAMES[0], marks)
    for name, rows_read in found.records.items():
        title = _title(found.names[name])
        marks = _marks(tables[name], rows_read, by_file[found.names[name]])
        lines = sorted(_lines(rows_read))
        fill(book, forms, new_sheet(book, title), lines, rows_read.head - 1, marks, messages)
        links |= _links(title, marks)
    list_issues(book, listing, forms, issues, links, messages)
    book.close()


def _title(name: str) -> str:
    """A sheet name: the file without its ending, without what Excel forbids."""
    stem = name[:-4] if name.casefold().endswith((".csv", ".txt")) else name
    return re.sub(r"[\[\]:*?/\\']", " ", stem)[:31]


def _lines(rows: Records) -> Iterator[Line]:
    """Every line as read, at its own row."""
    yield rows.head - 1, rows.header
    for line, cells in zip(rows.lines.tolist(), rows.cells.itertuples(index=False, name=None), strict=True):
        yield line - 1, cells
    for line, ragged in zip(rows.ragged_lines, rows.ragged, strict=True):
        yield line - 1, ragged


def _marks(table: Table, rows: Records, issues: Sequence[Issue]) -> Marks:
    """Which cells to mark: a row's first where no column is named, the next free heading where one lacks."""
    header = resolved(table, rows.header)
    marks: Marks = defaultdict(list)
    for issue in issues:
        if issue.row:
            column = issue.column.partition(" + ")[0]
            at = header.index(column) if column in header else len(header) if column else 0
            marks[issue.row - 1, at].append(issue)
    return marks


def _settings(
    content: Mapping[str, Any], cells: Mapping[str, str], issues: Sequence[Issue]
) -> tuple[list[Line], Marks]:
    """The settings as rows, where they stood if that is known, and what to mark."""
    at: dict[str, int] = {}
    rows: dict[int, tuple[str, ...]] = {}
    last = 0
    for key, value in settings_rows(content, strict=False):
        told = re.sub(r"^policy\.[^.]+", lambda part: part[0].replace("_", "-"), key)
        row = int(re.sub(r"\D", "", cells.get(told, ""))[:7] or 0) - 1
        last = row if row >= 0 and row not in rows else max([last, *rows]) + 1
        at[told], rows[last] = last, (key, stored(key, str(value)[:1000]))
    marks: Marks = defaultdict(list)
    for issue in issues:
        if issue.column in at:
            marks[at[issue.column], 1].append(issue)
    return sorted(rows.items()), marks


def _links(title: str, marks: Marks) -> dict[int, str]:
    return {
        id(issue): f"internal:'{title}'!{letter(column)}{row + 1}"
        for (row, column), issues in marks.items()
        for issue in issues
    }

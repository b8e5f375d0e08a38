"""A copy of the data as a workbook, its faulty cells coloured and commented, every issue in a list."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlsxwriter.worksheet import Worksheet

from instances.io.help.marked_sheets import Line, Marks, colours, fill, list_issues, new_sheet
from instances.io.issue_log import IssueLog, Place
from instances.io.semester.folder_writer import new_file
from instances.io.semester.semester_reader import SourceContent, read_source, source_at
from instances.io.settings.settings_reader import FILE
from instances.io.source import Source
from instances.io.tables.headings import SETTINGS_NAMES, plain, resolved
from instances.io.text.csv_reader import Records
from instances.io.workbook.guidance import Guidance
from instances.io.workbook.parameter_help import parameter_help
from instances.io.workbook.reader import Workbook, letter
from instances.io.workbook.settings_writer import settings_rows
from instances.io.workbook.user_form import user_form
from instances.io.workbook.writer import MANY, MOST_ROWS, WorkbookWriter, stored
from models.issues import InvalidInput, Issue
from models.policy import PolicySchema
from models.schema import Table
from models.text import Messages


def write_marked(
    source: Path, target: Path, messages: Messages, *, schema: PolicySchema
) -> tuple[Issue, ...]:
    """Write the marked copy of the instance to a new .xlsx; all its issues.

    A workbook keeps its sheets, their order, help and lists. Raises InvalidInput where there is nothing to copy, or no
    room for the copy.
    """
    log = IssueLog()
    given = source_at(source, log)
    if given is None:
        raise InvalidInput(log.listed())
    found = read_source(given, schema, log)
    if any(len(rows.lines) and rows.lines[-1] > MOST_ROWS for rows in found.records.values()):
        words = (("rows", f"> {MOST_ROWS}"), ("most", str(MOST_ROWS)))
        raise InvalidInput((Issue(str(target), 0, "", "", "output-many-rows", words),))
    copied = Copied(found, log.listed(), log.place(FILE), schema, messages)
    new_file(target, lambda path: _write(path, given, copied))
    return copied.issues


@dataclass(frozen=True)
class Copied:
    """What a copy is made of: the content as read, its issues, where its settings are."""

    found: SourceContent
    issues: tuple[Issue, ...]
    settings: Place
    schema: PolicySchema
    messages: Messages

    @property
    def tables(self) -> Mapping[str, Table]:
        """Every table by its name."""
        return self.schema.tables

    def of(self, file: str) -> list[Issue]:
        """The issues of a file or sheet."""
        return [issue for issue in self.issues if issue.file == file]


def _write(path: Path, source: Source, copied: Copied) -> None:
    records = copied.found.records
    book = WorkbookWriter(path, large=any(len(rows.lines) > MANY for rows in records.values()))
    forms = colours(book)
    listing = book.book.add_worksheet(copied.messages.say("workbook-marked-sheet"))
    made = _same_sheets(book, source, copied) if isinstance(source, Workbook) else _new_sheets(book, copied)
    links: dict[int, str] = {}
    for title, sheet, lines, head, marks in made:
        fill(book, forms, sheet, lines, head, marks, copied.messages)
        links |= _links(title, marks)
    list_issues(book, listing, forms, copied.issues, links, copied.messages)
    book.close()


Copy = tuple[str, Worksheet, Sequence[Line], int, Marks]
"""A sheet to be filled: its name, the sheet, its lines, the row of its headings, its marks."""


def _new_sheets(book: WorkbookWriter, copied: Copied) -> Iterator[Copy]:
    """A sheet for the settings and for each file of a folder."""
    found = copied.found
    if found.content is not None:
        rows, marks = _settings(found.content, copied.of(copied.settings.name))
        title = SETTINGS_NAMES[0]
        yield title, new_sheet(book, title), [(0, ("setting", "value")), *rows], 0, marks
    for name, records in found.records.items():
        title = _title(found.names[name])
        marks = _marks(copied.tables[name], records, copied.of(found.names[name]))
        yield title, new_sheet(book, title), sorted(_lines(records)), records.head - 1, marks


def _same_sheets(book: WorkbookWriter, source: Workbook, copied: Copied) -> Iterator[Copy]:
    """The sheets of a workbook in their order, each cell as it was."""
    form = user_form(source, copied.found.records, copied.settings, copied.tables)
    guidance = Guidance(book, form, copied.tables, tuple(parameter_help(copied.schema)))
    table_of = {one.name: name for name, one in form.tables.items()}
    for title in form.sheets:
        if form.is_help(title):
            guidance.write_help(title)
        elif form.is_lists(title):
            guidance.write_lists(title)
        elif plain(title) != plain(copied.messages.say("workbook-marked-sheet")):  # that of an earlier copy
            sheet, head = new_sheet(book, title), 0
            marks: Marks = defaultdict(list)
            if name := table_of.get(title):
                head = form.tables[name].head
                marks = _marks(copied.tables[name], copied.found.records[name], copied.of(title))
                if form.guided:
                    guidance.write_notes(sheet, copied.tables[name])
            else:
                for issue in copied.of(title):
                    if at := _cell_of(issue):
                        marks[at].append(issue)
            yield title, sheet, list(enumerate(source.grid(title))), head, marks


def _cell_of(issue: Issue) -> tuple[int, int] | None:
    """Row and column (from 0) of the cell that an issue names."""
    found = re.fullmatch(r"([A-Z]+)(\d+)", issue.cell)
    if not found:
        return None
    column = 0
    for mark in found[1]:
        column = column * 26 + ord(mark) - ord("A") + 1
    return int(found[2]) - 1, column - 1


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
        if at := _cell_of(issue):
            marks[at].append(issue)
        elif issue.row:
            column = issue.column.partition(" + ")[0]
            place = header.index(column) if column in header else len(header) if column else 0
            marks[issue.row - 1, place].append(issue)
    return marks


def _settings(content: Mapping[str, Any], issues: Sequence[Issue]) -> tuple[list[Line], Marks]:
    """The settings of a file as rows, and what to mark."""
    at: dict[str, int] = {}
    rows: list[Line] = []
    for row, (key, value) in enumerate(settings_rows(content, strict=False), 1):
        told = re.sub(r"^policy\.[^.]+", lambda part: part[0].replace("_", "-"), key)
        at[told] = row
        rows.append((row, (key, stored(key, str(value)[:1000]))))
    marks: Marks = defaultdict(list)
    for issue in issues:
        if issue.column in at:
            marks[at[issue.column], 1].append(issue)
    return rows, marks


def _links(title: str, marks: Marks) -> dict[int, str]:
    return {
        id(issue): f"internal:'{title}'!{letter(column)}{row + 1}"
        for (row, column), issues in marks.items()
        for issue in issues
    }

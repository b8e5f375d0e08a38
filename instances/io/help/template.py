"""The empty workbook to fill in: help on every heading, lists to choose from, an example row in each table."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xlsxwriter.worksheet import Worksheet

from instances.io.formats import numbered
from instances.io.help.column_help import accepts, helped, need
from instances.io.semester.folder_writer import new_file
from instances.io.tables.cells import parse
from instances.io.tables.headings import SETTINGS_NAMES
from instances.io.workbook.reader import letter
from instances.io.workbook.writer import WorkbookWriter, stored, write_settings
from models.network import known_zones
from models.policy import PROFILES, PolicySchema
from models.schema import Column, Table
from models.text import Messages

LAST = 20_000
"""Rows that get drop-down lists."""

EXAMPLE: Mapping[str, Any] = {
    "name": "mon-semestre",
    "title": "Mon semestre",
    "sessions": [
        {
            "number": 1,
            "first_day": date(2024, 1, 22),
            "last_day": date(2024, 2, 3),
            "starts": {"weekdays": ["08:30", "13:30", "18:00"], "saturday": ["08:30", "13:30"]},
        },
        {
            "number": 2,
            "first_day": date(2024, 4, 8),
            "last_day": date(2024, 4, 13),
            "starts": {"weekdays": ["08:30", "13:30", "18:00"]},
        },
    ],
    "policy": {"profile": "national"},
}

ENGLISH, FRENCH = Messages("en"), Messages("fr")


def write_template(path: Path, messages: Messages, *, schema: PolicySchema) -> None:
    """A new workbook to fill in; its headings and sheet names are in the language."""
    new_file(path, lambda work: _write(work, schema.tables, messages))


def _write(path: Path, tables: Mapping[str, Table], messages: Messages) -> None:
    book = WorkbookWriter(path)
    _help(book, tables, messages)
    french = messages.language == "fr"
    settings = write_settings(
        book, numbered("instance", EXAMPLE), "réglages" if french else SETTINGS_NAMES[0]
    )
    if french:
        for i, text in enumerate(("réglage", "valeur")):
            settings.write_string(0, i, text, book.head)
    for table in tables.values():
        names = [column.french if french else column.name for column in table.columns]
        sheet = book.sheet(_named(table, messages), names, table.columns)
        for i, column in enumerate(table.columns):
            sheet.write_comment(0, i, _note(column), {"x_scale": 2.2, "y_scale": 1.6})
            if column.example:
                _write_example(book, sheet, i, column)
            _choices(sheet, i, column, tables, messages)
    lists = book.book.add_worksheet("listes" if french else "lists")
    lists.write_column(0, 0, sorted(known_zones()))
    lists.hide()
    book.close()


def _named(table: Table, messages: Messages) -> str:
    return table.french if messages.language == "fr" else table.name


def _note(column: Column) -> str:
    """The help of a column in both languages."""
    return "\n\n".join(
        f"{helped(column, one)}\n{accepts(column, one)}\n{need(column, one)}" for one in (ENGLISH, FRENCH)
    )


def _write_example(book: WorkbookWriter, sheet: Worksheet, i: int, column: Column) -> None:
    value = parse(column, column.example)
    form = book.kinds.get(column.kind)
    if isinstance(value, datetime | date):
        sheet.write_datetime(1, i, value, form)
    elif column.kind == "int":
        sheet.write_number(1, i, value, form)
    else:
        sheet.write_string(1, i, stored(column.name, column.example), form)


def _choices(
    sheet: Worksheet, i: int, column: Column, tables: Mapping[str, Table], messages: Messages
) -> None:
    """A list to choose from, or a warning for numbers out of range; other values can be typed over it."""
    options: dict[str, Any] = {"error_type": "warning", "ignore_blank": not column.required}
    if column.kind == "bool":
        options |= _listed(("oui", "non") if messages.language == "fr" else ("yes", "no"))
    elif column.choices:
        options |= _listed(column.choices)
    elif column.name == "policy":
        options |= _listed(tuple(PROFILES))
    elif column.kind == "zone":
        name = "listes" if messages.language == "fr" else "lists"
        options |= {"validate": "list", "source": f"='{name}'!$A$1:$A${len(known_zones())}"}
    elif column.refers:
        target = tables[column.refers]
        at = letter([c.name for c in target.columns].index("id"))
        options |= {"validate": "list", "source": f"='{_named(target, messages)}'!${at}$2:${at}${LAST}"}
    elif column.kind == "int" and not column.form and column.least is not None and column.most is not None:
        options |= {
            "validate": "integer",
            "criteria": "between",
            "minimum": column.least,
            "maximum": column.most,
        }
    else:
        return
    sheet.data_validation(1, i, LAST, i, options)


def _listed(choices: Sequence[str]) -> dict[str, Any]:
    return {"validate": "list", "source": list(choices)}


def _help(book: WorkbookWriter, tables: Mapping[str, Table], messages: Messages) -> None:
    """The first sheet: every column in French and in English, first the language asked for."""
    order = (FRENCH, ENGLISH) if messages.language == "fr" else (ENGLISH, FRENCH)
    sheet = book.book.add_worksheet("aide" if messages.language == "fr" else "help")
    parts = ("what", "takes", "need")
    header = [messages.say(f"template-{part}") for part in ("table", "column")]
    header += [f"{one.say(f'template-{part}')} ({one.language})" for one in order for part in parts]
    header.append(messages.say("template-example"))
    for i, one in enumerate(order):
        sheet.write_string(i, 0, one.say("template-replace"))
    sheet.write_row(3, 0, header, book.head)
    sheet.set_column(0, 1, 20)
    sheet.set_column(2, 7, 34, book.wrap)
    sheet.set_column(8, 8, 24)
    sheet.freeze_panes(4, 2)
    row = 4
    for key in ("language", "session", "policy"):
        words = {"profiles": ", ".join(PROFILES)} if key == "policy" else {}
        sheet.write_string(row, 0, SETTINGS_NAMES[0])
        sheet.write_string(row, 1, messages.say("template-setting"))
        for i, one in enumerate(order):
            sheet.write_string(row, 2 + 3 * i, one.say(f"template-{key}", **words), book.wrap)
        row += 1
    for table in tables.values():
        for column in table.columns:
            cells = [_named(table, messages), column.french if messages.language == "fr" else column.name]
            for one in order:
                cells += [helped(column, one), accepts(column, one), need(column, one)]
            for i, text in enumerate((*cells, column.example)):
                sheet.write_string(row, i, text)
            row += 1

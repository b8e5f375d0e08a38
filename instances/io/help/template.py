"""The empty workbook to fill in: help on every heading, lists to choose from, an example row in each table."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xlsxwriter.worksheet import Worksheet

from instances.io.formats import numbered
from instances.io.semester.folder_writer import new_file
from instances.io.settings.policy_names import PolicyNames
from instances.io.tables.cells import parse
from instances.io.workbook.guidance import Guidance
from instances.io.workbook.parameter_help import parameter_help
from instances.io.workbook.settings_writer import settings_rows, write_settings
from instances.io.workbook.sheet_form import HELP, LISTS, usual_form
from instances.io.workbook.writer import WorkbookWriter, in_words, stored
from models.policy import PolicySchema
from models.schema import PROGRAMME, TABLES, Column, Table
from models.text import Language, Messages

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


SIMPLE = (
    "centres",
    "sites",
    "rooms",
    PROGRAMME,
    "candidates",
    "registrations",
    "accommodations",
    "staff",
    "closures",
)
"""The tables of a template for who needs no more."""


def write_template(path: Path, messages: Messages, *, schema: PolicySchema, simple: bool = False) -> None:
    """A new workbook to fill in; its headings and sheet names are in the language. `simple`: a programme stands for units,
    offerings and exams, and other tables that many need not are left out."""
    if simple:
        tables = {name: _by_unit(schema.tables[name]) for name in SIMPLE}
    else:
        tables = {name: table for name, table in schema.tables.items() if name != PROGRAMME}
    new_file(path, lambda work: _write(work, tables, messages.language, schema))


def _by_unit(table: Table) -> Table:
    """The table whose offerings and exams have the codes that a programme gives them, in its examples, lists and help."""
    unit = TABLES["units"].columns[0].example

    def by_unit(c: Column) -> Column:
        if c.refers == "offerings":
            return replace(c, refers=PROGRAMME, example=unit)
        if c.refers != "exams":
            return c
        english, french = f"{c.help_en}: {unit}-S1, {unit}-S2", f"{c.help_fr} : {unit}-S1, {unit}-S2"
        return replace(c, refers=PROGRAMME, help_en=english, help_fr=french)

    return replace(table, columns=tuple(map(by_unit, table.columns)))


def _write(path: Path, tables: Mapping[str, Table], language: Language, schema: PolicySchema) -> None:
    content = numbered("instance", EXAMPLE)
    book, form = WorkbookWriter(path), usual_form(language, tables)
    if language == "fr":
        names = PolicyNames(schema)
        form = replace(form, keys={key: names.french(key) for key, _ in settings_rows(content)})
    guidance = Guidance(book, form, tables, tuple(parameter_help(schema)))
    guidance.write_help(HELP[language])
    write_settings(book, content, form)
    for table in tables.values():
        sheet = book.sheet(form.tables[table.name], table.columns)
        for i, column in enumerate(table.columns):
            if column.example:
                _write_example(book, sheet, i, column, language)
        guidance.write_notes(sheet, table)
    guidance.write_lists(LISTS[language])
    book.close()


def _write_example(
    book: WorkbookWriter, sheet: Worksheet, i: int, column: Column, language: Language
) -> None:
    value = parse(column, column.example)
    form = book.kinds.get(column.kind)
    if column.form in ("beginning", "end"):
        sheet.write_string(1, i, column.example, book.kinds["text"])
    elif isinstance(value, datetime | date):
        sheet.write_datetime(1, i, value, form)
    elif column.kind == "int":
        sheet.write_number(1, i, value, form)
    elif column.kind == "bool" or column.choices:
        sheet.write_string(1, i, in_words(column, value, language), form)
    else:
        sheet.write_string(1, i, stored(column.name, column.example), form)

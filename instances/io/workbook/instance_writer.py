"""Writing an instance as an Excel workbook: texts stay texts, days are days, nothing is computed."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from instances.io.formats import numbered
from instances.io.workbook.guidance import Guidance
from instances.io.workbook.parameter_help import ParameterHelp
from instances.io.workbook.settings_writer import write_settings
from instances.io.workbook.sheet_form import SETTINGS, SheetForm, WorkbookForm
from instances.io.workbook.writer import MANY, MOST_ROWS, WorkbookWriter, in_words, stored
from models.issues import InvalidInput, Issue
from models.schema import TABLES, Column, Table
from models.text import Language

_PLAIN = ("date", "datetime")


def write_workbook(
    path: Path,
    content: Mapping[str, Any] | None,
    tables: Mapping[str, pd.DataFrame],
    known: Mapping[str, Table] = TABLES,
    form: WorkbookForm | None = None,
    parameters: Sequence[ParameterHelp] = (),
) -> None:
    """One sheet for each table and one for the settings, as the form has them. Cells are those `write_folder` takes.

    Without a form: in English, a column for each that is used, no help. `parameters`: the settings of the policy that its
    help explains.
    """
    for name, frame in tables.items():
        if len(frame) > MOST_ROWS:
            words = (("rows", str(len(frame))), ("most", str(MOST_ROWS)))
            raise InvalidInput((Issue(name, 0, "", "", "output-many-rows", words),))
    form = form or _plain_form(tables, known)
    book = WorkbookWriter(path, large=any(len(frame) > MANY for frame in tables.values()))
    guidance = Guidance(book, form, known, parameters)
    named = {one.name: table for table, one in form.tables.items()}
    for title in form.sheets:
        table = named.get(title, "")
        if title == form.settings and content is not None:
            write_settings(book, numbered("instance", content), form)
        elif table in tables:
            sheet = book.sheet(form.tables[table], known[table].columns)
            fill(book, sheet, known[table], tables[table], form)
            if form.guided:
                guidance.write_notes(sheet, known[table])
        elif form.is_help(title):
            guidance.write_help(title)
        elif form.is_lists(title):
            guidance.write_lists(title)
    book.close()


def _plain_form(tables: Mapping[str, pd.DataFrame], known: Mapping[str, Table]) -> WorkbookForm:
    """English names, the columns that are used, nothing else."""
    made = {
        name: SheetForm(
            name,
            0,
            {column.name: column.name for column in known[name].columns if column.name in table.columns},
        )
        for name, table in tables.items()
    }
    return WorkbookForm("en", (SETTINGS["en"], *made), made, SETTINGS["en"], guided=False)


def fill(
    book: WorkbookWriter, sheet: Worksheet, table: Table, rows: pd.DataFrame, form: WorkbookForm
) -> None:
    """The rows below the headings, row by row; each distinct value is made once."""
    headings = form.tables[table.name].headings
    columns = [column for column in table.columns if column.name in rows.columns and column.name in headings]
    found = [pd.factorize(rows[c.name].to_numpy(object), use_na_sentinel=False) for c in columns]
    made = [
        [_cell(c, value, form.language) for value in distinct]
        for c, (_, distinct) in zip(columns, found, strict=True)
    ]
    codes = [one.tolist() for one, _ in found]
    places = [form.tables[table.name].place(column.name) for column in columns]
    forms = [book.kinds.get(column.kind) for column in columns]
    for i in range(len(rows)):
        at = form.tables[table.name].head + 1 + i
        for j, values in enumerate(made):
            value = values[codes[j][i]]
            if value is None:
                continue
            if type(value) is str:
                sheet.write_string(at, places[j], value, forms[j])
            elif isinstance(value, int):
                sheet.write_number(at, places[j], value, forms[j])
            else:
                sheet.write_datetime(at, places[j], value, forms[j])


def _cell(column: Column, value: Any, language: Language) -> str | int | date | None:
    """A value as the workbook holds it: numbers and days as such, the rest as the reader's text."""
    text = in_words(column, value, language)
    if not text:
        return None
    if column.kind == "int" and not isinstance(value, str):
        return int(text)
    if column.kind in _PLAIN and isinstance(value, date):
        return value
    return stored(column.name, text)

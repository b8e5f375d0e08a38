"""The form of a workbook that a user gave, for the copies that are made of it."""

import re
from collections.abc import Mapping

from instances.io.issue_log import Place
from instances.io.tables.headings import SETTINGS_NAMES, resolved
from instances.io.text.csv_reader import Records
from instances.io.workbook.reader import Workbook
from instances.io.workbook.sheet_form import SheetForm, WorkbookForm, language_of_names
from models.schema import Table


def user_form(
    source: Workbook, records: Mapping[str, Records], settings: Place, tables: Mapping[str, Table]
) -> WorkbookForm:
    """Its sheets, headings and settings as they are written; a heading that no column has is under its place, `?3`."""
    names = {table: source.name(table) or table for table in records}
    own = source.name(SETTINGS_NAMES[0]) or SETTINGS_NAMES[0]
    made = {}
    for table, rows in records.items():
        known = {column.name for column in tables[table].columns}
        columns = enumerate(resolved(tables[table], rows.header))
        keys = (name if name in known else f"?{i}" for i, name in columns)
        made[table] = SheetForm(names[table], rows.head - 1, dict(zip(keys, rows.header, strict=True)))
    form = WorkbookForm(
        language_of_names(names, tables, own),
        tuple(source.sheets),
        made,
        own,
        keys=settings.headers,
        rows={key: int(re.sub(r"\D", "", cell) or 0) for key, cell in settings.cells.items()},
    )
    return form if any(map(form.is_lists, form.sheets)) else form.unguided()

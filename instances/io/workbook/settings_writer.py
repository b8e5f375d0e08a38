"""Writing settings as a sheet of two columns: what `read_settings` reads back."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from xlsxwriter.worksheet import Worksheet

from instances.io.settings.settings_sheet import HEADER, YES_NO
from instances.io.text.toml_writer import toml_value
from instances.io.workbook.sheet_form import SheetForm, WorkbookForm
from instances.io.workbook.writer import MOST_ROWS, WorkbookWriter, stored
from models.schema import Column


def write_settings(book: WorkbookWriter, content: Mapping[str, Any], form: WorkbookForm) -> Worksheet:
    """The settings as rows of name and value, in the order and by the names of the form."""
    columns = (Column("setting", "text", "", ""), Column("value", "text", "", ""))
    sheet = book.sheet(settings_sheet(form), columns)
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 48)
    told = sorted(settings_rows(content), key=lambda one: form.rows.get(one[0], MOST_ROWS))
    for row, (key, value) in enumerate(told, 1):
        sheet.write_string(row, 0, form.keys.get(key, key), book.kinds["text"])
        if isinstance(value, date):
            sheet.write_datetime(row, 1, value, book.kinds["date"])
        elif isinstance(value, int):
            sheet.write_number(row, 1, value)
        else:
            text = {"true": "oui", "false": "non"}.get(value, value) if form.language == "fr" else value
            sheet.write_string(row, 1, stored(key, text), book.kinds["text"])
    return sheet


def settings_sheet(form: WorkbookForm) -> SheetForm:
    """The sheet of settings of a form."""
    words = ("réglage", "valeur") if form.language == "fr" else HEADER
    return SheetForm(form.settings, 0, dict(zip(("setting", "value"), words, strict=True)))


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
    return bool(text) and (text[0].isalpha() or "/" in text) and text.casefold() not in YES_NO

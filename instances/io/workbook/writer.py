"""An Excel workbook being written: its formats, its sheets with their headings, the texts of its cells."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from instances.io.tables.cells import clean
from instances.io.tables.csv_writer import cell_text
from instances.io.tables.table_words import french_choice
from instances.io.workbook.sheet_form import SheetForm
from models.issues import InvalidInput, Issue
from models.neutral_text import guarded_cell
from models.schema import Column
from models.text import Language

MOST_ROWS = 1_048_575
"""Rows below the header that Excel has."""
LONGEST = 32_767
"""Characters of a cell."""
MANY = 100_000
"""Rows above which a sheet is written row by row, to keep the memory small."""

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FORMATS: dict[str, str | int] = dict.fromkeys(("id", "text", "hours", "words", "zone"), 49)
# 49 is Excel's own number for text: what is typed there stays as it is.
_FORMATS |= {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm", "time": "hh:mm"}


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

    def sheet(self, form: SheetForm, columns: Sequence[Column]) -> Worksheet:
        """A sheet with its headings; each column has the format of its kind (texts keep leading zeros)."""
        sheet = self.book.add_worksheet(form.name)
        known = {column.name: column for column in columns}
        for i, (name, text) in enumerate(form.headings.items()):
            column = known[name]
            width = max(12, min(max(len(text), len(column.example)) + 3, 40))
            # In a cell for moments Excel would make a day alone its midnight; as a text it stays a day.
            kind = "text" if column.form in ("beginning", "end") else column.kind
            sheet.set_column(i, i, width, self.kinds.get(kind))
            sheet.write_string(form.head, i, text, self.head)
        sheet.freeze_panes(form.head + 1, 0)
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


def in_words(column: Column, value: Any, language: Language) -> str:
    """The text of a value in a language: oui and non, the French words of a choice."""
    text = cell_text(value)
    if language == "fr" and column.kind == "bool":
        return {"yes": "oui", "no": "non"}.get(text, text)
    return french_choice(column, text) if language == "fr" and column.choices else text


def stored(where: str, text: str) -> str:
    """The text of a cell; an apostrophe that the reader would take for a guard is guarded itself."""
    text = text if clean(text) == text.strip() else guarded_cell(text)
    if len(text) > LONGEST:
        words = (("length", str(len(text))), ("most", str(LONGEST)))
        raise InvalidInput((Issue(where, 0, "", "", "output-long-text", words),))
    return text

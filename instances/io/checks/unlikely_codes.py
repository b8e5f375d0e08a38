"""Warnings about codes: numbers that a spreadsheet ruined, codes that differ by capitals alone, examples left in."""

import re
from collections.abc import Mapping

import numpy as np

from instances.io.checks.unlikely_values import warn
from instances.io.issue_log import IssueLog
from instances.io.tables.cells import parse
from instances.io.tables.sheet import Sheet

_RUINED = re.compile(r"[0-9](?:[.,][0-9]+)?E\+?[0-9]{1,3}", re.IGNORECASE)
"""What a spreadsheet makes of a long number: 1.23457E+10."""
_USUAL = ("centres", "sites", "units")
"""Tables whose example may well be a row of a real semester."""


def check_codes(sheets: Mapping[str, Sheet | None], issues: IssueLog) -> None:
    """Codes and rows that look like a mistake, in every table that could be read."""
    for sheet in filter(None, sheets.values()):
        if any(column.name == "id" for column in sheet.table.columns):
            _check_ruined(sheet, issues)
            _check_capitals(sheet, issues)
        if sheet.table.name not in _USUAL:
            _check_example(sheet, issues)


def _check_ruined(sheet: Sheet, issues: IssueLog) -> None:
    cells = sheet["id"]
    marked = np.fromiter((bool(_RUINED.fullmatch(text)) for text in cells.texts), bool, len(cells.texts))
    warn(sheet, "id", cells.rows_where(marked), "unlikely-ruined-number", issues)


def _check_capitals(sheet: Sheet, issues: IssueLog) -> None:
    """The later of two codes that are the same but for capitals."""
    cells = sheet["id"]
    first: dict[str, str] = {}
    for text in cells.texts:
        first.setdefault(text.casefold(), text)
    if len(first) == len(cells.texts):
        return
    others = [first[text.casefold()] for text in cells.texts]
    marked = np.fromiter(
        (one != two for one, two in zip(cells.texts, others, strict=True)), bool, len(others)
    )
    rows = cells.rows_where(marked)
    words = [{"other": others[code]} for code in cells.codes[rows].tolist()]
    warn(sheet, "id", rows, "unlikely-capitals", issues, words)


def _check_example(sheet: Sheet, issues: IssueLog) -> None:
    """The example of the template above rows of the user."""
    columns = [column for column in sheet.table.columns if column.example]
    if len(columns) < 2 or len(sheet.lines) < 2:
        return
    if all(_says(sheet, column.name) == parse(column, column.example) for column in columns):
        warn(sheet, sheet.table.columns[0].name, np.zeros(1, np.int64), "unlikely-example", issues)


def _says(sheet: Sheet, column: str) -> object:
    cells = sheet[column]
    return cells.values[cells.codes[0]]

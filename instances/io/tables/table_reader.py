"""One CSV table read against its declaration: columns, cells, keys. Works on distinct texts only."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from instances.io.issue_log import KEEP, IssueLog, Place
from instances.io.tables.cell_error import CellError
from instances.io.tables.cells import clean, parse
from instances.io.tables.day_and_hour import with_moments
from instances.io.tables.headings import heading_count, is_personal, near_heading, plain, resolved
from instances.io.tables.sheet import ColumnCells, Ints, Sheet
from instances.io.tables.table_words import column_list, column_words
from instances.io.text.csv_reader import Records, read_records
from instances.io.text.plain_file import MOST_TABLE, refusal
from models.schema import Column, Table

_TOTALS = frozenset(("total", "totaux", "total_general", "sous_total", "grand_total", "subtotal", "totals"))
_LAST = 1000
"""Rows at the end of a table in which a total is looked for."""


def parse_table(raw: bytes, table: Table, issues: IssueLog) -> Sheet | None:
    """The table in the bytes of its CSV file; a table without a key may repeat rows."""
    file = f"{table.name}.csv"
    return sheet_of(table, read_records(file, raw, issues, heading_count(table)), issues)


def sheet_of(table: Table, found: Records | None, issues: IssueLog, name: str = "") -> Sheet | None:
    """The table in these records of the file or sheet `name`; None where it cannot be used at all."""
    file = f"{table.name}.csv"
    if found is None:
        if not issues.seen(file):
            issues.add(file, "input-empty-file", detail=column_list(table.columns))
        return None
    found = _without_totals(file, with_moments(table, found), issues)
    header = resolved(table, found.header)
    written = {
        ours: text.strip()
        for ours, text in zip(header, found.shown or found.header, strict=True)
        if text.strip().casefold() != ours
    }
    issues.locate(file, Place(name or file, written, dict(zip(header, found.letters, strict=False))))
    used = [i for i, text in enumerate(header) if text or not _all_blank(found.cells[i])]
    if not _header_fits(file, table, found, tuple(header[i] for i in used), issues):
        return None
    sheet = _sheet(table, header, found, issues)
    if table.key:
        _check_key(sheet, issues)
    return sheet


def _without_totals(file: str, found: Records, issues: IssueLog) -> Records:
    """The records without rows whose first text is a word for a total: they are told and not read."""
    first = max(0, len(found.lines) - _LAST)
    rows = [
        first + i
        for i, cells in enumerate(found.cells.iloc[first:].itertuples(index=False))
        if plain(next(filter(str.strip, cells), "")) in _TOTALS
    ]
    if not rows:
        return found
    issues.add_rows(file, "input-total-row", rows=found.lines[rows], severity="warning")
    kept = np.setdiff1d(np.arange(len(found.lines)), rows)
    return replace(found, cells=found.cells.iloc[kept].reset_index(drop=True), lines=found.lines[kept])


def read_bytes(
    path: Path, issues: IssueLog, file: str = "", *, most: int = MOST_TABLE, folder: Path | None = None
) -> bytes | None:
    """The bytes of a plain file of `most` bytes; what prevents reading is noted (under `file`).

    `folder`: what the file must lie in, links followed.
    """
    if refused := refusal(path, most, folder):
        issues.add(file or path.name, refused[0], detail=refused[1])
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        words = {"error": error.strerror or type(error).__name__}
        issues.add(file or path.name, "input-unreadable", detail=words)
        return None


def _all_blank(cells: "pd.Series[str]") -> bool:
    return not cells.str.strip().any()


def _header_fits(file: str, table: Table, found: Records, header: tuple[str, ...], issues: IssueLog) -> bool:
    known = {column.name: column for column in table.columns}
    row = found.head
    if known.keys().isdisjoint(header):
        issues.add(file, "input-no-headings", row=row, detail=column_list(table.columns))
        return False
    header = _without_personal(file, table, header, row, issues)
    for name in dict.fromkeys(header):
        if header.count(name) > 1 and name in known:
            issues.add(file, "input-duplicate-column", row=row, column=name)
        elif name not in known:
            near = near_heading(table, name)
            code = "input-near-column" if near else "input-unknown-column"
            words = {"near": near} if near else column_list(table.columns)
            issues.add(file, code, row=row, column=name, value=name, detail=words)
    missing = [column for column in table.columns if column.required and column.name not in header]
    for column in missing:
        issues.add(
            file,
            "input-missing-column",
            row=row,
            column=column.name,
            detail={
                "help_en": column.help_en,
                "help_fr": column.help_fr,
                **column_words(table, column, issues),
            },
        )
    return not missing


def _without_personal(
    file: str, table: Table, header: tuple[str, ...], row: int, issues: IssueLog
) -> tuple[str, ...]:
    """The header without names and addresses of people, which are told and not read."""
    known = {column.name for column in table.columns}
    personal = [name for name in header if name not in known and is_personal(table, name)]
    if personal:
        words = {"columns": ", ".join(personal)}
        issues.add(file, "input-personal-columns", row=row, severity="warning", detail=words)
    return tuple(name for name in header if name not in personal)


def _sheet(table: Table, header: tuple[str, ...], found: Records, issues: IssueLog) -> Sheet:
    place = {name: i for i, name in reversed(list(enumerate(header)))}
    columns: dict[str, ColumnCells] = {}
    for column in table.columns:
        if column.name in place:
            texts = found.cells[place[column.name]]
            columns[column.name] = _cells(f"{table.name}.csv", column, texts, found.lines, issues)
        else:
            columns[column.name] = _blank(column, len(found.lines))
    key = place.get("id", 0)
    lost = frozenset(clean(cells[key]) for cells in found.ragged if key < len(cells))
    return Sheet(table, found.lines, columns, lost)


def nothing(table: Table) -> Sheet:
    """The table without rows."""
    return Sheet(table, np.empty(0, np.int64), {c.name: _blank(c, 0) for c in table.columns})


def _blank(column: Column, rows: int) -> ColumnCells:
    value, good = _when_blank(column)
    values = np.empty(1, object)
    values[0] = value
    return ColumnCells(np.array([""], object), values, np.array([good]), np.zeros(rows, np.int64))


def _when_blank(column: Column) -> tuple[object, bool]:
    if column.default:
        return parse(column, column.default), True
    if column.kind == "words":
        return (), True
    return ("" if column.kind in ("id", "text", "zone") else None), False


def _cells(
    file: str, column: Column, written: "pd.Series[str]", lines: Ints, issues: IssueLog
) -> ColumnCells:
    codes, distinct = pd.factorize(written.to_numpy(object))
    texts = np.array([clean(text) for text in distinct.tolist()] + [""], object)[:-1]
    if (texts != distinct).any():
        again, texts = pd.factorize(texts)
        codes = again[codes]
    values = np.empty(len(texts), object)
    good = np.ones(len(texts), bool)
    wrong: list[tuple[int, str, dict[str, object]]] = []
    for i, text in enumerate(texts.tolist()):
        if not text:
            values[i], good[i] = _when_blank(column)
            if column.required:
                wrong.append((i, "input-blank", {"help_en": column.help_en, "help_fr": column.help_fr}))
            continue
        try:
            values[i] = parse(column, text)
        except CellError as error:
            good[i] = False
            wrong.append((i, error.code, error.detail))
    cells = ColumnCells(texts, values, good, codes.astype(np.int64))
    _note(file, column, cells, lines, wrong, issues)
    return cells


def _note(
    file: str,
    column: Column,
    cells: ColumnCells,
    lines: Ints,
    wrong: list[tuple[int, str, dict[str, object]]],
    issues: IssueLog,
) -> None:
    """Note each distinct issue on all its rows: one sort, then a slice an issue."""
    if not wrong:
        return
    order = np.argsort(cells.codes, kind="stable")
    edges = np.searchsorted(cells.codes[order], np.arange(len(cells.texts) + 1))
    for i, code, detail in wrong:
        rows = lines[order[edges[i] : edges[i + 1]]]
        text = str(cells.texts[i])
        issues.add_rows(file, code, rows=rows, column=column.name, value=text, detail=detail)


def _check_key(sheet: Sheet, issues: IssueLog) -> None:
    """No two lines with the same key; lines whose key is blank or bad have been noted already."""
    parts = [sheet[name] for name in sheet.table.key]
    codes = pd.DataFrame({i: part.codes for i, part in enumerate(parts)})
    again = codes.duplicated().to_numpy()
    if not again.any():
        return
    for part in parts:
        again = again & part.good[part.codes]
    rows = np.flatnonzero(again)
    issues.count(sheet.file, " + ".join(sheet.table.key), "input-duplicate-key", len(rows) - KEEP)
    rows = rows[:KEEP]
    first = codes.drop_duplicates().reset_index().merge(codes.loc[rows].reset_index(), on=list(codes.columns))
    first_line = dict(zip(first["index_y"].tolist(), sheet.lines[first["index_x"]].tolist(), strict=True))
    key = " + ".join(sheet.table.key)
    named = [column for column in sheet.table.columns if column.name in sheet.table.key]
    words = [column_words(sheet.table, column, issues) for column in named]
    told = {name: " + ".join(one[name] for one in words) for name in ("column_en", "column_fr")}
    for row in rows.tolist():
        text = " + ".join(str(part.texts[part.codes[row]]) for part in parts)
        issues.add(
            sheet.file,
            "input-duplicate-key",
            row=int(sheet.lines[row]),
            column=key,
            value=text,
            detail={**told, "first": first_line[row]},
        )

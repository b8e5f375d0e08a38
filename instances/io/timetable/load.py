"""Reading a timetable back: hashes verified, every issue at once."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from instances.io.formats import migrated
from instances.io.issue_log import IssueLog
from instances.io.tables.sheet import Sheet
from instances.io.tables.table_reader import parse_table, read_bytes
from instances.io.text.instants import instant_column, parse_instant
from instances.io.text.strict_json import parse_json
from instances.io.timetable.save import FILE, INSTANTS
from models.schema import Column, Table
from models.timetable import (
    DUTIES,
    DUTY_KINDS,
    HOSTS,
    KINDS,
    OVERLAPS,
    ROOMS,
    SEATS,
    STARTS,
    Timetable,
    empty,
)


def _table(name: str, columns: tuple[str, ...], blank: tuple[str, ...], choices: Mapping[str, Any]) -> Table:
    made = tuple(
        Column(
            c,
            "id" if c in ("candidate", "exam", "site", "room", "stays", "moves", "staff") else "text",
            c,
            c,
            c not in blank,
            choices=choices.get(c, ()),
        )
        for c in columns
    )
    return Table(name, (), made)


_SEATS = _table("seats", SEATS, ("room",), {"kind": KINDS})
_OVERLAPS = _table("overlaps", OVERLAPS, ("start",), {"outcome": ("transfer", "unresolved")})
_DUTIES = _table("duties", DUTIES, ("room",), {"duty": DUTY_KINDS})
_INTS = ("gather", "paper", "early", "places")


def load_timetable(path: Path, *, edited: bool = False) -> Timetable:
    """The timetable in a folder or in the timetable.json named. Raises InvalidInput.

    With `edited` the tables may differ from what the solver wrote: somebody changed them by hand.
    """
    issues = IssueLog()
    file, content = _opened(path, issues)
    starts = _listed(file.name, content, "starts", STARTS, issues)
    hosts = _listed(file.name, content, "hosts", HOSTS, issues)
    rooms = _listed(file.name, content, "rooms", ROOMS, issues)
    seats = _large(file, content, _SEATS, issues, edited)
    overlaps = _large(file, content, _OVERLAPS, issues, edited)
    tables = content["tables"] if isinstance(content.get("tables"), dict) else {}
    # Timetables written before staff were named, and those without staff, have no such table.
    duties = _large(file, content, _DUTIES, issues, edited) if "duties" in tables else empty(DUTIES)
    issues.stop_if_any()
    part = str(content.get("part", ""))
    return Timetable(str(content["instance"]), starts, rooms, seats, overlaps, hosts, duties, part)


def load_starts(path: Path, issues: IssueLog) -> pd.DataFrame:
    """Only the starts of a timetable, whatever has become of its tables. Raises InvalidInput."""
    file, content = _opened(path, issues)
    starts = _listed(file.name, content, "starts", STARTS, issues)
    issues.stop_if_any()
    return starts


def _opened(path: Path, issues: IssueLog) -> tuple[Path, dict[str, Any]]:
    """The JSON file of a timetable (its folder may be named) and what it says. Raises InvalidInput."""
    file = path / FILE if path.is_dir() else path
    if not file.exists():
        issues.add(str(path), "timetable-missing")
        issues.stop_if_any()
    raw = read_bytes(file, issues)
    content = _content(file.name, raw, issues) if raw is not None else {}
    issues.stop_if_any()
    return file, content


def _content(file: str, raw: bytes, issues: IssueLog) -> dict[str, Any]:
    try:
        content = parse_json(raw.decode())
    except (ValueError, RecursionError) as error:
        issues.add(file, "timetable-json", row=getattr(error, "lineno", 0), detail={"error": error})
        return {}
    if not isinstance(content, dict):
        issues.add(file, "timetable-object")
        return {}
    content = migrated("timetable", content, file, issues)
    if content is None:
        return {}
    for name in ("instance", "part"):
        if not isinstance(content.get(name, "" if name == "part" else None), str):
            issues.add(file, "timetable-text", column=name, value=content.get(name))
    return content


def _listed(
    file: str, content: Mapping[str, Any], name: str, columns: tuple[str, ...], issues: IssueLog
) -> pd.DataFrame:
    rows = content.get(name)
    fits = isinstance(rows, list) and all(isinstance(r, dict) and set(r) == set(columns) for r in rows)
    if not fits or not isinstance(rows, list):
        issues.add(file, "timetable-list", column=name, detail={"columns": ", ".join(columns)})
        return pd.DataFrame(columns=list(columns))
    table: dict[str, Any] = {}
    for column in columns:
        values = [row[column] for row in rows]
        for i, value in enumerate(values):
            if code := _misfit(column, value):
                issues.add(file, code, column=f"{name}[{i + 1}].{column}", value=value)
                values[i] = 0 if column in _INTS else None
        if column in _INTS:
            table[column] = pd.Series(values, dtype="int64")
        elif column == "start":
            table[column] = instant_column(parse_instant(value) for value in values)
        else:
            table[column] = pd.Series(values, dtype="str")
    return pd.DataFrame(table)


def _misfit(column: str, value: object) -> str:
    if column in _INTS:
        whole = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31
        return "" if whole else "timetable-integer"
    if not isinstance(value, str):
        return "timetable-text"
    return "timetable-instant" if column == "start" and parse_instant(value) is None else ""


def _large(
    file: Path, content: Mapping[str, Any], table: Table, issues: IssueLog, edited: bool
) -> pd.DataFrame:
    """One of the CSV tables, if it is the one whose hash the JSON states (or may be edited)."""
    nothing = pd.DataFrame(columns=[column.name for column in table.columns])
    tables = content.get("tables")
    stated = tables.get(table.name) if isinstance(tables, dict) else None
    name, digest, rows = (
        (stated.get("file"), stated.get("sha256"), stated.get("rows"))
        if isinstance(stated, dict)
        else (None, None, None)
    )
    if name != f"{table.name}.csv" or not isinstance(digest, str) or not isinstance(rows, int):
        issues.add(file.name, "timetable-table", column=f"tables.{table.name}", value=stated)
        return nothing
    path = file.parent / name
    raw = read_bytes(path, issues) if path.exists() else None
    if raw is None:
        if not issues.seen(name):
            issues.add(name, "timetable-no-table")
        return nothing
    if not edited and sha256(raw).hexdigest() != digest:
        issues.add(name, "timetable-changed")
        return nothing
    sheet = parse_table(raw, table, issues)
    if sheet is None:
        return nothing
    if not edited and len(sheet.lines) != rows:
        issues.add(name, "timetable-rows", detail={"found": len(sheet.lines), "expected": rows})
    return pd.DataFrame({column.name: _column(sheet, column, issues) for column in table.columns})


def _column(sheet: Sheet, column: Column, issues: IssueLog) -> "pd.Series[Any]":
    cells = sheet[column.name]
    if column.name not in INSTANTS:
        return cells.strings
    instants = [parse_instant(text) for text in cells.texts.tolist()]
    wrong = np.array(
        [bool(text) and at is None for text, at in zip(cells.texts, instants, strict=True)], bool
    )
    for i in np.flatnonzero(wrong).tolist():
        rows = sheet.lines[cells.codes == i]
        issues.add_rows(sheet.file, "timetable-instant", rows=rows, column=column.name, value=cells.texts[i])
    distinct = instant_column(instants)
    return distinct.iloc[cells.codes].reset_index(drop=True)

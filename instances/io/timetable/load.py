"""Reading a timetable that was written here: hashes are verified, every issue is reported at once."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from instances.io.formats import migrated
from instances.io.issue_log import IssueLog
from instances.io.results.result_folder import ResultFolder
from instances.io.tables.sheet import Sheet
from instances.io.tables.table_reader import parse_table, read_bytes
from instances.io.text.instants import instant_column, parse_instant
from instances.io.text.strict_json import parse_json
from instances.io.timetable.save import FILE
from models.schema import Column, Table
from models.schema.timetable import FILES, LISTS
from models.timetable import DUTIES, Timetable, empty


def load_timetable(path: Path, *, edited: bool = False) -> Timetable:
    """The timetable in a folder or in the timetable.json named. Raises InvalidInput.

    With `edited` the tables may differ from what the solver wrote: somebody changed them by hand.
    """
    issues = IssueLog()
    file, content = _opened(path, issues)
    starts, hosts, rooms = (_listed(file.name, content, table, issues) for table in LISTS)
    stated = content["tables"] if isinstance(content.get("tables"), dict) else {}
    # A timetable without named staff has no table of duties.
    seats, overlaps, duties = (
        empty(DUTIES) if table.name == "duties" and "duties" not in stated
        else _large(file, content, table, issues, edited)
        for table in FILES
    )  # fmt: skip
    issues.stop_if_any()
    part = str(content.get("part", ""))
    return Timetable(str(content["instance"]), starts, rooms, seats, overlaps, hosts, duties, part)


def stated_audit(path: Path) -> dict[str, Any]:
    """What a timetable's file says that its audit found: `cost`, `costs`, `hard`; empty if it says nothing.

    Raises InvalidInput as `load_timetable` does.
    """
    _, content = _opened(path, IssueLog())
    stated = content.get("audited")
    return stated if isinstance(stated, dict) else {}


def load_starts(path: Path, issues: IssueLog, instance: str | None) -> pd.DataFrame:
    """Only the starts of a timetable, whatever has become of its tables. Raises InvalidInput, also if it is not of the
    instance of this name; None: of any."""
    file, content = _opened(path, issues)
    if instance is not None and content["instance"] != instance:
        issues.add(
            file.name,
            "timetable-other",
            column="instance",
            value=content["instance"],
            detail={"name": instance},
        )
        issues.stop_if_any()
    starts = _listed(file.name, content, LISTS[0], issues)
    issues.stop_if_any()
    return starts


def _opened(path: Path, issues: IssueLog) -> tuple[Path, dict[str, Any]]:
    """The JSON file of a timetable (its folder may be named) and its content. Raises InvalidInput.

    If a change of the folder's result was interrupted, it is completed first.
    """
    file = path / FILE if path.is_dir() else path
    ResultFolder(file.parent).settle()
    if not file.exists():
        issues.add(str(path), "timetable-missing")
        issues.stop_if_any()
    raw = read_bytes(file, issues, folder=path if path.is_dir() else None)
    content = _content(file.name, raw, issues) if raw is not None else {}
    issues.stop_if_any()
    return file, content


def _content(file: str, raw: bytes, issues: IssueLog) -> dict[str, Any]:
    try:
        content = parse_json(raw.decode())
    except ValueError as error:
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


def _listed(file: str, content: Mapping[str, Any], table: Table, issues: IssueLog) -> pd.DataFrame:
    """One of the tables that stand in the JSON."""
    rows = content.get(table.name)
    columns = [column.name for column in table.columns]
    fits = isinstance(rows, list) and all(isinstance(r, dict) and set(r) == set(columns) for r in rows)
    if not fits or not isinstance(rows, list):
        issues.add(file, "timetable-list", column=table.name, detail={"columns": ", ".join(columns)})
        return pd.DataFrame(columns=columns)
    made: dict[str, Any] = {}
    for column in table.columns:
        values = [row[column.name] for row in rows]
        for i, value in enumerate(values):
            if code := _misfit(column, value):
                issues.add(file, code, column=f"{table.name}[{i + 1}].{column.name}", value=value)
                values[i] = 0 if column.kind == "int" else None
        if column.kind == "int":
            made[column.name] = pd.Series(values, dtype="int64")
        elif column.kind == "instant":
            made[column.name] = instant_column(parse_instant(value) for value in values)
        else:
            made[column.name] = pd.Series(values, dtype="str")
    return pd.DataFrame(made)


def _misfit(column: Column, value: object) -> str:
    """The code of what is wrong with a value of the JSON, blank if nothing is."""
    if column.kind == "int":
        whole = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31
        return "" if whole else "timetable-integer"
    if not isinstance(value, str):
        return "timetable-text"
    return "timetable-instant" if column.kind == "instant" and parse_instant(value) is None else ""


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
    raw = read_bytes(path, issues, folder=file.parent) if path.exists() else None
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
    return pd.DataFrame({column.name: _column(sheet, column) for column in table.columns})


def _column(sheet: Sheet, column: Column) -> "pd.Series[Any]":
    cells = sheet[column.name]
    if column.kind != "instant":
        return cells.strings
    return instant_column(cells.values).iloc[cells.codes].reset_index(drop=True)

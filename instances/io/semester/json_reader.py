"""An instance as one JSON object (`exams convert IN OUT.json`, or another program's): read as its tables."""

from collections.abc import Container
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from instances.io.issue_log import IssueLog, Place
from instances.io.settings.settings_reader import FILE, KEYS
from instances.io.tables.csv_writer import cell_text
from instances.io.tables.headings import SETTINGS_NAMES, resolved, table_named
from instances.io.tables.table_reader import read_bytes
from instances.io.text.archive import MOST_FILE
from instances.io.text.csv_reader import MOST_COLUMNS, Records
from instances.io.text.strict_json import parse_json
from models.policy import PolicySchema
from models.schema import Table


def json_source(path: Path, issues: IssueLog) -> "JsonTables | None":
    """The tables of the file; None (noted) if it is too large or no JSON object."""
    file = str(path)
    raw = read_bytes(path, issues, file, most=MOST_FILE)
    if raw is None:
        return None
    try:
        content = parse_json(raw)
        if not isinstance(content, dict):
            raise ValueError(type(content).__name__)
    except ValueError as error:
        issues.add(file, "input-json-syntax", detail={"error": str(error)})
        return None
    return JsonTables(content)


class JsonTables:
    """See `Source`; rows are counted as those of a table whose header is row 1."""

    unit = "table"

    def __init__(self, content: dict[str, Any]) -> None:
        self._content = content
        named = {name: table_named(name) for name in content if name not in KEYS}
        self._tables = {table: name for name, table in named.items() if table != SETTINGS_NAMES[0]}

    def name(self, table: str) -> str | None:
        if table == SETTINGS_NAMES[0]:
            return FILE if any(key in self._content for key in KEYS) else None
        return self._tables.get(table)

    def content(self, issues: IssueLog, schema: PolicySchema | None = None) -> dict[str, Any] | None:
        return {key: self._content[key] for key in KEYS if key in self._content}

    def records(self, table: Table, issues: IssueLog) -> Records | None:
        rows = self.rows(f"{table.name}.csv", self._tables[table.name], issues, table)
        if rows is None or len(rows.lines):
            return rows
        # No row names the columns.
        names = tuple(column.name for column in table.columns)
        return replace(
            rows, header=names, cells=pd.DataFrame({i: [] for i in range(len(names))}, dtype="str")
        )

    def names(self) -> list[str]:
        return [name for name in self._content if name not in KEYS]

    def left_over(self, tables: Container[str]) -> list[str]:
        known = {name for table, name in self._tables.items() if table in tables}
        return [name for name in self.names() if name not in known]

    def rows(self, file: str, name: str, issues: IssueLog, table: Table | None = None) -> Records | None:
        issues.locate(file, Place(name))
        given = self._content[name]
        if not isinstance(given, list) or not set(map(type, given)) <= {dict}:
            issues.add(file, "input-json-rows")
            return None
        frame = pd.DataFrame(given, dtype=object)
        if frame.shape[1] > MOST_COLUMNS:
            words = {"found": frame.shape[1], "what": "columns", "most": MOST_COLUMNS}
            issues.add(file, "input-oversize", detail=words)
            return None
        numbers = {column.name for column in table.columns if column.kind == "int"} if table else ()
        meant = resolved(table, frame.columns) if table else tuple(frame.columns)
        cells = pd.DataFrame(
            {
                i: _texts(frame[name], quoted=ours in numbers)
                for i, (name, ours) in enumerate(zip(frame.columns, meant, strict=True))
            }
        )
        return Records(tuple(frame.columns), cells, np.arange(2, len(given) + 2, dtype=np.int64))


def _texts(column: "pd.Series[Any]", *, quoted: bool = False) -> "pd.Series[str]":
    """The cells as text; most columns are already. `quoted`: a number in quotes keeps them, since it is none."""
    if quoted:
        column = column.map(
            lambda value: f'"{value}"' if isinstance(value, str) and value.isdigit() else value
        )
    if pd.api.types.infer_dtype(column, skipna=False) != "string":
        column = pd.Series([_text(value) for value in column], dtype=object)
    return column.astype("str").reset_index(drop=True)


def _text(value: Any) -> str:
    return value if type(value) is str else cell_text(value)

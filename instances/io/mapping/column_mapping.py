"""Column mappings: a small TOML that says how the extract of another system becomes our tables.

```
[registrations]
source = "IAE*.csv"                     # file or sheet; * and ? stand for other characters
distinct = true                         # rows that become equal count once
[registrations.only]                    # rows to read: heading = value, or list of values
COD_ANU = "2023"
[registrations.columns]                 # their heading = our column
COD_ETU = "candidate"
[registrations.made]                    # our column = text made of theirs
offering = "{COD_ELP}-{COD_CGE}"
[registrations.constants]               # our column = the same text on every row
teaching_mode = "FOAD"
[registrations.values.teaching_mode]    # value written there = value here
"S" = "HTT"
```
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from instances.io.issue_log import IssueLog
from instances.io.settings.settings_reader import parse_toml
from instances.io.tables.table_reader import read_bytes
from instances.io.text.plain_file import MOST_SETTINGS
from models.schema import Table

Pieces = tuple[tuple[bool, str], ...]
"""What a text is made of: (True, one of their headings) or (False, plain text)."""

SECTIONS = ("source", "distinct", "only", "columns", "made", "constants", "values")


@dataclass(frozen=True)
class TableMap:
    """How one of our tables is made; `made` has each of our columns as pieces, headings and plain text."""

    table: Table
    source: str
    distinct: bool = False
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    made: Mapping[str, "Pieces"] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def shipped() -> list[str]:
    """Names of the mappings that come with the program."""
    folder = files("instances.io.mapping").joinpath("shipped")
    return sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))


def read_mapping(path: Path, issues: IssueLog, tables: Mapping[str, Table]) -> dict[str, TableMap]:
    """The mapping in a file, or ours of that name, by table; what is wrong is noted."""
    name = path.name
    raw: bytes | None
    if path.exists():
        raw = read_bytes(path, issues, most=MOST_SETTINGS)
        if raw is None:
            return {}
    elif path.name.removesuffix(".toml") in shipped() and len(path.parts) == 1:
        raw = (
            files("instances.io.mapping")
            .joinpath("shipped", f"{path.name.removesuffix('.toml')}.toml")
            .read_bytes()
        )
    else:
        issues.add(str(path), "mapping-none", detail={"known": ", ".join(shipped())})
        return {}
    content = parse_toml(raw, issues, name)
    out = {}
    for table, given in (content or {}).items():
        if table not in tables:
            issues.add(name, "mapping-table", column=table, detail={"known": ", ".join(tables)})
        elif not isinstance(given, dict):
            issues.add(name, "mapping-shape", column=table, value=given, detail={"wanted": f"[{table}]"})
        elif (made := _table_map(name, tables[table], given, issues)) is not None:
            out[table] = made
    return out


def _table_map(name: str, table: Table, given: dict[str, Any], issues: IssueLog) -> TableMap | None:
    def wrong(code: str, column: str, value: object = "", **words: object) -> None:
        issues.add(name, code, column=f"{table.name}.{column}", value=value, detail=words)

    before = issues.noted
    for key in given:
        if key not in SECTIONS:
            wrong("mapping-key", key, known=", ".join(SECTIONS))
    if not isinstance(given.get("source"), str):
        wrong("mapping-shape", "source", given.get("source", ""), wanted='"FILE.csv"')
    if not isinstance(given.get("distinct", False), bool):
        wrong("mapping-shape", "distinct", given["distinct"], wanted="true, false")
    parts: dict[str, dict[str, Any]] = {}
    for key in ("only", "columns", "made", "constants", "values"):
        part = given.get(key, {})
        if not isinstance(part, dict):
            wrong("mapping-shape", key, part, wanted=f"[{table.name}.{key}]")
            part = {}
        parts[key] = part
    known = [column.name for column in table.columns]
    made: dict[str, Pieces] = {}
    ways: list[tuple[Any, Pieces]] = [(ours, ((True, key),)) for key, ours in parts["columns"].items()]
    ways += [(ours, _pieces(text)) for ours, text in parts["made"].items()]
    ways += [(ours, ((False, str(text)),)) for ours, text in parts["constants"].items()]
    for ours, pieces in ways:
        if not isinstance(ours, str) or ours not in known:
            wrong("mapping-column", str(ours), known=", ".join(known))
        elif ours in made:
            wrong("mapping-twice", ours)
        elif not pieces:
            wrong("mapping-shape", ours, parts["made"][ours], wanted='"{HEADING} {HEADING}"')
        else:
            made[ours] = pieces
    values: dict[str, dict[str, str]] = {}
    for ours, pairs in parts["values"].items():
        if ours not in known:
            wrong("mapping-column", ours, known=", ".join(known))
        elif not isinstance(pairs, dict):
            wrong("mapping-shape", f"values.{ours}", pairs, wanted=f"[{table.name}.values.{ours}]")
        else:
            values[ours] = {str(theirs): str(text) for theirs, text in pairs.items()}
    if issues.noted > before:
        return None
    only = {k: tuple(map(str, v if isinstance(v, list) else [v])) for k, v in parts["only"].items()}
    return TableMap(table, given["source"], bool(given.get("distinct")), only, made, values)


def _pieces(template: object) -> Pieces:
    """The pieces of `{HEADING} text {HEADING}`; none if its braces are wrong or it names no heading."""
    if not isinstance(template, str):
        return ()
    parts = re.split(r"\{([^{}]+)\}", template)
    pieces = tuple((i % 2 == 1, part) for i, part in enumerate(parts) if part)
    right = any(named for named, _ in pieces) and not any({*"{}"} & {*p} for named, p in pieces if not named)
    return pieces if right else ()

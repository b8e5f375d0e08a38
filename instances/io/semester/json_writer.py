"""An instance as one JSON object, for other programs: what `instance_schema` describes."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from instances.io.formats import numbered
from instances.io.settings.settings_reader import InstanceSettings
from instances.io.settings.wording import wording_content
from instances.io.tables.csv_writer import cell_text
from models.schema import TABLES, Table


def write_json(
    path: Path,
    settings: InstanceSettings | None,
    tables: Mapping[str, pd.DataFrame],
    known: Mapping[str, Table] = TABLES,
) -> None:
    """The settings and a list of rows for each table, with one row on each line; blank cells are left out."""
    parts: list[str] = []
    if settings is not None:
        given: dict[str, Any] = {
            "name": settings.name,
            "title": settings.title,
            "sessions": [s.model_dump(mode="json", exclude_defaults=True) for s in settings.sessions],
            "policy": {"profile": settings.profile, **settings.overrides},
        }
        if settings.language:
            given["language"] = settings.language
        if settings.wording:
            given["wording"] = wording_content(settings.wording)
        parts += [f"{json.dumps(key)}: {_json(value)}" for key, value in numbered("instance", given).items()]
    for name, table in tables.items():
        rows = ",\n".join(map(_json, _rows(known[name], table)))
        parts.append(f"{json.dumps(name)}: [\n{rows}\n]")
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8", newline="\n")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rows(declared: Table, table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    kinds = {column.name: column.kind for column in declared.columns}
    columns = [[_value(kinds[str(c)], v) for v in table[c]] for c in table.columns]
    for row in zip(*columns, strict=True):
        yield {str(c): v for c, v in zip(table.columns, row, strict=True) if v is not None}


def _value(kind: str, value: Any) -> Any:
    if value is None:
        return None
    if kind == "words":
        return list(value)
    return value if kind in ("int", "bool") else cell_text(value)

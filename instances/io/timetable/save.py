"""A timetable on disk: `timetable.json` and the large tables it names by hash."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from instances.io.formats import numbered
from instances.io.tables.csv_writer import write_csv
from instances.io.text.instants import instant_texts
from models.atomic_file import write_whole
from models.timetable import DUTIES, HOSTS, INSTANTS, OVERLAPS, ROOMS, SEATS, STARTS, Timetable

FILE = "timetable.json"


def save_timetable(directory: Path, timetable: Timetable, audited: Mapping[str, Any]) -> None:
    """Write timetable.json, seats.csv, overlaps.csv and, if staff are named, duties.csv; `audited` says what
    the audit found.

    Each file appears whole or not at all, the JSON last. If writing is interrupted, the hashes of the JSON do
    not fit the tables, and `load_timetable` reports it.
    """
    directory = Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    tables = {
        name: _save_table(directory / f"{name}.csv", table[list(columns)])
        for name, table, columns in (
            ("seats", timetable.seats, SEATS),
            ("overlaps", timetable.overlaps, OVERLAPS),
            ("duties", timetable.duties, DUTIES),
        )
        if name != "duties" or len(table)
    }
    content = {
        "instance": timetable.instance,
        **({"part": timetable.part} if timetable.part else {}),
        "starts": _rows(timetable.starts[list(STARTS)]),
        "hosts": _rows(timetable.hosts[list(HOSTS)]),
        "rooms": _rows(timetable.rooms[list(ROOMS)]),
        "tables": tables,
        "audited": dict(audited),
    }
    write_whole(
        directory / FILE,
        lambda path: path.write_text(_json(numbered("timetable", content)), encoding="utf-8", newline="\n"),
    )
    if "duties" not in tables:
        (directory / "duties.csv").unlink(missing_ok=True)  # of an earlier timetable in this folder


def _save_table(path: Path, table: pd.DataFrame) -> dict[str, Any]:
    write_whole(path, lambda work: write_csv(work, _with_texts(table)))
    return {"file": path.name, "rows": len(table), "sha256": sha256(path.read_bytes()).hexdigest()}


def _with_texts(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(**{name: instant_texts(table[name]) for name in INSTANTS if name in table})


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows = _with_texts(table).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def _json(content: Mapping[str, Any]) -> str:
    """JSON with one line for each row, so that two timetables can be compared line by line."""
    parts = [f"{json.dumps(key)}: {_one(value)}" for key, value in content.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _one(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(_plain(row) for row in value) + "\n]"
    return _plain(value)


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_number)


def _number(value: Any) -> Any:
    """numpy numbers as Python's."""
    return value.item()


def same_timetable(one: Timetable, two: Timetable) -> bool:
    """Whether two timetables say the same, row by row."""
    same = (one.instance, one.part) == (two.instance, two.part)
    return same and all(a == b for a, b in zip(_lists(one), _lists(two), strict=True))


def _lists(timetable: Timetable) -> Iterator[list[dict[str, Any]]]:
    for table, columns in (
        (timetable.starts, STARTS),
        (timetable.hosts, HOSTS),
        (timetable.rooms, ROOMS),
        (timetable.seats, SEATS),
        (timetable.overlaps, OVERLAPS),
        (timetable.duties, DUTIES),
    ):
        yield _rows(table[list(columns)])

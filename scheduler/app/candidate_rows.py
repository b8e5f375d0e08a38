"""The rows of the tables of a timetable that name one candidate."""

from pathlib import Path

import pandas as pd

from scheduler.app.save_incomplete import MISSING_TABLE

TABLES = ("seats.csv", "overlaps.csv", MISSING_TABLE)
"""Tables with candidates: their column `candidate` names them."""


def candidate_rows(folder: Path, candidate: str) -> dict[str, list[dict[str, str]]]:
    """The rows of each table of a folder, by the table's name without its ending; none where the table is not there."""
    return {name.removesuffix(".csv"): _rows(folder / name, candidate) for name in TABLES}


def _rows(path: Path, candidate: str) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows = table[table["candidate"] == candidate]
    return [{str(name): str(value) for name, value in row.items()} for row in rows.to_dict("records")]

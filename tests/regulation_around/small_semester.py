"""Hand-made semesters of a few people, written as tables and read as any user's are."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from models.instance import Instance
from models.timetable import Timetable
from scheduler import read

Rows = Sequence[Mapping[str, str]]

# One centre for each reading of the texts: Paris, PACA, the pandemic annex, and PACA's text on other clocks.
CENTRES = {
    "PAR": ("Europe/Paris", "paris", 0),
    "PAC": ("Europe/Paris", "paca", 3),
    "PAN": ("Europe/Paris", "pandemic", 0),
    "REU": ("Indian/Reunion", "paca", 8),
    "GLP": ("America/Guadeloupe", "paca", 8),
    "NCL": ("Pacific/Noumea", "paca", 10),
    "PYF": ("Pacific/Tahiti", "paca", 10),
}


def rows(columns: str, *lines: str) -> list[dict[str, str]]:
    """Rows of a table from words: `rows("id centre", "c1 PAR")`; `-` is a blank cell."""
    names = columns.split()
    found = []
    for line in lines:
        cells = ["" if cell == "-" else cell for cell in line.split()]
        assert len(cells) == len(names), line
        found.append(dict(zip(names, cells, strict=True)))
    return found


def semester(
    folder: Path, sessions: Sequence[Mapping[str, str]], tables: Mapping[str, Rows], settings: str = ""
) -> Instance:
    """Write and read a semester whose centres are `CENTRES`, each with one site and one room of 200 places.

    `tables` come on top of (or in place of) these. `sessions`: rows of settings; days and other values as TOML text.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text = ['format = 1\nname = "small"\ntitle = "small"\n']
    for number, session in enumerate(sessions, start=1):
        lines = "".join(f"{key} = {value}\n" for key, value in session.items())
        text.append(
            f'[[sessions]]\nnumber = {number}\n{lines}[sessions.starts]\nweekdays = ["09:00", "14:00"]\nsaturday = ["09:00"]\n'
        )
    (folder / "instance.toml").write_text("\n".join([*text, settings]), encoding="utf-8")
    usual: dict[str, Rows] = {
        "centres": [
            {"id": name, "name": name, "zone": zone, "policy": profile, "copy_days": str(days)}
            for name, (zone, profile, days) in CENTRES.items()
        ],
        "sites": [
            {
                "id": f"{name}-S",
                "centre": name,
                "name": name,
                "zone": zone,
                "hours_weekdays": "08:00-22:00",
                "hours_saturday": "08:00-18:00",
            }
            for name, (zone, _, _) in CENTRES.items()
        ],
        "rooms": [{"id": f"{name}-R", "site": f"{name}-S", "seats": "200"} for name in CENTRES],
        "staff": [
            {"id": f"{name}-{n}", "site": f"{name}-S", "escort": "yes"}
            for name in CENTRES
            for n in range(1, 4)
        ],
    }
    for name, table in {**usual, **tables}.items():
        columns = list(dict.fromkeys(column for row in table for column in row))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(table)
    found = read(folder)
    assert isinstance(found, Instance)
    return found


def starts(file: Path, *lines: str) -> Path:
    """Write a timetable as a table of starts: `starts(file, "E1 Europe/Paris 2024-01-22T14:00")`."""
    text = ["exam,zone,start", *(",".join(line.split()) for line in lines)]
    file.write_text("\n".join(text) + "\n", encoding="utf-8")
    return file


def seated(instance: Instance, **lists: Rows) -> Timetable:
    """A timetable by hand; instants are UTC, `2024-01-22T08:00`. Lists: starts, rooms, seats, overlaps, duties."""
    frames: dict[str, Any] = {}
    for name, table in lists.items():
        frame = pd.DataFrame(table).astype("string")
        for column in frame.columns:
            if column in ("gather", "paper", "early", "places"):
                frame[column] = frame[column].astype("int64")
            elif column in ("end", "from", "to") or (column == "start"):
                frame[column] = pd.to_datetime(frame[column], utc=True).astype("datetime64[s, UTC]")
            else:
                frame[column] = frame[column].fillna("").astype(object)
        frames[name] = frame
    return Timetable(instance.name, **frames)


def row(frame: pd.DataFrame, **cells: object) -> dict[str, Any]:
    """The one row of a frame with these cells."""
    found = [
        line
        for line in frame.to_dict("records")
        if all(line[column] == cell for column, cell in cells.items())
    ]
    assert len(found) == 1, f"{len(found)} rows with {cells}"
    return {str(column): cell for column, cell in found[0].items()}

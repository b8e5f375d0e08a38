"""A day in one column and an hour in another are one moment; a day alone is the whole day for people and rooms."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from models.instance import Instance
from tests.instances.test_formats import Grid, faulty, grids, write_grids
from tests.support.languages import FRENCH
from tests.support.reading import examine


def read(tmp_path: Path, sheets: Grid) -> Instance:
    instance, issues = examine(write_grids(tmp_path / "a.xlsx", sheets))
    assert [p.sentence(FRENCH) for p in issues if p.severity == "error"] == []
    assert instance is not None
    return instance


def intervals(instance: Instance, room: str) -> list[tuple[str, str]]:
    """When a room is available, by the clock of Paris."""
    rows = instance.availability[instance.availability["room"] == room]
    local = (rows[c].dt.tz_convert("Europe/Paris").dt.strftime("%d %H:%M") for c in ("from", "until"))
    return list(zip(*local, strict=True))


@pytest.mark.parametrize(
    ("header", "row", "found"),
    [
        (("salle", "jour", "de", "à"), ("001", "26/01/2024", "8h", "12h30"), ("26 08:00", "26 12:30")),
        (
            ("salle", "date", "de", "à"),
            ("001", date(2024, 1, 26), time(8), time(12, 30)),
            ("26 08:00", "26 12:30"),
        ),
        (("salle", "jour", "de", "à"), ("001", "26 janvier 2024", "", ""), ("26 00:00", "27 00:00")),
        (("salle", "jour", "de", "à"), ("001", "26/01/2024", "8h", "24:00"), ("26 08:00", "27 00:00")),
        (("salle", "jour"), ("001", "26/01/2024"), ("26 00:00", "27 00:00")),
        (("salle", "de", "à"), ("001", "26/01/2024", "27/01/2024"), ("26 00:00", "28 00:00")),
        (("salle", "jour", "de", "à"), ("001", "", "26/01/2024 8h", "27/01/2024"), ("26 08:00", "28 00:00")),
        (
            ("salle", "date de", "heure de", "date à", "heure à"),
            ("001", "26/01/2024", "8h", "27/01/2024", "9h"),
            ("26 08:00", "27 09:00"),
        ),
    ],
)
def test_an_interval_is_read_from_a_day_and_hours(
    tmp_path: Path, header: tuple[str, ...], row: tuple[Any, ...], found: tuple[str, str]
) -> None:
    sheets = grids()
    sheets["availability"] = [list(header), list(row)]
    assert intervals(read(tmp_path, sheets), "001") == [found]


@pytest.mark.parametrize(
    ("day", "hour"), [("jour", "heure"), ("date", "heure"), ("date début imposé", "heure début imposé")]
)
def test_an_imposed_start_is_read_from_a_day_and_an_hour(tmp_path: Path, day: str, hour: str) -> None:
    sheets = grids()
    at = sheets["exams"][0].index("imposed_start")
    before = [row[at] for row in sheets["exams"][1:]]
    sheets["exams"][0] += [hour]
    sheets["exams"][0][at] = day
    for row, start in zip(sheets["exams"][1:], before, strict=True):
        row[at] = start and f"{start:%d/%m/%Y}"
        row.append(start and f"{start:%Hh%M}")
    assert [exam.imposed_start for exam in read(tmp_path, sheets).exams] == before
    assert any(before)


def test_what_is_wrong_names_both_headings_and_the_cell_of_the_hour(tmp_path: Path) -> None:
    sheets = grids()
    sheets["availability"] = [["salle", "Jour", "de", "à"], ["001", "26/01/2024", "tôt", "12h"]]
    (issue,) = faulty(tmp_path, sheets)
    assert (issue.cell, issue.column, issue.value) == ("C2", "from", "26/01/2024 tôt")
    assert "Jour + de" in issue.sentence(FRENCH)


def test_a_day_without_hour_is_no_imposed_start(tmp_path: Path) -> None:
    sheets = grids()
    at = sheets["exams"][0].index("imposed_start")
    sheets["exams"][0][at] = "jour"
    for row in sheets["exams"][1:]:
        row[at] = None if row[at] is None else row[at].date()
    found = faulty(tmp_path, sheets)
    assert {p.code for p in found} == {"input-bad-datetime"}

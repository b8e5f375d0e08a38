"""Starts in an hour that a change of clocks skips or repeats: told where they are read, whatever says them."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from instances import write_folder
from instances.io.pins.pins_reader import read_pins
from instances.io.timetable.imposed_starts import read_handmade
from models.issues import InvalidInput, Issue
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import examine, read_instance
from tests.support.small_instance import SETTINGS, tables

SPRING, AUTUMN = date(2024, 3, 31), date(2024, 10, 27)
"""Sundays on which the clocks of Paris change; those of Martinique never do."""


def semester(
    folder: Path, day: date, starts: list[str], imposed: datetime | None = None, seat: str = "PAR"
) -> Path:
    """The small instance, its first session around a Sunday with these starts, one exam imposed."""
    first = {
        **SETTINGS["sessions"][0],
        "first_day": date(day.year, day.month, day.day - 3),
        "last_day": day,
        "starts": {"weekdays": ["14:00"], "sunday": starts},
    }
    second = {**SETTINGS["sessions"][1], "first_day": date(2025, 5, 2), "last_day": date(2025, 5, 25)}
    made = tables()
    made["exams"]["imposed_start"] = [imposed, None, None]
    made["offerings"].loc[0, "centre"] = seat
    for name in ("availability", "preferences", "closures", "relocations"):
        del made[name]
    write_folder(folder, {**SETTINGS, "sessions": [first, second]}, made)
    return folder


def told(issues: tuple[Issue, ...]) -> list[tuple[str, int, str, str, str, str]]:
    """The issues about the clock."""
    about = [p for p in issues if "skipped" in p.code or "repeated" in p.code]
    for p in about:
        assert "{" not in p.sentence(ENGLISH) + p.sentence(FRENCH)
    return [(p.file, p.row, p.column, p.value, p.code, p.severity) for p in about]


@pytest.mark.parametrize(
    ("day", "hour", "found"),
    [
        (SPRING, 1, []),
        (SPRING, 2, [("input-skipped-time", "error")]),
        (SPRING, 3, []),
        (AUTUMN, 1, []),
        (AUTUMN, 2, [("unlikely-repeated-time", "warning")]),
        (AUTUMN, 3, []),
    ],
)
def test_an_imposed_start(tmp_path: Path, day: date, hour: int, found: list[tuple[str, str]]) -> None:
    at = datetime(day.year, day.month, day.day, hour, 30)
    instance, issues = examine(semester(tmp_path / "a", day, ["14:00"], at))
    where = ("exams.csv", 2, "imposed_start", f"{at:%Y-%m-%dT%H:%M}")
    assert told(issues) == [(*where, *one) for one in found]
    assert (instance is None) == (found[:1] == [("input-skipped-time", "error")])


def test_the_clock_is_that_of_the_organising_centre(tmp_path: Path) -> None:
    _, issues = examine(semester(tmp_path / "a", SPRING, ["14:00"], datetime(2024, 3, 31, 2, 30), seat="972"))
    assert told(issues) == []


def test_an_imposed_start_that_does_not_exist_in_words(tmp_path: Path) -> None:
    _, issues = examine(semester(tmp_path / "a", SPRING, ["14:00"], datetime(2024, 3, 31, 2, 30)))
    (issue,) = [p for p in issues if p.code == "input-skipped-time"]
    assert issue.sentence(ENGLISH) == (
        "exams.csv, row 2, imposed_start = '2024-03-31T02:30': this local time does not exist: that day the clock of "
        "Europe/Paris is put forward and skips it; correct the start"
    )
    assert "cette heure locale n'existe pas" in issue.sentence(FRENCH)


@pytest.mark.parametrize(
    ("day", "code"), [(SPRING, "settings-skipped-start"), (AUTUMN, "settings-repeated-start")]
)
def test_a_listed_start_is_a_warning(tmp_path: Path, day: date, code: str) -> None:
    instance, issues = examine(semester(tmp_path / "a", day, ["02:30", "14:00"]))
    assert instance is not None
    where = ("instance.toml", 0, "sessions[1].starts.sunday", "02:30")
    assert told(issues) == [(*where, code, "warning")]
    (issue,) = [p for p in issues if p.code == code]
    assert dict(issue.detail) == {"day": f"{day}", "zone": "Europe/Paris"}


def test_a_grid_and_centres_whose_clock_does_not_change_are_told_nothing(tmp_path: Path) -> None:
    folder = semester(tmp_path / "a", SPRING, ["02:30"])
    text = (folder / "instance.toml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("sunday")]
    plain = "\n".join(lines)
    (folder / "instance.toml").write_text(plain, encoding="utf-8")
    assert told(examine(folder)[1]) == []


def handmade(path: Path, clock: str, column: str = "start") -> Path:
    pd.DataFrame({"exam": ["NFA031-1"], column: [clock]}).to_csv(path, index=False)
    return path


def test_a_table_made_by_hand(tmp_path: Path) -> None:
    instance = read_instance(semester(tmp_path / "a", SPRING, ["14:00"]))
    with pytest.raises(InvalidInput) as refused:
        read_handmade(handmade(tmp_path / "starts.csv", "2024-03-31T02:30"), instance)
    assert told(refused.value.issues) == [
        ("starts.csv", 2, "start", "2024-03-31T02:30", "input-skipped-time", "error")
    ]
    # 01:30 UTC is 03:30 in Paris, an instant that exists.
    read = read_handmade(handmade(tmp_path / "starts.csv", "2024-03-31T01:30:00Z"), instance)
    assert set(read.starts["start"]) == {pd.Timestamp("2024-03-31 01:30", tz="UTC")}
    instance = read_instance(semester(tmp_path / "b", AUTUMN, ["14:00"]))
    read = read_handmade(handmade(tmp_path / "starts.csv", "2024-10-27T02:30"), instance)
    assert set(read.starts["start"]) == {pd.Timestamp("2024-10-27 00:30", tz="UTC")}


def test_a_pin(tmp_path: Path) -> None:
    instance = read_instance(semester(tmp_path / "a", SPRING, ["14:00"]))
    row: dict[str, Any] = {"kind": "start", "exam": "NFA031-1", "start": "2024-03-31T02:30"}
    pd.DataFrame([row]).to_csv(tmp_path / "pins.csv", index=False)
    with pytest.raises(InvalidInput) as refused:
        read_pins(tmp_path / "pins.csv", instance)
    assert [one[:4] for one in told(refused.value.issues)] == [("pins.csv", 2, "start", "2024-03-31T02:30")]

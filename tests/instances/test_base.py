"""A timetable as a base: found by exam or by unit, moved to this semester's weeks, told in local time."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from instances import read_base, save_timetable
from models.base_timetable import count_unchanged_starts
from models.issues import InvalidInput
from scheduler.audit import audit
from tests.support.semester_builder import Build, utc


def made() -> Build:
    """Session 1 from Monday 22 January 2024; E is sat in Paris and La Réunion, F in Paris."""
    build = Build().site("REU", "Indian/Reunion", "REU")
    build.exam("E", 120).exam("F", 60)
    return build.person("a", "E", "F").person("b", "E", site="REU")


def base(tmp_path: Path, text: str) -> dict[tuple[str, str], str]:
    """The base in a table made by hand, on each zone's clock."""
    (tmp_path / "base.csv").write_text(text, encoding="utf-8")
    found = read_base(tmp_path / "base.csv", made().instance())
    return {
        (row.exam, row.zone): f"{row.start.tz_convert(row.zone):%Y-%m-%d %H:%M}" for row in found.itertuples()
    }


def test_a_table_by_exam_in_this_semester_is_taken_as_it_is(tmp_path: Path) -> None:
    found = base(tmp_path, "épreuve;début\nE;23/01/2024 14:00\nGONE;23/01/2024 14:00\n")
    # Paris sets the paper: 14:00 there, 17:00 in La Réunion.
    assert found == {("E", "Europe/Paris"): "2024-01-23 14:00", ("E", "Indian/Reunion"): "2024-01-23 17:00"}


def test_another_year_keeps_weekday_week_and_local_time(tmp_path: Path) -> None:
    # 2023: session 1 began in the week of Monday 23 January. F was on the Thursday of the week after.
    text = "unit,centre,session,start\nunit-E,Paris,1,2023-01-24T14:00\nunit-F,Paris,1,2023-02-02T18:00\n"
    found = base(tmp_path, text)
    assert found["E", "Europe/Paris"] == "2024-01-23 14:00"  # a Tuesday again
    assert found["F", "Europe/Paris"] == "2024-02-01 18:00"  # a Thursday of the second week


def test_a_clock_change_between_the_years_moves_no_local_time(tmp_path: Path) -> None:
    build = Build(windows=((date(2024, 4, 1), date(2024, 4, 6)), (date(2024, 6, 10), date(2024, 6, 15))))
    build.exam("E", 60).person("a", "E")
    (tmp_path / "b.csv").write_text("exam,start\nE,2023-03-23T13:00:00Z\n")  # 14:00 in Paris, winter time
    found = read_base(tmp_path / "b.csv", build.instance())
    assert found["start"].tolist() == [utc("2024-04-04 14:00")]


def test_our_own_folder_and_excel_are_bases_too(tmp_path: Path) -> None:
    build = made().start("E", "2024-01-22 08:30").start("F", "2024-01-22 14:00")
    save_timetable(tmp_path / "old", build.timetable(), {})
    (tmp_path / "old" / "seats.csv").unlink()  # starts are enough
    ours = read_base(tmp_path / "old", build.instance())
    assert ours["start"].tolist() == [utc("2024-01-22 08:30"), utc("2024-01-22 14:00")]
    with xlsxwriter.Workbook(tmp_path / "old.xlsx") as book:
        sheet = book.add_worksheet("Planning")
        rows = (("épreuve", "début"), ("E", "2024-01-22 08:30"), ("F", "2024-01-22 14:00"))
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    excel = read_base(tmp_path / "old.xlsx", build.instance())
    pd.testing.assert_frame_equal(excel[excel["zone"] == "Europe/Paris"].reset_index(drop=True), ours)


def test_a_time_zone_that_there_is_not_is_passed_over(tmp_path: Path) -> None:
    build = made().start("E", "2024-01-22 08:30").start("F", "2024-01-22 14:00")
    save_timetable(tmp_path / "old", build.timetable(), {})
    file = tmp_path / "old" / "timetable.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    for row in content["starts"]:
        if row["exam"] == "F":
            row["zone"] = "{ $x }"
    file.write_text(json.dumps(content), encoding="utf-8")
    assert set(read_base(tmp_path / "old", build.instance())["exam"]) == {"E"}


def test_what_cannot_be_read_is_told_line_by_line(tmp_path: Path) -> None:
    text = "exam,unit,start\nE,,yesterday\n,E,2024-01-22 08:30\n"
    with pytest.raises(InvalidInput) as told:
        base(tmp_path, text)
    assert [(p.file, p.row, p.code) for p in told.value.issues] == [
        ("base.csv", 2, "timetable-starts-bad-start"),
        ("base.csv", 3, "timetable-starts-unnamed"),
    ]
    with pytest.raises(InvalidInput) as told:
        base(tmp_path, "exam,start\nX,2024-01-22 08:30\n")
    assert told.value.issues[0].code == "timetable-base-nothing"


def test_an_exam_that_starts_otherwise_costs_once() -> None:
    build = made().start("E", "2024-01-22 08:30").start("E", "2024-01-22 11:30", "Indian/Reunion")
    build.start("F", "2024-01-23 14:00")
    wanted = pd.DataFrame(
        {
            "exam": ["E", "E", "F"],
            "zone": ["Europe/Paris", "Indian/Reunion", "Europe/Paris"],
            "start": [utc("2024-01-22 14:00"), utc("2024-01-22 14:00"), utc("2024-01-23 14:00")],
        }
    )
    given = replace(build.instance(), base=wanted)
    verdict = audit(given, build.timetable())
    assert verdict.costs["changed-start"] == 5  # E, once for its two zones; F is as it was
    assert count_unchanged_starts(given, verdict) == (1, 2)

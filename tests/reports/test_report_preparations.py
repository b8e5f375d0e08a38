"""What is to be prepared for a sitting, as the page has it: numbers by room, nobody named, and not on the public page."""

from typing import Any

import pandas as pd

from instances.builder.instants import utc
from reports.page_data.page_data import build_page_data
from reports.public_page import render_public_page
from tests.support.report_semester import INFOS
from tests.support.semester_builder import Build

EIGHT, TWO = "2024-01-22 08:30", "2024-01-22 14:00"


def build() -> Build:
    """E at 8:30, F at 14:00: ann reads large print, bob braille on a computer, cid nothing, dan refuses."""
    made = Build().exam("E", 60).exam("F", 60).start("E", EIGHT).start("F", TWO)
    made.person("ann", "E", "F", large_print=True).person("bob", "E", braille=True, computer=True)
    return made.person("cid", "E", "F").person("dan", "E", large_print=True, refused=True)


def told(made: Build) -> list[tuple[Any, ...]]:
    """Rows (start, site, room, exam, large print, braille, computers) with ids."""
    data: dict[str, Any] = build_page_data(made.instance(), made.timetable(), made.audit(), INFOS, None)
    rows = data["preparations"]
    ids = {name: data[f"{name}s"]["id"] for name in ("site", "room", "exam")}
    named = {name: [ids[name][place] if place >= 0 else "" for place in rows[name]] for name in ids}
    columns = (
        named["site"],
        named["room"],
        named["exam"],
        rows["large_print"],
        rows["braille"],
        rows["computer"],
    )
    return list(zip(rows["start"], *columns, strict=True))


def minutes(clock: str) -> int:
    return int((pd.Timestamp(utc(clock, "Europe/Paris")) - pd.Timestamp(0, tz="UTC")).total_seconds()) // 60


def test_numbers_by_start_and_room() -> None:
    assert told(build()) == [
        (minutes(EIGHT), "Paris", "Paris/E", "E", 1, 1, 1),
        (minutes(TWO), "Paris", "Paris/F", "F", 1, 0, 0),
    ]


def test_an_arrangement_of_an_exam_replaces_that_of_the_person() -> None:
    made = build().arranged("ann", "F", computer=True).arranged("ann", "E", large_print=True, refused=True)
    assert [row[4:] for row in told(made)] == [(0, 1, 1), (0, 0, 1)]


def test_a_moved_exam_is_prepared_when_it_is_sat_and_a_missed_one_not_at_all() -> None:
    moved = build().start("F", EIGHT).transfer("ann", "E", "F", "2024-01-22 09:45")
    assert [(row[0], row[3], row[4]) for row in told(moved)] == [
        (minutes(EIGHT), "E", 1),
        (minutes("2024-01-22 09:45"), "F", 1),
    ]
    missed = build().start("F", EIGHT).unresolved("ann", "E", "F")
    assert [(row[3], row[4]) for row in told(missed)] == [("E", 1)]


def test_people_without_a_seat_are_counted_without_a_room() -> None:
    assert [row[2:] for row in told(build().unseat("bob", "E")) if row[3] == "E"] == [
        ("", "E", 0, 1, 1),
        ("Paris/E", "E", 1, 0, 0),
    ]


def test_the_public_page_says_nothing_of_it() -> None:
    made = build()
    page = render_public_page(made.instance(), made.audit().facts, "en")
    assert "preparations" not in page
    assert "large_print" not in page

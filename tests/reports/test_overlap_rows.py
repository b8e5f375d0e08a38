"""Rows of moved and missed exams on the page: a chain, and one exam missed because of two others."""

import pandas as pd

from reports.page_data.overlaps import overlap_rows
from tests.support.semester_builder import Build, utc

DAY = "2024-01-22"


def rows(build: Build) -> pd.DataFrame:
    verdict = build.audit()
    return overlap_rows(build.instance(), build.timetable(), verdict.facts).set_index("moves")


def at_once(*exams: str) -> Build:
    build = Build()
    for name in exams:
        build.exam(name, 120).start(name, f"{DAY} 08:30")
    return build.person("a", *exams)


def test_a_chain_is_told_at_its_new_times() -> None:
    # A 08:30-10:30, B 10:40-12:40, C 12:50-14:50: C follows B at its new time, under escort from 12:40.
    build = at_once("A", "B", "C").transfer("a", "A", "B", f"{DAY} 10:40")
    table = rows(build.transfer("a", "B", "C", f"{DAY} 12:50"))
    assert table["stays_moved"].to_dict() == {"B": False, "C": True}
    assert table.loc["C", ["stays_start", "stays_end", "stays_out"]].tolist() == [
        utc(f"{DAY} 10:40"),
        utc(f"{DAY} 12:40"),
        utc(f"{DAY} 12:40"),
    ]
    assert table.loc["B", "stays_out"] == utc(f"{DAY} 10:30")


def test_an_exam_missed_because_of_two_others_is_one_row_that_names_both() -> None:
    build = at_once("A", "B", "C").transfer("a", "A", "B", f"{DAY} 10:40")
    table = rows(build.unresolved("a", "A", "C").unresolved("a", "B", "C"))
    assert table.index.tolist() == ["C", "B"]
    assert table.loc["C", ["stays", "also", "stays_moved"]].tolist() == ["A", "B", False]

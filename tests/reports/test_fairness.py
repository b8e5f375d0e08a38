"""Fairness is counted by hand on three candidates, and the view shows what is counted."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser

from models.facts import ATTENDANCE
from reports.page_data.fairness import candidate_days, fairness
from reports.page_data.page_ids import page_ids
from tests.support.opened_page import Opened
from tests.support.report_reader import embedded
from tests.support.report_semester import Case

MONDAY, TUESDAY = "2024-01-22", "2024-01-23"


def attended(candidate: str, exam: str, day: str, hour: int, **changed: object) -> dict[str, object]:
    start = pd.Timestamp(f"{day}T{hour:02}:00Z")
    plain = {
        "candidate": candidate,
        "exam": exam,
        "session": 1,
        "site": "PAR1",
        "day": pd.Timestamp(day),
        "start": start,
    }
    return plain | {"missed": False, "moved_start": pd.NaT} | changed


@pytest.fixture
def small(case: Case) -> Case:
    """a and b: two exams on Monday, one on Tuesday. c: two exams that overlap, one of them missed."""
    rows = [
        attended(person, exam, day, hour)
        for person in ("a", "b")
        for exam, day, hour in (("X", MONDAY, 8), ("Y", MONDAY, 14), ("Z", TUESDAY, 8))
    ]
    rows += [attended("c", "X", MONDAY, 8), attended("c", "W", MONDAY, 9, missed=True)]
    table = pd.DataFrame(rows).reindex(columns=list(ATTENDANCE))
    people = case.instance.candidates.head(3).assign(id=["a", "b", "c"], centre=["PAR", "PAR", "LIL"])
    facts = replace(
        case.verdict.facts,
        attendance=table.assign(moved_start=pd.to_datetime(table["moved_start"], utc=True)),
    )
    return replace(
        case, instance=replace(case.instance, candidates=people), verdict=replace(case.verdict, facts=facts)
    )


def test_days_of_a_candidate(small: Case) -> None:
    """a: 3 exams on 2 days, one of them with 2 exams. c sits 1 exam, because the other is missed."""
    rows = candidate_days(small.verdict.facts).set_index("candidate")
    assert rows.loc[["a", "b", "c"], ["exams", "days", "full", "most"]].to_numpy().tolist() == [
        [3, 2, 1, 2],
        [3, 2, 1, 2],
        [1, 1, 0, 1],
    ]


def test_centres_and_cohorts(small: Case) -> None:
    """a and b are one cohort; of the candidates with several exams all have two on a day."""
    ids = page_ids(small.instance, small.timetable, small.verdict)
    found = fairness(small.instance, small.verdict.facts, ids)
    centres = pd.DataFrame(found["centres"])
    assert sorted(centres[["people", "several", "two", "three", "exams", "days"]].to_numpy().tolist()) == [
        [1, 0, 0, 0, 1, 1],
        [2, 2, 2, 0, 6, 4],
    ]
    assert found["days"] == {"session": [1, 1], "exams": [1, 3], "days": [1, 2], "people": [1, 2]}
    assert {name: found["cohorts"][name] for name in ("people", "exams", "days", "full", "most")} == {
        "people": [2], "exams": [3], "days": [2], "full": [1], "most": [2],
    }  # fmt: skip


def test_a_moved_exam_keeps_its_day_and_parts_a_cohort(small: Case) -> None:
    """b is led to Y at 18:00, so a and b sit at other times: no cohort of two is left."""
    table = small.verdict.facts.attendance
    led = (table["candidate"] == "b") & (table["exam"] == "Y")
    later = table["moved_start"].where(~led, pd.Timestamp(f"{MONDAY}T18:00Z"))
    facts = replace(small.verdict.facts, attendance=table.assign(moved_start=later))
    ids = page_ids(small.instance, small.timetable, small.verdict)
    assert fairness(small.instance, facts, ids)["cohorts"]["people"] == []


def test_everybody_of_the_semester_is_counted_once(case: Case, report: Path) -> None:
    centres = pd.DataFrame(embedded(report)["fairness"]["centres"])
    sat = case.verdict.facts.attendance
    sat = sat[~sat["missed"].eq(True)]
    assert centres["people"].sum() == len(sat[["session", "candidate"]].drop_duplicates())
    assert centres["exams"].sum() == len(sat)


@pytest.mark.browser
def test_the_view_shows_the_share_of_each_centre(browser: Browser, report: Path) -> None:
    shown = Opened(browser, report, locale="en-GB")
    shown.page.get_by_role("button", name="English").click()
    shown.go("fairness")
    centres = pd.DataFrame(embedded(report)["fairness"]["centres"])
    first = centres[centres["session"] == 1]
    assert shown.page.locator("#fair-centres-1 tbody tr").count() == len(first)
    cells = shown.page.locator("#fair-centres-1 tbody tr td:nth-child(6)").all_inner_texts()
    assert [int(cell.split(" ")[0].replace(",", "")) for cell in cells] == first["two"].tolist()
    assert shown.complaints == []
    shown.page.close()

"""Local times that a change of clocks skips or repeats have one meaning, settled when the semester is read.

What the texts say. F2 I.A.2.c(2): the calendars give "la date, l'heure et, sous réserve, le lieu précis de chaque
examen". An hour that does not exist cannot be published, an hour that comes twice must mean one instant. The texts
give no reading for the second: the first one, with a warning, is a convention.

By hand (changes of clocks):
| where    | day         | what happens                  | 01:59 | 02:00  | 02:59  | 03:00 |
|----------|-------------|-------------------------------|-------|--------|--------|-------|
| Paris    | 31 Mar 2024 | 02:00 becomes 03:00           | is    | is not | is not | is    |
| Paris    | 27 Oct 2024 | 03:00 becomes 02:00           | once  | twice  | twice  | once  |
Cairo changes on weekdays: on Friday 26 April 2024 00:00 becomes 01:00, and the Thursday of 31 October 2024 has the
hour from 23:00 to 24:00 twice, first at UTC+3 (23:30 is 20:30 UTC), then at UTC+2 (21:30 UTC).
"""

from datetime import date, time
from pathlib import Path

import pandas as pd
import pytest

from models.issues import Issue
from scheduler import Status, audit, check, read, solve
from tests.support.finding_tuples import rules
from tests.support.semester_builder import Build
from tests.support.written_semester import settings, written

SPRING, AUTUMN, CAIRO = "2024-03-31", "2024-10-27", "Africa/Cairo"


def night(folder: Path, imposed: str, told: str, zone: str = "Europe/Paris") -> Path:
    """One exam of one hour, one candidate, a site that is open day and night."""
    tables = {
        "centres": f"id,name,zone,policy,holidays,copy_days\nC,Centre,{zone},neutral,,0",
        "sites": "id,centre,name,zone,hours_weekdays,hours_saturday,hours_sunday\n"
        f"S,C,Site,{zone},00:00-23:59,00:00-23:59,00:00-23:59",
        "rooms": "id,site,seats\nR,S,20",
        "units": "id,title,ects\nA,Unit A,5",
        "offerings": "id,unit,centre,teaching_mode,one_session\nA,A,C,day,only one",
        "exams": f"id,offering,session,minutes,mode,imposed_start\nA,A,1,60,on_site,{imposed}",
        "candidates": "id,centre,site\ns1,C,S",
        "registrations": "candidate,offering\ns1,A",
    }
    return written(folder, told, tables)


def said(issues: tuple[Issue, ...], severity: str) -> list[tuple[str, int, str]]:
    return [(i.file, i.row, i.column) for i in issues if i.severity == severity]


@pytest.mark.parametrize(
    ("clock", "exists"),
    [("01:59", True), ("02:00", False), ("02:30", False), ("02:59", False), ("03:00", True)],
)
def test_an_imposed_start_that_the_clocks_skip_is_refused(tmp_path: Path, clock: str, exists: bool) -> None:
    told = settings(SPRING, starts='sunday = ["13:30"]', profile="neutral")
    found = check(night(tmp_path / "s", f"{SPRING}T{clock}", told))
    assert said(found.issues, "error") == ([] if exists else [("exams.csv", 2, "imposed_start")])


@pytest.mark.parametrize(
    ("clock", "twice"), [("01:59", False), ("02:00", True), ("02:59", True), ("03:00", False)]
)
def test_an_imposed_start_that_comes_twice_is_warned_of(tmp_path: Path, clock: str, twice: bool) -> None:
    told = settings(AUTUMN, starts='sunday = ["13:30"]', profile="neutral")
    found = check(night(tmp_path / "s", f"{AUTUMN}T{clock}", told))
    assert said(found.issues, "error") == []
    assert said(found.issues, "warning") == ([("exams.csv", 2, "imposed_start")] if twice else [])


def test_an_imposed_start_that_comes_twice_is_the_first(tmp_path: Path) -> None:
    # 02:30 in summer time is 00:30 UTC; the second 02:30 would be 01:30 UTC.
    told = settings(AUTUMN, starts='sunday = ["13:30"]', profile="neutral")
    result = solve(read(night(tmp_path / "s", f"{AUTUMN}T02:30", told)), work=1)
    assert result.timetable is not None
    assert list(result.timetable.starts["start"]) == [pd.Timestamp(f"{AUTUMN}T00:30Z")]


def test_a_listed_time_that_the_clocks_skip_is_no_start_of_that_day(tmp_path: Path) -> None:
    # Saturday 30 March offers 02:30, Sunday 31 March does not: the exam is on Saturday, and a warning says so.
    told = settings(
        "2024-03-30", SPRING, starts='saturday = ["02:30"]\nsunday = ["02:30"]', profile="neutral"
    )
    folder = night(tmp_path / "s", "", told)
    found = check(folder)
    assert said(found.issues, "error") == []
    assert len(said(found.issues, "warning")) == 1
    result = solve(read(folder), work=1)
    assert result.timetable is not None
    assert list(result.timetable.starts["start"]) == [pd.Timestamp("2024-03-30T01:30Z")]


def test_a_day_whose_only_time_is_skipped_has_no_start(tmp_path: Path) -> None:
    told = settings(SPRING, starts='sunday = ["02:30"]', profile="neutral")
    assert solve(read(night(tmp_path / "s", "", told)), work=1).status is Status.INFEASIBLE


def test_a_listed_time_that_comes_twice_is_the_first(tmp_path: Path) -> None:
    told = settings(AUTUMN, starts='sunday = ["02:30"]', profile="neutral")
    folder = night(tmp_path / "s", "", told)
    assert len(said(check(folder).issues, "warning")) == 1
    result = solve(read(folder), work=1)
    assert result.timetable is not None
    assert list(result.timetable.starts["start"]) == [pd.Timestamp(f"{AUTUMN}T00:30Z")]


def cairo(day: str, listed: str, instant: str) -> Build:
    """An exam of one hour in Cairo that begins at this instant of UTC, on a day of the session's list."""
    that = date.fromisoformat(day)
    build = Build(starts_of_day=(time.fromisoformat(listed),), windows=((that, that), (that, that)))
    build.site("Cairo", CAIRO, hours="00:00-23:59").exam("A", 60, centre="Cairo")
    build.person("x", "A", site="Cairo").start("A", f"{day} 12:00", CAIRO)
    build.starts["A", CAIRO]["start"] = pd.Timestamp(instant).as_unit("s")
    return build


@pytest.mark.parametrize(
    ("day", "listed", "instant", "on_the_list"),
    [
        ("2024-10-31", "23:30", "2024-10-31T20:30Z", True),  # the first 23:30
        ("2024-10-31", "23:30", "2024-10-31T21:30Z", False),  # the second
        ("2024-10-31", "23:30", "2024-10-31T20:29Z", False),
        ("2024-10-31", "22:59", "2024-10-31T19:59Z", True),  # comes once
        # 00:30 of 26 April is skipped: neither half an hour after midnight (01:30) nor any other time is on the list.
        ("2024-04-26", "00:30", "2024-04-25T22:30Z", False),
        ("2024-04-26", "00:30", "2024-04-25T21:30Z", False),
        ("2024-04-26", "01:00", "2024-04-25T22:00Z", True),
        ("2024-04-27", "00:30", "2024-04-26T21:30Z", True),  # the day after it exists
    ],
)
def test_the_audit_reads_the_list_the_same_way(
    day: str, listed: str, instant: str, on_the_list: bool
) -> None:
    build = cairo(day, listed, instant)
    assert ("start-grid" in rules(audit(build.instance(), build.timetable()))) is not on_the_list

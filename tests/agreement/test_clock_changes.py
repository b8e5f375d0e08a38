"""Solver and audit read local times alike on days on which the clock changes."""

from datetime import date, datetime, time

import numpy as np
import pandas as pd
import pytest

from models.calendar import Session
from models.instance import Instance
from scheduler import solve
from scheduler.harness.workbench import Bench, check_all, hard_in
from tests.support.finding_tuples import rules
from tests.support.semester_builder import Build

CAIRO, RIYADH = "Africa/Cairo", "Asia/Riyadh"
SKIPPED, REPEATED = date(2024, 4, 26), date(2024, 10, 31)
"""A Friday without 00:00 to 01:00, and a Thursday with 23:00 to 24:00 twice, in Cairo."""
NO_MARGINS = {"opening_hours": {"check_in": 0, "collect": 0}}


def night(day: date, *starts: time, hours: str = "00:00-23:59") -> Build:
    """An exam of twenty minutes in Cairo, on this day only."""
    build = Build(policy=NO_MARGINS, windows=((day, day), (date(2025, 2, 1), date(2025, 2, 2))))
    build.starts_of_day = starts
    build.site("Cairo", CAIRO, hours=hours).exam("E", 20, centre="Cairo")
    return build.people(2, "E", site="Cairo")


def instants(bench: Bench) -> list[str]:
    """The starts that the solver may choose, in UTC."""
    bands = bench.data.bands
    starts = bands.loc[bench.problem.allowed[bands["option"]], "start"].to_numpy("datetime64[m]")
    return [str(start) for start in starts]


def test_a_listed_start_that_is_skipped_is_none_of_that_day() -> None:
    assert instants(Bench(night(SKIPPED, time(0, 30), time(1, 30)).instance())) == ["2024-04-25T22:30"]
    assert instants(Bench(night(SKIPPED, time(0, 30)).instance())) == []
    # 00:30 does not exist and is no word for 01:00 or 01:30.
    for clock in ("01:00", "01:30"):
        build = night(SKIPPED, time(0, 30)).start("E", f"{SKIPPED} {clock}", CAIRO)
        assert rules(build.audit()) == {"start-grid"}


def test_a_semester_with_no_other_start_is_proven_infeasible() -> None:
    assert solve(night(SKIPPED, time(0, 30)).instance(), work=1, workers=1).status == "infeasible"


def test_a_start_that_comes_twice_is_the_first() -> None:
    build = night(REPEATED, time(23, 30))
    assert instants(Bench(build.instance())) == ["2024-10-31T20:30"]


@pytest.mark.parametrize(("instant", "found"), [("20:30", set()), ("21:30", {"start-grid", "opening-hours"})])
def test_the_second_reading_of_a_listed_start_is_a_finding(instant: str, found: set[str]) -> None:
    # The site closes at the first 23:59, 20:59 UTC.
    build = night(REPEATED, time(23, 30)).start("E", f"{REPEATED} 12:00", CAIRO)
    build.starts["E", CAIRO]["start"] = pd.Timestamp(f"{REPEATED} {instant}", tz="UTC")
    assert rules(build.audit()) == found


def test_an_imposed_start_that_nobody_read_is_one_instant_for_both() -> None:
    # A reader refuses it; where a program builds the semester, solver and audit still agree: 01:00, the change.
    build = night(SKIPPED, time(12))
    build.exam("E", 20, centre="Cairo", imposed=datetime(2024, 4, 26, 0, 30))
    result = solve(build.instance(), work=1, workers=1)
    assert result.status == "optimal"
    assert result.timetable is not None
    assert result.timetable.starts["start"].tolist() == [pd.Timestamp("2024-04-25 22:00", tz="UTC")]


def every_half_hour(day: date) -> Instance:
    """A paper of Cairo and Riyadh, a start each half hour of the day of a change and of the next, open all day."""
    build = Build(policy=NO_MARGINS)
    build.site("Cairo", CAIRO, hours="00:30-23:30").site("Riyadh", RIYADH, "Cairo", hours="01:00-23:00")
    build.exam("E", 60, centre="Cairo").people(2, "E", site="Cairo").people(1, "E", site="Cairo", extra=20)
    instance = build.people(1, "E", site="Riyadh").instance()
    last = date(day.year, day.month + (day.day == 31), 1 if day.day == 31 else day.day + 1)
    one = Session(number=1, first_day=day, last_day=last, grid_minutes=30)
    object.__setattr__(instance, "sessions", (one,))
    return instance


@pytest.mark.parametrize("day", [SKIPPED, REPEATED])
def test_both_say_the_same_of_every_option_around_a_change(day: date) -> None:
    bench = Bench(every_half_hour(day))
    names = ("opening-hours", "session-window", "start-grid", "leak-gate", "early-start", "hold", "gather")
    seen = set()
    change = pd.Timestamp(day, tz=CAIRO).tz_convert("UTC") + pd.Timedelta(days=int(day == REPEATED))
    bands = bench.data.bands
    distance = (bands["start"].to_numpy("datetime64[m]") - change.to_datetime64()).astype("timedelta64[m]")
    hours = np.abs(distance.astype(np.int64)) / 60
    about_change = bands.loc[(hours <= 6) | (hours >= 22), "option"].unique()  # and when sites close
    assert len(about_change) > 10
    for option in about_change:
        choice = np.array([option])
        found = hard_in(check_all(bench.instance, bench.starts_only(choice), *names))
        assert found == bench.broken(choice) & set(names), bench.data.bands[
            bench.data.bands["option"] == option
        ]
        seen.add(frozenset(found))
    assert {frozenset(), frozenset({"opening-hours"})} <= seen

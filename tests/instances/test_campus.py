"""The profile of a campus: the planted timetable is one, seat by seat, and hardly a seat is left over."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from instances.generator import PROFILES
from instances.generator.build import settings, tables
from instances.generator.campus import FEATURE, PERIODS, CampusPlan, campus
from instances.io.semester.folder_writer import write_folder
from models.schema import TABLES
from tests.support.reading import examine

SMALL = CampusPlan(exams=60, students=900, days=3, rooms=12, load=0.97)
PROFILE = replace(PROFILES["campus"], campus=SMALL)


def test_a_campus_is_read_without_a_problem_and_the_same_for_its_seed(tmp_path: Path) -> None:
    write_folder(tmp_path / "campus", settings(PROFILE, 1), tables(PROFILE, 1), TABLES)
    instance, issues = examine(tmp_path / "campus")
    assert issues == ()
    assert instance is not None
    assert len(instance.candidates) == 900
    again, other = tables(PROFILE, 1), tables(PROFILE, 2)
    assert all(table.equals(again[name]) for name, table in tables(PROFILE, 1).items())
    assert not again["registrations"].equals(other["registrations"])


def test_the_planted_timetable_seats_everybody_and_leaves_hardly_a_seat() -> None:
    drawn = campus(SMALL, np.random.default_rng(1))
    rooms, exams = drawn.tables["rooms"], drawn.tables["exams"]
    sits = drawn.tables["registrations"].assign(
        start=drawn.tables["registrations"]["offering"].map(drawn.planted)
    )
    assert not sits.duplicated(["candidate", "start"]).any()
    helped = sits["candidate"].isin(drawn.tables["accommodations"]["candidate"])
    assert not sits[helped].assign(day=sits["start"].str[:10]).duplicated(["candidate", "day"]).any()
    longest = {start: minutes for start, minutes, *_ in PERIODS}
    assert (exams["minutes"] <= exams["id"].map(drawn.planted).str[11:].map(longest)).all()
    needed = sits[~helped].groupby("start").size()
    opens = {opened: start for start, _, opened, _ in PERIODS}
    there = drawn.tables["availability"].merge(rooms, left_on="room", right_on="id")
    start = there["from"].str[:11] + there["from"].str[11:].map(opens)
    seats = there.groupby(start)["seats"].sum()
    taken = needed / seats
    assert taken.max() <= SMALL.load
    assert taken.median() > 0.8
    assert (
        rooms.loc[rooms["features"] == FEATURE, "seats"].sum() >= sits[helped].groupby("start").size().max()
    )
    assert isinstance(seats, pd.Series)

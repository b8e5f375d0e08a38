"""Attendance by simulation against closed forms: A08, A10, X03; F0 and F1 on session 2."""

import dataclasses
from typing import Any

import pandas as pd
import pytest

from models.instance import Instance
from models.timetable import Timetable
from scheduler import Simulation, eligible, simulate
from tests.regulation_around.small_semester import row, rows, seated, semester

SESSIONS = (
    {"first_day": "2024-01-22", "last_day": "2024-02-03"},
    {"first_day": "2024-04-08", "last_day": "2024-04-13"},
)
PEOPLE = ("a", "b")
DRAWS = 2000
# Five standard deviations of the mean of a share, at most 0.5 / sqrt(DRAWS).
NEAR = 5 * 0.5 / DRAWS**0.5


def _semester(
    folder_factory: pytest.TempPathFactory, settings: str = "", results: tuple[str, ...] = ()
) -> Instance:
    """Two candidates of two units. In session 2 both units begin at the same time."""
    first = {**SESSIONS[0], **({"results_published": "2024-02-24"} if results else {})}
    tables = {
        "units": rows("id title ects", "U U 6", "V V 6"),
        "offerings": rows("id unit centre", "U U PAR", "V V PAR"),
        "exams": rows(
            "id offering session minutes", "U-1 U 1 120", "V-1 V 1 120", "U-2 U 2 120", "V-2 V 2 120"
        ),
        "candidates": rows("id centre site", *(f"{name} PAR PAR-S" for name in PEOPLE)),
        "registrations": rows("candidate offering", "a U", "b U", "b V"),
        "rooms": rows("id site seats", "R PAR-S 1", "S PAR-S 1", "T PAR-S 2"),
    }
    if results:
        tables["results"] = rows("candidate offering passed", *results)
    return semester(folder_factory.mktemp("attendance"), (first, SESSIONS[1]), tables, settings)


def _timetable(instance: Instance) -> Timetable:
    """U-1 and V-1 apart; U-2 on 8 April in two rooms of one seat; V-2 on the day after, or with it."""
    return seated(
        instance,
        starts=rows(
            "exam zone start gather paper early",
            "U-1 Europe/Paris 2024-01-22T08:00 0 0 0",
            "V-1 Europe/Paris 2024-01-23T08:00 0 0 0",
            "U-2 Europe/Paris 2024-04-08T07:00 0 0 0",
            "V-2 Europe/Paris 2024-04-09T07:00 0 0 0",
        ),
        rooms=rows(
            "exam site room kind places",
            "U-1 PAR-S T ordinary 2",
            "V-1 PAR-S R ordinary 1",
            "U-2 PAR-S R ordinary 1",
            "U-2 PAR-S S ordinary 1",
            "V-2 PAR-S R ordinary 1",
        ),
        seats=rows(
            "candidate exam site room kind start end",
            "a U-1 PAR-S T ordinary 2024-01-22T08:00 2024-01-22T10:00",
            "b U-1 PAR-S T ordinary 2024-01-22T08:00 2024-01-22T10:00",
            "b V-1 PAR-S R ordinary 2024-01-23T08:00 2024-01-23T10:00",
            "a U-2 PAR-S R ordinary 2024-04-08T07:00 2024-04-08T09:00",
            "b U-2 PAR-S S ordinary 2024-04-08T07:00 2024-04-08T09:00",
            "b V-2 PAR-S R ordinary 2024-04-09T07:00 2024-04-09T09:00",
        ),
        duties=rows(
            "staff site duty room from to",
            "PAR-1 PAR-S responsible T 2024-01-22T07:30 2024-01-22T10:15",
            "PAR-1 PAR-S responsible R 2024-01-23T07:30 2024-01-23T10:15",
            "PAR-1 PAR-S responsible R 2024-04-08T06:30 2024-04-08T09:15",
            "PAR-2 PAR-S responsible S 2024-04-08T06:30 2024-04-08T09:15",
            "PAR-1 PAR-S responsible R 2024-04-09T06:30 2024-04-09T09:15",
        ),
    )


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return _semester(tmp_path_factory)


@pytest.fixture(scope="module")
def drawn(usual: Instance) -> Simulation:
    return simulate(usual, _timetable(usual), draws=DRAWS)


def sitting(found: Simulation, start: str) -> dict[str, Any]:
    return row(found.sittings, start=pd.Timestamp(start, tz="UTC"))


@pytest.mark.parametrize(
    ("start", "mean"),
    [
        ("2024-01-22T08:00", 2 * 0.75),  # session 1: everybody registered, three of four come
        ("2024-01-23T08:00", 0.75),
        ("2024-04-08T07:00", 2 * 0.4),  # session 2: 1 - 0.75 · 0.8 = 0.4 was absent or did not pass
        ("2024-04-09T07:00", 0.4),
    ],
)
def test_how_many_come(drawn: Simulation, start: str, mean: float) -> None:
    assert sitting(drawn, start)["mean"] == pytest.approx(mean, abs=2 * NEAR)


@pytest.mark.parametrize(("exam", "may"), [("U-2", 0.8), ("V-2", 0.4)])
def test_how_many_have_the_right_to_session_2(drawn: Simulation, exam: str, may: float) -> None:
    assert row(drawn.exams, exam=exam)["may"] == pytest.approx(may, abs=2 * NEAR)


@pytest.mark.parametrize(
    ("quantile", "opened", "overflow", "shortage"),
    [
        (
            950,
            2,
            0.0,
            0.0,
        ),  # nobody, one or both with 0.36, 0.48, 0.16: one room is enough for 0.84 of the draws
        (800, 1, 0.16, 0.16),
        (300, 0, 0.64, 0.8),  # no room for 0.36 of the draws
    ],
)
def test_a_quantile_decides_the_rooms_that_open(
    tmp_path_factory: pytest.TempPathFactory, quantile: int, opened: int, overflow: float, shortage: float
) -> None:
    instance = _semester(tmp_path_factory, f"[policy.second-session]\nquantile = {quantile}\n")
    found = simulate(instance, _timetable(instance), draws=DRAWS)
    found_row = sitting(found, "2024-04-08T07:00")
    assert (found_row["rooms"], found_row["opened"], found_row["spare"]) == (2, opened, 2 - opened)
    assert found_row["overflow"] == pytest.approx(overflow, abs=NEAR)
    assert found_row["shortage"] == pytest.approx(
        shortage, abs=2 * NEAR
    )  # people without a seat, until a spare room opens
    assert found_row["idle"] == 2 - opened
    assert all(eligible(instance).rows["may_sit"])  # never who may sit


@pytest.mark.parametrize(
    ("present", "passing", "first", "second"),
    [(0, 800, 0, 2), (1000, 1000, 2, 0), (1000, 0, 2, 2)],
)
def test_certain_attendance(usual: Instance, present: int, passing: int, first: int, second: int) -> None:
    """Who was absent may come, who passed may not, who failed may: F1, « absentes ou non admises »."""
    found = simulate(usual, _timetable(usual), draws=50, present=present, passing=passing)
    come = sitting(found, "2024-01-22T08:00")
    assert (come["mean"], come["low"], come["high"]) == (first, first, first)
    assert row(found.exams, exam="U-2")["may"] == second


@pytest.mark.parametrize(("permille", "mean"), [(200, 0.4), (400, 0.8), (900, 0.8)])
def test_fewer_come_than_may(tmp_path_factory: pytest.TempPathFactory, permille: int, mean: float) -> None:
    """The share that the policy expects, of all; everybody who may if that is fewer."""
    instance = _semester(tmp_path_factory, f"[policy.second-session]\npermille = {permille}\n")
    found = simulate(instance, _timetable(instance), draws=DRAWS)
    assert sitting(found, "2024-04-08T07:00")["mean"] == pytest.approx(mean, abs=2 * NEAR)


def test_published_results_are_facts(tmp_path_factory: pytest.TempPathFactory) -> None:
    instance = _semester(tmp_path_factory, results=("a U yes", "b U no", "b V no"))
    whole = _timetable(instance)
    seats = whole.seats[(whole.seats["candidate"] != "a") | (whole.seats["exam"] != "U-2")]
    rooms = whole.rooms[(whole.rooms["exam"] != "U-2") | (whole.rooms["room"] != "R")]
    found = row(
        simulate(instance, dataclasses.replace(whole, seats=seats, rooms=rooms), draws=50).exams, exam="U-2"
    )
    assert (found["may"], found["mean"], found["low"], found["high"]) == (1, 1, 1, 1)


def test_a_seed_draws_the_same(usual: Instance) -> None:
    timetable = _timetable(usual)
    one, again, other = (simulate(usual, timetable, draws=200, seed=seed).sittings for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(one, again)
    assert not one.equals(other)

"""Attendance drawn on a timetable: the mean is the closed form, the quantile opens rooms and shuts out nobody."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from models.instance import Instance
from models.issues import InvalidInput
from models.timetable import Timetable
from scheduler.app.simulate import simulate
from scheduler.simulation.draws import chances, drawn
from tests.support.semester_builder import Build

WINTER = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 4, 8), date(2024, 4, 13)))


def semester(
    share: int = 300, drop: int = 100, quantile: int = 950, people: int = 40
) -> tuple[Instance, Timetable]:
    """Two exams with a resit each on one evening, everybody in both; rooms of 20, 15, 5 and 40 places at that evening."""
    build = Build(windows=WINTER).exam("A", 120).exam("B", 120)
    build.exam("A2", 120, session=2, of="A").exam("B2", 120, session=2, of="B")
    for name, seats in (("large", 40), ("r20", 20), ("r15", 15), ("r5", 5)):
        build.room(name, seats)
    build.set_policy(**{"second-session": {"permille": share, "drop_permille": drop, "quantile": quantile}})
    build.people(people, "A", "B")
    names = [str(row["id"]) for row in build.candidates]
    for exam in ("A", "B"):
        build.put(exam, "large", *names)
    for room, some in (("r20", names[:20]), ("r15", names[20:35]), ("r5", names[35:])):
        build.put("A2", room, *some)
    build.put("B2", "large", *names)
    build.start("A", "2024-01-23 14:00").start("B", "2024-01-24 14:00")
    build.start("A2", "2024-04-08 18:00").start("B2", "2024-04-09 18:00")
    return build.instance(), build.timetable()


@pytest.mark.parametrize(
    ("share", "drop", "present", "passing", "expected"),
    [
        # 0.75 present of whom 0.8 pass: 0.4 may sit session 2. 0.3 of all come, less one in ten who drops everything.
        (300, 100, 750, 800, 0.27),
        # The policy expects 0.9, but only 0.4 may: they all come.
        (900, 0, 750, 800, 0.4),
        # Nobody passes: everybody may, as many come as the policy expects.
        (400, 250, 500, 0, 0.3),
        # Everybody passes: nobody may.
        (400, 0, 1000, 1000, 0.0),
    ],
)
def test_the_mean_is_the_closed_form(
    share: int, drop: int, present: int, passing: int, expected: float
) -> None:
    given, timetable = semester(share, drop)
    draws = 3000
    mine = chances(given, timetable.seats, present, passing)
    first = mine.session == 1
    assert mine.mean[first] == pytest.approx(present / 1000)
    assert mine.mean[~first] == pytest.approx(expected)
    found = sum(comes.sum(0) for comes, _ in drawn(mine, draws, 7)) / draws
    # Of every row the mean of 3000 draws is within five standard deviations: sqrt(p (1 - p) / 3000).
    assert (np.abs(found - mine.mean) <= 5 * np.sqrt(mine.mean * (1 - mine.mean) / draws) + 1e-12).all()
    told = simulate(given, timetable, draws=draws, seed=7, present=present, passing=passing)
    # The forty of an exam decide by themselves, apart from dropping everything, which everybody does by themselves, too.
    assert told.exams["mean"].tolist() == pytest.approx([40 * expected] * 2, abs=5 * np.sqrt(10 / draws))
    may = 1 - present * passing / 1e6
    assert told.exams["may"].tolist() == pytest.approx([40 * may] * 2, abs=5 * np.sqrt(10 / draws))


def test_who_is_drawn_has_the_right() -> None:
    given, timetable = semester(900, 0)
    mine = chances(given, timetable.seats, 750, 800)
    for comes, may in drawn(mine, 100, 3):
        assert not (comes & ~may)[:, mine.session == 2].any()


def test_who_drops_everything_comes_to_nothing() -> None:
    # Nobody passes, everybody who stays comes to both exams or to neither.
    given, timetable = semester(1000, 500)
    mine = chances(given, timetable.seats, 1000, 0)
    second = np.flatnonzero(mine.session == 2)
    for comes, _ in drawn(mine, 50, 3):
        table = pd.DataFrame(comes[:, second].T).groupby(mine.person[second]).nunique()
        assert (table == 1).all(axis=None)


def test_published_results_are_certain() -> None:
    given, timetable = semester()
    results = pd.DataFrame(
        [{"candidate": given.candidates["id"][0], "offering": "offering-A", "passed": False}]
    )
    mine = chances(replace(given, results=results), timetable.seats, 750, 800)
    exam = timetable.seats["exam"].to_numpy()
    assert (mine.mean[exam == "A2"] == 1).all()
    assert (mine.mean[exam == "B2"] < 1).all()


@pytest.mark.parametrize(
    ("share", "quantile", "opened"),
    # Rooms of 20, 15 and 5. Everybody comes: 40, three rooms. Nobody: none. In all draws half of 40 or fewer: one or two.
    [(1000, 950, 3), (0, 950, 0), (250, 0, 1), (250, 950, 1), (500, 950, 2)],
)
def test_the_quantile_opens_rooms_the_largest_first(share: int, quantile: int, opened: int) -> None:
    given, timetable = semester(share, 0, quantile)
    found = simulate(given, timetable, draws=400, seed=1, present=0)
    row = found.sittings[(found.sittings["session"] == 2) & (found.sittings["rooms"] == 3)].iloc[0]
    assert (row["candidates"], row["seats"], row["rooms"]) == (40, 40, 3)
    assert (row["opened"], row["spare"]) == (opened, 3 - opened)
    assert row["overflow"] <= 1 - quantile / 1000 + 1e-9
    first = found.sittings[found.sittings["session"] == 1]
    assert (first["opened"] == first["rooms"]).all()
    assert (first["overflow"] == 0).all()


def test_a_quantile_of_the_median_says_how_often_a_spare_room_is_needed() -> None:
    given, timetable = semester(500, 0, 500)
    found = simulate(given, timetable, draws=400, seed=1, present=0)
    row = found.sittings[(found.sittings["session"] == 2) & (found.sittings["rooms"] == 3)].iloc[0]
    # The median of 40 halves is 20: one room of 20 opens, and in almost half of the draws somebody needs another.
    assert row["opened"] == 1
    assert 0.3 < row["overflow"] < 0.5
    assert 0 < row["shortage"] < 3


def test_the_same_seed_draws_the_same() -> None:
    one, two, other = (simulate(*semester(), draws=70, seed=seed) for seed in (4, 4, 5))
    pd.testing.assert_frame_equal(one.sittings, two.sittings)
    assert not one.exams.equals(other.exams)


@pytest.mark.parametrize("given", [{"draws": 0}, {"present": 1001}, {"passing": -1}])
def test_numbers_outside_their_bounds_are_refused(given: dict[str, int]) -> None:
    with pytest.raises(InvalidInput):
        simulate(*semester(), **given)


def practical(share: int, quantile: int = 950) -> tuple[Instance, Timetable]:
    """At one start of session 2 thirty sit B2 in the hall, and A2 asks for computers: ten seats in one room, four in another."""
    build = Build(windows=WINTER).exam("A", 120).exam("B", 120)
    build.exam("A2", 120, session=2, of="A", features="pc").exam("B2", 120, session=2, of="B")
    build.room("hall", 40).room("pc10", 10, features="pc").room("pc4", 4, features="pc")
    build.set_policy(**{"second-session": {"permille": share, "drop_permille": 0, "quantile": quantile}})
    build.people(14, "A").people(30, "B")
    names = [str(row["id"]) for row in build.candidates]
    build.put("A", "hall", *names[:14]).put("B", "hall", *names[14:])
    build.put("A2", "pc10", *names[:10]).put("A2", "pc4", *names[10:14]).put("B2", "hall", *names[14:])
    build.start("A", "2024-01-23 14:00").start("B", "2024-01-24 14:00")
    build.start("A2", "2024-04-08 18:00").start("B2", "2024-04-08 18:00")
    return build.instance(), build.timetable()


@pytest.mark.parametrize(
    ("share", "quantile", "opened", "pc"),
    [
        # Everybody comes: the hall and both rooms with computers.
        (1000, 950, 3, 14),
        # Nobody comes: none.
        (0, 950, 0, 0),
        # Half of the draws have 7 or fewer of 14, who need computers though the hall has seats: the room of ten, and the hall.
        (500, 500, 2, 10),
    ],
)
def test_rooms_with_what_people_need_open_first(share: int, quantile: int, opened: int, pc: int) -> None:
    given, timetable = practical(share, quantile)
    found = simulate(given, timetable, draws=400, seed=1, present=0)
    (row,) = found.features.to_dict("records")
    assert (row["feature"], row["candidates"], row["rooms"], row["seats"]) == ("pc", 14, 2, 14)
    assert row["opened_seats"] == pc
    sitting = found.sittings[found.sittings["session"] == 2].iloc[0]
    assert (sitting["candidates"], sitting["opened"]) == (44, opened)
    assert sitting["overflow"] >= row["overflow"]
    assert row["mean"] == pytest.approx(14 * share / 1000, abs=5 * np.sqrt(14 * 0.25 / 400))


def test_a_shortage_of_what_people_need_is_told_apart() -> None:
    given, timetable = practical(500, 0)
    found = simulate(given, timetable, draws=400, seed=1, present=0)
    # With the least of all draws: in most of the others more than the room of ten or none at all would hold.
    (row,) = found.features.to_dict("records")
    assert row["shortage"] == pytest.approx(max(row["mean"] - row["opened_seats"], 0), abs=1.5)


def test_what_a_candidate_needs_counts_as_what_an_exam_needs() -> None:
    build = Build(windows=WINTER).exam("A", 120).exam("A2", 120, session=2, of="A")
    build.room("hall", 40).room("ramp", 3, features="accessible").people(5, "A").person(
        "w", "A", features="accessible"
    )
    names = [str(row["id"]) for row in build.candidates]
    build.put("A", "hall", *names).put("A2", "hall", *names[:5]).put("A2", "ramp", "w")
    build.set_policy(**{"second-session": {"permille": 1000, "drop_permille": 0}})
    build.start("A", "2024-01-23 14:00").start("A2", "2024-04-08 18:00")
    found = simulate(build.instance(), build.timetable(), draws=50, seed=1, present=0)
    second = found.features[found.features["session"] == 2]
    assert second[["feature", "candidates", "opened_seats", "overflow"]].to_numpy().tolist() == [
        ["accessible", 1, 3, 0.0]
    ]
    # Of the first session, in which she sits in the hall, every draw in which she comes lacks a seat: nobody comes here.
    assert found.features[found.features["session"] == 1]["shortage"].tolist() == [0.0]

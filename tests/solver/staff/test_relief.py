"""Working time: minutes beyond the limits counted by hand, and tasks that go to others until nothing helps."""

import numpy as np
import pytest

from scheduler.solver.staff.relief import relieve, roster_cost
from scheduler.solver.staff.rostering import fill_posts
from scheduler.solver.staff.work_limits import MONDAY, Task, minutes_beyond
from scheduler.terms.posts import INVIGILATOR, RESPONSIBLE, WorkLimits
from tests.support.random_rosters import EVER, covers, lawful, people_of, posts_of, random_roster

CODE = WorkLimits(
    rule="hours",
    site="S",
    day=600,
    span=780,
    rest=660,
    stretch=360,
    pause=20,
    week=2880,
    weekly_rest=2100,
    price=1,
)


def at(day: int, clock: float) -> int:
    """A minute: day 0 is a Monday."""
    return (MONDAY + day) * 1440 + round(clock * 60)


def task(day: int, since: float, until: float) -> Task:
    return at(day, since), at(day, until), MONDAY + day


@pytest.mark.parametrize(
    ("tasks", "beyond"),
    [
        ([], 0),
        ([task(0, 8, 13), task(0, 14, 19)], 0),  # 10 h in 11 h, an hour off
        ([task(0, 8, 13), task(0, 14, 19.25)], 15),  # a quarter more
        ([task(0, 8, 10), task(0, 19, 21)], 0),  # 13 h from first to last
        ([task(0, 8, 10), task(0, 19, 21.5)], 30),
        ([task(0, 18, 22), task(1, 9, 12)], 0),  # 11 h of rest
        ([task(0, 18, 22), task(1, 8, 12)], 60),
        ([task(0, 8, 14)], 0),  # 6 h at a stretch
        ([task(0, 8, 11), (at(0, 11) + 19, at(0, 14) + 1, MONDAY)], 1),  # 19 minutes are no pause
        ([task(0, 8, 11), (at(0, 11) + 20, at(0, 14) + 20, MONDAY)], 0),
        ([task(d, 8, 12) for d in range(5)] + [task(d, 13, 17.6) for d in range(5)], 0),
        ([task(d, h, h + 5) for d in range(5) for h in (8, 14)], 120),  # 50 h in a week of 48
        ([task(d, 8, 12) for d in range(8)], 2100 - 1200),  # seven days on end: 20 h off at the longest
        ([task(d, 8, 12) for d in range(6)] + [task(7, 8, 12)], 0),  # 44 h off on Sunday
    ],
)
def test_minutes_beyond_the_limits(tasks: list[Task], beyond: int) -> None:
    assert minutes_beyond(sorted(tasks), CODE) == beyond


def test_a_second_long_sitting_goes_to_somebody_free() -> None:
    # Two sittings of 6 h a day with 30 minutes between; one of the two people would have 12 h.
    posts = posts_of((RESPONSIBLE, 0, at(0, 8), at(0, 14)), (RESPONSIBLE, 0, at(0, 14.5), at(0, 20.5)))
    people = people_of((0, EVER, ""), (0, EVER, ""))
    one = np.array([[0, 0, at(0, 8), at(0, 14)], [1, 0, at(0, 14.5), at(0, 20.5)]])
    assert roster_cost(posts, people, one, [CODE]) == 120  # 12 h of 10; 12.5 h of 13 from first to last
    rows = relieve(posts, people, one, [CODE])
    assert sorted(rows[:, 1].tolist()) == [0, 1]
    assert roster_cost(posts, people, rows, [CODE]) == 0


def test_a_sitting_of_eight_hours_is_cut_where_another_begins() -> None:
    # At 12:00 the small room opens, so the responsible of the long sitting may change then: 4 h each.
    posts = posts_of(
        (RESPONSIBLE, 0, at(0, 8), at(0, 16)), (RESPONSIBLE, 1, at(0, 12), at(0, 13)), (INVIGILATOR, 1, at(0, 12), at(0, 13))
    )  # fmt: skip
    people = people_of(*[(0, EVER, "")] * 4)
    rows = fill_posts(posts, people, 0, {0: [CODE]})
    assert lawful(posts, people, rows)
    assert covers(posts, rows)
    assert roster_cost(posts, people, rows, [CODE]) == 0
    assert len(rows) == 4


@pytest.mark.parametrize("seed", range(40))
def test_relief_keeps_every_post_and_never_adds_minutes(seed: int) -> None:
    rng = np.random.default_rng(seed)
    posts, people = random_roster(rng, 10, 6)
    tight = WorkLimits("hours", "S", 180, 300, 660, 120, 20, 600, 2100, 1)
    before = fill_posts(posts, people, seed)
    after = relieve(posts, people, before, [tight])
    assert lawful(posts, people, after)
    assert covers(posts, before) == covers(posts, after)
    assert roster_cost(posts, people, after, [tight]) <= roster_cost(posts, people, before, [tight])

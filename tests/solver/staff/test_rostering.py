"""Naming staff: everybody somewhere where counts suffice, few hand-overs, even loads."""

import itertools

import numpy as np
import pytest

from scheduler.solver.staff.handovers import _pieces
from scheduler.solver.staff.load_balancing import minutes_present
from scheduler.solver.staff.roster_sweep import roster_sweep
from scheduler.solver.staff.rostering import fill_posts
from scheduler.terms.posts import ESCORT, INVIGILATOR, RESPONSIBLE, SECRETARY, People, Posts
from tests.support.random_rosters import EVER, counts_hold, covers, lawful, people_of, posts_of, random_roster


@pytest.mark.parametrize("block", range(8))
def test_names_are_found_exactly_where_counts_hold(block: int) -> None:
    held = 0
    for seed in range(100 * block, 100 * block + 100):
        posts, people = random_roster(np.random.default_rng(seed))
        rows = fill_posts(posts, people, seed)
        assert lawful(posts, people, rows), seed
        assert covers(posts, rows) == counts_hold(posts, people), seed
        held += counts_hold(posts, people)
    assert 20 < held < 90  # both kinds occur


@pytest.mark.parametrize("seed", range(400))
def test_few_hand_overs(seed: int) -> None:
    """As few as there can be, tried out: every person on every piece between the instants that may help."""
    posts, people = random_roster(np.random.default_rng(seed), most_posts=4, most_people=3)
    if not counts_hold(posts, people):
        return
    pieces = _pieces(posts, people, np.arange(len(posts)))
    if len(pieces) > 9:
        return
    best = len(pieces)
    for chosen in itertools.product(range(len(people)), repeat=len(pieces)):
        rows = np.column_stack([pieces[:, 0], chosen, pieces[:, 1:]])
        changes = sum(a[0] == b[0] and a[1] != b[1] for a, b in itertools.pairwise(rows.tolist()))
        if changes < best and lawful(posts, people, rows):
            best = changes
    assert len(fill_posts(posts, people)) - len(posts) == best


def test_who_arrives_or_leaves_hands_over_once() -> None:
    # One room from 8:00 to 14:00; one person until 12:00, another from 10:00: one hand-over, at 12:00.
    rows = fill_posts(posts_of((RESPONSIBLE, 0, 480, 840)), people_of((0, 720, ""), (600, EVER, "")))
    assert rows.tolist() in ([[0, 0, 480, 720], [0, 1, 720, 840]], [[0, 0, 480, 600], [0, 1, 600, 840]])


def test_the_authorised_are_kept_for_the_way() -> None:
    # Two rooms from 8:00 to 11:00, an escort at 10:30: the only one authorised watches no room meanwhile.
    posts = posts_of((RESPONSIBLE, 0, 480, 660), (RESPONSIBLE, 1, 480, 660), (ESCORT, -1, 630, 640))
    rows = fill_posts(posts, people_of((0, EVER, "e"), (0, EVER, ""), (0, EVER, "")))
    assert rows[2].tolist() == [2, 0, 630, 640]
    assert len(rows) == 3


def test_an_escort_that_begins_may_change_holders() -> None:
    # Two rooms, two people and from 10:30 a third: only then may the authorised one leave the room.
    posts = posts_of((RESPONSIBLE, 0, 480, 660), (RESPONSIBLE, 1, 480, 660), (ESCORT, -1, 630, 640))
    rows = fill_posts(posts, people_of((0, EVER, "e"), (0, EVER, ""), (630, EVER, "")))
    assert covers(posts, rows)
    assert lawful(posts, people_of((0, EVER, "e"), (0, EVER, ""), (630, EVER, "")), rows)
    assert len(rows) == 4


def test_escort_and_secretary_take_each_what_the_other_may_not() -> None:
    # p may do both, q escorts only: when somebody dictates at 9:00, p must leave the escort to q.
    posts = posts_of((ESCORT, -1, 480, 600), (SECRETARY, 0, 540, 660))
    rows = fill_posts(posts, people_of((0, EVER, "es"), (0, EVER, "e")))
    assert rows[-1].tolist() == [1, 0, 540, 660]
    assert covers(posts, rows)


def loads(posts: Posts, people: People, rows: np.ndarray) -> list[int]:
    return np.bincount(rows[:, 1], rows[:, 3] - rows[:, 2], len(people)).astype(int).tolist()


def test_loads_are_even() -> None:
    # Twelve rooms of three hours on four days, three people: four rooms each, of twelve hours.
    posts = posts_of(*((RESPONSIBLE, k % 3, 1440 * (k // 3) + 480, 1440 * (k // 3) + 660) for k in range(12)))
    people = people_of((-EVER, EVER, ""), (-EVER, EVER, ""), (-EVER, EVER, ""))
    assert loads(posts, people, fill_posts(posts, people)) == [720, 720, 720]


def test_loads_are_even_relative_to_presence() -> None:
    # Eight hours a day on three days in one room, in posts of two hours; q is there on the first day only.
    posts = posts_of(
        *(
            (RESPONSIBLE, 0, 1440 * d + 480 + 120 * k, 1440 * d + 600 + 120 * k)
            for d in range(3)
            for k in range(4)
        )
    )
    people = people_of((-EVER, EVER, ""), (0, 1440, ""))
    assert minutes_present(posts, people)[:, 1].tolist() == [1440, 480]
    # 24 hours of duty, 3 : 1 by presence: 18 hours and 6.
    assert loads(posts, people, fill_posts(posts, people)) == [1080, 360]


def test_people_stay_in_one_room_of_a_day() -> None:
    # Two rooms, morning and afternoon, on two days; equal loads whoever is where.
    posts = posts_of(
        *(
            (RESPONSIBLE, r, 1440 * d + 480 + 300 * h, 1440 * d + 680 + 300 * h)
            for d in range(2)
            for h in range(2)
            for r in range(2)
        )
    )
    people = people_of((-EVER, EVER, ""), (-EVER, EVER, ""))
    rows = fill_posts(posts, people)
    stays = {
        (int(p), int(posts.since[post]) // 1440, int(posts.room[post])) for post, p, _, _ in rows.tolist()
    }
    assert loads(posts, people, rows) == [800, 800]
    assert len(stays) == 4


@pytest.mark.parametrize("seed", range(12))
def test_loads_are_close_to_the_most_even_there_are(seed: int) -> None:
    """Against every way to give 7 posts on one day to 3 people: the sum of squares is at most 5 % more."""
    rng = np.random.default_rng(1000 + seed)
    since = 480 + 30 * rng.integers(0, 14, 7)
    posts = posts_of(
        *((RESPONSIBLE, k, int(s), int(s + 30 * rng.integers(2, 6))) for k, s in enumerate(since))
    )
    people = people_of((-EVER, EVER, ""), (-EVER, EVER, ""), (-EVER, EVER, ""))
    rows = fill_posts(posts, people)
    if not covers(posts, rows) or len(rows) > len(posts):
        return
    squares = [
        sum(x * x for x in loads(posts, people, found))
        for found in (
            np.column_stack([np.arange(7), chosen, posts.since, posts.until])
            for chosen in itertools.product(range(3), repeat=7)
        )
        if lawful(posts, people, found)
    ]
    assert sum(x * x for x in loads(posts, people, rows)) <= 1.05 * min(squares)


def test_the_same_seed_names_the_same_people() -> None:
    for seed in range(20):
        posts, people = random_roster(np.random.default_rng(seed), 30, 12)
        assert fill_posts(posts, people, seed).tolist() == fill_posts(posts, people, seed).tolist()


def test_where_people_lack_the_others_are_named() -> None:
    posts = posts_of((RESPONSIBLE, 0, 480, 600), (INVIGILATOR, 0, 480, 600))
    rows = roster_sweep(posts, people_of((0, EVER, "")))
    assert rows.tolist() == [[0, 0, 480, 600]]

"""Guides foresee what a third exam costs: computed by hand, and beside what places really cost."""

from datetime import time
from itertools import product

import numpy as np
import pytest

from scheduler.harness.workbench import Bench
from scheduler.terms.cohorts import cohorts
from tests.support.semester_builder import Build

STARTS = ("08:30", "13:30", "18:00")


def _bench(*minutes: int, people: int = 1) -> Bench:
    build = Build(starts_of_day=tuple(time.fromisoformat(s) for s in STARTS)).site(
        "Paris", hours="07:00-23:00"
    )
    build.room("hall", 9).room("more", 9).room("third", 9)
    names = tuple("ABC"[: len(minutes)])
    for name, length in zip(names, minutes, strict=True):
        build.exam(name, length)
    return Bench(build.people(people, *names).instance())


def _foreseen(bench: Bench, choice: np.ndarray) -> int:
    guides = bench.problem.guides
    chosen = np.isin(guides.option, choice)
    many = np.bincount(guides.count[chosen], weights=guides.amount[chosen], minlength=len(guides.limit))
    return int((guides.weight * np.maximum(many - guides.limit, 0)).sum())


@pytest.mark.parametrize(
    ("a", "b", "c", "price"),
    [
        # Out at 11:30, ten minutes, again until 14:40: the exam at 13:30 is in the way.
        ("08:30", "08:30", "13:30", 4500),
        # The exam in the morning is over when the second of two at 13:30 begins; nothing follows them before 19:40 but
        # the evening, where nobody is.
        ("08:30", "13:30", "13:30", 0),
        ("13:30", "13:30", "18:00", 4500),
        ("08:30", "08:30", "18:00", 0),
        # Three at once are three pairs: 1500. One is sat, two move one after the other, until 17:50: 1000.
        ("08:30", "08:30", "08:30", -500),
        # At 13:30 the third would end at 22:50, too late: one moves, one is missed: 500 + 5000.
        ("13:30", "13:30", "13:30", 4000),
        # Of three in the evening none can move, three pairs: 15 000. Two are missed: 10 000.
        ("18:00", "18:00", "18:00", -5000),
        ("08:30", "13:30", "18:00", 0),
    ],
)
def test_three_exams_of_three_hours(a: str, b: str, c: str, price: int) -> None:
    bench = _bench(180, 180, 180)
    day = "2024-01-22"
    assert _foreseen(bench, bench.at(A=f"{day} {a}", B=f"{day} {b}", C=f"{day} {c}")) == price


def test_short_exams_are_over_before_the_next_begins() -> None:
    # Two hours, ten minutes, two hours: 12:40.
    bench, day = _bench(120, 120, 120), "2024-01-22"
    assert _foreseen(bench, bench.at(A=f"{day} 08:30", B=f"{day} 08:30", C=f"{day} 13:30")) == 0


def test_people_who_sit_the_same_are_counted_together() -> None:
    bench, day = _bench(180, 180, 180, people=4), "2024-01-22"
    assert _foreseen(bench, bench.at(A=f"{day} 08:30", B=f"{day} 08:30", C=f"{day} 13:30")) == 4 * 4500


def test_what_a_third_exam_takes_from_a_transfer_is_foreseen() -> None:
    bench, day = _bench(180, 180, 180), "2024-01-22"
    for starts in product(STARTS, repeat=3):
        choice = bench.at(**{name: f"{day} {start}" for name, start in zip("ABC", starts, strict=True)})
        owed = int(bench.seater(choice).pair_costs[:, 2].sum())
        assert _foreseen(bench, choice) == owed


def test_nothing_is_taken_back_where_some_pairs_can_be_moved_and_others_not() -> None:
    # At 18:00 two exams of an hour can follow each other; four hours and one of them cannot before 23:00.
    bench, day = _bench(60, 60, 240), "2024-01-22"
    assert _foreseen(bench, bench.at(A=f"{day} 18:00", B=f"{day} 18:00", C=f"{day} 18:00")) == 0


def test_sites_that_close_at_other_times_are_foreseen_apart() -> None:
    """At 18:00 one of three exams can move in the hall that closes at 23:00, none in the annexe that closes at 21:30."""
    build = Build(starts_of_day=tuple(time.fromisoformat(s) for s in STARTS)).site(
        "Annexe", hours="07:00-21:30"
    )
    build.site("Paris", hours="07:00-23:00").room("hall", 9).room("small", 9, site="Annexe")
    for name in "ABC":
        build.exam(name, 120)
    bench, day = Bench(build.people(3, *"ABC").people(1, *"ABC", site="Annexe").instance()), "2024-01-22"
    choice = bench.at(**dict.fromkeys("ABC", f"{day} 18:00"))
    assert _foreseen(bench, choice) == 3 * 4000 - 5000
    assert int(bench.seater(choice).pair_costs[:, 2].sum()) == 3 * 4000 - 5000


def test_two_moves_are_foreseen_for_those_whose_centre_of_registration_allows_them() -> None:
    """Three of four candidates of one site may move two exams, who is registered at Lille only one: he misses another."""
    build = Build(starts_of_day=tuple(time.fromisoformat(s) for s in STARTS))
    build.site("Paris", hours="07:00-23:00").room("hall", 9).room("more", 9).room("third", 9)
    build.centre("Lille", policy={"transfer": {"cap": 1}})
    for name in "ABC":
        build.exam(name, 180)
    build.people(4, *"ABC")
    build.candidates[-1]["centre"] = "Lille"
    bench = Bench(build.instance())
    choice = bench.at(**dict.fromkeys("ABC", "2024-01-22 08:30"))
    # Three pairs are 1500; two moved are 1000, one moved and one missed 5500.
    assert _foreseen(bench, choice) == 3 * (1000 - 1500) + 5500 - 1500
    assert int(bench.seater(choice).pair_costs[:, 2].sum()) == _foreseen(bench, choice)


def test_two_exams_need_no_guide() -> None:
    guides = _bench(180, 180).problem.guides
    assert len(guides.limit) == len(guides.option) == 0


def test_cohorts() -> None:
    who = np.array([5, 5, 5, 2, 2, 9, 9, 9, 7, 7, 7])
    node = np.array([3, 1, 2, 1, 2, 2, 3, 1, 1, 2, 4])
    rows, people = cohorts(who, node, least=3)
    assert rows.tolist() == [[1, 2, 3], [1, 2, 4]]
    assert people.tolist() == [2, 1]

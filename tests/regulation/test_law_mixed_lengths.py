"""Exams of several lengths in one room.

What the texts say. F2 I.C.3(3): who leaves for good hands in the copy and signs, while the others write on. The texts do
not forbid to mix lengths; the centre of the room decides (`mixed-lengths.rooms`), by default it is allowed.

By hand, exams A of 120 minutes and B at the same time:
| B of        | same room | lengths | allow | price | forbid |
|-------------|-----------|---------|-------|-------|--------|
| 120         | yes       | one     | –     | 0     | –      |
| 119 or 121  | yes       | two     | –     | 1     | breach |
| 121         | no        | one     | –     | 0     | –      |
A third exam of a third length is one more unit. A third more time of one candidate is no other length of the exam.
"""

from datetime import time

import pytest

from tests.support.finding_tuples import DAY, rules
from tests.support.semester_builder import Build


def mixed(choice: str, *lengths: int, same_room: bool = True, extra: int = 0) -> Build:
    """Exams of these lengths at one time, one candidate each (the first perhaps with extra time)."""
    build = Build(policy={"mixed-lengths": {"rooms": choice}}, starts_of_day=(time(9),)).room("R", 50)
    for i, minutes in enumerate(lengths):
        build.room(f"R{i}", 50).exam(f"E{i}", minutes).person(f"x{i}", f"E{i}", extra=0 if i else extra)
        build.put(f"E{i}", "R" if same_room else f"R{i}", f"x{i}").start(f"E{i}", f"{DAY} 09:00")
    return build


CASES = [
    ((120, 120), True, 0),
    ((120, 121), True, 1),
    ((120, 119), True, 1),
    ((120, 121), False, 0),
    ((120, 180, 240), True, 2),
    ((120, 180, 180), True, 1),
]


@pytest.mark.parametrize(("lengths", "same_room", "beyond"), CASES)
def test_lengths_in_one_room(lengths: tuple[int, ...], same_room: bool, beyond: int) -> None:
    for choice in ("allow", "price", "forbid"):
        verdict = mixed(choice, *lengths, same_room=same_room).audit()
        assert rules(verdict) == ({"mixed-lengths"} if choice == "forbid" and beyond else set())
        assert verdict.costs.get("mixed-lengths", 0) == (beyond if choice == "price" else 0)


def test_extra_time_is_no_other_length() -> None:
    assert rules(mixed("forbid", 120, 120, extra=20).audit()) == set()


def test_one_after_the_other_is_no_mixing() -> None:
    build = Build(policy={"mixed-lengths": {"rooms": "forbid"}}, starts_of_day=(time(9), time(14))).room(
        "R", 50
    )
    build.exam("A", 120).exam("B", 180).person("x", "A").person("y", "B")
    build.put("A", "R", "x").put("B", "R", "y").start("A", f"{DAY} 09:00").start("B", f"{DAY} 14:00")
    assert rules(build.audit()) == set()


def test_by_default_it_is_allowed() -> None:
    build = Build(starts_of_day=(time(9),)).room("R", 50).exam("A", 120).exam("B", 180)
    build.person("x", "A").person("y", "B").put("A", "R", "x").put("B", "R", "y")
    verdict = build.start("A", f"{DAY} 09:00").start("B", f"{DAY} 09:00").audit()
    assert rules(verdict) == set()
    assert verdict.costs.get("mixed-lengths", 0) == 0

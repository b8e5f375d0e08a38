"""Two exams of one candidate that are both moved: "l'élève ... est accompagné sur le lieu de sa deuxième
épreuve" (I.A.2.c(1)); each is written whole, at its own time."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.support.semester_builder import Build, hard

QUARTER = {"extra_time": {"rest": 15}}


def three(
    minutes: int, to_b: str, to_c: str, extra: int = 0, policy: Mapping[str, Any] | None = None
) -> list[tuple[str, ...]]:
    """A from 9:00 to 12:00 overlaps B, from 9:00, and C, from 10:30; both are moved. What is found in the
    two transfers."""
    build = Build(policy=policy or {}).exam("A", 180).exam("B", minutes).exam("C", minutes)
    build.person("p", "A", "B", "C", extra=extra)
    for exam, clock in (("A", "09:00"), ("B", "09:00"), ("C", "10:30")):
        build.start(exam, f"2024-01-22 {clock}")
    build.transfer("p", "A", "B", f"2024-01-22 {to_b}").transfer("p", "A", "C", f"2024-01-22 {to_c}")
    found = hard(build.audit(), "exam", "other", "amount")
    return [row[1:] for row in found if row[0] == "transfer-conditions"]


@pytest.mark.parametrize(("to_b", "to_c"), [("12:10", "12:10"), ("12:10", "12:30"), ("12:30", "12:10")])
def test_two_moved_exams_are_not_written_at_once(to_b: str, to_c: str) -> None:
    # An hour each: from 12:10 the one is written until 13:10, and gaps end at 12:30.
    found = [row for row in three(60, to_b, to_c) if row[2] in ("B", "C")]
    assert found == [("A", "B", "C"), ("A", "C", "B")]


@pytest.mark.parametrize(("to_c", "met"), [("12:29", True), ("12:30", False)])
def test_one_right_after_the_other_is_possible(to_c: str, met: bool) -> None:
    # Twenty minutes: B from 12:10 to 12:30, C from then on. (Both papers are out of their rooms by 10:50,
    # after the doors of A have closed at 10:00; B's is out at 9:20, which is another finding.)
    found = [row for row in three(20, "12:10", to_c) if row[2] in ("B", "C")]
    assert found == ([("A", "B", "C"), ("A", "C", "B")] if met else [])


@pytest.mark.parametrize(("to_c", "met"), [("13:49", True), ("13:50", False)])
def test_with_extra_time_the_rest_lies_between_them(to_c: str, met: bool) -> None:
    # A third more: A is over at 13:00, B takes 20 minutes: a rest of a quarter, from 13:15 to 13:35, a
    # quarter again: C from 13:50.
    found = [row for row in three(15, "13:15", to_c, extra=20, policy=QUARTER) if row[2] in ("B", "C")]
    assert found == ([("A", "B", "C"), ("A", "C", "B")] if met else [])

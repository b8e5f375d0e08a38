"""Why a shipped impossible semester has no timetable, and that what it is said to take makes it possible."""

from dataclasses import replace

import pytest

from models.status import Status
from scheduler.app.explain_infeasible import explain_infeasible
from scheduler.app.foresee import proven_impossible
from tests.support.paths import SHIPPED
from tests.support.reading import read_instance

EXPECTED = {
    "july": ("days", 4, "date-chain"),
    "small-rooms": ("seats", 8, "room-seats"),
    "tahiti": ("rule", 1, "variant"),
    "three-overlaps": ("rule", 1, "overlap-unresolved"),
    "two-rooms": ("rule", 1, "teacher-one-place"),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_it_takes(name: str) -> None:
    found = explain_infeasible(read_instance(SHIPPED / "infeasible" / name))
    assert (found.status, found.witness) == (Status.INFEASIBLE, "certificate")
    said = {(one.unit, one.amount, rule) for one in found.remedies for rule in one.rules}
    assert EXPECTED[name] in said


def test_the_seats_it_takes_are_enough_and_no_more_than_it_takes() -> None:
    semester = read_instance(SHIPPED / "infeasible" / "small-rooms")
    (way,) = explain_infeasible(semester).remedies

    def with_seats(more: int) -> bool:
        first, *others = semester.rooms
        larger = first.model_copy(update={"seats": first.seats + more})
        return not proven_impossible(replace(semester, rooms=(larger, *others)))

    assert with_seats(way.amount)
    assert not with_seats(way.amount - 1)

"""Why a shipped impossible semester has no timetable, and that what it is said to take makes it possible."""

from dataclasses import replace

import pytest

from models.status import Status
from scheduler.app.explain_infeasible import explain_infeasible
from scheduler.app.infeasible.hitting_set import cheapest_set
from scheduler.app.infeasible.proofs import counted_conflicts
from scheduler.app.infeasible.remedy import Remedy, Unit, relaxed
from tests.support.paths import SHIPPED
from tests.support.reading import read_instance

EXPECTED: dict[str, tuple[set[tuple[str, str, int]], tuple[str, ...], tuple[str, ...]]] = {
    # What the README of the folder says: the cheapest to relax, and the exams and rules that contradict each other.
    "july": ({("days", "", 4)}, ("NFA031-S2", "NFA031-S1"), ("date-chain",)),
    "small-rooms": ({("seats", "PAR", 8)}, ("CCG101-S1",), ("room-seats",)),
    "tahiti": ({("minutes", "PAR", 15)}, ("NFP107-S1",), ("opening-hours", "variant")),
    "three-overlaps": (
        {("rule", "overlap-unresolved", 1)},
        ("NFA031-S1", "NFP107-S1"),
        ("overlap-unresolved",),
    ),
    "two-rooms": ({("start", "NFA031-S1", 1)}, ("NFA031-S1", "NFP107-S1"), ("teacher-one-place",)),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_culprits_and_what_it_takes(name: str) -> None:
    cheapest, exams, rules = EXPECTED[name]
    found = explain_infeasible(read_instance(SHIPPED / "infeasible" / name), seconds=60)
    assert (found.status, found.witness) == (Status.INFEASIBLE, "certificate")
    assert {(one.unit, one.where, one.amount) for one in found.cheapest} == cheapest
    assert found.outcome == "confirmed", "with it there is a timetable that the audit finds clean"
    (minimal,) = found.minimal
    assert (minimal.exams, minimal.rules, minimal.witness, minimal.minimal) == (
        exams,
        rules,
        "exhaustive",
        True,
    )


def test_the_seats_it_takes_are_enough_and_no_more_than_it_takes() -> None:
    semester = read_instance(SHIPPED / "infeasible" / "small-rooms")
    way = Remedy("seats", "PAR", 8, ("room-seats",))
    assert not counted_conflicts(*relaxed(semester, [way]))
    assert counted_conflicts(*relaxed(semester, [replace(way, amount=7)]))


def test_every_way_out_of_a_chain_of_dates_is_one() -> None:
    """Four days less between results and session 2, or three days more of it: either makes july possible, less does not."""
    semester = read_instance(SHIPPED / "infeasible" / "july")
    units: tuple[tuple[Unit, str, int], ...] = (("days", "", 4), ("session", "2", 3))
    for unit, where, amount in units:
        way = Remedy(unit, where, amount, ())
        assert counted_conflicts(*relaxed(semester, [replace(way, amount=amount - 1)])), unit
        assert not counted_conflicts(*relaxed(semester, [way])), unit


def way(unit: Unit, where: str, amount: int, price: int | None) -> Remedy:
    return Remedy(unit, where, amount, (), (), price)


def test_the_cheapest_set_removes_several_conflicts_by_one_thing() -> None:
    """20 seats at 50 remove the conflicts of 12 and of 20 seats: 1000, less than 600 and three days at 2000."""
    small = (way("seats", "S", 12, 600), way("session", "1", 1, 2000))
    large = (way("seats", "S", 20, 1000), way("session", "1", 3, 6000))
    assert cheapest_set([small, large]) == (way("seats", "S", 20, 1000),)


def test_a_thing_without_a_price_comes_last_and_independent_conflicts_add_up() -> None:
    decision, hours = way("start", "A", 1, None), way("minutes", "S", 60, 600)
    staff = way("staff", "T", 1, 300)
    assert cheapest_set([(decision, hours), (staff,)]) == (staff, hours)
    assert cheapest_set([(decision,), (decision, hours)]) == (decision,)
    assert cheapest_set([()]) == ()

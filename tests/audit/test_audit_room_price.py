"""Prices of rooms by hand: the table `room-prices`, rooms kept for who sits alone; solver and audit agree."""

import pytest

from models.status import Status
from scheduler import solve
from scheduler.rules.rooms.room_price import ROOM_PRICES
from tests.support.semester_builder import Build, hard

RULE = "room-price"


def hall() -> Build:
    """A with x (ordinary) and t (a third more time) in the hall, i alone in a cell."""
    build = Build().exam("A", 60).room("hall", 50).room("cell", 4, features="isole").room("study", 4)
    build.person("x", "A").person("t", "A", extra=20).person("i", "A", isolated=True)
    return build.start("A", "2024-01-22 08:30").put("A", "hall", "x", "t").put("A", "cell", "i")


def test_without_a_table_everything_is_where_it_belongs() -> None:
    assert hall().audit().costs[RULE] == 0


@pytest.mark.parametrize(
    ("people", "cost"),
    [("everybody", 14), ("ordinary", 14), ("extra-time", 7), ("alone", 0), ("secretary", 0), ("pc", 0)],
)
def test_a_price_for_those_whom_the_row_is_about(people: str, cost: int) -> None:
    # x and t sit in the hall: 7 for each of them; who only has more time needs no other room.
    verdict = hall().row(ROOM_PRICES, room="hall", people=people, price=7).audit()
    assert verdict.costs[RULE] == cost


def test_a_row_without_a_price_bars() -> None:
    verdict = hall().row(ROOM_PRICES, room="hall", people="extra-time").audit()
    rows = verdict.findings[verdict.findings["rule"] == RULE]
    assert rows[["severity", "room", "amount", "limit"]].values.tolist() == [["hard", "hall", "1", "barred"]]
    assert hard(hall().row(ROOM_PRICES, room="hall", people="alone").audit()) == []


def test_rooms_are_kept_for_those_who_sit_alone() -> None:
    # i in the study and x in the cell: one unit each.
    build = hall().put("A", "study", "i").put("A", "cell", "x")
    assert build.audit().costs[RULE] == 2
    free = Build(policy={"room-price": {"reserved": []}}).exam("A", 60).room("hall", 50)
    free.room("cell", 4, features="isole").person("x", "A").start("A", "2024-01-22 08:30").put("A", "cell")
    assert free.audit().costs[RULE] == 0


def test_the_solver_takes_the_cheap_room_and_pays_where_it_must() -> None:
    def given(small: int) -> Build:
        build = Build().exam("A", 60).room("hall", 50).room("small", small).people(10, "A")
        return build.row(ROOM_PRICES, room="hall", price=3)

    cheap = solve(given(10).instance(), work=1)
    assert cheap.verdict is not None
    assert cheap.verdict.costs[RULE] == 0
    dear = solve(given(9).instance(), work=1)
    assert dear.verdict is not None
    # One room with ten people costs 30; nine in the small room, one in the hall: 3 and a further room, 1.
    assert (dear.verdict.costs[RULE], dear.verdict.costs["rooms"]) == (3, 1)


def test_a_room_that_is_for_nobody_left_is_told_as_impossible() -> None:
    build = Build().exam("A", 60).room("hall", 50).person("x", "A").row(ROOM_PRICES, room="hall")
    assert solve(build.instance(), work=1).status in (Status.INFEASIBLE, Status.UNKNOWN)

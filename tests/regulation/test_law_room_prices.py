"""What rooms cost: prices of rooms for people, rooms kept for those who sit alone.

What the texts say. F2 I.A.3.b: "composition en salle isolée", "en fonction des moyens dont il dispose". No text prices a
room: a choice of the office. A row prices a room for everybody or for some, for each of them; a row without a price
keeps them out. Rooms with the reserved feature are kept for whom they are for.

By hand (A of one hour, x and y ordinary, z alone):
| row or room                    | who sits there | cost or breach                            |
|--------------------------------|----------------|-------------------------------------------|
| Hall at 50, everybody          | x and y        | 2 x 50 = 100                              |
| Hall at 50, extra-time         | x and y        | 0                                         |
| Hall, no price, ordinary       | x and y        | breach                                    |
| Hall, no price, alone          | x and y        | 0                                         |
| Cell (reserved), no row        | x              | 1: kept for who sits alone                |
| Cell (reserved), no row        | z              | 0                                         |
| Hall, while there is a cell    | z              | 1: sits alone elsewhere                   |
"""

from datetime import time

import pytest

from models.facts import Verdict
from scheduler.rules.rooms.room_price import ROOM_PRICES
from tests.support.finding_tuples import DAY, rules
from tests.support.semester_builder import Build


def rooms(**settings: object) -> Build:
    """A hall of 100, a room of 20 and, if asked for, a reserved cell; one exam of an hour."""
    build = Build(starts_of_day=(time(9),), **settings)  # type: ignore[arg-type]
    return build.room("Hall", 100).room("R", 20).exam("A", 60).start("A", f"{DAY} 09:00")


def priced(verdict: Verdict) -> tuple[set[str], int]:
    return rules(verdict), int(verdict.costs.get("room-price", 0))


@pytest.mark.parametrize(
    ("people", "price", "found"),
    [
        ("everybody", 50, (set(), 100)),
        ("ordinary", 50, (set(), 100)),
        ("everybody", 0, (set(), 0)),
        ("extra-time", 50, (set(), 0)),
        ("alone", 50, (set(), 0)),
        ("everybody", None, ({"room-price"}, 0)),
        ("ordinary", None, ({"room-price"}, 0)),
        ("extra-time", None, (set(), 0)),
    ],
)
def test_a_room_has_a_price_for_each_of_those_meant(
    people: str, price: int | None, found: tuple[set[str], int]
) -> None:
    build = rooms().person("x", "A").person("y", "A").put("A", "Hall", "x", "y")
    assert priced(build.row(ROOM_PRICES, room="Hall", people=people, price=price).audit()) == found


@pytest.mark.parametrize(("room", "cost"), [("Hall", 50), ("R", 0)])
def test_the_price_is_for_that_room(room: str, cost: int) -> None:
    build = rooms().person("x", "A").put("A", room, "x")
    assert priced(build.row(ROOM_PRICES, room="Hall", people="everybody", price=50).audit()) == (set(), cost)


def test_who_has_extra_time_pays_that_price() -> None:
    build = rooms().person("x", "A", extra=20).person("y", "A").put("A", "Hall", "x", "y")
    assert priced(build.row(ROOM_PRICES, room="Hall", people="extra-time", price=7).audit()) == (set(), 7)


def test_a_need_of_rooms_has_a_price_too() -> None:
    build = rooms().room("Lab", 20, features="pc").person("x", "A", features="pc").person("y", "A")
    build.put("A", "Lab", "x", "y")
    assert priced(build.row(ROOM_PRICES, room="Lab", people="pc", price=9).audit()) == (set(), 9)


@pytest.mark.parametrize(
    ("room", "alone", "cost"),
    [
        ("Cell", False, 1),  # an ordinary candidate in a room kept for others
        ("Cell", True, 0),
        ("Hall", True, 1),  # alone in a hall while a cell is there
        ("Hall", False, 0),
    ],
)
def test_reserved_rooms_are_kept_for_those_who_sit_alone(room: str, alone: bool, cost: int) -> None:
    build = rooms().room("Cell", 4, features="isole").person("x", "A", isolated=alone).put("A", room, "x")
    assert priced(build.audit()) == (set(), cost)


def test_without_a_reserved_room_nobody_sits_alone_in_the_wrong_one() -> None:
    build = rooms().person("x", "A", isolated=True).put("A", "Hall", "x")
    assert priced(build.audit()) == (set(), 0)


def test_the_reserved_feature_is_the_policys() -> None:
    policy = {"room-price": {"reserved": ["quiet"]}}
    build = rooms(policy=policy).room("Cell", 4, features="isole").person("x", "A").put("A", "Cell", "x")
    assert priced(build.audit()) == (set(), 0)
    build = rooms(policy=policy).room("Cell", 4, features="quiet").person("x", "A").put("A", "Cell", "x")
    assert priced(build.audit()) == (set(), 1)

"""What rules state about rooms and ways, by hand: for whom, in which rooms and for how much."""

from datetime import date

import pytest

from scheduler.terms.host_terms import Journey
from scheduler.terms.room_terms import Alone, Apart, AtMost, Bar, Mixed
from tests.support.semester_builder import Build
from tests.support.stated_terms import stated, told

LATE = date(2024, 1, 10)
"""After 18 December, five weeks before session 1 on 22 January; before 4 March, five weeks before session 2 on 8 April."""


@pytest.mark.parametrize(("rule", "kind"), [("isolated-room", "isolated"), ("oral-room", "oral")])
def test_who_is_alone_is_told_once_there_are_rooms(rule: str, kind: str) -> None:
    build = Build().exam("E", 60).exam("O", 60, oral=True).person("a", "E", "O", isolated=True)
    assert stated(build, rule)[1] == ()
    (alone,) = stated(build.room("R", 9), rule)[1]
    assert isinstance(alone, Alone)
    assert alone.who.kinds == (kind,)


def test_who_asked_too_late_and_is_not_granted_it_leaves_the_rooms_that_have_it() -> None:
    build = Build().room("plain", 9).room("ground", 9, features="accessible").exam("E", 60)
    build.exam("E2", 60, session=2, of="E").person("a", "E")
    build.person("b", "E", features="accessible", received=LATE)
    bench, terms = stated(build, "late-needs")
    (bar,) = [term for term in terms if isinstance(term, Bar)]
    assert bar.barred.tolist() == [False, True]
    assert bar.who.needs is not None
    assert bench.data.instance.needs["features"][bar.who.needs].tolist() == ["accessible"]


@pytest.mark.parametrize(("rooms", "kinds"), [("allow", []), ("price", [Mixed]), ("forbid", [Apart])])
def test_exams_of_different_length_share_a_room_as_the_policy_says(rooms: str, kinds: list[type]) -> None:
    build = Build(policy={"mixed_lengths": {"rooms": rooms}}).room("R", 9).exam("E", 60).person("a", "E")
    assert [type(term) for term in stated(build, "mixed-lengths")[1]] == kinds


def test_a_jury_hears_in_a_room_for_those_who_come_with_a_need_in_time() -> None:
    # At Lyon the only need came too late, and a small group is none where one comes after the other.
    build = Build().site("Lyon").room("R", 9).room("S", 9, "Lyon").exam("W", 60).exam("O", 60, oral=True)
    build.person("p", "O", features="accessible").person("w", "W")
    build.person("r", "O", site="Lyon", features="accessible", received=LATE)
    build.person("s", "O", site="Lyon", small_room=True)
    bench, terms = stated(build, "room-features")
    (jury,) = [term for term in terms if isinstance(term, Bar) and term.who.kinds == ("oral",)]
    assert jury.label == "accessible"
    assert jury.who.sites is not None
    assert jury.who.nodes is not None
    assert jury.who.sites.tolist() == [str(site.id) == "Paris" for site in bench.instance.sites]
    assert jury.who.nodes.tolist() == [name == "O" for name in bench.data.options.names]


def test_a_part_of_the_seats_rounded_down_and_one_at_least() -> None:
    # 99 of 100 of 10 seats are 9; of a single seat it is that one.
    build = Build(policy={"room_seats": {"capacity_percent": 99}}).room("R", 10).room("S", 1)
    build.exam("E", 60).people(10, "E").start("E", "2024-01-22 14:00").put("E", "R")
    (most,) = stated(build, "room-seats")[1]
    assert isinstance(most, AtMost)
    assert most.seats.tolist() == [9, 1]
    assert told(build, "room-seats", "room", "amount", "limit") == [["R", "10", "9"]]


def test_a_minute_on_the_way_costs_the_weight() -> None:
    build = Build(policy={"weights": {"travel": 2}}).site("Melun", centre="Paris").way("Melun", "Paris", 45)
    build.room("R", 9).exam("E", 60).person("a", "E", site="Melun")
    (journey,) = stated(build, "travel")[1]
    assert isinstance(journey, Journey)
    assert journey.price.tolist() == [90]

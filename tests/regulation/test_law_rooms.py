"""Rooms and those who supervise: seats, turnover, shared rooms, staff from the first identity to the last copy.

F2 I.C.2: "La surveillance des salles est assurée pendant toute la durée des épreuves." The texts give no numbers for
seats and staff: one invigilator for 40 and the minutes before (30) and after (15) are the policy's.
"""

from datetime import time

import pytest

from tests.support.finding_tuples import DAY, REUNION, at, broken
from tests.support.semester_builder import Build, hard


def hall(people: int, seats: int, profile: str = "national") -> Build:
    """So many candidates in a room of so many seats."""
    build = Build(profile=profile).exam("A").room("hall", seats).people(people, "A")
    return build.start("A", f"{DAY} 14:00").put("A", "hall")


@pytest.mark.parametrize(
    ("people", "seats", "profile", "usable"),
    [
        (40, 40, "national", 40),
        (41, 40, "national", 40),
        # The pandemic leaves every second place free: half, rounded down, at least one.
        (20, 40, "pandemic", 20),
        (21, 40, "pandemic", 20),
        (20, 41, "pandemic", 20),
        (21, 41, "pandemic", 20),
        (1, 1, "pandemic", 1),
    ],
)
def test_a_room_has_a_seat_for_each(people: int, seats: int, profile: str, usable: int) -> None:
    found = hard(hall(people, seats, profile).audit(), "room", "amount", "limit")
    assert found == ([("room-seats", "hall", str(people), str(usable))] if people > usable else [])


@pytest.mark.parametrize(("seats", "fits"), [(5, True), (4, False)])
def test_two_exams_share_the_seats_of_a_room(seats: int, fits: bool) -> None:
    # Two candidates of A and three of B, both from 14:00 to 17:00.
    build = Build().exam("A").exam("B").room("hall", seats).people(2, "A").people(3, "B")
    build.start("A", f"{DAY} 14:00").start("B", f"{DAY} 14:00").put("A", "hall").put("B", "hall")
    found = hard(build.audit(), "room", "amount", "limit")
    assert found == ([] if fits else [("room-seats", "hall", "5", "4")])


def after(second: str, extra: int = 0, apart: bool = False) -> Build:
    """A from 13:30 to 16:30 in the hall, then B in the same hall; y has extra time in A."""
    build = Build(starts_of_day=(time(13, 30), time.fromisoformat(second))).room("hall", 40).room("small", 4)
    build.exam("A").exam("B").person("x", "A").person("y", "A", extra=extra).person("z", "B")
    build.start("A", f"{DAY} 13:30").start("B", f"{DAY} {second}")
    return build.put("A", "hall", "x").put("A", "small" if apart else "hall", "y").put("B", "hall", "z")


@pytest.mark.parametrize(
    ("second", "extra", "apart", "free"),
    [
        # Out at 16:30, copies until 16:45; the next 30 minutes are for the identities of the next exam.
        ("17:15", 0, False, True),
        ("17:14", 0, False, False),
        # X05: a third more ends at 17:30, copies until 17:45: 17:00 is lost, 18:15 is the first start.
        ("17:15", 20, False, False),
        ("18:14", 20, False, False),
        ("18:15", 20, False, True),
        # Unless they write in a room of their own.
        ("17:15", 20, True, True),
    ],
)
def test_f01_f10_a_room_between_two_exams(second: str, extra: int, apart: bool, free: bool) -> None:
    found = hard(after(second, extra, apart).audit(), "room")
    assert set(found) == (set() if free else {("room-turnover", "hall")})


@pytest.mark.parametrize(
    ("minutes", "second", "quiet"),
    [
        (180, "14:00", True),
        (
            120,
            "14:00",
            True,
        ),  # Q13: who ends at 16:00 goes quietly, as F2 I.C.3(3) lets anybody after an hour
        (180, "15:00", False),  # identities and instructions at 14:30 and 15:00 disturb those who write
    ],
)
def test_two_exams_at_once_in_a_room_begin_together(minutes: int, second: str, quiet: bool) -> None:
    build = Build(starts_of_day=(time(14), time(15)))
    build.exam("A").exam("B", minutes).room("hall", 40).person("x", "A").person("y", "B")
    build.start("A", f"{DAY} 14:00").start("B", f"{DAY} {second}").put("A", "hall").put("B", "hall")
    assert set(hard(build.audit(), "room")) == (set() if quiet else {("room-turnover", "hall")})


@pytest.mark.parametrize(
    ("since", "until", "free"),
    [("13:30", "17:15", True), ("13:31", "17:15", False), ("13:30", "17:14", False)],
)
def test_a_lent_room_is_lent_for_all_of_the_sitting(since: str, until: str, free: bool) -> None:
    # 14:00 to 17:00 with its 30 minutes before and 15 after.
    build = hall(2, 10).available("hall", f"{DAY} {since}", f"{DAY} {until}")
    assert set(hard(build.audit(), "room")) == (set() if free else {("room-turnover", "hall")})


@pytest.mark.parametrize(
    ("people", "staff", "needed"),
    [(40, 1, 1), (41, 1, 2), (41, 2, 2), (80, 2, 2), (81, 2, 3), (1, 0, 1)],
)
def test_g01_one_invigilator_for_forty(people: int, staff: int, needed: int) -> None:
    build = hall(people, 100).site("Paris", staff=(staff, 0))
    if staff == 0:
        build.site("Elsewhere", staff=(1, 0))  # staff are counted at all
    found = hard(build.audit(), "amount", "limit")
    assert found == ([("invigilators", str(needed), str(staff))] if needed > staff else [])


def test_g01_every_room_has_its_own() -> None:
    # Two candidates in two rooms: two invigilators.
    build = Build().site("Paris", staff=(1, 0)).exam("A").room("one", 5).room("two", 5)
    build.person("x", "A").person("y", "A").put("A", "one", "x").put("A", "two", "y")
    found = hard(build.start("A", f"{DAY} 14:00").audit(), "amount", "limit")
    assert found == [("invigilators", "2", "1")]


@pytest.mark.parametrize(
    ("since", "until", "enough"),
    [
        ("13:30", "17:15", True),
        ("13:31", "17:15", False),
        ("13:30", "17:14", False),
        ("14:00", "17:00", False),
    ],
)
def test_g01_from_the_first_identity_to_the_last_copy(since: str, until: str, enough: bool) -> None:
    build = hall(2, 10).site("Paris", staff=(0, 0)).staff("Paris", 1, 0, f"{DAY} {since}", f"{DAY} {until}")
    assert {f[0] for f in broken(build.audit())} == (set() if enough else {"invigilators"})


@pytest.mark.parametrize(("until", "enough"), [("18:15", True), ("18:14", False)])
def test_g01_until_the_end_of_the_third_time(until: str, enough: bool) -> None:
    # 14:00 + 4 h = 18:00, copies by 18:15.
    build = Build().site("Paris", staff=(0, 0)).staff("Paris", 1, 0, f"{DAY} 13:30", f"{DAY} {until}")
    build.exam("A").person("x", "A", extra=20).start("A", f"{DAY} 14:00")
    assert {f[0] for f in broken(build.audit())} == (set() if enough else {"invigilators"})


@pytest.mark.parametrize(("until", "enough"), [("22:15", True), ("22:14", False)])
def test_c07_who_is_held_is_supervised(until: str, enough: bool) -> None:
    # X01: La Réunion 18:30 to 21:30, held until 22:00 local time, copies by 22:15.
    build = Build().site("Réunion", REUNION, staff=(0, 0))
    build.staff("Réunion", 1, 0, f"{DAY} 18:00", f"{DAY} {until}")
    build.exam("A").person("p", "A").person("r", "A", site="Réunion")
    verdict = build.start("A", f"{DAY} 18:00").start("A", f"{DAY} 18:30", REUNION).audit()
    assert {f[0] for f in broken(verdict)} == (set() if enough else {"invigilators"})
    staff = verdict.facts.staff
    assert f"{staff[staff['site'] == 'Réunion']['to'].max():%Y-%m-%dT%H:%MZ}" == at(f"{DAY} 22:15", REUNION)

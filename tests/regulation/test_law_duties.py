"""Who supervises, by name: a responsible a room, enough others, escorts who are authorised; one place at a time.

F2 I.C.2: rooms are supervised "pendant toute la durée des épreuves". F2 I.F.2: "Avant le début de l'épreuve, le
surveillant responsable de la salle rappelle oralement les consignes". F2 I.A.2.c(1): "un surveillant habilité".
"""

import pytest

from tests.support.finding_tuples import DAY, broken, rules, two
from tests.support.semester_builder import Build

FROM, TO = f"{DAY} 13:30", f"{DAY} 17:15"  # 14:00 to 17:00 with identities and copies


def hall(people: int = 2, staff: int = 3) -> Build:
    """So many candidates in one hall; the staff are Paris-0, Paris-1 …"""
    build = Build().site("Paris", staff=(staff, 0)).exam("A").room("hall", 100).people(people, "A")
    return build.start("A", f"{DAY} 14:00").put("A", "hall")


def test_nobody_is_named_yet() -> None:
    assert broken(hall().audit()) == []


def test_g03_a_room_has_its_responsible() -> None:
    assert broken(hall().duty("Paris-0", "responsible", "hall", FROM, TO).audit()) == []
    assert rules(hall().duty("Paris-0", "invigilator", "hall", FROM, TO).audit()) == {"duties"}


@pytest.mark.parametrize(
    ("since", "until", "whole"),
    [("13:30", "17:15", True), ("13:31", "17:15", False), ("13:30", "17:14", False)],
)
def test_g01_for_the_whole_time(since: str, until: str, whole: bool) -> None:
    build = hall().duty("Paris-0", "responsible", "hall", f"{DAY} {since}", f"{DAY} {until}")
    assert rules(build.audit()) == (set() if whole else {"duties"})


@pytest.mark.parametrize(("people", "named", "enough"), [(40, 1, True), (41, 1, False), (41, 2, True)])
def test_g01_one_for_forty(people: int, named: int, enough: bool) -> None:
    build = hall(people)
    for i in range(named):
        build.duty(f"Paris-{i}", "invigilator" if i else "responsible", "hall", FROM, TO)
    assert rules(build.audit()) == (set() if enough else {"duties"})


@pytest.mark.parametrize(("second", "fits"), [("Paris-0", False), ("Paris-1", True), ("nobody", False)])
def test_one_person_one_room(second: str, fits: bool) -> None:
    # Two rooms at once: one person cannot be in both, and a name that is not of the staff is nobody.
    build = Build().site("Paris", staff=(3, 0)).exam("A").room("one", 5).room("two", 5)
    build.person("x", "A").person("y", "A").put("A", "one", "x").put("A", "two", "y").start(
        "A", f"{DAY} 14:00"
    )
    build.duty("Paris-0", "responsible", "one", FROM, TO).duty(second, "responsible", "two", FROM, TO)
    assert rules(build.audit()) == (set() if fits else {"duties"})


@pytest.mark.parametrize(("since", "fits"), [("13:30", True), ("13:31", False)])
def test_only_while_present(since: str, fits: bool) -> None:
    # The named one comes at that time; another is there all day, so that enough people are present.
    build = hall(staff=1).staff("Paris", 1, 0, f"{DAY} {since}", f"{DAY} 20:00")
    build.duty("Paris-1", "responsible", "hall", FROM, TO)
    assert rules(build.audit()) == (set() if fits else {"duties"})


def evening(escort: str, until: str = "16:10") -> Build:
    """x writes A 14:00 to 16:00 and is led to B, 16:10 to 18:10; Paris-0 alone is an authorised escort."""
    build = two("14:00", "14:00").site("Paris", staff=(5, 1)).room("a", 5).room("b", 5)
    build.transfer("x", "A", "B", f"{DAY} 16:10").put("A", "a", "x").put("B", "b", "x")
    build.duty("Paris-1", "responsible", "a", FROM, f"{DAY} 16:15")
    build.duty("Paris-2", "responsible", "b", f"{DAY} 15:40", f"{DAY} 18:25")
    return build.duty(escort, "escort", "", f"{DAY} 16:00", f"{DAY} {until}")


@pytest.mark.parametrize(
    ("escort", "until", "found"),
    [
        ("Paris-0", "16:10", set()),
        ("Paris-3", "16:10", {"escorts"}),  # of the staff, not authorised
        ("Paris-0", "16:09", {"escorts"}),  # leaves x a minute before the new start
        (
            "Paris-1",
            "16:10",
            {"escorts", "duties"},
        ),  # not authorised, and not free: collects copies elsewhere
    ],
)
def test_g04_the_escort_is_authorised_and_there(escort: str, until: str, found: set[str]) -> None:
    assert rules(evening(escort, until).audit()) == found

"""What a disability or a practical asks of a room.

F2 I.A.3.b: the registration centre provides "les aménagements spécifiques prévus par la réglementation […] présence d'un
secrétaire, composition en salle isolée, etc". F2 I.A.2.a: "Examen écrit sur table ou Travaux Pratiques".
"""

import pytest

from tests.support.finding_tuples import DAY, broken, rules
from tests.support.semester_builder import Build, hard


@pytest.mark.parametrize(
    ("needs", "has", "fits"),
    [
        ("accessible", "accessible", True),
        ("accessible", "accessible pc", True),
        ("accessible", "pc", False),
        ("accessible", "", False),
        ("accessible pc", "accessible", False),
        ("accessible pc", "pc accessible projector", True),
    ],
)
def test_e01_the_room_has_what_a_candidate_needs(needs: str, has: str, fits: bool) -> None:
    # Another room of the site would do.
    build = Build().exam("A").room("hall", 10, features=has).room("spare", 10, features="accessible pc")
    build.person("x", "A", features=needs).person("y", "A").start("A", f"{DAY} 14:00")
    found = hard(build.put("A", "hall").audit(), "exam", "room", "amount")
    assert found == ([] if fits else [("room-features", "A", "hall", "1")])


def test_e01_a_site_without_such_a_room_is_told_as_such() -> None:
    # "en fonction des moyens dont il dispose": no room of the site is the fault of none of them.
    build = (
        Build().exam("A").room("hall", 10).person("x", "A", features="accessible").start("A", f"{DAY} 14:00")
    )
    found = hard(build.put("A", "hall").audit(), "exam", "site", "room", "amount", "limit")
    assert found == [("room-features", "A", "Paris", "", "1", "accessible")]


def test_e01_only_who_needs_it_sits_there() -> None:
    # y needs nothing and may sit in a room up the stairs.
    build = Build().exam("A").room("up", 10).room("down", 10, features="accessible")
    build.person("x", "A", features="accessible").person("y", "A").start("A", f"{DAY} 14:00")
    assert broken(build.put("A", "down", "x").put("A", "up", "y").audit()) == []


@pytest.mark.parametrize(("room", "fits"), [("pcs", True), ("hall", False)])
def test_a17_a_practical_is_sat_where_its_machines_are(room: str, fits: bool) -> None:
    # Three candidates of a practical that needs machines.
    build = Build().exam("A", features="pc").room("pcs", 10, features="pc").room("hall", 10).people(3, "A")
    found = hard(build.start("A", f"{DAY} 14:00").put("A", room).audit(), "exam", "room", "amount")
    assert found == ([] if fits else [("room-features", "A", "hall", "3")])


def test_a17_e01_a_candidate_s_needs_and_the_exam_s_add_up() -> None:
    # Machines for the exam, a lift for x: a room with machines only serves y.
    build = (
        Build()
        .exam("A", features="pc")
        .room("pcs", 10, features="pc")
        .room("both", 10, features="pc accessible")
    )
    build.person("x", "A", features="accessible").person("y", "A").start("A", f"{DAY} 14:00")
    assert broken(build.put("A", "both", "x").put("A", "pcs", "y").audit()) == []
    assert rules(build.put("A", "pcs", "x").audit()) == {"room-features"}


def small() -> Build:
    """x and y are to sit in a small group, z is not."""
    build = Build().exam("A").room("den", 4, features="small").room("hall", 10)
    build.person("x", "A", small_room=True).person("y", "A", small_room=True).person("z", "A")
    return build.start("A", f"{DAY} 14:00").put("A", "den", "x", "y").put("A", "hall", "z")


def test_e03_small_groups_are_among_themselves() -> None:
    assert broken(small().audit()) == []
    assert rules(small().put("A", "den", "z").audit()) == {"small-room"}


def test_e03_a_small_group_sits_in_a_room_for_small_groups() -> None:
    build = small().room("den", 4)
    assert len(broken(build.audit())) >= 1


def test_e04_who_dictates_sits_alone() -> None:
    # A secretary is spoken to: x is alone with him.
    build = (
        Build().exam("A").room("den", 4).room("hall", 10).person("x", "A", secretary=True).person("y", "A")
    )
    build.start("A", f"{DAY} 14:00").put("A", "den", "x").put("A", "hall", "y")
    assert rules(build.audit()) <= {"invigilators", "secretaries"}
    assert "isolated-room" in rules(build.put("A", "den", "y").audit())

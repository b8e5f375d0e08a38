"""Arrangements for candidates with a disability (règlement des examens du Cnam en Paca, I.A.3.b).

« … le centre Cnam régional d'inscription mettra en œuvre, en fonction des moyens dont il dispose, les
aménagements spécifiques prévus par la réglementation (tiers-temps supplémentaire, agrandissement du texte
des sujets, traduction en braille, présence d'un secrétaire, composition en salle isolée, etc). »
"""

import pytest

from tests.agreement.judging import Bench
from tests.audit.build import Build, hard

MORNING = "2024-01-22 08:30"


# room-features


def practical() -> Build:
    """E needs machines: a room has them, one has not; b needs access besides."""
    build = Build().room("lab", 9, features="pc").room("hall", 9)
    build.room("ground", 9, features="accessible pc small")
    build.exam("E", features="pc").person("a", "E").person("b", "E", features="accessible")
    return build.start("E", MORNING)


def test_rooms_have_what_the_exam_and_the_candidate_need() -> None:
    assert hard(practical().put("E", "lab", "a").put("E", "ground", "b").audit()) == []
    assert hard(practical().put("E", "ground").audit()) == []


@pytest.mark.parametrize(
    ("room_a", "room_b", "lacking"),
    [
        ("hall", "ground", [("hall", "1", "pc")]),  # a's exam needs machines
        ("lab", "lab", [("lab", "1", "accessible")]),  # b has machines and stairs
        ("hall", "hall", [("hall", "1", "accessible pc"), ("hall", "1", "pc")]),
    ],
)
def test_a_room_without_it_is_a_breach(room_a: str, room_b: str, lacking: list[tuple[str, ...]]) -> None:
    verdict = practical().put("E", room_a, "a").put("E", room_b, "b").audit()
    wanted = [("room-features", *found) for found in lacking]
    assert hard(verdict, "room", "amount", "limit") == wanted


def test_a_site_without_such_a_room_cannot_hold_the_exam() -> None:
    """One room with machines and one with access are not one room with both."""
    build = Build().room("lab", 9, features="pc").room("ground", 9, features="accessible")
    build.exam("E", features="pc").person("a", "E").person("b", "E", features="accessible")
    build.start("E", MORNING).put("E", "lab", "a").put("E", "ground", "b")
    assert hard(build.audit(), "exam", "site", "room", "amount", "limit") == [
        ("room-features", "E", "Paris", "", "1", "accessible pc")
    ]
    bench = Bench(build.instance())
    assert bench.broken(bench.at(E=MORNING)) == {"room-features"}


def test_at_home_and_without_rooms_nobody_asks() -> None:
    build = Build().exam("E", remote=True, features="pc").person("a", "E", features="accessible")
    assert hard(build.start("E", MORNING).audit()) == []


def test_who_is_led_to_an_exam_needs_the_same_there() -> None:
    # E 14:00-16:00, F at 16:10 after ten minutes under escort.
    build = Build().room("lab", 9, features="pc").room("hall", 9).exam("E", 120).exam("F", 60, features="pc")
    build.person("a", "E", "F").people(1, "F").start("E", "2024-01-22 14:00").start("F", "2024-01-22 14:00")
    build.transfer("a", "E", "F", "2024-01-22 16:10").put("E", "hall", "a").put("F", "lab", "Paris-001")
    assert hard(build.put("F", "lab", "a").audit()) == []
    build.room("other", 9)
    assert hard(build.put("F", "other", "a").audit(), "exam", "room", "limit") == [
        ("room-features", "F", "other", "pc")
    ]


# small-room


def small_group() -> Build:
    """Two exams at one time, in each somebody who needs a small group; a third without."""
    build = Build().room("few", 9, features="small").room("hall", 9).exam("E").exam("F")
    build.person("a", "E", small_room=True).person("b", "F", small_room=True).person("c", "F")
    return build.start("E", MORNING).start("F", MORNING)


def test_small_groups_of_several_exams_may_share_a_room() -> None:
    build = small_group().put("E", "few", "a").put("F", "few", "b").put("F", "hall", "c")
    assert hard(build.audit()) == []


def test_others_do_not_sit_with_them() -> None:
    # c is beside a (another exam) and beside b (the same one).
    build = small_group().put("E", "few", "a").put("F", "few", "b").put("F", "few", "c")
    assert hard(build.audit(), "exam", "room", "amount") == [
        ("small-room", "E", "few", "1"),
        ("small-room", "F", "few", "1"),
    ]


def test_while_none_of_them_is_there_anybody_may_use_the_room() -> None:
    build = small_group().start("F", "2024-01-22 14:00").room("little", 9, features="small")
    build.put("E", "few", "a").put("F", "little", "b").put("F", "few", "c")
    assert hard(build.audit()) == []


def test_a_small_group_does_not_sit_in_a_hall() -> None:
    build = small_group().put("E", "hall", "a").put("F", "few", "b").put("F", "hall", "c")
    assert hard(build.audit(), "exam", "room", "limit") == [("room-features", "E", "hall", "small")]

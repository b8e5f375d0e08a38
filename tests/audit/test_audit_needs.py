"""Arrangements for candidates with a disability (règlement des examens du Cnam en Paca, I.A.3.b).

« … le centre Cnam régional d'inscription mettra en œuvre, en fonction des moyens dont il dispose, les
aménagements spécifiques prévus par la réglementation (tiers-temps supplémentaire, agrandissement du texte
des sujets, traduction en braille, présence d'un secrétaire, composition en salle isolée, etc). »
"""

from datetime import date
from typing import Any

import pytest

from models.facts import Verdict
from scheduler.audit import audit
from scheduler.harness.workbench import Bench
from tests.support.semester_builder import Build, hard, paid, utc, with_seats

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


# secretaries


def dictated(people: int, secretaries: int, *, others: int = 0) -> Build:
    """E 08:30-11:30 with `others` who write themselves and two who dictate, each alone in a room."""
    build = Build().site("Paris", staff=(0, 0)).staff("Paris", people, 0, secretaries=secretaries)
    build.exam("E").person("a", "E", secretary=True).person("b", "E", secretary=True)
    return build.people(others, "E").start("E", MORNING)


def test_who_dictates_has_a_secretary_besides_the_invigilator() -> None:
    # Two rooms with one person each: two invigilators and two secretaries. Four people are just enough.
    assert hard(dictated(4, 2).audit()) == []
    verdict = dictated(3, 2).audit()
    assert hard(verdict, "amount", "limit") == [("invigilators", "4", "3")]
    # The others sit in a third room: five people.
    assert hard(dictated(5, 2, others=1).audit()) == []
    assert hard(dictated(4, 2, others=1).audit(), "amount", "limit") == [("invigilators", "5", "4")]


def test_not_everybody_can_be_a_secretary() -> None:
    assert hard(dictated(9, 1).audit(), "site", "exam", "amount", "limit") == [
        ("secretaries", "Paris", "E", "2", "1")
    ]


def test_a_site_without_any_secretary_cannot_hold_the_exam() -> None:
    build = dictated(9, 0)
    assert hard(build.audit(), "site", "exam", "amount", "limit") == [("secretaries", "Paris", "E", "2", "0")]
    bench = Bench(build.instance())
    assert bench.broken(bench.at(E=MORNING)) == {"secretaries"}


def test_who_has_no_seat_needs_no_secretary() -> None:
    """That they have no seat is the finding; two secretaries for two people of whom one sits would be one too many."""
    build = dictated(3, 1)
    build.unseat("b", "E")
    assert hard(build.audit(), "candidate", "amount") == [("seated-once", "b", "0")]


def test_secretaries_who_leave_before_the_copies_are_in_do_not_count() -> None:
    # Check-in 08:00, collection until 11:45: who goes at 11:40 is missed for five minutes.
    build = dictated(4, 1).staff("Paris", 1, 0, "2024-01-22 08:00", "2024-01-22 11:40", secretaries=1)
    assert hard(build.audit(), "amount", "limit") == [("secretaries", "2", "1")]
    stays = dictated(4, 1).staff("Paris", 1, 0, "2024-01-22 08:00", "2024-01-22 11:45", secretaries=1)
    assert hard(stays.audit()) == []


def test_who_dictates_sits_alone() -> None:
    build = dictated(9, 2).room("hall", 9).put("E", "hall")
    assert {rule for (rule,) in hard(build.audit())} == {"isolated-room"}


# late-needs
#
# « … au plus tard 5 semaines avant le début des examens … A défaut de respect de ce délai minimal de
# prévenance, la responsabilité du centre Cnam régional d'inscription ne saurait être … engagée. » Session 1
# begins on 22 January 2024 here: 35 days before it is 18 December 2023.

IN_TIME, TOO_LATE = date(2023, 12, 18), date(2023, 12, 19)


def wished(received: date, **need: Any) -> Build:
    """E with `a`, whose file came on this day, and `b`, in halls without anything."""
    build = Build().room("hall", 9).room("other", 9).exam("E")
    build.person("a", "E", received=received, **need).person("b", "E")
    return build.start("E", MORNING).put("E", "hall")


def seated(build: Build, kind: str) -> Verdict:
    """`a` has a seat of this kind, whatever the file says."""
    seats = build.timetable().seats
    seats.loc[seats["candidate"] == "a", "kind"] = kind
    return audit(build.instance(), with_seats(build.timetable(), seats))


@pytest.mark.parametrize(
    ("need", "rule"),
    [
        ({"features": "accessible"}, "room-features"),
        ({"small_room": True}, "room-features"),
        ({"isolated": True}, "seated-once"),
    ],
)
def test_five_weeks_before_the_session_is_a_right_later_it_is_a_wish(need: dict[str, Any], rule: str) -> None:
    kind = "ordinary"
    build = wished(IN_TIME, **need).room("little", 9, features="accessible small")
    assert rule in {found for (found,) in hard(seated(build, kind))}
    late = seated(wished(TOO_LATE, **need).room("little", 9, features="accessible small"), kind)
    assert hard(late) == []
    assert paid(late) == {"late-needs": 200}
    row = late.findings[late.findings["rule"] == "late-needs"].iloc[0]
    # The effect alone: nobody is named.
    assert (row["exam"], row["site"], row["candidate"], row["amount"]) == ("E", "Paris", "", "1")


@pytest.mark.parametrize("need", [{"features": "accessible"}, {"small_room": True}, {"isolated": True}])
def test_a_wish_that_is_met_costs_nothing(need: dict[str, Any]) -> None:
    build = wished(TOO_LATE, **need).room("little", 9, features="accessible small").put("E", "little", "a")
    verdict = build.audit()
    assert hard(verdict) == []
    assert paid(verdict) == {}


def test_extra_time_is_given_however_late() -> None:
    # 3 h and 20 minutes an hour: 08:30-12:30, also for whom nothing else is done.
    build = wished(TOO_LATE, extra=20, isolated=True)
    verdict = seated(build, "extra")
    assert (hard(verdict), paid(verdict)) == ([], {"late-needs": 200})
    short = build.timetable().seats.assign(kind=["extra", "ordinary"])
    short.loc[short["candidate"] == "a", "end"] = utc("2024-01-22 11:30")
    found = hard(audit(build.instance(), with_seats(build.timetable(), short)))
    assert found == [("extra-time",)]


def test_a_small_group_with_others_is_no_small_group() -> None:
    build = wished(TOO_LATE, small_room=True).room("little", 9, features="small").put("E", "little")
    assert (hard(build.audit()), paid(build.audit())) == ([], {"late-needs": 200})


def test_a_wish_for_a_small_group_where_nobody_has_a_room_yet() -> None:
    build = wished(TOO_LATE, small_room=True)
    nowhere = build.timetable().seats.assign(room="")
    verdict = audit(build.instance(), with_seats(build.timetable(), nowhere))
    assert (hard(verdict), paid(verdict)) == ([("seated-once",)] * 2, {})


def test_a_late_wish_for_a_secretary_takes_one_only_if_met() -> None:
    build = Build().site("Paris", staff=(1, 0)).room("hall", 9).exam("E")
    build.person("a", "E", secretary=True, received=TOO_LATE).start("E", MORNING).put("E", "hall")
    assert (hard(seated(build, "ordinary")), paid(seated(build, "ordinary"))) == ([], {"late-needs": 200})
    assert hard(seated(build, "isolated"), "amount", "limit") == [
        ("secretaries", "1", "0"),
        ("invigilators", "2", "1"),
    ]


def test_the_solver_pays_the_same_and_meets_the_wish_where_it_can() -> None:
    """One hall of two: who came too late sits in it beside the other. With a second room, alone."""
    for rooms, cost in ((1, 200), (2, 0)):
        build = Build().exam("E").person("a", "E", isolated=True, received=TOO_LATE).person("b", "E")
        for number in range(rooms):
            build.room(f"{number}", 2)
        bench = Bench(build.instance())
        choice = bench.at(E=MORNING)
        placed = bench.placer.place(choice)
        assert placed.cost == cost
        verdict = audit(bench.instance, bench.timetable(choice, placed))
        assert (hard(verdict), paid(verdict)) == ([], {"late-needs": 200} if cost else {})

"""Seats, own times, rooms and invigilators."""

from dataclasses import replace

import pandas as pd
import pytest

from models.facts import Verdict
from models.timetable import Timetable
from scheduler.audit import audit
from tests.support.semester_builder import Build, hard, paid, utc, with_seats

AT = "2024-01-22 14:00"


def one(*, extra: int = 0, isolated: bool = False, minutes: int = 180) -> Build:
    return Build().exam("E", minutes).person("a", "E", extra=extra, isolated=isolated).start("E", AT)


def altered(build: Build, seats: pd.DataFrame) -> Verdict:
    return audit(build.instance(), with_seats(build.timetable(), seats))


# seated-once


def test_everybody_has_exactly_one_seat() -> None:
    build = one().person("b", "E")
    seats = build.timetable().seats
    assert hard(altered(build, seats)) == []
    assert hard(altered(build, seats[:1]), "candidate", "amount", "limit") == [("seated-once", "b", "0", "1")]
    twice = pd.concat([seats, seats[:1]])
    assert hard(altered(build, twice), "candidate", "amount", "limit") == [("seated-once", "a", "2", "1")]


def test_seats_for_nobody() -> None:
    build = one().exam("F").person("b", "F").start("F", "2024-01-23 14:00")
    seats = build.timetable().seats
    foreign = pd.concat([seats, seats[:1].assign(candidate="b")])  # b is not registered for E
    assert hard(altered(build, foreign), "candidate", "exam", "limit") == [("seated-once", "b", "E", "0")]
    unknown = pd.concat([seats, seats[:1].assign(candidate="nobody")])
    assert hard(altered(build, unknown), "candidate") == [("seated-once", "nobody")]


def test_a_missed_exam_has_no_seat() -> None:
    build = one().exam("F").start("F", AT).register("a", "offering-F", "Paris", "evening")
    seats = build.timetable().seats
    build.unresolved("a", "E", "F")
    assert hard(build.audit()) == []
    assert hard(altered(build, seats), "candidate", "exam", "amount", "limit") == [
        ("seated-once", "a", "F", "1", "0")
    ]


def test_rooms_kinds_and_counts_agree_with_the_seats() -> None:
    build = one().site("Annexe", centre="Paris").room("there", 9, "Annexe")
    seats = build.timetable().seats
    assert hard(altered(build, seats.assign(kind="extra")), "amount", "limit") == [
        ("seated-once", "extra", "ordinary")
    ]
    assert hard(altered(build, seats.assign(room="there")), "amount", "limit") == [
        ("seated-once", "Paris", "Annexe")
    ]
    assert hard(altered(build, seats.assign(room="nowhere")), "room") == [("seated-once", "nowhere")]
    assert hard(altered(build, seats.assign(room="")), "amount", "limit") == [("seated-once", "Paris", "")]
    timetable = build.timetable()
    more = replace(timetable, rooms=timetable.rooms.assign(places=2))
    assert hard(audit(build.instance(), more), "amount", "limit") == [("seated-once", "1", "2")]


def test_an_instance_without_rooms_is_judged_on_its_starts() -> None:
    build = one()
    instance = replace(build.instance(), rooms=(), staff=build.instance().staff.iloc[:0])
    only_starts = Timetable(instance="tiny", starts=build.timetable().starts)
    assert hard(audit(instance, only_starts)) == []
    assert hard(audit(build.instance(), only_starts), "candidate") == [("seated-once", "a")]


def test_remote_candidates_sit_at_home_without_a_room() -> None:
    build = Build().exam("E", remote=True).person("a", "E", isolated=True).start("E", AT)
    seats = build.timetable().seats
    assert seats[["room", "kind", "site"]].to_numpy().tolist() == [["", "remote", "Paris"]]
    assert hard(build.audit()) == []
    build.room("hall", 9)
    assert hard(altered(build, seats.assign(room="hall")), "room") == [("seated-once", "hall")]


# extra-time


@pytest.mark.parametrize(
    ("minutes", "extra", "end"),
    [
        (180, 0, "17:00"),
        (180, 20, "18:00"),  # 3 h and a third: 4 h
        (120, 20, "16:40"),  # 2 h and a third: 2 h 40
        (100, 20, "16:15"),  # 100 + 33.3, rounded up to 35
        (60, 1, "15:05"),  # one minute an hour is five
    ],
)
@pytest.mark.parametrize("wrong", [-1, 0, 1])
def test_everybody_has_their_own_time(minutes: int, extra: int, end: str, wrong: int) -> None:
    build = one(minutes=minutes, extra=extra)
    due = utc(f"2024-01-22 {end}")
    seats = build.timetable().seats.assign(end=due + pd.Timedelta(minutes=wrong))
    length = int((due - utc(AT)).total_seconds() // 60)
    found = [("extra-time", "a", str(length + wrong), str(length))] if wrong else []
    assert hard(altered(build, seats), "candidate", "amount", "limit") == found


def test_the_seat_begins_when_the_exam_does() -> None:
    build = one()
    seats = build.timetable().seats
    late = seats.assign(
        start=seats["start"] + pd.Timedelta(minutes=1), end=seats["end"] + pd.Timedelta(minutes=1)
    )
    assert hard(altered(build, late), "amount", "limit") == [
        ("extra-time", "2024-01-22T13:01Z", "2024-01-22T13:00Z")
    ]
    assert hard(altered(build, seats.assign(start=pd.NaT)), "amount") == [("extra-time", "")]
    moved = one(minutes=120).exam("F", 120).start("F", AT).register("a", "offering-F", "Paris", "evening")
    moved.transfer("a", "E", "F", "2024-01-22 16:10")
    assert hard(moved.audit()) == []
    published = moved.timetable().seats
    published["start"], published["end"] = utc(AT), utc("2024-01-22 16:00")
    assert hard(altered(moved, published), "exam", "limit") == [("extra-time", "F", "2024-01-22T15:10Z")]


# room-seats


@pytest.mark.parametrize(("seats", "broken"), [(3, []), (2, [("room-seats", "hall", "E", "3", "2")])])
def test_a_room_is_full_when_every_seat_is_taken(seats: int, broken: list[tuple[str, ...]]) -> None:
    build = Build().exam("E").people(3, "E").room("hall", seats).put("E", "hall").start("E", AT)
    assert hard(build.audit(), "room", "exam", "amount", "limit") == broken


def test_exams_share_the_seats_of_a_room_at_one_time_only() -> None:
    def build(second: str) -> Build:
        b = Build().exam("E").exam("F").people(2, "E").people(2, "F").room("hall", 3)
        return b.put("E", "hall").put("F", "hall").start("E", AT).start("F", f"2024-01-22 {second}")

    assert hard(build("14:00").audit(), "room", "amount", "limit") == [("room-seats", "hall", "4", "3")]
    assert hard(build("18:00").audit()) == []  # 17:15 collected, 17:30 check-in


# room-turnover


@pytest.mark.parametrize(("minutes", "broken"), [(195, 0), (196, 1)])
def test_check_in_follows_collection(minutes: int, broken: int) -> None:
    # 14:00 + 3 h 15 + 15 min collection = 17:30 = 18:00 - 30 min check-in.
    build = Build().exam("E", minutes).exam("F").people(1, "E").people(1, "F").room("hall", 9)
    build.put("E", "hall").put("F", "hall").start("E", AT).start("F", "2024-01-22 18:00")
    assert hard(build.audit(), "room", "exam", "other") == [("room-turnover", "hall", "E", "F")] * broken


def test_one_room_has_one_admission_at_a_time() -> None:
    # Lengths may differ, also by third time; a gathered group is admitted earlier than the others.
    build = Build().exam("E", 120).exam("F", 180).people(1, "E").people(1, "F", extra=20).room("hall", 9)
    build.put("E", "hall").put("F", "hall").start("E", AT).start("F", AT)
    assert hard(build.audit()) == []
    assert hard(build.start("F", AT, gather=10).audit(), "exam", "other") == [("room-turnover", "F", "E")]


def test_transfers_share_with_transfers() -> None:
    # Two candidates led to J and L at 16:10 and 16:20 into one room; then into a room in use.
    build = Build().site("Paris", hours="07:00-23:59")
    for name in "IJKL":
        build.exam(name, 120).start(name, AT)
    build.person("a", "I", "J").person("b", "K", "L").person("c", "I")
    build.transfer("a", "I", "J", "2024-01-22 16:10").transfer("b", "K", "L", "2024-01-22 16:20")
    build.room("later", 9).put("J", "later", "a").put("L", "later", "b")
    assert hard(build.audit()) == []
    assert hard(build.put("J", "Paris/I", "a").audit(), "room", "exam", "other") == [
        ("room-turnover", "Paris/I", "I", "J")  # I's copies are collected until 16:15
    ]


@pytest.mark.parametrize(
    ("hours", "broken"),
    [
        ([("13:30", "17:15")], 0),
        ([("13:30", "15:00"), ("15:00", "18:00")], 0),  # they touch
        ([("13:31", "18:00")], 1),
        ([("08:00", "17:14")], 1),
        ([("08:00", "15:00"), ("15:01", "18:00")], 1),
    ],
)
def test_the_room_is_available_from_check_in_to_collection(hours: list[tuple[str, str]], broken: int) -> None:
    build = Build().exam("E").people(1, "E").room("hall", 9).put("E", "hall").start("E", AT)
    for since, until in hours:
        build.available("hall", f"2024-01-22 {since}", f"2024-01-22 {until}")
    assert hard(build.audit(), "room", "exam") == [("room-turnover", "hall", "E")] * broken


# isolated-room


def test_who_sits_alone_is_alone() -> None:
    assert hard(one(isolated=True).audit()) == []
    build = one(isolated=True).room("hall", 9).put("E", "hall", "a")
    assert hard(build.audit()) == []
    build.person("b", "E").put("E", "hall", "b")
    assert hard(build.audit(), "candidate", "room", "amount", "limit") == [
        ("isolated-room", "a", "hall", "2", "1")
    ]
    both = one(isolated=True).person("b", "E", isolated=True).room("hall", 9).put("E", "hall")
    assert hard(both.audit(), "candidate") == [("isolated-room", "a"), ("isolated-room", "b")]


def test_the_room_of_an_isolated_candidate_may_be_used_after() -> None:
    build = one(isolated=True).exam("F").person("b", "F").room("hall", 9).put("E", "hall").put("F", "hall")
    assert hard(build.start("F", "2024-01-22 18:00").audit()) == []
    shared = build.start("F", AT)
    assert hard(shared.audit(), "candidate", "exam") == [("isolated-room", "a", "E")]


# invigilators


@pytest.mark.parametrize(
    ("people", "staff", "broken"),
    [
        (40, 1, []),
        (41, 2, []),
        (41, 1, [("invigilators", "Paris", "E", "2", "1")]),
        (1, 0, [("invigilators", "Paris", "E", "1", "0")]),
    ],
)
def test_one_invigilator_for_forty(people: int, staff: int, broken: list[tuple[str, ...]]) -> None:
    build = Build().site("Elsewhere", staff=(1, 0)).site("Paris", staff=(staff, 0)).exam("E")
    build.people(people, "E").start("E", AT)
    assert hard(build.audit(), "site", "exam", "amount", "limit") == broken


@pytest.mark.parametrize(
    ("since", "until", "broken"),
    [("13:30", "17:15", 0), ("13:31", "17:15", 1), ("13:30", "17:14", 1)],
)
def test_supervision_lasts_from_check_in_to_collection(since: str, until: str, broken: int) -> None:
    build = Build().site("Paris", staff=(0, 0)).exam("E").people(1, "E").start("E", AT)
    build.staff("Paris", 1, 0, f"2024-01-22 {since}", f"2024-01-22 {until}")
    assert hard(build.audit(), "amount", "limit") == [("invigilators", "1", "0")] * broken


def test_every_room_has_its_own_invigilator_and_a_shortage_is_told_once() -> None:
    build = (
        Build().site("Paris", staff=(2, 0)).exam("E").people(5, "E").people(1, "E", extra=20).start("E", AT)
    )
    names = [str(c["id"]) for c in build.candidates]
    for i, name in enumerate(names[:3]):
        build.room(f"r{i}", 9).put("E", f"r{i}", name)
    # Four rooms, two people; until 17:15 four are needed, until 18:15 only the third time's room.
    assert hard(build.audit(), "amount", "limit") == [("invigilators", "4", "2")]
    assert paid(build.audit()) == {}


def test_the_ratio_is_the_host_centres() -> None:
    build = Build(policy={"invigilators": {"ratio": 2}}).site("Paris", staff=(1, 0)).exam("E").people(3, "E")
    assert hard(build.start("E", AT).audit(), "amount", "limit") == [("invigilators", "2", "1")]

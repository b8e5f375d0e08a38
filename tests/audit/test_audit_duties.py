"""Staff by name: one responsible a room, enough invigilators, authorised escorts, nobody twice or away."""

from dataclasses import replace
from datetime import time

import pandas as pd
import pytest

from models.facts import Verdict
from models.timetable import DUTIES
from scheduler.audit import audit
from scheduler.rules.staff.duties import Duties
from tests.support.semester_builder import Build, hard, utc

DAY = "2024-01-22"


def planted() -> Build:
    """A from 14:00 to 17:00 in the hall: 41 candidates and one with a third more time (until 18:00).

    With 30 minutes of check-in and 15 of collection the hall is in use from 13:30 to 18:15; one
    invigilator for 40 people: 42 people ask for two until 17:15, the one who remains for one. B is
    written from 15:00 to 17:00 next door (14:30 to 17:15); x sits A first and is led to B: away from
    17:00 (the end of A), B anew from 17:10 to 19:10, in a third room from 17:10 to 19:25.
    """
    build = Build(starts_of_day=(time(14), time(15))).site("Paris", staff=(5, 1)).site("Lyon", staff=(1, 1))
    build.staff("Paris", 1, 0, f"{DAY} 08:00", f"{DAY} 17:00")
    build.room("hall", 60).room("next", 20).room("later", 20)
    build.exam("A").exam("B", 120).people(40, "A").person("x", "A", "B").person("t", "A", extra=20)
    build.person("y", "B").start("A", f"{DAY} 14:00").start("B", f"{DAY} 15:00")
    build.transfer("x", "A", "B", f"{DAY} 17:10")
    build.put("A", "hall").put("B", "next", "y").put("B", "later", "x")
    build.duty("Paris-0", "escort", "", f"{DAY} 17:00", f"{DAY} 17:10")
    build.duty("Paris-0", "responsible", "later", f"{DAY} 17:10", f"{DAY} 19:25")
    build.duty("Paris-1", "responsible", "hall", f"{DAY} 13:30", f"{DAY} 18:15")
    build.duty("Paris-2", "invigilator", "hall", f"{DAY} 13:30", f"{DAY} 17:15")
    return build.duty("Paris-3", "responsible", "next", f"{DAY} 14:30", f"{DAY} 17:15")


BUILD = planted()
INSTANCE, TIMETABLE = BUILD.instance(), BUILD.timetable()
ESCORT, LATER, HALL, SECOND, NEXT = range(5)


def verdict(duties: pd.DataFrame) -> Verdict:
    return audit(INSTANCE, replace(TIMETABLE, duties=duties))


def changed(row: int, **cells: object) -> list[tuple[str, ...]]:
    """The hard findings with one row of the planted duties changed."""
    duties = TIMETABLE.duties.astype({"staff": object, "duty": object, "room": object})
    for column, value in cells.items():
        duties.loc[row, column] = value
    return told(verdict(duties))


def told(found: Verdict) -> list[tuple[str, ...]]:
    return hard(found, "room", "amount", "limit", "at")


def z(clock: str) -> str:
    return f"{utc(f'{DAY} {clock}'):%Y-%m-%dT%H:%MZ}"


def test_the_planted_duties_are_fine() -> None:
    assert told(verdict(TIMETABLE.duties)) == []


def test_nobody_named_is_not_judged() -> None:
    assert told(verdict(TIMETABLE.duties.iloc[:0])) == []


@pytest.mark.parametrize(
    ("row", "cells", "finding"),
    [
        (HALL, {"duty": "invigilator"}, ("hall", "0", "one-responsible", "13:30")),
        (SECOND, {"duty": "responsible"}, ("hall", "2", "one-responsible", "13:30")),
        (SECOND, {"to": utc(f"{DAY} 17:14")}, ("hall", "1/2", "invigilators", "17:14")),
        (SECOND, {"from": utc(f"{DAY} 13:31")}, ("hall", "1/2", "invigilators", "13:30")),
        (SECOND, {"duty": "escort"}, ("hall", "1/2", "invigilators", "13:30")),
        (ESCORT, {"to": utc(f"{DAY} 17:09")}, ("", "1", "named 0", "17:09")),
        (ESCORT, {"to": utc(f"{DAY} 17:11")}, ("later", "Paris-0", "twice", "17:10")),
        (ESCORT, {"staff": "Paris-4"}, ("", "1", "unauthorised Paris-4", "17:00")),
        (NEXT, {"staff": "nobody"}, ("next", "nobody", "unknown", "14:30")),
        (NEXT, {"staff": "Lyon-5"}, ("next", "Lyon-5", "elsewhere", "14:30")),
        (NEXT, {"staff": "Paris-6"}, ("next", "Paris-6", "absent", "14:30")),  # leaves at 17:00
        (NEXT, {"site": "Lyon"}, ("next", "Paris-3", "elsewhere", "14:30")),
    ],
)
def test_one_change_breaks_the_rule_once(
    row: int, cells: dict[str, object], finding: tuple[str, ...]
) -> None:
    room, amount, limit, clock = finding
    rule = "escorts" if row == ESCORT and amount == "1" else "duties"
    expected = (rule, room, amount, limit, z(clock))
    found = changed(row, **cells)
    assert expected in found
    # An invigilator who becomes an escort is also not authorised to be one.
    assert [f for f in found if f != expected] == (
        [("escorts", "hall", "1", "unauthorised Paris-2", z("13:30"))] if cells == {"duty": "escort"} else []
    )


def test_a_room_without_anybody_lacks_both() -> None:
    assert told(verdict(TIMETABLE.duties.drop(NEXT))) == [
        ("duties", "next", "0", "one-responsible", z("14:30")),
        ("duties", "next", "0/1", "invigilators", z("14:30")),
    ]


def test_the_responsible_may_hand_over_without_a_gap() -> None:
    shift = TIMETABLE.duties.loc[[NEXT]]
    for clock, findings in (("16:00", []), ("15:59", [("next", z("15:59"))])):
        first = shift.assign(to=utc(f"{DAY} {clock}"))
        second = shift.assign(**{"from": utc(f"{DAY} 16:00"), "staff": "Paris-4"})
        found = verdict(pd.concat([TIMETABLE.duties.drop(NEXT), first, second]))
        assert sorted({(room, at) for _, room, _, _, at in told(found)}) == findings


def test_more_than_needed_is_no_matter_and_a_duty_ends_after_it_begins() -> None:
    more = pd.DataFrame([("Paris-4", "Paris", "invigilator", "hall", *span()) for span in (day, backwards)])
    rows = pd.concat([TIMETABLE.duties, more.set_axis(list(DUTIES), axis=1)])
    assert told(verdict(rows)) == [("duties", "hall", "Paris-4", "no-interval", z("18:15"))]


def day() -> tuple[pd.Timestamp, pd.Timestamp]:
    return utc(f"{DAY} 13:30"), utc(f"{DAY} 18:15")


def backwards() -> tuple[pd.Timestamp, pd.Timestamp]:
    return day()[1], day()[0]


def test_an_instance_without_staff_is_not_asked() -> None:
    bare = replace(INSTANCE, staff=INSTANCE.staff.iloc[:0])
    assert told(audit(bare, TIMETABLE)) == []


def test_loads_count_minutes_and_duties() -> None:
    # Paris-0: 10 + 135 minutes; Paris-1: 285; Paris-2: 225; Paris-3: 165; nobody is named in Lyon.
    loads = verdict(TIMETABLE.duties).facts.loads
    assert loads.to_numpy().tolist() == [
        ["Paris-1", "Paris", 285, 1],
        ["Paris-2", "Paris", 225, 1],
        ["Paris-3", "Paris", 165, 1],
        ["Paris-0", "Paris", 145, 2],
        ["Paris-4", "Paris", 0, 0],
        ["Paris-6", "Paris", 0, 0],
    ]


@pytest.mark.parametrize(
    ("since", "until", "absent"),
    [("14:30", "17:15", False), ("14:31", "17:15", True), ("14:30", "17:14", True)],
)
def test_present_from_the_first_minute_to_the_last(since: str, until: str, absent: bool) -> None:
    staff = INSTANCE.staff.copy()
    mine = staff["id"] == "Paris-3"  # responsible next door from 14:30 to 17:15
    staff.loc[mine, "from"], staff.loc[mine, "until"] = utc(f"{DAY} {since}"), utc(f"{DAY} {until}")
    found = told(audit(replace(INSTANCE, staff=staff), TIMETABLE))
    assert found == ([("duties", "next", "Paris-3", "absent", z("14:30"))] if absent else [])


def test_who_dictates_has_a_secretary_all_along() -> None:
    # A third more time: from 14:00 to 18:00, with check-in and collection 13:30 to 18:15, alone in a room.
    build = Build(starts_of_day=(time(14),)).site("Paris", staff=(2, 0)).staff("Paris", 1, 0, secretaries=1)
    build.room("cell", 1).exam("A").person("d", "A", extra=20, secretary=True).start("A", f"{DAY} 14:00")
    build.put("A", "cell").duty("Paris-0", "responsible", "cell", f"{DAY} 13:30", f"{DAY} 18:15")
    build.duty("Paris-2", "secretary", "cell", f"{DAY} 13:30", f"{DAY} 18:15")
    instance, timetable = build.instance(), build.timetable()
    assert told(audit(instance, timetable)) == []
    alone = replace(timetable, duties=timetable.duties[:1])
    assert told(audit(instance, alone)) == [("secretaries", "cell", "1", "named 0", z("13:30"))]
    unable = replace(timetable, duties=timetable.duties.assign(staff=["Paris-0", "Paris-1"]))
    assert told(audit(instance, unable)) == [("secretaries", "cell", "1", "unauthorised Paris-1", z("13:30"))]
    early = timetable.duties.assign(to=[utc(f"{DAY} 18:15"), utc(f"{DAY} 18:14")])
    assert told(audit(instance, replace(timetable, duties=early))) == [
        ("secretaries", "cell", "1", "named 0", z("18:14"))
    ]


def test_a_word_of_a_finding_agrees_with_the_number_before_it() -> None:
    row = pd.Series({"site": "P", "room": "R1", "at": "", "amount": "0", "limit": "one-responsible"})
    assert Duties.info.explain(row, "fr") == "P R1 : 0 responsable désigné, il en faut exactement un"
    two = row.replace("0", "2")
    assert Duties.info.explain(two, "fr") == "P R1 : 2 responsables désignés, il en faut exactement un"

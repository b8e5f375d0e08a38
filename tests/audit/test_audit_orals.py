"""Orals: the slots of a site's candidates one after the other, before one jury in one room.

Three candidates of Paris with slots of 20 minutes, of whom z has a third more time: 20 x 4/3 = 26.67,
rounded up to 5 is 30. The block lasts 20 + 20 + 30 = 70 minutes: 08:30 to 09:40 for everybody.
"""

import pandas as pd

from scheduler.audit import audit
from tests.support.semester_builder import Build, hard, paid, utc, with_seats


def jury(**settings: object) -> Build:
    """The oral O of x, y and z on Monday at 08:30."""
    build = Build(**settings).exam("O", 20, oral=True)  # type: ignore[arg-type]
    return build.person("x", "O").person("y", "O").person("z", "O", extra=20).start("O", "2024-01-22 08:30")


def test_everybody_is_there_for_the_whole_block() -> None:
    verdict = jury().audit()
    assert hard(verdict) == []
    assert paid(verdict) == {}
    people = verdict.facts.attendance
    assert set(people["kind"]) == {"oral"}
    assert set(people["start"]) == {utc("2024-01-22 08:30")}
    assert set(people["end"]) == set(people["out"]) == {utc("2024-01-22 09:40")}


def test_one_room_without_an_invigilator_whatever_its_seats() -> None:
    build = jury().site("Paris", staff=(0, 0)).room("office", 1).put("O", "office")
    assert hard(build.audit()) == []
    band = build.audit().facts.bands.iloc[0]
    assert (band["kind"], band["candidates"]) == ("oral", 1)
    assert build.audit().facts.supervision.empty


def test_a_block_one_minute_short() -> None:
    build = jury()
    seats = build.timetable().seats
    seats.loc[seats["candidate"] == "y", "end"] -= pd.Timedelta(minutes=1)
    verdict = audit(build.instance(), with_seats(build.timetable(), seats))
    assert hard(verdict, "candidate", "amount", "limit") == [("extra-time", "y", "69", "70")]


def test_two_juries_do_not_share_a_room() -> None:
    build = jury().exam("P", 30, oral=True).person("w", "P").start("P", "2024-01-22 08:30")
    build.room("hall", 100).put("O", "hall").put("P", "hall")
    assert hard(build.audit(), "exam", "other", "room") == [("oral-room", "P", "O", "hall")]


def test_a_jury_and_a_written_exam_do_not_share_a_room() -> None:
    build = jury().exam("W", 60).person("w", "W").start("W", "2024-01-22 08:30")
    build.room("hall", 100).put("O", "hall").put("W", "hall")
    assert hard(build.audit(), "exam", "other", "room") == [("oral-room", "O", "W", "hall")]


def test_a_jury_is_in_one_room() -> None:
    build = jury().room("den", 5).put("O", "den", "y")
    assert [found[0] for found in hard(build.audit())] == ["oral-room"]


def test_the_next_exam_may_begin_when_the_block_is_over() -> None:
    """x, who sits W as well, is free at 09:40 whatever the order; at 09:39 the two overlap."""
    build = jury(starts_of_day=("08:30",)).exam("W", 60).person("v", "W")
    build.register("x", "offering-W", "Paris", "evening")
    starts = {"2024-01-22 09:40": [], "2024-01-22 09:39": ["overlaps-listed"]}
    for at, expected in starts.items():
        rules = [found[0] for found in hard(build.start("W", at).audit())]
        assert [rule for rule in rules if rule != "start-grid"] == expected


def test_an_overlap_with_an_oral_is_unresolved_for_that_reason() -> None:
    build = jury().exam("W", 60).person("v", "W").start("W", "2024-01-22 08:30")
    build.register("x", "offering-W", "Paris", "evening")
    build.unresolved("x", "O", "W")
    verdict = build.audit()
    assert hard(verdict) == []
    assert set(verdict.facts.unresolved["reason"]) == {"oral"}
    led = jury().exam("W", 60).person("v", "W").start("W", "2024-01-22 08:30")
    led.register("x", "offering-W", "Paris", "evening")
    led.transfer("x", "O", "W", "2024-01-22 09:50")
    assert ("transfer-conditions", "oral") in hard(led.audit(), "amount")


def test_the_block_lies_within_the_opening_hours() -> None:
    """Collection takes 15 minutes after 09:40."""
    for closes, expected in (("10:00", []), ("09:41", ["opening-hours"])):
        build = jury().site("Paris", hours=f"07:00-{closes}")
        assert [found[0] for found in hard(build.audit())] == expected


def test_a_teacher_of_a_jury_is_there_for_the_whole_block() -> None:
    for at, expected in (("09:39", 1), ("09:40", 0)):
        build = jury().exam("W", 60).person("w", "W").start("W", f"2024-01-22 {at}")
        build.teacher("t", "O", "W").present("t", "O").present("t", "W")
        found = [rule for (rule,) in hard(build.audit()) if rule == "teacher-one-place"]
        assert len(found) == expected

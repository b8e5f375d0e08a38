"""A pin of every kind: kept it is silent, broken in exactly one way it is the only rule broken."""

from dataclasses import replace
from pathlib import Path

import pytest

from instances import read_pins, save_instance
from models.instance import Instance
from models.issues import InvalidInput
from models.timetable import Timetable
from scheduler.audit import audit
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import read_instance
from tests.support.semester_builder import Build, hard, with_seats

HEADER = "kind,exam,zone,start,candidate,moves,site,host,room\n"


def under(tmp_path: Path, given: Instance, *rows: str) -> Instance:
    """The instance with pins written as rows of HEADER (trailing commas left out)."""
    file = tmp_path / "pins.csv"
    width = HEADER.count(",")
    file.write_text(HEADER + "".join(row + "," * (width - row.count(",")) + "\n" for row in rows))
    return read_pins(file, given)


def week() -> Build:
    """A and B from 8:30 to 10:30 overlap for `both`, who is led from A to B at 10:40; `one` sits A only,
    `other` B only, `solo` sits A in a room alone."""
    build = (
        Build(profile="national").room("R1", 10).room("R2", 10).room("R3", 10).room("R4", 10).room("solo", 1)
    )
    build.exam("A", 120).exam("B", 120)
    build.person("both", "A", "B").person("one", "A").person("other", "B").person("solo", "A", isolated=True)
    build.start("A", "2024-01-22 08:30").start("B", "2024-01-22 08:30")
    build.put("A", "R1", "both", "one").put("A", "solo", "solo").put("B", "R2", "other").put(
        "B", "R3", "both"
    )
    return build.transfer("both", "A", "B", "2024-01-22 10:40")


def broken(given: Instance, timetable: Timetable) -> list[tuple[str, ...]]:
    return hard(audit(given, timetable), "exam", "candidate")


def reseated(timetable: Timetable, candidate: str, exam: str, room: str) -> Timetable:
    seats = timetable.seats
    mine = (seats["candidate"] == candidate) & (seats["exam"] == exam)
    return with_seats(timetable, seats.assign(room=seats["room"].where(~mine, room)))


def test_a_week_without_pins_is_lawful() -> None:
    build = week()
    assert broken(build.instance(), build.timetable()) == []


def test_a_seat_is_kept_or_named(tmp_path: Path) -> None:
    build = week()
    given = under(tmp_path, build.instance(), "seat,A,,,one,,,,R1", "seat,B,,,both,,,,R3")
    assert broken(given, build.timetable()) == []
    assert broken(given, reseated(build.timetable(), "one", "A", "R2")) == [("pinned", "A", "one")]
    assert broken(given, reseated(build.timetable(), "both", "B", "R4")) == [("pinned", "B", "both")]
    found = audit(given, reseated(build.timetable(), "one", "A", "R2")).findings
    row = found[found["rule"] == "pinned"].iloc[0]
    assert (row["amount"], row["limit"], row["site"]) == ("one, R2", "R1 (pins.csv:2)", "Paris")


def test_the_rooms_of_a_sitting_are_these_and_no_others(tmp_path: Path) -> None:
    """Who sits alone, and who comes later under escort, needs another room: the pin is not about them."""
    build = week()
    given = under(
        tmp_path, build.instance(), "room,A,,,,,Paris,,R1", "room,A,,,,,Paris,,R2", "room,B,,,,,Paris,,R2"
    )
    assert broken(given, build.timetable()) == []
    assert broken(given, reseated(build.timetable(), "one", "A", "R2")) == []
    assert broken(given, reseated(build.timetable(), "other", "B", "R1")) == [("pinned", "B", "")]
    only = under(tmp_path, build.instance(), "room,A,,,,,Paris,,R1")
    assert broken(only, reseated(build.timetable(), "one", "A", "R2")) == [("pinned", "A", "")]


def test_a_transfer_is_kept_with_its_start_or_named(tmp_path: Path) -> None:
    build = week()
    given = under(tmp_path, build.instance(), "transfer,A,,2024-01-22 10:40,both,B")
    open_ = under(tmp_path, build.instance(), "transfer,A,,,both,B")
    assert broken(given, build.timetable()) == broken(open_, build.timetable()) == []
    later = week()
    later.overlaps.clear()
    later.transfer("both", "A", "B", "2024-01-22 10:50")
    assert broken(given, later.timetable()) == [("pinned", "A", "both")]
    assert broken(open_, later.timetable()) == []
    left = week()
    left.overlaps.clear()
    left.unresolved("both", "A", "B")
    for pins in (given, open_):
        assert broken(pins, left.timetable()) == [("pinned", "A", "both")]
    found = audit(given, left.timetable()).findings
    row = found[found["rule"] == "pinned"].iloc[0]
    assert row["amount"] == "both, unresolved, B"
    assert row["limit"] == "transfer, A → B, 2024-01-22T09:40Z (pins.csv:2)"


def test_an_overlap_left_unresolved_stays_so(tmp_path: Path) -> None:
    build = week()
    build.overlaps.clear()
    build.unresolved("both", "A", "B")
    given = under(tmp_path, build.instance(), "unresolved,A,,,both,B")
    assert broken(given, build.timetable()) == []
    assert broken(given, week().timetable()) == [("pinned", "A", "both")]
    other = week()
    other.overlaps.clear()
    other.unresolved("both", "B", "A")  # A is missed instead
    assert broken(given, other.timetable()) == [("pinned", "A", "both")]
    apart = week().start("B", "2024-01-22 14:00")
    apart.overlaps.clear()
    assert broken(given, apart.timetable()) == [("pinned", "A", "both")]


def test_who_is_received_elsewhere_is_so_as_pinned(tmp_path: Path) -> None:
    build = week().site("Annexe", centre="Paris")
    given = under(tmp_path, build.instance(), "host,A,,,,,Paris,Paris")
    assert broken(given, build.timetable()) == []
    away = under(tmp_path, build.instance(), "host,A,,,,,Paris,Annexe")
    assert broken(away, build.timetable()) == [("pinned", "A", "")]


def test_pins_of_every_kind_belong_to_the_instance(tmp_path: Path) -> None:
    build = week()
    rows = (
        "start,A,,2024-01-22 08:30",
        "seat,A,,,one,,,,R1",
        "room,B,,,,,Paris,,R2",
        "host,A,,,,,Paris,Paris",
        "transfer,A,,2024-01-22 10:40,both,B",
    )
    given = under(tmp_path, build.instance(), *rows)
    save_instance(tmp_path / "saved", given)
    back = read_instance(tmp_path / "saved")
    order = ["kind", "exam", "candidate"]
    one, two = (
        table.drop(columns="source").sort_values(order, ignore_index=True)
        for table in (given.pins, back.pins)
    )
    assert one.equals(two)
    assert broken(replace(back, name="tiny"), build.timetable()) == []


def test_rows_that_say_too_little_too_much_or_nonsense_are_told_at_once(tmp_path: Path) -> None:
    build = (
        week().site("Lyon").room("L1", 5, "Lyon").exam("H", 60, remote=True).person("far", "H", site="Lyon")
    )
    build.exam("Z", 60, session=2).register("both", "offering-Z", "Paris", "evening")
    rows = (
        "seat,A,,,one",  # 2: which room
        "seat,A,,,one,B,,,R1",  # 3: nothing moves
        "seat,A,,,other,,,,R1",  # 4: does not sit it
        "seat,A,,,one,,,,L1",  # 5: room of another site
        "room,A,,,,,Lyon,,L1",  # 6: nobody there
        "room,H,,,,,Lyon,,L1",  # 7: at home
        "host,A,,,,,Paris,Lyon",  # 8: another centre
        "transfer,A,,,both,A",  # 9: one exam
        "transfer,A,,,both,Z",  # 10: two sessions
        "unresolved,A,,,ghost,B",  # 11: unknown candidate
        "seat,A,,,both,,,,R1",
        "seat,A,,,both,,,,R2",  # 13: two rooms
        "transfer,A,,,both,B",
        "unresolved,A,,,both,B",  # 15: two outcomes
    )
    with pytest.raises(InvalidInput) as error:
        under(tmp_path, build.instance(), *rows)
    assert [(p.row, p.code, p.column) for p in error.value.issues if p.row < 12] == [
        (2, "pins-needs", "room"),
        (3, "pins-unused", "moves"),
        (4, "pins-not-sitting", "exam"),
        (5, "pins-elsewhere", "room"),
        (6, "pins-nobody-at", "site"),
        (7, "pins-remote", "exam"),
        (8, "pins-host", "host"),
        (9, "pins-one-exam", "moves"),
        (10, "pins-one-exam", "moves"),
        (11, "input-unknown-reference", "candidate"),
    ]
    assert [(p.row, p.code) for p in error.value.issues if p.row > 11] == [
        (13, "pins-otherwise-seat"),
        (15, "pins-otherwise-unresolved"),
    ]
    for issue in error.value.issues:
        assert issue.sentence(FRENCH) != issue.sentence(ENGLISH)

"""Chains of moved exams as the solver makes them: computed by hand, audited, and within what rooms and staff allow."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from instances.builder.instants import utc
from models.pins import pins_of
from models.timetable import Timetable
from scheduler.audit import audit
from scheduler.harness.workbench import Bench
from tests.support.semester_builder import Build

DAY = "2024-01-22"
AT = f"{DAY} 08:30"


def at_once(*exams: str, extra: int = 0, rooms: int = 9, closes: str = "23:00", **policy: Any) -> Build:
    """Exams of two hours and one candidate `a` in all of them, in a site with so many rooms."""
    build = Build(policy={"transfer": policy}).site("Paris", hours=f"07:00-{closes}")
    for name in exams:
        build.exam(name, 120)
    for number in range(rooms):
        build.room(f"room {number}", 9)
    return build.person("a", *exams, extra=extra)


def solved(bench: Bench) -> tuple[Timetable, int, bool]:
    """All exams at 08:30: the timetable, what moved and missed exams cost, and whether chains were kept."""
    choice = bench.at(**dict.fromkeys(bench.data.options.names, AT))
    placed = bench.placer.place(choice)
    assert not placed.stuck
    timetable = bench.timetable(choice, placed)
    verdict = audit(bench.instance, timetable)
    assert not verdict.hard, verdict.findings.to_dict("records")
    assert bench.problem.cost(choice) + placed.cost == verdict.cost
    return (
        timetable,
        verdict.costs["transfer"] + verdict.costs["overlap-unresolved"],
        placed.terms.chains,
    )


def answers(build: Build) -> int:
    """What moved and missed exams cost."""
    return solved(Bench(build.instance()))[1]


def clocks(timetable: Timetable) -> list[str]:
    """The new starts in Paris."""
    moved = timetable.overlaps["start"].dropna().sort_values()
    return moved.dt.tz_convert("Europe/Paris").dt.strftime("%H:%M").tolist()


def test_of_three_at_once_two_move() -> None:
    # Rooms are free again at 10:45, so that B begins twenty minutes after A: 10:50-12:50. Then ten minutes: 13:00.
    timetable, cost, _ = solved(Bench(at_once("A", "B", "C").instance()))
    assert cost == 2 * 500
    assert timetable.overlaps["outcome"].tolist() == ["transfer", "transfer"]
    assert clocks(timetable) == ["10:50", "13:00"]


def test_of_four_at_once_two_move_and_one_is_missed_once() -> None:
    timetable, cost, _ = solved(Bench(at_once("A", "B", "C", "D").instance()))
    assert cost == 2 * 500 + 5000
    assert sorted(timetable.overlaps["outcome"]) == ["transfer", "transfer", "unresolved"]


@pytest.mark.parametrize(
    ("policy", "cost"),
    [
        ({"chain": "forbid"}, 500 + 5000),
        ({"cap": 1}, 500 + 5000),
        ({"cap": 0}, 2 * 5000),
        # 08:30-10:30, 10:50-12:50, 13:00-15:00: six hours and a half.
        ({"longest_day": 390}, 2 * 500),
        ({"longest_day": 370}, 500 + 5000),
        # 15:00 and a quarter of an hour to collect.
        ({"closes": "15:15"}, 2 * 500),
        ({"closes": "14:50"}, 500 + 5000),
        # A third more: 08:30-11:10, an hour, 12:10-14:50, an hour, 15:50-18:30: ten hours.
        ({"extra": 20}, 2 * 500),
        ({"extra": 20, "longest_day": 590}, 500 + 5000),
    ],
    ids=str,
)
def test_what_limits_a_chain(policy: dict[str, Any], cost: int) -> None:
    assert answers(at_once("A", "B", "C", **policy)) == cost


def test_a_paper_that_is_out_cannot_be_moved() -> None:
    # A lasts two hours and admits until 09:10; C lasts 30 minutes and is out at 09:00. C may be sat first (admission
    # until 08:40), and A and B follow.
    assert answers(at_once("A", "B", "C").exam("C", 30)) == 2 * 500
    # Two such papers: C first, then D, then A.
    assert answers(at_once("A", "C", "D").exam("C", 30).exam("D", 30)) == 2 * 500


def test_a_chain_without_an_escort_is_given_up() -> None:
    # The only escort is gone at noon: he leads to the second exam at 10:50, not to the third.
    build = (
        at_once("A", "B", "C")
        .site("Paris", staff=(20, 0))
        .staff("Paris", 1, 1, f"{DAY} 07:00", f"{DAY} 12:00")
    )
    assert answers(build) == 500 + 5000


def test_a_chain_whose_first_moved_exam_has_no_room_is_given_up() -> None:
    # Rooms are there until the papers are collected, and no longer.
    build = at_once("A", "B", "C", rooms=0)
    for name in "xyz":
        build.room(name, 9).available(name, f"{DAY} 07:00", f"{DAY} 10:45")
    bench = Bench(build.instance())
    _, cost, chains = solved(bench)
    assert (cost, chains) == (2 * 5000, False)


def test_pins_of_a_chain_are_kept() -> None:
    bench = Bench(at_once("A", "B", "C").instance())
    timetable, cost, _ = solved(bench)
    rows = timetable.overlaps.rename(columns={"stays": "exam"})
    pinned = Bench(replace(bench.instance, pins=pins_of("transfer", rows)))
    again, same, _ = solved(pinned)
    assert same == cost
    pd.testing.assert_frame_equal(again.overlaps, timetable.overlaps)
    assert not pinned.problem.conflicts(pinned.at(**dict.fromkeys("ABC", AT)))


def test_another_chain_can_be_pinned() -> None:
    # C first, then A at 10:43, then B after lunch, at 14:13: an hour and a half after 12:43.
    instance = at_once("A", "B", "C").instance()
    ways = pd.DataFrame(
        [("a", "C", "A", utc(f"{DAY} 10:43")), ("a", "A", "B", utc(f"{DAY} 14:13"))],
        columns=["candidate", "exam", "moves", "start"],
    )
    timetable, cost, _ = solved(Bench(replace(instance, pins=pins_of("transfer", ways))))
    assert cost == 2 * 500
    assert clocks(timetable) == ["10:43", "14:13"]


def test_a_pinned_missed_exam_stays_missed() -> None:
    instance = at_once("A", "B", "C").instance()
    pin = pd.DataFrame([("a", "A", "C")], columns=["candidate", "exam", "moves"])
    timetable, cost, _ = solved(Bench(replace(instance, pins=pins_of("unresolved", pin))))
    assert cost == 500 + 5000
    missed = timetable.overlaps[timetable.overlaps["outcome"] == "unresolved"]
    assert missed["moves"].tolist() == ["C"]

"""Moved exams against an enumeration of all new starts, where closing time, longest day, gaps, rest and collection are at
the limit of what the cheapest plan needs, or a minute and five minutes to either side.

The enumeration knows nothing of the solver, and its cheapest plan is audited: the solver may be neither dearer nor cheaper.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from models.timetable import OVERLAPS, Timetable
from scheduler.audit import audit
from tests.support.day_plans import Day, Moved, Sat

MIDNIGHT = pd.Timestamp("2024-01-22", tz="Europe/Paris")
CLOCKS = (480, 510, 540, 570, 660, 750)
DELTAS = (-5, -1, 0, 1, 5)


def drawn(seed: int) -> Day:
    rng = np.random.default_rng([seed, 71])
    extra = bool(rng.random() < 0.3)
    exams = {}
    for name in "ABCD"[: int(rng.integers(2, 5))]:
        minutes = int(rng.choice([20, 30, 60, 90, 120]))
        own = minutes + -(-minutes * 20 // 300) * 5 if extra else minutes
        exams[name] = Sat(int(rng.choice(CLOCKS[: int(rng.integers(1, 6))])), own, minutes)
    return Day(
        exams,
        extra,
        str(rng.choice(["allow", "allow", "forbid"])),
        int(rng.integers(1, 4)),
        longest_day=600,
        gap=int(rng.choice([0, 10, 20])),
        rest=int(rng.choice([30, 60, 90])),
        collect=int(rng.choice([5, 15])),
        closes=int(rng.choice([19, 21])) * 60,
    )


def at_the_limit(day: Day) -> Iterator[Day]:
    """The same day with closing times and longest days around what its cheapest plans need at least, and with other gaps."""
    plans = list(day.plans())
    least = day.cheapest()[0]
    cheapest = [moves for cost, moves, _ in plans if cost == least and moves]
    if not cheapest:
        return
    ends = min(max(move.end for move in moves) for moves in cheapest)
    spans = [
        max(move.end - day.exams[move.root].start for move in moves if move.before != move.root)
        for moves in cheapest
        if any(move.before != move.root for move in moves)
    ]
    for delta in DELTAS:
        if ends + day.collect + delta > max(exam.end for exam in day.exams.values()) + day.collect:
            yield replace(day, closes=ends + day.collect + delta)
        if len(spans) == len(cheapest):
            yield replace(day, longest_day=min(spans) + delta)


def list_of(day: Day, moves: list[Moved], missed: list[str]) -> pd.DataFrame:
    """The plan as the list of overlaps of a timetable."""
    others = {name: min(b for b in day.exams if b not in missed and day.overlap(name, b)) for name in missed}
    rows = [("a", m.before, m.exam, "transfer", MIDNIGHT + pd.Timedelta(minutes=m.start)) for m in moves]
    rows += [("a", others[name], name, "unresolved", pd.NaT) for name in missed]
    table = pd.DataFrame(rows, columns=list(OVERLAPS))
    table["start"] = pd.to_datetime(table["start"], utc=True).astype("datetime64[s, UTC]")
    return table


def odd(seed: int) -> Day:
    """A day of lengths and starts that are no multiples of ten minutes, with every minute tried."""
    rng = np.random.default_rng([seed, 7])
    extra = bool(rng.random() < 0.4)
    exams = {}
    for name in "ABC"[: int(rng.integers(2, 4))]:
        minutes = int(rng.choice([15, 25, 35, 47, 75, 105]))
        own = minutes + -(-minutes * 20 // 300) * 5 if extra else minutes
        start = int(rng.choice([480, 495, 525, 540, 555, 585, 615, 675]))
        exams[name] = Sat(start, own, minutes)
    rest, closes = int(rng.choice([0, 15, 30, 60])), int(rng.choice([660, 720, 780, 900, 1200]))
    return Day(exams, extra, "allow", 2, 600, gap=10, rest=rest, collect=15, closes=closes, step=1)


@pytest.mark.parametrize("seed", range(20))
def test_no_plan_of_a_day_is_cheaper(seed: int) -> None:
    for day in at_the_limit(drawn(seed)):
        assert day.planned() == day.cheapest()[0], day


@pytest.mark.parametrize("seed", range(60, 72))
def test_no_plan_between_the_steps_is_cheaper(seed: int) -> None:
    for day in at_the_limit(odd(seed)):
        assert day.planned() == day.cheapest()[0], day


def test_a_day_may_be_too_short_for_all_moves() -> None:
    # Six exams of two hours at 08:00: at 10:10, 12:20 and 14:30 three are moved, of six that might be. A fourth would end
    # at 18:40, ten hours and forty minutes after 08:00.
    day = Day({name: Sat(480, 120, 120) for name in "ABCDEF"}, False, "allow", 6, 600, 10, 0, 15, 1290)
    assert day.planned() == 3 * 500 + 2 * 5000


@pytest.mark.parametrize(("last", "cost"), [(560, 1000), (549, 5500)])
def test_a_chain_ends_no_earlier_than_the_gates_of_its_papers(last: int, cost: int) -> None:
    # A and B at 07:50 for ten minutes, C at 09:00 for half an hour, admission until 09:10. D is sat from 09:20 on: B at
    # 08:10, C from 08:50 to 09:20. Where D begins at 09:09, C would end at 09:00, when others may still come to it.
    exams = {"A": Sat(470, 10, 10), "B": Sat(470, 10, 10), "C": Sat(540, 30, 30), "D": Sat(last, 60, 60)}
    day = Day(exams, False, "allow", 2, longest_day=600, gap=10, rest=0, collect=5, closes=last + 65)
    assert day.planned() == day.cheapest()[0] == cost


def test_an_exam_ends_just_at_its_gate() -> None:
    # C lasts 33 minutes, admission until 09:11, and D begins at 09:12: in steps of ten minutes C ends at 09:03 or 09:13.
    exams = {"A": Sat(470, 10, 10), "B": Sat(470, 10, 10), "C": Sat(540, 33, 33), "D": Sat(552, 60, 60)}
    day = Day(exams, False, "allow", 2, 600, gap=10, rest=0, collect=5, closes=617, step=1)
    assert day.planned() == day.cheapest()[0] == 1000
    assert replace(day, step=10).cheapest()[0] == 5500


def test_an_exam_waits_so_that_the_next_one_is_near_enough() -> None:
    # D is sat from 08:48 to 10:17, C right after it, until 10:37: B ends at 08:47, ninety minutes before C.
    exams = {"A": Sat(480, 10, 10), "B": Sat(480, 10, 10), "C": Sat(600, 20, 20), "D": Sat(528, 89, 89)}
    day = Day(exams, False, "allow", 2, 600, gap=10, rest=0, collect=15, closes=652, step=1)
    assert day.planned() == day.cheapest()[0] == 1000
    assert replace(day, step=10).cheapest()[0] == 5500


@pytest.mark.parametrize("seed", [10, 18, 56, 71])
def test_the_audit_agrees_where_the_day_is_just_long_enough(seed: int) -> None:
    free = drawn(seed)
    check(next(day for day in at_the_limit(free) if day.cheapest()[0] == free.cheapest()[0]))


def test_an_exam_begins_right_after_a_third_one() -> None:
    # A until 09:00, C from 09:05 to 09:25, then B until 09:55, copies until 10:10: in steps B begins at 09:30, too late.
    exams = {"A": Sat(480, 60, 60), "B": Sat(480, 30, 30), "C": Sat(545, 20, 20)}
    day = Day(exams, False, "forbid", 2, 600, gap=10, rest=0, collect=15, closes=610, step=1)
    assert (day.cheapest()[0], replace(day, closes=609).cheapest()[0]) == (500, 5000)
    check(day)


def check(day: Day) -> None:
    """The timetable of the day costs what its cheapest plan does, and both pass the audit."""
    bench = day.bench()
    choice = bench.data.options.first[:-1]
    timetable = bench.timetable(choice, bench.placer.place(choice))
    cost, moves, missed = day.cheapest()
    assert moves
    for table in (
        timetable,
        Timetable(bench.instance.name, timetable.starts, overlaps=list_of(day, moves, missed)),
    ):
        verdict = audit(bench.instance, table)
        assert not verdict.hard, verdict.findings.to_dict("records")
        assert verdict.costs["transfer"] + verdict.costs["overlap-unresolved"] == cost

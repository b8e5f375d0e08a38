"""Three exams at once: what the solver decides costs the least of all lists of overlaps that the audit accepts.

The reference tries every list of transfers and missed exams and asks the audit of each; it knows nothing of the solver.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from itertools import combinations, permutations, product

import numpy as np
import pandas as pd
import pytest

from models.instance import Instance
from models.timetable import OVERLAPS, Timetable
from scheduler.audit import audit
from scheduler.harness.workbench import Bench, check_all, hard_in
from tests.support.semester_builder import Build

CLOCKS = ("08:00", "08:30", "09:00", "10:00", "11:00", "12:30")
SHORT_GAPS, LONG_GAPS = (10, 30), (60, 90)
"""Minutes under escort that are tried, without and with extra time."""
JUDGES = ("overlaps-listed", "transfer-conditions", "transfer-cap")
Row = tuple[str, str, str, str, pd.Timestamp]
Times = tuple[pd.Timestamp, pd.Timestamp]


def drawn(seed: int) -> tuple[Instance, dict[str, str]]:
    """One candidate with three or four short exams on one day, without rooms: overlaps are answered in time alone."""
    rng = np.random.default_rng([seed, 16])
    policy = {
        "chain": str(rng.choice(["allow", "allow", "forbid"])),
        "cap": int(rng.integers(1, 3)),
        "longest_day": int(rng.choice([300, 420, 600])),
    }
    starts = tuple(time.fromisoformat(clock) for clock in CLOCKS)
    closes = str(rng.choice(["14:30", "16:00", "19:00"]))
    build = Build(policy={"transfer": policy}, starts_of_day=starts).site("Paris", hours=f"07:00-{closes}")
    at = {}
    for name in "ABCD"[: 4 if seed == 0 else 3]:
        build.exam(name, int(rng.choice([35, 60, 90, 120])))
        at[name] = str(rng.choice(CLOCKS[: int(rng.integers(1, 7))]))
    return build.person("a", *at, extra=int(rng.choice([0, 0, 20]))).instance(), at


def lists_of(times: dict[str, Times], rest: bool) -> Iterator[list[Row]]:
    """Every list in which some exams are sat, others follow an exam after a gap, and the rest is missed; nobody is in two
    places at once."""
    gaps = LONG_GAPS if rest else SHORT_GAPS
    for fates in product("smx", repeat=len(times)):
        kinds = dict(zip(sorted(times), fates, strict=True))
        sat = {name: times[name] for name, kind in kinds.items() if kind == "s"}
        missed: list[Row] = [("a", "", n, "unresolved", pd.NaT) for n, kind in kinds.items() if kind == "x"]
        for order in permutations(name for name, kind in kinds.items() if kind == "m"):
            for led in _led(list(order), sat, times, gaps):
                yield [*led, *missed]


def _led(
    order: list[str], busy: dict[str, Times], times: dict[str, Times], gaps: list[int]
) -> Iterator[list[Row]]:
    if any(a[0] < b[1] and b[0] < a[1] for a, b in combinations(busy.values(), 2)):
        return
    if not order:
        yield []
        return
    name, *others = order
    for before, gap in product(busy, gaps):
        start = busy[before][1] + pd.Timedelta(minutes=gap)
        mine = start, start + (times[name][1] - times[name][0])
        for rows in _led(others, {**busy, name: mine}, times, gaps):
            yield [("a", before, name, "transfer", start), *rows]


def price(rows: list[Row]) -> int:
    return sum(5000 if row[3] == "unresolved" else 500 for row in rows)


def cheapest(given: Instance, starts: pd.DataFrame) -> int:
    """The least cost of moved and missed exams over all lists without a hard finding."""
    facts = audit(given, Timetable(given.name, starts)).facts
    known = facts.attendance.set_index("exam")
    times = {str(exam): (row["start"], row["out"]) for exam, row in known.iterrows()}
    pairs = facts.pairs[facts.pairs["overlap"].astype(bool)]
    overlapping = {frozenset(pair) for pair in zip(pairs["exam"], pairs["other"], strict=True)}
    for rows in sorted(lists_of(times, bool(known["rest"].max())), key=price):
        gone = {row[2] for row in rows}
        beside = {name: [min(pair - {name}) for pair in overlapping if name in pair] for name in gone}
        if any(not pair & gone for pair in overlapping) or not all(beside.values()):
            continue
        listed = [(who, stays or min(beside[moves]), moves, what, at) for who, stays, moves, what, at in rows]
        table = pd.DataFrame(listed, columns=list(OVERLAPS))
        table["start"] = pd.to_datetime(table["start"], utc=True).astype("datetime64[s, UTC]")
        if not hard_in(check_all(given, Timetable(given.name, starts, overlaps=table), *JUDGES)):
            return price(rows)
    raise AssertionError("to miss every exam but one is always possible")


@pytest.mark.parametrize("seed", range(4))
def test_nothing_that_the_audit_accepts_is_cheaper(seed: int) -> None:
    given, exams = drawn(seed)
    bench = Bench(replace(given, rooms=()))
    choice = bench.at(**{name: f"2024-01-22 {clock}" for name, clock in exams.items()})
    placed = bench.placer.place(choice)
    assert not placed.stuck
    timetable = bench.timetable(choice, placed)
    verdict = audit(bench.instance, timetable)
    assert not verdict.hard, verdict.findings.to_dict("records")
    assert bench.problem.cost(choice) + placed.cost == verdict.cost
    answers = verdict.costs["transfer"] + verdict.costs["overlap-unresolved"]
    assert answers == cheapest(bench.instance, timetable.starts)

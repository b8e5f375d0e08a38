"""Good timetables that differ where it matters: for many candidates at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from models.facts import Facts
from scheduler.app.catalogue import Catalogue
from scheduler.app.different_timetable import DifferentTimetable
from scheduler.app.result import Result
from scheduler.app.second_search import search_again, semester_of
from scheduler.solver.events import Progress

WITHIN = 0.1
"""How much dearer than the first timetable another may be, as a part of its cost."""


@dataclass(frozen=True)
class AlternativeTimetable:
    """A timetable beside others. `distances`: to each of those before it, the share of sittings (an exam of a candidate) whose
    start, site or outcome (sat, led or missed) differs: 0 the same for everybody, 1 another for everybody."""

    result: Result = field(repr=False)
    distances: tuple[float, ...]


def alternatives(
    first: Result,
    count: int,
    *,
    within: float = WITHIN,
    seconds: float | None = None,
    work: int | None = None,
    workers: int = 2,
    rules: Catalogue | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> tuple[AlternativeTimetable, ...]:
    """The first timetable and up to `count` - 1 others that differ from it and from each other.

    Each is searched with the seconds or work given, and with a price on every candidate who begins as in an earlier one. All
    these prices together are `within` of the first cost for each earlier one, so that no other timetable is worth more than
    that; one that is dearer, or the same, is left out. Audited by the usual rules, without that price. Raises ValueError for
    a result of a public instance or without a complete timetable, or a `count` below 1.
    """
    if count < 1:
        raise ValueError(f"count is 1 or more, not {count}")
    semester, found = semester_of(first), [AlternativeTimetable(first, ())]
    cost = first.cost or 0
    most = int(cost * (1 + within))
    for seed in range(first.seed + 1, first.seed + count):
        earlier = tuple(_starts(one.result) for one in found)
        other = DifferentTimetable(earlier, int(cost * within), max(len(semester.sits), 1))
        _, judged = search_again(
            first,
            other,
            seed=seed,
            seconds=seconds,
            work=work,
            workers=workers,
            rules=rules,
            on_progress=on_progress,
        )
        if judged is None or judged.verdict is None or judged.verdict.cost > most:
            continue
        distances = tuple(distance(one.result, judged) for one in found)
        if min(distances) > 0:
            found.append(AlternativeTimetable(judged, distances))
    return tuple(found)


def distance(one: Result, other: Result) -> float:
    """The share of sittings whose start, site or outcome differs between two results of one semester.

    Raises ValueError for a result without a timetable of candidates.
    """
    keys, what = ["candidate", "exam"], ["start", "site", "moved_start", "missed"]
    tables = [_attendance(result)[[*keys, *what]] for result in (one, other)]
    both = tables[0].merge(tables[1], on=keys, how="outer", suffixes=("", "_other"))
    if both.empty:
        return 0.0
    differs = pd.Series(False, index=both.index)
    for name in what:
        a, b = both[name], both[f"{name}_other"]
        differs |= ~((a == b) | (a.isna() & b.isna()))
    return float(differs.mean())


def costs_side_by_side(found: Sequence[AlternativeTimetable]) -> pd.DataFrame:
    """One row for each rule whose cost differs: rule, and the cost in each timetable by its number from 1."""
    table = pd.DataFrame({number: dict(one.result.costs) for number, one in enumerate(found, 1)})
    return table[table.nunique(axis=1) > 1].rename_axis("rule").reset_index()


def _starts(result: Result) -> pd.DataFrame:
    if result.timetable is None:
        raise ValueError(f"the solve ended as {result.status}, without a timetable")
    return result.timetable.starts[["exam", "zone", "start"]]


def _attendance(result: Result) -> pd.DataFrame:
    facts = None if result.verdict is None else result.verdict.facts
    if not isinstance(facts, Facts):
        raise ValueError("a result without candidates has no distance")
    return facts.attendance

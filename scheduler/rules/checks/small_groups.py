"""Who is in a room at the same time as candidates that sit in a small group."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from models.needs import late
from scheduler.rules.checks.clocks import utc_seconds
from scheduler.rules.checks.intervals import overlapping_pairs
from scheduler.rules.checks.lookups import first_match, sitting_keys
from scheduler.rules.rule import Case

Ints = npt.NDArray[np.int64]


def small_group_bands(case: Case[Instance]) -> pd.DataFrame:
    """`Facts.bands` with two counts: `due` and `beside`.

    `due` counts the band's candidates who need a small group by right, `beside` the people who need none and
    are in the room at the same time.
    """
    instance, bands = case.instance, case.facts.bands.reset_index(drop=True)
    needs, sits = instance.needs["small_room"].to_numpy(bool), instance.sits
    need = sits["need"].to_numpy(np.int64)
    who = sits[needs[need]]
    overdue = late(instance.needs, need, sits["session"].to_numpy(np.int64))[needs[need]]
    at = band_of_each(case, bands, who)
    orals = np.flatnonzero(bands["kind"] == "oral")
    at = np.where(np.isin(at, orals), -1, at)  # one by one before a jury
    small = np.bincount(at[at >= 0], minlength=len(bands))
    due = np.bincount(at[(at >= 0) & ~overdue], minlength=len(bands))
    others = bands["candidates"].to_numpy(np.int64) - small
    room, _ = pd.factorize(bands["room"].to_numpy())
    a, b = overlapping_pairs(
        room.astype("int64"), utc_seconds(bands["occupied_from"]), utc_seconds(bands["occupied_to"])
    )
    beside = others + np.bincount(a, others[b], len(bands)) + np.bincount(b, others[a], len(bands))
    return bands.assign(due=due, beside=beside.astype("int64"))


def band_of_each(case: Case[Instance], bands: pd.DataFrame, people: pd.DataFrame) -> Ints:
    """The row number of the band in which each (candidate, exam) of `people` sits; -1 for none."""
    instance, sat, seats = case.instance, case.facts.attendance, case.timetable.seats
    moved, keys = sat["moved"].to_numpy(bool), sitting_keys(instance, people)
    times = sat[["candidate", "exam"]].assign(
        kind=sat["kind"].where(~moved, "transfer"), start=sat["start"].where(~moved, sat["moved_start"])
    )
    there = first_match(times, sitting_keys(instance, sat), keys, ["exam", "kind", "start"])
    there["room"] = first_match(seats, sitting_keys(instance, seats), keys, ["room"])["room"]
    columns = ["room", "exam", "kind", "start"]
    known = bands[columns].reset_index(names="band").drop_duplicates(columns)
    found = there.merge(known, on=columns, how="left")["band"]
    return np.asarray(found.fillna(-1), np.int64)

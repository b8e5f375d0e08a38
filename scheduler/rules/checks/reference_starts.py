"""The reference start of every paper: the one that other zones follow."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

from models.instance import Instance
from models.local_time import to_utc
from models.policy import StartGridParameters
from scheduler.rules.checks.clocks import local_time
from scheduler.rules.checks.lookups import names_for, policy_value, with_exam_columns
from scheduler.rules.rule import Case

MONDAY = date(2024, 1, 1)
"""Any Monday: starts are listed by weekday."""


def reference_starts(case: Case[Instance]) -> pd.DataFrame:
    """`Facts.papers` with the reference start of each exam and the columns that decide it.

    `eligible` groups are those of the organising centre, or all groups of the main paper if it has none.
    `aligned` groups start on the local grid. `anchor` groups are eligible and start at a listed time, so they may be
    the reference; `anchored` exams have one. `reference` is the start of the chosen anchor: one off the local
    grid is chosen first, because only the reference may be off it.
    """
    instance = case.instance
    table = with_exam_columns(instance, case.facts.papers, "organiser", "mode", "oral")
    seat = names_for(table["organiser"], {str(c.id): c.zone for c in instance.centres})
    own = table["zone"] == seat
    has_own = own.groupby(table["exam"]).transform("any")
    table["own"], table["remote"] = own, (table["mode"] == "remote") | table["oral"].astype(bool)
    table["eligible"] = (table["paper"] == 0) & (own | ~has_own)
    here = local_time(table["start"], table["zone"])
    step = policy_value(instance, table["organiser"], lambda p: p.of(StartGridParameters).align_minutes)
    round_time = (here.dt.hour * 60 + here.dt.minute) % step == 0
    first = _first_reading(table["start"], here, table["zone"])
    table["aligned"] = round_time & (here.dt.second == 0) & first
    imposed = table["exam"].isin([str(e.id) for e in instance.exams if e.imposed_start is not None])
    there = local_time(table["start"], seat)
    listed = _listed(instance, table["session"], there)
    listed = (listed & _first_reading(table["start"], there, seat)) | imposed
    candidate = table["eligible"] & listed
    table["anchor"] = candidate
    table["anchored"] = candidate.groupby(table["exam"]).transform("any")
    chosen = table[candidate].sort_values(["exam", "aligned", "start"]).drop_duplicates("exam")
    reference = chosen[["exam", "start"]].rename(columns={"start": "reference"})
    return table.merge(reference, on="exam", how="left")


def _first_reading(instants: pd.Series, clocks: pd.Series, zones: pd.Series) -> "pd.Series[bool]":
    """Whether an instant is what its local time (`clocks`) means, and not the second reading of a repeated one."""
    meant, given = (times.to_numpy("datetime64[s]") for times in (to_utc(clocks, zones), instants))
    return pd.Series(meant == given, index=instants.index)


def _listed(instance: Instance, number: pd.Series, clock: pd.Series) -> pd.Series:
    """Is the organiser's local time one of the session's starts on that weekday?"""
    listed = [
        _key(session.number, weekday, start.hour * 60 + start.minute)
        for session in instance.sessions
        for weekday in range(7)
        for start in session.starts_on(MONDAY + timedelta(days=weekday))
    ]
    minute = (clock.dt.hour * 60 + clock.dt.minute).astype("int64")
    keys: pd.Series = _key(number.astype("int64"), clock.dt.day_of_week.astype("int64"), minute)
    return pd.Series(keys.isin(listed) & (clock.dt.second == 0))


def _key(session: Any, weekday: Any, minute: Any) -> Any:
    return (session * 7 + weekday) * 1440 + minute

"""A timetable taken as a base: its starts on this semester's calendar."""

from pathlib import Path

import pandas as pd

from instances.io.issue_log import IssueLog
from instances.io.timetable.starts import read_starts
from models.instance import Instance
from models.local_time import to_utc
from models.network import known_zones


def read_base(path: Path, instance: Instance) -> pd.DataFrame:
    """`Instance.base` from a timetable: a folder or timetable.json of ours, or a CSV or Excel table.

    Exams are found by id, or by unit, organising centre and session; others are passed over, and so are
    time zones that there are not. If the
    base lies outside a session of the instance it is of another year: its weeks are then counted from the
    Monday of its first start, and each exam is wanted in the same week of the session, on the same
    weekday, at the same local time. Raises InvalidInput.
    """
    issues = IssueLog()
    found = read_starts(path, instance, issues, of_any_instance=True)
    issues.stop_if_any()
    known = found["exam"].isin([str(e) for e in instance.exam]) & found["zone"].isin({"", *known_zones()})
    found = found[known & found["start"].notna()]
    if found.empty:
        issues.add(str(path), "timetable-base-nothing")
        issues.stop_if_any()
    groups = in_zones(found, instance)
    session = groups["exam"].map(instance.exam_frame.set_index("exam")["session"])
    parts = [_this_year(part, instance, int(str(number))) for number, part in groups.groupby(session)]
    base = pd.concat(parts).drop_duplicates(["exam", "zone"]).sort_values(["exam", "zone"])
    return base[["exam", "zone", "start"]].reset_index(drop=True)


def in_zones(found: pd.DataFrame, instance: Instance) -> pd.DataFrame:
    """Rows without a zone once for each zone in which the instance has candidates of the exam."""
    sat = instance.sits[["exam", "zone"]].drop_duplicates()
    everywhere = found[found["zone"] == ""].drop(columns="zone").merge(sat, on="exam")
    return pd.concat([found[found["zone"] != ""], everywhere], ignore_index=True)


def _this_year(groups: pd.DataFrame, instance: Instance, number: int) -> pd.DataFrame:
    """The starts of one session, moved by whole weeks if they are not in its window."""
    session = instance.session[number]
    clocks = [at.tz_convert(zone) for at, zone in zip(groups["start"], groups["zone"], strict=True)]
    days = [clock.date() for clock in clocks]
    if all(session.first_day <= day <= session.last_day for day in days):
        return groups
    this_week, that_week = (pd.Timestamp(day).to_period("W") for day in (session.first_day, min(days)))
    away = this_week.start_time - that_week.start_time
    moved = pd.Series([clock.tz_localize(None) + away for clock in clocks], index=groups.index)
    return groups.assign(start=to_utc(moved, groups["zone"]))

"""Who attends what and when: the published times of every candidate, and what became of them."""

import numpy as np
import pandas as pd

from models.facts import ATTENDANCE
from models.instance import Instance
from models.needs import late
from models.policy import ExtraTimeParameters
from models.timetable import Timetable
from scheduler.rules.checks.clocks import instants_at, minutes_later, utc_seconds
from scheduler.rules.checks.lookups import Ints, first_match, policy_value, sitting_keys

GROUP = ("exam", "zone", "paper", "day", "gather", "start", "early", "minutes", "gate", "remote", "oral")


def own_minutes(minutes: pd.Series, extra: pd.Series, step: pd.Series) -> pd.Series:
    """The candidate's own duration: extra minutes per hour, rounded up to a multiple of `step`."""
    return minutes + -(-minutes * extra // (60 * step)) * step


def attendance(instance: Instance, timetable: Timetable, papers: pd.DataFrame) -> pd.DataFrame:
    """One row for each (candidate, exam) that may be sat and has a start.

    The site is where the seat is, else the host of the home site, else home. A moved sitting begins at
    the first new start listed for it; its published times stay, because rules speak of them.
    """
    table = instance.sits.merge(papers[list(GROUP)], on=["exam", "zone"])
    table["home"] = table["site"]
    table["site"] = _site(instance, timetable, table)
    step = policy_value(instance, table["centre"], lambda p: p.of(ExtraTimeParameters).round_to)
    own = (own_minutes(table["minutes"], table["extra"], step) + table["pause"]).astype("int64")
    more_time = (table["extra"] > 0) | (table["pause"] > 0)
    oral = table["oral"].astype(bool)
    if oral.any():
        # Candidates of an oral and home site pass one after the other and are there for all of it.
        own = own.where(~oral, own.groupby([table["exam"], table["home"]]).transform("sum"))
    table["early"] = table["early"].where(more_time, 0)
    early, gather, gate = (
        table["early"].to_numpy(np.int64),
        table["gather"].to_numpy(np.int64),
        utc_seconds(table["gate"]),
    )
    start = utc_seconds(table["start"]) - 60 * early
    end = start + 60 * own.to_numpy(np.int64)
    out = np.maximum(end, gate)
    times = {"start": start, "admission": start - 60 * gather, "end": end, "out": out}
    table = table.assign(**{name: instants_at(at, table.index) for name, at in times.items()})
    table["hold"] = (out - end) // 60
    rest = policy_value(instance, table["centre"], lambda p: p.of(ExtraTimeParameters).rest)
    table["rest"] = rest.where(table["owed_rest"], 0)
    table["kind"] = np.select(
        [table["remote"], oral, _alone(instance, timetable, table), more_time],
        ["remote", "oral", "isolated", "extra"],
        "ordinary",
    )
    keys, overlaps = sitting_keys(instance, table), timetable.overlaps
    moves = overlaps[overlaps["outcome"] == "transfer"]
    moved = first_match(moves, sitting_keys(instance, moves, "moves"), keys, ["moves", "start"])
    missing = overlaps[overlaps["outcome"] == "unresolved"]
    table["missed"] = np.isin(keys, sitting_keys(instance, missing, "moves"))
    table["moved"] = moved["moves"].notna().to_numpy(dtype=bool)
    # Where nobody is led the column holds nothing but blanks, and still is one of instants.
    table["moved_start"] = pd.to_datetime(moved["start"].array, utc=True).as_unit("s")
    table["moved_end"] = minutes_later(table["moved_start"], own)
    return table[list(ATTENDANCE)]


def _alone(instance: Instance, timetable: Timetable, table: pd.DataFrame) -> "pd.Series[bool]":
    """Who sits alone: by right, or, if the file came too late, unless the seat says otherwise."""
    alone = table["isolated"].astype(bool)
    need, session = (table[c].to_numpy(np.int64) for c in ("need", "session"))
    wish = late(instance.needs, need, session)
    if not wish.any():
        return alone
    seats = timetable.seats
    kind = first_match(seats, sitting_keys(instance, seats), sitting_keys(instance, table), ["kind"])["kind"]
    return alone & ~(wish & (kind.notna() & (kind != "isolated")).to_numpy())


def _site(instance: Instance, timetable: Timetable, table: pd.DataFrame) -> pd.Series:
    keys: Ints = sitting_keys(instance, table)
    seats = timetable.seats
    seat = first_match(seats, sitting_keys(instance, seats), keys, ["site"])["site"]
    site = seat.where(seat.notna() & (seat != ""), table["site"])
    if len(timetable.hosts):
        hosts = timetable.hosts.rename(columns={"home": "site"}).drop_duplicates(["exam", "site"])
        host = table[["exam", "site"]].merge(hosts, on=["exam", "site"], how="left")["host"]
        site = site.where((seat.notna() & (seat != "")) | host.isna(), host)
    return site.astype(object)

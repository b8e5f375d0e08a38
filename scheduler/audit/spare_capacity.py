"""Spare capacity: an escort, a seat and an invigilator for one more transferred candidate."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from models.policy import InvigilatorsParameters, RoomSeatsParameters
from models.timetable import Timetable
from scheduler.audit.staff_presence import NEEDED, escort_duties
from scheduler.rules.checks.lookups import centre_of_site, policy_value

Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


def staff_lacks(
    instance: Instance,
    timetable: Timetable,
    attendance: pd.DataFrame,
    staff: pd.DataFrame,
    table: pd.DataFrame,
) -> dict[str, Flags]:
    """For each way (site_j, stays, out_i, new): no authorised escort, or nobody at all, is left to lead
    from the first exam to the second. Who leaves with a team already on the way needs no further one."""
    columns = {"exam": "stays", "site": "site_j", "from": "out_i", "to": "new"}
    led = escort_duties(instance, timetable, attendance).rename(columns=columns).assign(led=True)
    keys = list(columns.values())
    along = table[keys].merge(led, on=keys, how="left")["led"].eq(True).to_numpy()
    presence = instance.presence
    who = instance.staff[["site", "escort"]].iloc[presence["person"]].reset_index(drop=True)
    there = who.assign(**{name: presence[name] for name in ("from", "until")}).rename(
        columns={"site": "site_j"}
    )
    asked, of = _distinct(table, "out_i", "new")
    both = asked.merge(there[there["escort"].astype(bool)], on="site_j")
    begin = both["from"].isna() | (both["from"] <= both["since"])
    whole = both[begin & (both["until"].isna() | (both["until"] >= both["to"]))]
    authorised = np.isin(of, whole["span"])
    known = _during(asked, staff)
    busy = known[known["escorts_needed"] >= known["escorts_present"]]
    full = known[known[NEEDED].sum(axis=1) >= known["present"]]
    return {
        "escort": ~along & (~authorised | np.isin(of, busy["span"])),
        "staff": ~along & np.isin(of, full["span"]),
    }


def room_for_one(
    instance: Instance, bands: pd.DataFrame, staff: pd.DataFrame, table: pd.DataFrame
) -> tuple[Flags, Flags]:
    """For each way (site_j, new, until): is a room free, or shared with transferred candidates, with a
    chair; and is there one whose invigilators suffice?"""
    rooms = pd.DataFrame(
        [(str(r.site), str(r.id), r.seats) for r in instance.rooms], columns=["site_j", "room", "seats"]
    )
    centres = centre_of_site(instance, rooms["site_j"])
    percent = policy_value(instance, centres, lambda p: p.of(RoomSeatsParameters).capacity_percent)
    rooms["seats"] = (rooms["seats"] * percent // 100).clip(lower=1)
    rooms["ratio"] = policy_value(instance, centres, lambda p: p.of(InvigilatorsParameters).ratio)
    asked, of = _distinct(table, "new", "until")
    used = bands[["site", "room", "kind", "candidates", "occupied_from", "occupied_to"]]
    known = _during(asked, staff)
    full = known.loc[known[NEEDED].sum(axis=1) >= known["present"], "span"]
    free, supervised = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for site, spans in asked.groupby("site_j", sort=False):  # site by site, to keep the tables small
        here = _tried(instance, spans.merge(rooms, on="site_j"), used[used["site"] == site])
        free.append(here["span"].to_numpy(np.int64))
        enough = ~(here["more"] & here["span"].isin(full))
        supervised.append(here.loc[enough, "span"].to_numpy(np.int64))
    return np.isin(of, np.concatenate(free)), np.isin(of, np.concatenate(supervised))


def _tried(instance: Instance, tried: pd.DataFrame, used: pd.DataFrame) -> pd.DataFrame:
    """The spans and rooms where one more may sit: only with transferred candidates, on a free chair;
    `more`: with one more invigilator."""
    tried = tried.reset_index(names="trial")
    met = tried.merge(used, on="room")
    met = met[(met["occupied_from"] < met["to"]) & (met["since"] < met["occupied_to"])]
    strange = met.loc[met["kind"] != "transfer", "trial"]
    people = met.groupby("trial")["candidates"].sum().reindex(tried["trial"]).fillna(0).to_numpy()
    more = -(-(people + 1) // tried["ratio"]) > -(-people // tried["ratio"])
    chair = ~tried["trial"].isin(strange) & (people < tried["seats"]) & _available(instance, tried)
    return tried.assign(more=more)[chair.to_numpy(bool)]


def _distinct(table: pd.DataFrame, since: str, to: str) -> tuple[pd.DataFrame, Ints]:
    """The distinct times at a site (span, site_j, since, to) that ways ask for, and the span of each way:
    ways are many, the times at which something can begin and end few."""
    asked = table[["site_j", since, to]].set_axis(["site_j", "since", "to"], axis=1)
    of = np.asarray(asked.groupby(["site_j", "since", "to"], sort=False, dropna=False).ngroup(), np.int64)
    spans = asked.assign(span=of).drop_duplicates("span", ignore_index=True)
    return spans, of


def _during(asked: pd.DataFrame, staff: pd.DataFrame) -> pd.DataFrame:
    """The staff intervals of the site that meet each span."""
    there = staff.rename(columns={"site": "site_j", "from": "begins", "to": "ends"})
    both = asked.merge(there, on="site_j")
    return both[(both["begins"] < both["to"]) & (both["since"] < both["ends"])]


def _available(instance: Instance, tried: pd.DataFrame) -> "pd.Series[bool]":
    """Rooms with listed intervals are free only inside one of them."""
    listed = instance.availability[["room", "from", "until"]].rename(columns={"until": "closes"})
    both = tried[["trial", "room", "since", "to"]].merge(listed, on="room")
    inside = both[(both["from"] <= both["since"]) & (both["to"] <= both["closes"])]
    return ~tried["room"].isin(listed["room"]) | tried["trial"].isin(inside["trial"])

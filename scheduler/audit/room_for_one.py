"""Is there an escort, a chair and an invigilator for one more candidate who is led to a second exam?"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from models.timetable import Timetable
from scheduler.rules.reading import centre_of, first_of, number, setting

Flags = npt.NDArray[np.bool_]


def staff_lacks(
    instance: Instance,
    timetable: Timetable,
    attendance: pd.DataFrame,
    staff: pd.DataFrame,
    table: pd.DataFrame,
) -> dict[str, Flags]:
    """For each way (site_j, stays, out_i, new): no authorised escort, or nobody at all, is left to lead
    from the first exam to the second. Who leaves with a team already on the way needs no further one."""
    moves = timetable.overlaps[timetable.overlaps["outcome"] == "transfer"].reset_index(drop=True)
    out = first_of(
        attendance, number(instance, attendance), number(instance, moves, "stays"), ["site", "out"]
    )
    led = moves[["stays", "start"]].join(out).dropna().drop_duplicates()
    led = led.set_axis(["stays", "new", "site_j", "out_i"], axis=1).assign(led=True)
    keys = ["stays", "site_j", "out_i", "new"]
    along = table[keys].merge(led, on=keys, how="left")["led"].eq(True).to_numpy()
    there = instance.staff[["site", "escort", "from", "until"]].rename(columns={"site": "site_j"})
    both = table[keys].rename_axis("way").reset_index().merge(there, on="site_j")
    begin = both["from"].isna() | (both["from"] <= both["out_i"])
    whole = both[begin & (both["until"].isna() | (both["until"] >= both["new"]))]
    authorised = np.isin(table.index, whole.loc[whole["escort"].astype(bool), "way"])
    known = _during(table, staff, "out_i", "new")
    busy = known[known["escorts_needed"] >= known["escorts_present"]]
    full = known[known["needed"] + known["escorts_needed"] >= known["present"]]
    return {
        "escort": ~along & (~authorised | np.isin(table.index, busy["way"])),
        "staff": ~along & np.isin(table.index, full["way"]),
    }


def room_for_one(
    instance: Instance, bands: pd.DataFrame, staff: pd.DataFrame, table: pd.DataFrame
) -> tuple[Flags, Flags]:
    """For each way (site_j, new, until): is a room free, or shared with transferred candidates, with a
    chair; and is there one whose invigilators suffice?"""
    rooms = pd.DataFrame(
        [(str(r.site), str(r.id), r.seats) for r in instance.rooms], columns=["site_j", "room", "seats"]
    )
    centres = centre_of(instance, rooms["site_j"])
    percent = setting(instance, centres, lambda p: p.room_seats.capacity_percent)
    rooms["seats"] = (rooms["seats"] * percent // 100).clip(lower=1)
    rooms["ratio"] = setting(instance, centres, lambda p: p.invigilators.ratio)
    asked = table[["site_j", "new", "until"]].rename_axis("way").reset_index()
    tried = asked.merge(rooms, on="site_j").reset_index(names="trial")
    used = bands[["room", "kind", "candidates", "occupied_from", "occupied_to"]]
    met = tried.merge(used, on="room")
    met = met[(met["occupied_from"] < met["until"]) & (met["new"] < met["occupied_to"])]
    strange = met.loc[met["kind"] != "transfer", "trial"]
    people = met.groupby("trial")["candidates"].sum().reindex(tried["trial"]).fillna(0).to_numpy()
    usable = (
        ~tried["trial"].isin(strange).to_numpy() & (people < tried["seats"]) & _available(instance, tried)
    )
    more = -(-(people + 1) // tried["ratio"]) > -(-people // tried["ratio"])
    known = _during(table, staff, "new", "until")
    full = known.loc[known["needed"] + known["escorts_needed"] >= known["present"], "way"]
    supervised = usable & ~(more & tried["way"].isin(full))
    ways = table.index.to_numpy()
    return np.isin(ways, tried.loc[usable, "way"]), np.isin(ways, tried.loc[supervised, "way"])


def _during(table: pd.DataFrame, staff: pd.DataFrame, since: str, until: str) -> pd.DataFrame:
    """The staff intervals of the site that meet [since, until) of each way."""
    asked = table[["site_j", since, until]].rename_axis("way").reset_index()
    both = asked.merge(staff.rename(columns={"site": "site_j"}), on="site_j")
    return both[(both["from"] < both[until]) & (both[since] < both["to"])]


def _available(instance: Instance, tried: pd.DataFrame) -> "pd.Series[bool]":
    """Rooms with listed intervals are free only inside one of them."""
    listed = instance.availability[["room", "from", "until"]].rename(columns={"until": "closes"})
    both = tried[["trial", "room", "new", "until"]].merge(listed, on="room")
    inside = both[(both["from"] <= both["new"]) & (both["until"] <= both["closes"])]
    return ~tried["room"].isin(listed["room"]) | tried["trial"].isin(inside["trial"])

"""Staff of each site over time: needed in the rooms and on the way, against present."""

import numpy as np
import pandas as pd

from models.facts import STAFF
from models.instance import Instance
from models.timetable import Timetable
from scheduler.rules.intervals import changes, levels
from scheduler.rules.reading import centre_of, first_of, named, number, setting

AMOUNTS = ["needed", "present", "escorts_needed", "escorts_present"]
ALWAYS = (pd.Timestamp("1900-01-01", tz="UTC"), pd.Timestamp("2200-01-01", tz="UTC"))


def staff(
    instance: Instance, timetable: Timetable, bands: pd.DataFrame, attendance: pd.DataFrame
) -> pd.DataFrame:
    """One row a (site, interval) in which somebody is needed; a room in use needs at least one."""
    events = [
        _in_rooms(instance, bands),
        _on_the_way(instance, timetable, attendance),
        _present(instance),
    ]
    together = pd.concat(events, ignore_index=True).reindex(columns=["site", "at", *AMOUNTS])
    together[AMOUNTS] = together[AMOUNTS].fillna(0).astype("int64")
    together["at"] = pd.to_datetime(together["at"], utc=True).astype("datetime64[s, UTC]")
    table = levels(together, "site", AMOUNTS)
    table = table[(table["needed"] > 0) | (table["escorts_needed"] > 0)]
    return table[list(STAFF)].reset_index(drop=True)


def _in_rooms(instance: Instance, bands: pd.DataFrame) -> pd.DataFrame:
    """Changes of the invigilators needed: a room asks for one a `ratio` of people, rounded up."""
    use = changes(bands, "room", "occupied_from", "occupied_to", ["candidates"])
    people = levels(use, "room", ["candidates"])
    site = bands.drop_duplicates("room").set_index("room")["site"]
    people["site"] = named(people["room"], site.to_dict())
    centre = centre_of(instance, people["site"])
    ratio = setting(instance, centre, lambda p: p.invigilators.ratio)
    people["needed"] = -(-people["candidates"].astype("int64") // ratio)
    return changes(people[people["needed"] > 0], "site", "from", "to", ["needed"])


def _on_the_way(instance: Instance, timetable: Timetable, attendance: pd.DataFrame) -> pd.DataFrame:
    """One escort for all who leave together: same first exam, same site, same interval."""
    moves = timetable.overlaps[timetable.overlaps["outcome"] == "transfer"].reset_index(drop=True)
    stays = first_of(
        attendance, number(instance, attendance), number(instance, moves, "stays"), ["site", "out"]
    )
    ways = moves[["stays", "start"]].join(stays).dropna().drop_duplicates()
    return changes(ways.assign(escorts_needed=1), "site", "out", "start", ["escorts_needed"])


def _present(instance: Instance) -> pd.DataFrame:
    people = instance.staff.assign(
        since=pd.to_datetime(instance.staff["from"], utc=True).fillna(ALWAYS[0]),
        till=pd.to_datetime(instance.staff["until"], utc=True).fillna(ALWAYS[1]),
        present=1,
        escorts_present=instance.staff["escort"].astype(bool).astype(np.int64),
    )
    return changes(people, "site", "since", "till", ["present", "escorts_present"])

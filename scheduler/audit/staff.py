"""Staff of each site over time: needed in the rooms and on the way, against present."""

import numpy as np
import pandas as pd

from models.facts import DICTATIONS, STAFF, WATCHED, WAYS
from models.instance import Instance
from models.timetable import Timetable
from scheduler.rules.intervals import changes, levels
from scheduler.rules.reading import centre_of, first_of, named, number, setting

NEEDED = ["needed", "escorts_needed", "secretaries_needed"]
PRESENT = ["present", "escorts_present", "secretaries_present", "authorised_present"]
AMOUNTS = [*NEEDED, *PRESENT]
ALWAYS = (pd.Timestamp("1900-01-01", tz="UTC"), pd.Timestamp("2200-01-01", tz="UTC"))


def staff(
    instance: Instance, watched: pd.DataFrame, ways: pd.DataFrame, dictations: pd.DataFrame
) -> pd.DataFrame:
    """One row a (site, interval) in which somebody is needed; a room in use needs at least one."""
    events = [
        changes(watched, "site", "from", "to", ["needed"]),
        changes(ways.assign(escorts_needed=1), "site", "from", "to", ["escorts_needed"]),
        changes(dictations.assign(secretaries_needed=1), "site", "from", "to", ["secretaries_needed"]),
        _present(instance),
    ]
    together = pd.concat(events, ignore_index=True).reindex(columns=["site", "at", *AMOUNTS])
    together[AMOUNTS] = together[AMOUNTS].fillna(0).astype("int64")
    together["at"] = pd.to_datetime(together["at"], utc=True).astype("datetime64[s, UTC]")
    table = levels(together, "site", AMOUNTS)
    table = table[(table[NEEDED] > 0).any(axis=1)]
    return table[list(STAFF)].reset_index(drop=True)


def watched(instance: Instance, bands: pd.DataFrame) -> pd.DataFrame:
    """One row a (room, interval) of the same people: a room asks for one a `ratio` of them, rounded up; before a
    jury nobody."""
    bands = bands[bands["kind"] != "oral"]
    use = changes(bands, "room", "occupied_from", "occupied_to", ["candidates"])
    people = levels(use, "room", ["candidates"])
    site = bands.drop_duplicates("room").set_index("room")["site"]
    people["site"] = named(people["room"], site.to_dict())
    centre = centre_of(instance, people["site"])
    ratio = setting(instance, centre, lambda p: p.invigilators.ratio)
    people["needed"] = -(-people["candidates"].astype("int64") // ratio)
    return people.loc[people["needed"] > 0, list(WATCHED)].reset_index(drop=True)


def ways(instance: Instance, timetable: Timetable, attendance: pd.DataFrame) -> pd.DataFrame:
    """One row an escort: one for all who leave together, the same first exam, same site, same interval."""
    moves = timetable.overlaps[timetable.overlaps["outcome"] == "transfer"].reset_index(drop=True)
    stays = first_of(
        attendance, number(instance, attendance), number(instance, moves, "stays"), ["site", "out"]
    )
    found = moves[["stays", "start"]].join(stays).dropna().drop_duplicates()
    named = found.rename(columns={"stays": "exam", "out": "from", "start": "to"})
    return named[list(WAYS)].reset_index(drop=True)


def dictations(instance: Instance, timetable: Timetable, sat: pd.DataFrame) -> pd.DataFrame:
    """One row a (candidate, exam) that is dictated: whoever needs a secretary sits alone with one."""
    needs, sits = instance.needs["secretary"].to_numpy(bool), instance.sits
    if not needs.any():
        return pd.DataFrame(columns=list(DICTATIONS)).astype(object)
    who = sits[needs[sits["need"].to_numpy(np.int64)]]
    mine = sat[np.isin(number(instance, sat), number(instance, who)) & (sat["kind"] == "isolated")]
    chairs, keys = timetable.seats, number(instance, mine)
    room = first_of(chairs, number(instance, chairs), keys, ["room"])["room"].fillna("").to_numpy()
    table = mine.assign(room=room).rename(columns={"occupied_from": "from", "occupied_to": "to"})
    return table[list(DICTATIONS)].reset_index(drop=True)


def _present(instance: Instance) -> pd.DataFrame:
    escort = instance.staff["escort"].to_numpy(bool)
    people = instance.staff.assign(
        since=pd.to_datetime(instance.staff["from"], utc=True).fillna(ALWAYS[0]),
        till=pd.to_datetime(instance.staff["until"], utc=True).fillna(ALWAYS[1]),
        present=1,
        escorts_present=escort.astype(np.int64),
        secretaries_present=instance.secretaries.astype(np.int64),
        authorised_present=(escort | instance.secretaries).astype(np.int64),
    )
    return changes(people, "site", "since", "till", PRESENT)

"""Staff of each site over time: people needed in rooms and as escorts, and people present."""

import numpy as np
import pandas as pd

from models.facts import DICTATIONS, ESCORT_DUTIES, STAFF, SUPERVISION
from models.instance import Instance
from models.policy import InvigilatorsParameters
from models.timetable import Timetable, empty
from scheduler.rules.checks.clocks import INSTANT
from scheduler.rules.checks.intervals import levels, running_totals, start_and_end_events
from scheduler.rules.checks.lookups import centre_of_site, first_match, names_for, policy_value, sitting_keys

NEEDED = ["needed", "escorts_needed", "secretaries_needed"]
PRESENT = ["present", "escorts_present", "secretaries_present", "authorised_present"]
AMOUNTS = [*NEEDED, *PRESENT]
ALWAYS = (pd.Timestamp("1900-01-01", tz="UTC"), pd.Timestamp("2200-01-01", tz="UTC"))


def staff_presence(
    instance: Instance, supervision: pd.DataFrame, escort_duties: pd.DataFrame, dictations: pd.DataFrame
) -> pd.DataFrame:
    """One row for each (site, interval) in which somebody is needed; a room in use needs at least one."""
    events = [
        start_and_end_events(supervision, "site", "from", "to", ["needed"]),
        start_and_end_events(
            escort_duties.assign(escorts_needed=1), "site", "from", "to", ["escorts_needed"]
        ),
        start_and_end_events(
            dictations.assign(secretaries_needed=1), "site", "from", "to", ["secretaries_needed"]
        ),
        _present(instance),
    ]
    table = levels(events, "site", AMOUNTS)
    table = table[(table[NEEDED] > 0).any(axis=1)]
    return table[list(STAFF)].reset_index(drop=True)


def supervision(instance: Instance, bands: pd.DataFrame) -> pd.DataFrame:
    """One row for each (room, interval) of the same people: a room asks for one a `ratio` of them, rounded up; before a
    jury nobody."""
    bands = bands[bands["kind"] != "oral"]
    use = start_and_end_events(bands, "room", "occupied_from", "occupied_to", ["candidates"])
    people = running_totals(use, "room", ["candidates"])
    site = bands.drop_duplicates("room").set_index("room")["site"]
    people["site"] = names_for(people["room"], site.to_dict())
    centre = centre_of_site(instance, people["site"])
    ratio = policy_value(instance, centre, lambda p: p.of(InvigilatorsParameters).ratio)
    people["needed"] = -(-people["candidates"].astype("int64") // ratio)
    return people.loc[people["needed"] > 0, list(SUPERVISION)].reset_index(drop=True)


def escort_duties(instance: Instance, timetable: Timetable, attendance: pd.DataFrame) -> pd.DataFrame:
    """One row for each escort needed: one for all who leave together, the same first exam, same site, same interval."""
    moves = timetable.overlaps[timetable.overlaps["outcome"] == "transfer"].reset_index(drop=True)
    if moves.empty:
        return empty(ESCORT_DUTIES).astype({"from": INSTANT, "to": INSTANT})
    stays = first_match(
        attendance,
        sitting_keys(instance, attendance),
        sitting_keys(instance, moves, "stays"),
        ["site", "out", "moved", "moved_end"],
    )
    # Who is moved on from a moved exam leaves it at its new end.
    stays["out"] = stays["out"].where(~stays["moved"].eq(True), stays["moved_end"])
    found = moves[["stays", "start"]].join(stays[["site", "out"]]).dropna().drop_duplicates()
    duties = found.rename(columns={"stays": "exam", "out": "from", "start": "to"})
    return duties[list(ESCORT_DUTIES)].reset_index(drop=True)


def dictations(instance: Instance, timetable: Timetable, sat: pd.DataFrame) -> pd.DataFrame:
    """One row for each (candidate, exam) that is dictated: whoever needs a secretary sits alone with one. Who has no seat
    does not sit, and needs none (`seated-once`)."""
    needs, sits = instance.needs["secretary"].to_numpy(bool), instance.sits
    if not needs.any():
        return pd.DataFrame(columns=list(DICTATIONS)).astype(object)
    who = sits[needs[sits["need"].to_numpy(np.int64)]]
    mine = sat[
        np.isin(sitting_keys(instance, sat), sitting_keys(instance, who)) & (sat["kind"] == "isolated")
    ]
    chairs, keys = timetable.seats, sitting_keys(instance, mine)
    room = first_match(chairs, sitting_keys(instance, chairs), keys, ["room"])["room"].fillna("").to_numpy()
    table = mine.assign(room=room).rename(columns={"occupied_from": "from", "occupied_to": "to"})
    seated: pd.DataFrame = table.loc[room != "", list(DICTATIONS)]
    return seated.reset_index(drop=True)


def _present(instance: Instance) -> pd.DataFrame:
    presence = instance.presence
    person = presence["person"].to_numpy(np.int64)
    escort, writes = instance.staff["escort"].to_numpy(bool)[person], instance.secretaries[person]
    people = pd.DataFrame(
        {
            "site": instance.staff["site"].to_numpy(object)[person],
            "since": presence["from"].fillna(ALWAYS[0]),
            "till": presence["until"].fillna(ALWAYS[1]),
            "present": 1,
            "escorts_present": escort.astype(np.int64),
            "secretaries_present": writes.astype(np.int64),
            "authorised_present": (escort | writes).astype(np.int64),
        }
    )
    return start_and_end_events(people, "site", "since", "till", PRESENT)

"""What a timetable decided and is still possible, as pins: rooms come and go, and so do people."""

import pandas as pd

from models.instance import Instance
from models.pins import merged_pins, pins_of
from models.timetable import Timetable


def still_possible(old: Timetable, instance: Instance, source: str) -> pd.DataFrame:
    """The hosts, seats, transfers and unresolved overlaps of `old` that exams, people and rooms still allow."""
    sits = instance.sits[["candidate", "exam", "site"]]
    overlaps = old.overlaps.rename(columns={"stays": "exam"}).merge(sits, on=["candidate", "exam"])
    there = sits[["candidate", "exam"]].rename(columns={"exam": "moves"})
    overlaps = overlaps.drop(columns="site").merge(there, on=["candidate", "moves"])
    parts = [
        pins_of(kind, overlaps[overlaps["outcome"] == kind], source) for kind in ("transfer", "unresolved")
    ]
    parts.append(pins_of("host", _hosts(old, instance), source))
    parts.append(pins_of("seat", _seats(old, instance), source))
    return merged_pins(*parts)


def _hosts(old: Timetable, instance: Instance) -> pd.DataFrame:
    """Who is received where, everybody else at home, where that site may still receive them."""
    remote = [str(e.id) for e in instance.exams if e.mode.value == "remote"]
    sat = instance.sits[["exam", "site"]].drop_duplicates()
    sat = sat[sat["exam"].isin(old.starts["exam"]) & ~sat["exam"].isin(remote)]
    told = old.hosts.rename(columns={"home": "site"}).drop_duplicates(["exam", "site"])
    both = sat.merge(told, on=["exam", "site"], how="left")
    both["host"] = both["host"].where(both["host"].notna(), both["site"])
    ways = [(home, host) for home, hosts in instance.venues.items() for host in hosts]
    return both.merge(pd.DataFrame(ways, columns=["site", "host"]), on=["site", "host"])


def _seats(old: Timetable, instance: Instance) -> pd.DataFrame:
    """Seats of people who still sit the exam, in rooms that still serve their site, are open all the time,
    and have a chair for each of them."""
    rooms = pd.DataFrame(
        [(str(r.id), str(r.site), r.seats) for r in instance.rooms], columns=["room", "host", "seats"]
    )
    orals = [str(e.id) for e in instance.exams if e.oral]  # the jury's room is chosen anew
    seats = old.seats[(old.seats["room"] != "") & ~old.seats["exam"].isin(orals)].drop(columns="site")
    seats = seats.merge(instance.sits[["candidate", "exam", "site"]], on=["candidate", "exam"])
    seats = seats.merge(rooms, on="room")
    ways = [(home, host) for home, hosts in instance.venues.items() for host in hosts]
    seats = seats.merge(pd.DataFrame(ways, columns=["site", "host"]), on=["site", "host"])
    listed = instance.availability.groupby("room")
    if len(listed):
        first = seats["room"].isin(instance.availability["room"])
        open_ = seats.reset_index(names="row").merge(instance.availability, on="room")
        inside = (open_["from"] <= open_["start"]) & (open_["end"] <= open_["until"])
        seats = seats[~first | seats.index.isin(open_.loc[inside, "row"])]
    # Who sat in a room that has become too small finds the first of its chairs taken in order of id.
    together = ["room", "start"]
    turn = seats.sort_values("candidate").groupby(together).cumcount().reindex(seats.index)
    return seats.loc[turn < seats["seats"], ["candidate", "exam", "room"]]

"""Rooms that candidates know already, numbered as in the place terms; and who gets which seat."""

from collections.abc import Sequence

import pandas as pd

from scheduler.terms.model_data import ModelData


def known_places(data: ModelData, rooms: Sequence[str]) -> pd.DataFrame:
    """One row per candidate and exam with a known room: candidate, node, site, need, and place, the number of the room
    (-1: it no longer exists)."""
    keys = ["candidate", "node", "site", "need"]
    known = data.instance.kept_rooms
    found = data.people[["exam", *keys]].merge(known, on=["candidate", "exam"])
    number = {name: i for i, name in enumerate(rooms)}
    place = found["room"].map(number).fillna(-1).astype("int64")
    return found[keys].assign(place=place)


def seat_assignment(everyone: pd.DataFrame, where: pd.DataFrame) -> pd.DataFrame:
    """Who takes which seat: rows (candidate, pool_head, group, place).

    `everyone` (candidate, pool_head, known_room) are the candidates, `where` (pool_head, place, group) the seats. A
    candidate sits in the known room while it has seats for the pool; the others fill the seats left, in order.
    """
    people = everyone.rename(columns={"known_room": "place"}).reset_index(names="who")
    seats = where.reset_index(names="seat")
    keys = ["pool_head", "place"]
    for table in (people, seats):
        table["turn"] = table.groupby(keys).cumcount()
    again = people.merge(seats[[*keys, "turn", "seat"]], on=[*keys, "turn"])[["who", "seat"]]
    others = people[~people["who"].isin(again["who"])].copy()
    free = seats[~seats["seat"].isin(again["seat"])].copy()
    for table in (others, free):
        table["turn"] = table.groupby("pool_head").cumcount()
    rest = others.merge(free[["pool_head", "turn", "seat"]], on=["pool_head", "turn"], how="left")
    both = pd.concat([again, rest[["who", "seat"]]], ignore_index=True)
    if both["seat"].isna().any():
        raise AssertionError(f"{int(both['seat'].isna().sum())} candidates got no place")
    taken = both.merge(people[["who", "candidate", "pool_head"]], on="who", validate="one_to_one")
    taken = taken.merge(seats[["seat", "group", "place"]], on="seat", validate="one_to_one")
    return taken.sort_values(["pool_head", "seat"], ignore_index=True)

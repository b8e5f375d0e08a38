"""Who gets which of the seats of a packing."""

import pandas as pd


def seat_assignment(everyone: pd.DataFrame, where: pd.DataFrame, missing: int = 0) -> pd.DataFrame:
    """Who takes which seat: rows (candidate, pool_head, group, place).

    `everyone` (candidate, pool_head, known_room) are the candidates, `where` (pool_head, place, group) the seats. A
    candidate sits in the known room while it has seats for the pool; the others fill the seats left, in order: first those
    who know no room, so that of a pool without seats for all, those are left out whose room is lost. So many candidates
    may be `missing` in all.
    """
    people = everyone.rename(columns={"known_room": "place"}).reset_index(names="who")
    seats = where.reset_index(names="seat")
    keys = ["pool_head", "place"]
    for table in (people, seats):
        table["turn"] = table.groupby(keys).cumcount()
    again = people.merge(seats[[*keys, "turn", "seat"]], on=[*keys, "turn"])[["who", "seat"]]
    others = people[~people["who"].isin(again["who"])].copy()
    if missing:
        last = 2 * len(people) - others["who"]  # whose room is lost, the first of them last: they have pins
        others = others.loc[others["who"].where(others["place"] < 0, last).sort_values().index]
    free = seats[~seats["seat"].isin(again["seat"])].copy()
    for table in (others, free):
        table["turn"] = table.groupby("pool_head").cumcount()
    rest = others.merge(free[["pool_head", "turn", "seat"]], on=["pool_head", "turn"], how="left")
    both = pd.concat([again, rest[["who", "seat"]]], ignore_index=True)
    without = both["seat"].isna()
    if without.sum() != missing:
        raise AssertionError(
            f"{int(without.sum())} candidates got no place, {missing} of them for want of one"
        )
    both = both[~without]
    taken = both.merge(people[["who", "candidate", "pool_head"]], on="who", validate="one_to_one")
    taken = taken.merge(seats[["seat", "group", "place"]], on="seat", validate="one_to_one")
    return taken.sort_values(["pool_head", "seat"], ignore_index=True)

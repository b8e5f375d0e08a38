"""From the solver's numbers back to a timetable with names."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.timetable import KINDS, OVERLAPS, ROOMS, SEATS, STARTS, Timetable
from scheduler.compile.seating import TRANSFER, Seating
from scheduler.terms.draft import Draft

Ints = npt.NDArray[np.int64]


def decode(draft: Draft, choice: Ints, seating: Seating | None, rows: Ints, left_out: Ints) -> Timetable:
    """The timetable of a choice. `rows` (group, room, people) and `left_out` come from the place stage;
    `seating` None: starts only."""
    starts = _starts(draft, choice)
    if seating is None:
        return Timetable(draft.instance.name, starts)
    overlaps = _settled(seating.overlaps, left_out)
    names = np.array(draft.options.names, dtype=object)
    listed = pd.DataFrame(
        {
            "candidate": overlaps["candidate"],
            "stays": names[overlaps["stays"].to_numpy(np.int64)],
            "moves": names[overlaps["moves"].to_numpy(np.int64)],
            "outcome": np.where(overlaps["served"], "transfer", "unresolved"),
            "start": stamps(overlaps["start"].to_numpy(np.int64)).where(overlaps["served"].to_numpy(bool)),
        }
    )[list(OVERLAPS)]
    listed = listed.sort_values(["candidate", "stays", "moves"], ignore_index=True)
    if not draft.instance.rooms:
        return Timetable(draft.instance.name, starts, overlaps=listed)
    seats = pd.concat(
        [_seats(draft, seating, overlaps, rows), _remote(draft, choice, overlaps)], ignore_index=True
    )
    seats = seats.sort_values(["exam", "candidate"], ignore_index=True)[list(SEATS)]
    rooms = seats[seats["room"] != ""].groupby(["exam", "site", "room", "kind"], sort=True).size()
    return Timetable(
        draft.instance.name,
        starts,
        rooms=rooms.rename("places").reset_index()[list(ROOMS)],
        seats=seats,
        overlaps=listed,
    )


def stamps(minutes: Ints) -> "pd.Series[pd.Timestamp]":
    """Minutes since 1970 as UTC timestamps."""
    return pd.Series(pd.DatetimeIndex(minutes.astype("datetime64[m]").astype("datetime64[s]"), tz="UTC"))


def _starts(draft: Draft, choice: Ints) -> pd.DataFrame:
    chosen = np.zeros(draft.options.size, bool)
    chosen[choice] = True
    bands = draft.bands[chosen[draft.bands["option"].to_numpy(np.int64)]]
    names = np.array(draft.options.names, dtype=object)
    table = pd.DataFrame(
        {
            "exam": names[bands["node"].to_numpy(np.int64)],
            "zone": bands["zone"].to_numpy(),
            "start": stamps(bands["start"].to_numpy(np.int64)),
            "gather": bands["gather"].to_numpy(np.int64),
            "paper": bands["paper"].to_numpy(np.int64),
        }
    )
    return table[list(STARTS)].sort_values(["exam", "zone"], ignore_index=True)


def _settled(overlaps: pd.DataFrame, left_out: Ints) -> pd.DataFrame:
    """Which pairs are served: of a transfer group that lost places, the last candidates are left out."""
    group = overlaps["group"].to_numpy(np.int64)
    rank = overlaps.sort_values(["group", "candidate"]).groupby("group").cumcount().reindex(overlaps.index)
    size = overlaps.groupby("group")["candidate"].transform("size")
    kept = size.to_numpy(np.int64) - np.where(
        group >= 0, left_out[np.maximum(group, 0)] if len(left_out) else 0, 0
    )
    return overlaps.assign(served=(group >= 0) & (rank.to_numpy(np.int64) < kept))


def _seats(draft: Draft, seating: Seating, overlaps: pd.DataFrame, rows: Ints) -> pd.DataFrame:
    """Everybody in a room: the people of each group in order of id, room after room."""
    table = seating.table
    gone = overlaps[["candidate", "moves"]].drop_duplicates().rename(columns={"moves": "node"})
    people = draft.people.merge(gone.assign(gone=True), on=["candidate", "node"], how="left")
    people = people[people["gone"].isna()]
    fixed = table[table["kind"] != TRANSFER].reset_index(names="group")
    fixed = fixed.assign(isolated=fixed["kind"] == KINDS.index("isolated"))
    keys = ["node", "site", "extra", "isolated"]
    mine = people[["candidate", *keys]].merge(fixed[[*keys, "group"]], on=keys)[["candidate", "group"]]
    moved = overlaps.loc[overlaps["served"], ["candidate", "group"]]
    everyone = pd.concat([mine, moved], ignore_index=True).sort_values(
        ["group", "candidate"], ignore_index=True
    )
    order = np.lexsort((rows[:, 1], rows[:, 0]))
    places = rows[order]
    where = pd.DataFrame(
        {"group": np.repeat(places[:, 0], places[:, 2]), "place": np.repeat(places[:, 1], places[:, 2])}
    )
    everyone["seat"] = everyone.groupby("group").cumcount()
    where["seat"] = where.groupby("group").cumcount()
    seated = everyone.merge(where, on=["group", "seat"], how="left", validate="one_to_one")
    if seated["place"].isna().any():
        raise AssertionError(f"{int(seated['place'].isna().sum())} candidates got no place")
    group = table.iloc[seated["group"].to_numpy(np.int64)].reset_index(drop=True)
    rooms = np.array(seating.terms.rooms.names, dtype=object)
    return pd.DataFrame(
        {
            "candidate": seated["candidate"],
            "exam": np.array(draft.options.names, dtype=object)[group["node"].to_numpy(np.int64)],
            "site": group["site"].astype(object),
            "room": rooms[seated["place"].to_numpy(np.int64)],
            "kind": np.array(KINDS, dtype=object)[group["kind"].to_numpy(np.int64)],
            "start": stamps(group["start"].to_numpy(np.int64)),
            "end": stamps(group["end"].to_numpy(np.int64)),
        }
    )


def _remote(draft: Draft, choice: Ints, overlaps: pd.DataFrame) -> pd.DataFrame:
    """Those who write at home: no room, their own duration."""
    keys = ["node", "zone", "site", "extra", "isolated"]
    groups = draft.groups.loc[draft.groups["remote"], [*keys, "own"]]
    chosen = np.zeros(draft.options.size, bool)
    chosen[choice] = True
    bands = draft.bands.loc[chosen[draft.bands["option"].to_numpy(np.int64)], ["node", "zone", "start"]]
    people = (
        draft.people[["candidate", "exam", *keys]].merge(groups, on=keys).merge(bands, on=["node", "zone"])
    )
    gone = overlaps[["candidate", "moves"]].drop_duplicates().rename(columns={"moves": "node"})
    people = people.merge(gone.assign(gone=True), on=["candidate", "node"], how="left")
    people = people[people["gone"].isna()].reset_index(drop=True)
    return pd.DataFrame(
        {
            "candidate": people["candidate"],
            "exam": people["exam"],
            "site": people["site"].astype(object),
            "room": "",
            "kind": "remote",
            "start": stamps(people["start"].to_numpy(np.int64)),
            "end": stamps((people["start"] + people["own"]).to_numpy(np.int64)),
        }
    )

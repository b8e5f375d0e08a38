"""Decode a solution: from the numbers of the solver to a timetable with names."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.timetable import HOSTS, KINDS, OVERLAPS, ROOMS, SEATS, STARTS, Timetable
from scheduler.compile.places.place_rules import ORAL, TRANSFER
from scheduler.compile.places.seat_assignment import seat_assignment
from scheduler.compile.places.seating import Seating
from scheduler.terms.model_data import ModelData

Ints = npt.NDArray[np.int64]


def decode(data: ModelData, choice: Ints, seating: Seating | None, rows: Ints, left_out: Ints) -> Timetable:
    """The timetable of a choice. `rows` (group, room, candidates) and `left_out` (by group) come from the place stage.
    `seating` has the chosen hosts; None: starts only."""
    starts = _starts(data, choice)
    if seating is None:
        return Timetable(data.instance.name, starts)
    overlaps = _served(seating.overlaps, left_out)
    if data.instance.rooms:
        seated, overlaps = _given_places(data, seating, overlaps, rows, left_out)
        seats = pd.concat([_seats(data, seating, seated), _remote(data, choice, overlaps)], ignore_index=True)
    names = np.array(data.options.names, dtype=object)
    # A missed exam is listed with one that it overlaps as published, whatever it was to follow.
    stays = np.where(overlaps["served"], overlaps["stays"], overlaps["overlapped"]).astype(np.int64)
    listed = pd.DataFrame(
        {
            "candidate": overlaps["candidate"],
            "stays": names[stays],
            "moves": names[overlaps["moves"].to_numpy(np.int64)],
            "outcome": np.where(overlaps["served"], "transfer", "unresolved"),
            "start": stamps(overlaps["start"].to_numpy(np.int64)).where(overlaps["served"].to_numpy(bool)),
        }
    )[list(OVERLAPS)]
    listed = _missed_once(listed).sort_values(["candidate", "stays", "moves"], ignore_index=True)
    if not data.instance.rooms:
        return Timetable(data.instance.name, starts, overlaps=listed, part=data.instance.part)
    seats = seats.sort_values(["exam", "candidate"], ignore_index=True)[list(SEATS)]
    rooms = seats[seats["room"] != ""].groupby(["exam", "site", "room", "kind"], sort=True).size()
    return Timetable(
        data.instance.name,
        starts,
        rooms=rooms.rename("places").reset_index()[list(ROOMS)],
        seats=seats,
        overlaps=listed,
        hosts=_hosts(data, seating),
        part=data.instance.part,
    )


def _missed_once(listed: pd.DataFrame) -> pd.DataFrame:
    """The listed overlaps with one row for each missed exam: with an exam that it overlaps and that is not missed itself."""
    lost = listed[listed["outcome"] == "unresolved"]
    gone = pd.MultiIndex.from_frame(lost[["candidate", "moves"]])
    also = np.asarray(pd.MultiIndex.from_frame(lost[["candidate", "stays"]]).isin(gone), bool)
    lost = lost.assign(also=also).sort_values(["candidate", "moves", "also", "stays"])
    once = lost.drop_duplicates(["candidate", "moves"]).drop(columns="also")
    return pd.concat([listed[listed["outcome"] != "unresolved"], once], ignore_index=True)


def _hosts(data: ModelData, seating: Seating) -> pd.DataFrame:
    """Every exam and home site whose candidates sit elsewhere."""
    visits = seating.terms.visits
    node, visit = visits.sat[:, 0], visits.sat[:, 1]
    away = visits.site[visit] != visits.home[visit]
    node, visit = node[away], visit[away]
    sites = np.array([str(s.id) for s in data.instance.sites], dtype=object)
    exams = np.array(data.options.names, dtype=object)[node]
    table = pd.DataFrame(
        {"exam": exams, "home": sites[visits.home[visit]], "host": sites[visits.site[visit]]}, dtype=object
    )
    return table.sort_values(["exam", "home"], ignore_index=True)[list(HOSTS)]


def stamps(minutes: Ints) -> "pd.Series[pd.Timestamp]":
    """Minutes since 1970 as UTC timestamps."""
    return pd.Series(pd.DatetimeIndex(minutes.astype("datetime64[m]").astype("datetime64[s]"), tz="UTC"))


def _starts(data: ModelData, choice: Ints) -> pd.DataFrame:
    chosen = data.options.chosen(choice)
    bands = data.bands[chosen[data.bands["option"].to_numpy(np.int64)]]
    names = np.array(data.options.names, dtype=object)
    table = pd.DataFrame(
        {
            "exam": names[bands["node"].to_numpy(np.int64)],
            "zone": bands["zone"].to_numpy(),
            "start": stamps(bands["start"].to_numpy(np.int64)),
            "gather": bands["gather"].to_numpy(np.int64),
            "paper": bands["paper"].to_numpy(np.int64),
            "early": bands["early"].to_numpy(np.int64),
        }
    )
    return table[list(STARTS)].sort_values(["exam", "zone"], ignore_index=True)


def _served(overlaps: pd.DataFrame, left_out: Ints) -> pd.DataFrame:
    """Which overlaps are served: of a transfer group without seats for all, the last candidates are left out."""
    group = overlaps["group"].to_numpy(np.int64)
    rank = overlaps.sort_values(["group", "candidate"]).groupby("group").cumcount().reindex(overlaps.index)
    size = overlaps.groupby("group")["candidate"].transform("size")
    served = size.to_numpy(np.int64) - np.where(
        group >= 0, left_out[np.maximum(group, 0)] if len(left_out) else 0, 0
    )
    return overlaps.assign(served=(group >= 0) & (rank.to_numpy(np.int64) < served))


def _given_places(
    data: ModelData, seating: Seating, overlaps: pd.DataFrame, rows: Ints, left_out: Ints
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Everybody in a room (candidate, group, place): the candidates of each pool in order of id, room after room; and the
    overlaps with the new start of each transfer."""
    table, head = seating.table, seating.terms.groups.head
    gone = overlaps[["candidate", "moves"]].drop_duplicates().rename(columns={"moves": "node"})
    people = data.people.merge(gone.assign(gone=True), on=["candidate", "node"], how="left")
    people = people[people["gone"].isna()]
    before_jury = (table["kind"] == ORAL).to_numpy(bool)[rows[:, 0]]
    juries, rows = rows[before_jury], rows[~before_jury]
    fixed = table[~table["kind"].isin((TRANSFER, ORAL)) & table["granted"]].reset_index(names="pool_head")
    keys = ["node", "site", "need"]
    mine = people[["candidate", *keys]].merge(fixed[[*keys, "pool_head"]], on=keys)
    moved = overlaps.loc[overlaps["served"], ["candidate", "group"]].rename(columns={"group": "pool_head"})
    everyone = pd.concat([mine[["candidate", "pool_head"]], moved], ignore_index=True)
    everyone = everyone.sort_values(["pool_head", "candidate"], ignore_index=True)
    places = rows[np.lexsort((rows[:, 1], rows[:, 0], head[rows[:, 0]]))]
    where = pd.DataFrame(np.repeat(places[:, :2], places[:, 2], axis=0), columns=["group", "place"])
    where["pool_head"] = head[where["group"].to_numpy()]
    pins, had = seating.pinned, seating.known
    everyone["node"] = table["node"].to_numpy(np.int64)[everyone["pool_head"].to_numpy(np.int64)]
    published = table["kind"].to_numpy(np.int64)[everyone["pool_head"].to_numpy(np.int64)] != TRANSFER
    everyone = everyone.merge(had[["candidate", "node", "place"]], on=["candidate", "node"], how="left")
    everyone["known_room"] = everyone["place"].fillna(-1).where(published, -1).astype("int64")
    everyone = everyone.drop(columns="place").merge(
        pins[["candidate", "node", "place"]], on=["candidate", "node"], how="left"
    )
    pinned = everyone["place"].notna()
    everyone["known_room"] = everyone["place"].where(pinned, everyone["known_room"]).astype("int64")
    everyone = everyone.loc[(~pinned).sort_values(kind="stable").index]  # pinned candidates are seated first
    missing = int(left_out[fixed["pool_head"].to_numpy(np.int64)].sum())
    seated = seat_assignment(everyone[["candidate", "pool_head", "known_room"]], where, missing)
    start = table["start"].to_numpy(np.int64)[seated["group"].to_numpy(np.int64)]
    given = seated.assign(start=start, group=seated["pool_head"])[["candidate", "group", "start"]]
    overlaps = overlaps.drop(columns="start").merge(given, on=["candidate", "group"], how="left")
    seated = pd.concat([seated, _before_juries(table, juries, people)], ignore_index=True)
    return seated, overlaps.assign(start=overlaps["start"].fillna(0).astype("int64"))


def _before_juries(table: pd.DataFrame, rows: Ints, people: pd.DataFrame) -> pd.DataFrame:
    """The candidates of an oral and site in the room of its jury (candidate, group, place, pool_head)."""
    juries = table.iloc[rows[:, 0]][["node", "site"]].assign(
        group=rows[:, 0], place=rows[:, 1], pool_head=rows[:, 0]
    )
    mine = people[["candidate", "node", "site"]].merge(juries, on=["node", "site"])
    return mine[["candidate", "group", "place", "pool_head"]]


def _seats(data: ModelData, seating: Seating, seated: pd.DataFrame) -> pd.DataFrame:
    """The table of seats in rooms."""
    group = seating.table.iloc[seated["group"].to_numpy(np.int64)].reset_index(drop=True)
    rooms = np.array(seating.terms.rooms.names, dtype=object)
    sites = np.array([str(s.id) for s in data.instance.sites], dtype=object)
    return pd.DataFrame(
        {
            "candidate": seated["candidate"],
            "exam": np.array(data.options.names, dtype=object)[group["node"].to_numpy(np.int64)],
            "site": sites[seating.terms.groups.site[seated["group"].to_numpy(np.int64)]],
            "room": rooms[seated["place"].to_numpy(np.int64)],
            "kind": np.array(KINDS, dtype=object)[group["kind"].to_numpy(np.int64)],
            "start": stamps(group["start"].to_numpy(np.int64)),
            "end": stamps(group["end"].to_numpy(np.int64)),
        }
    )


def _remote(data: ModelData, choice: Ints, overlaps: pd.DataFrame) -> pd.DataFrame:
    """The seats of candidates who write at home: no room, their own duration."""
    keys = ["node", "zone", "site", "need"]
    groups = data.groups.loc[data.groups["remote"], [*keys, "own"]]
    chosen = data.options.chosen(choice)
    bands = data.bands.loc[chosen[data.bands["option"].to_numpy(np.int64)], ["node", "zone", "start"]]
    people = (
        data.people[["candidate", "exam", *keys]].merge(groups, on=keys).merge(bands, on=["node", "zone"])
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

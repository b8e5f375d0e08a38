"""Pinned rooms and seats, numbered as in the place terms."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.timetable import KINDS
from scheduler.compile.time.pinned_overlaps import OverlapPins
from scheduler.terms.model_data import ModelData
from scheduler.terms.pinned_pairs import pinned_pairs
from scheduler.terms.places import PlacePins

Ints = npt.NDArray[np.int64]
TRANSFER = KINDS.index("transfer")
GONE = -1
"""The number of a room that is no longer there."""


def pinned_seats(data: ModelData, rooms: Sequence[str]) -> pd.DataFrame:
    """One row per pinned seat: candidate, node, site, need, place (the number of the room)."""
    keys = ["candidate", "node", "site", "need"]
    pins = data.instance.pinned("seat").drop_duplicates(["candidate", "exam"])
    found = data.people[["exam", *keys]].merge(pins[["candidate", "exam", "room"]], on=["candidate", "exam"])
    number = {name: i for i, name in enumerate(rooms)}
    return found[keys].assign(place=found["room"].map(number).fillna(GONE).astype("int64"))


class Pins:
    """The pins that places must respect; prepared once, applied to every choice."""

    def __init__(self, data: ModelData, rooms: Sequence[str]) -> None:
        self.data = data
        self.seats = pinned_seats(data, rooms)
        self.overlaps = OverlapPins(pinned_pairs(data), self.seats[["candidate", "node", "place"]])
        node = {name: i for i, name in enumerate(data.options.names)}
        number = {name: i for i, name in enumerate(rooms)}
        pins = data.instance.pinned("room")
        pins = pins[pins["exam"].isin(list(node)) & pins["room"].isin(list(number))]
        mine = pins.assign(node=pins["exam"].map(node), place=pins["room"].map(number))[["node", "place"]]
        at = [(i, str(room.site)) for i, room in enumerate(data.instance.rooms)]
        every = pd.DataFrame(at, columns=["place", "site"])
        both = pins.assign(node=pins["exam"].map(node))[["node", "site"]].drop_duplicates().merge(every)
        both = both.merge(mine.assign(fine=True), on=["node", "place"], how="left")
        self.barred = both.loc[both["fine"].isna(), ["node", "place"]]
        needs = data.instance.needs
        plain = ~(needs["isolated"] | needs["small_room"] | (needs["features"] != ""))
        self.plain = np.flatnonzero(plain)

    def among(self, known: pd.DataFrame) -> pd.DataFrame:
        """The known rooms (as of `known_places`) after pins: a candidate pinned to another room has lost the known one,
        and pinned rooms are known too. So the other candidates get the seats that these leave."""
        if known.empty or self.seats.empty:
            return known
        who = ["candidate", "node"]
        pins = self.seats.rename(columns={"place": "pinned"})[[*who, "pinned"]]
        elsewhere = known[who].merge(pins, on=who, how="left")["pinned"].set_axis(known.index)
        lost = elsewhere.notna() & (elsewhere != known["place"])
        after_pins = known.assign(place=known["place"].where(~lost, GONE))
        same = self.seats[who].merge(after_pins[[*who, "place"]], on=who, how="left")["place"]
        new = self.seats[(same != self.seats["place"]).to_numpy()]
        return pd.concat([after_pins, new[known.columns]], ignore_index=True)

    def exams_of(self, pairs: pd.DataFrame) -> tuple[Ints, ...]:
        """For each pair all exams (nodes) of its candidate in its session: together they cause the conflict."""
        people = self.data.people[["candidate", "session", "node"]]
        mine = pairs[["candidate", "session"]].drop_duplicates().merge(people, on=["candidate", "session"])
        return tuple(nodes.to_numpy(np.int64) for _, nodes in mine.groupby(["candidate", "session"])["node"])

    def places(self, table: pd.DataFrame, overlaps: pd.DataFrame) -> PlacePins:
        """The pins of the groups (rows of `table`)."""
        if not len(table) or not (len(self.seats) or len(self.barred)):
            return PlacePins()
        groups = table.reset_index(names="group")
        groups = groups[groups["kind"] != TRANSFER]
        barred = groups[groups["need"].isin(self.plain)].merge(self.barred, on="node")[["group", "place"]]
        gone = overlaps[["candidate", "moves", "group"]].drop_duplicates(["candidate", "moves"])
        gone = gone.rename(columns={"moves": "node", "group": "pool"})
        seats = self.seats.merge(gone, on=["candidate", "node"], how="left")
        keys = ["node", "site", "need"]
        # Late needs make alternatives for the same candidates: the first group stands for them.
        first = groups.drop_duplicates(keys)[[*keys, "group"]]
        sat = seats[seats["pool"].isna()].merge(first, on=keys)
        led = seats[seats["pool"].fillna(-1) >= 0]
        led = led.rename(columns={"pool": "group"}).astype({"group": "int64"})
        both = pd.concat([sat[["group", "place"]], led[["group", "place"]]])
        counts = both.groupby(["group", "place"]).size().reset_index()
        return PlacePins(barred.to_numpy(np.int64), counts.to_numpy(np.int64))

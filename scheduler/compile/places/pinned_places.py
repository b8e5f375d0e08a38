"""Pinned seats of the groups of a choice."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from scheduler.compile.places.place_rules import TRANSFER
from scheduler.compile.time.pinned_overlaps import OverlapPins
from scheduler.terms.model_data import ModelData
from scheduler.terms.pinned_pairs import pinned_pairs
from scheduler.terms.places import PlacePins
from scheduler.terms.room_terms import NOT_THERE

Ints = npt.NDArray[np.int64]


class Pins:
    """The pinned seats (rows candidate, node, site, need, place) that places must respect; prepared once, applied to
    every choice."""

    def __init__(self, data: ModelData, seats: pd.DataFrame) -> None:
        self.data, self.seats = data, seats
        self.overlaps = OverlapPins(pinned_pairs(data), seats[["candidate", "node", "place"]])

    def among(self, known: pd.DataFrame) -> pd.DataFrame:
        """The known rooms (candidate, node, site, need, place) after pins: a candidate pinned to another room has lost the known one,
        and pinned rooms are known too. So the other candidates get the seats that these leave."""
        if known.empty or self.seats.empty:
            return known
        who = ["candidate", "node"]
        pins = self.seats.rename(columns={"place": "pinned"})[[*who, "pinned"]]
        elsewhere = known[who].merge(pins, on=who, how="left")["pinned"].set_axis(known.index)
        lost = elsewhere.notna() & (elsewhere != known["place"])
        after_pins = known.assign(place=known["place"].where(~lost, NOT_THERE))
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
        if not len(table) or not len(self.seats):
            return PlacePins()
        groups = table.reset_index(names="group")
        groups = groups[groups["kind"] != TRANSFER]
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
        return PlacePins(counts.to_numpy(np.int64))

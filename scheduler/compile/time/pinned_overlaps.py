"""Overlaps with a pin: a pinned transfer, a pinned unresolved overlap, or a pinned room of one of the exams."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from scheduler.compile.time.day_plan import DayPins
from scheduler.terms.pinned_pairs import OPEN

Ints = npt.NDArray[np.int64]
FREE, UNRESOLVED, TRANSFERRED = 0, 1, 2
"""What is pinned of a pair: nothing, that it stays unresolved, that it is a transfer."""


@dataclass(frozen=True)
class OverlapPins:
    """The pins of overlaps: `pairs` as of `pinned_pairs`; `seats` rows (candidate, node, place): pinned rooms by number."""

    pairs: pd.DataFrame
    seats: pd.DataFrame

    def restrict(self, table: pd.DataFrame) -> pd.DataFrame:
        """The directions of overlapping pairs, each with its `pin`, and `gap_mask` reduced to what the pin allows."""
        if self.pairs.empty:
            return table.assign(pin=FREE)
        keys, pins = (
            ["candidate", "stays", "moves"],
            self.pairs.drop_duplicates(["candidate", "stays", "moves"]),
        )
        back = pins.rename(columns={"stays": "moves", "moves": "stays"}).assign(back=True)
        both = pd.concat([pins.assign(back=False), back])[[*keys, "led", "at", "back"]]
        found = table[keys].merge(both, on=keys, how="left")
        pinned = found["led"].notna().to_numpy(bool)
        led, back_ = found["led"].eq(True).to_numpy(bool), found["back"].eq(True).to_numpy(bool)
        at = found["at"].fillna(OPEN).to_numpy(np.int64)
        gap = at - table["leave"].to_numpy(np.int64)
        fits = (gap >= table["gap"]) & (gap <= table["longest"]) & (at + table["own"] <= table["close"])
        timed, gap_mask = led & (at != OPEN), table["gap_mask"].to_numpy(np.int64)
        exact = (fits & table["follows"]).to_numpy(np.int64)
        return table.assign(
            pin=np.where(led, TRANSFERRED, np.where(pinned, UNRESOLVED, FREE)),
            gap_mask=np.where(pinned & (~led | back_), 0, np.where(timed, exact, gap_mask)),
            gap=np.where(timed, gap, table["gap"]),
        )

    def exams_with_pinned_room(self, candidates: "pd.Series[str]") -> dict[str, frozenset[int]]:
        """The exams (nodes) with a pinned room, by candidate."""
        mine = self.seats[self.seats["candidate"].isin(candidates)]
        return {str(who): frozenset(nodes) for who, nodes in mine.groupby("candidate")["node"]}

    def of_day(self, candidate: str, nodes: Sequence[int], rooms: frozenset[int]) -> DayPins:
        """The pins of a candidate about these exams; `rooms`: the exams with a pinned room."""
        seated = frozenset(rooms & {*nodes})
        if self.pairs.empty:
            return DayPins(rooms=seated)
        mine = self.pairs[self.pairs["candidate"] == candidate]
        mine = mine[mine["stays"].isin(nodes) & mine["moves"].isin(nodes)]
        led = mine.loc[mine["led"], ["stays", "moves", "at"]].drop_duplicates(["stays", "moves"])
        missed = mine.loc[~mine["led"].astype(bool), "moves"].drop_duplicates()
        return DayPins(
            tuple(sorted((int(a), int(b), int(at)) for a, b, at in led.to_numpy(np.int64).tolist())),
            tuple(sorted(missed.astype("int64").tolist())),
            seated,
        )


def apply_overlap_pins(table: pd.DataFrame, pins: OverlapPins) -> pd.DataFrame:
    """One row per pair with the pins applied: a missed exam is the pinned one, else one without a pinned room. Adds `due`
    (pinned moves), and marks pins that cannot be respected: `pin_broken`, and `room_pin_broken` for a pinned room of a
    missed exam."""
    table = table.assign(due=False, room_pin_broken=False)
    if pins.pairs.empty and pins.seats.empty:
        return table
    keys = ["candidate", "moves"]
    left = pins.pairs.loc[~pins.pairs["led"], keys]
    lone = table.groupby(["candidate", "day"])["stays"].transform("size") == 1
    swap = (table["pin"] == UNRESOLVED) & ~_among(table, left)
    seats = pins.seats.rename(columns={"node": "moves"})
    stays = table.assign(moves=table["stays"])
    free = (table["pin"] == FREE) & ~table["can_move"] & lone
    swap |= free & _among(table, seats) & ~_among(stays, seats)
    turned = table.loc[swap, ["moves", "stays"]].to_numpy(np.int64)
    table.loc[swap, ["stays", "moves"]] = turned
    seated = _among(table, seats)
    table["due"] = table["can_move"] & ((table["pin"] == TRANSFERRED) | seated)
    broken = (table["pin"] == TRANSFERRED) & ~table["can_move"]
    broken |= (table["pin"] == UNRESOLVED) & (table["can_move"] | ~_among(table, left))
    return table.assign(pin_broken=table["pin_broken"] | broken, room_pin_broken=~table["can_move"] & seated)


def _among(table: pd.DataFrame, known: pd.DataFrame) -> "pd.Series[bool]":
    """For each row whether its candidate and `moves` are among the rows of `known`."""
    found = pd.MultiIndex.from_frame(known[["candidate", "moves"]].astype({"moves": "int64"}))
    mine = pd.MultiIndex.from_frame(table[["candidate", "moves"]].astype({"moves": "int64"}))
    return pd.Series(np.asarray(mine.isin(found), bool), index=table.index, dtype=bool)

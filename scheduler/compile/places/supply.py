"""Rooms and staff as supply over time: units of some amount at a site, each away for some spans."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scheduler.compile.places.presence_spans import EVER, presence_spans
from scheduler.terms.group_types import Flags, Ints
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_table import RoomTable


@dataclass(frozen=True)
class Supply:
    """One entry per unit: its `amount`, its `site`, and the disjoint spans (from, until) for which it is `away`."""

    amount: Ints
    site: Ints
    away: Sequence[Ints]

    def at(self, chosen: Flags) -> "Supply":
        """Some of the units."""
        away = [self.away[unit] for unit in np.flatnonzero(chosen).tolist()]
        return Supply(self.amount[chosen], self.site[chosen], away)

    def over_time(self) -> tuple[int, Ints]:
        """The amount at first, and rows (minute, amount from there on) of all changes."""
        total = int(self.amount.sum())
        spans = [np.empty((0, 2), np.int64), *self.away]
        lost = np.concatenate([np.empty(0, np.int64), *map(_repeated, self.amount, self.away)])
        begin, end = np.concatenate(spans).T
        minute, of = np.unique(np.concatenate([begin, end]), return_inverse=True)
        change = np.bincount(of, weights=np.concatenate([-lost, lost]), minlength=len(minute))
        after = total + np.cumsum(change).astype(np.int64)
        first = int(after[0]) if len(minute) and minute[0] <= -EVER else total
        changed = (np.diff(after, prepend=first) != 0) & (np.abs(minute) < EVER)
        return first, np.stack([minute[changed], after[changed]], 1).astype(np.int64)

    def throughout(self, since: Ints, until: Ints) -> Ints:
        """The amount of the units that are there for the whole of each interval."""
        there = np.zeros(len(since), np.int64)
        for amount, away in zip(self.amount.tolist(), self.away, strict=True):
            following = np.searchsorted(away[:, 1], since, side="right")
            begins = np.append(away[:, 0], EVER)[following]
            there += np.where(begins >= until, amount, 0)
        return there


def _repeated(amount: np.int64, away: Ints) -> Ints:
    return np.full(len(away), amount, np.int64)


def seats_of(rooms: RoomTable) -> Supply:
    """The seats of each room, while it is open."""
    closed = rooms.closed[np.lexsort((rooms.closed[:, 1], rooms.closed[:, 0]))]
    first = np.searchsorted(closed[:, 0], np.arange(len(rooms.names) + 1))
    spans = [closed[a:b, 1:] for a, b in itertools.pairwise(first)]
    return Supply(rooms.seats, rooms.site, [_disjoint(one) for one in spans])


def _disjoint(spans: Ints) -> Ints:
    """Spans in the order of their beginning, those that touch joined."""
    if len(spans) < 2:
        return spans
    reached = np.maximum.accumulate(spans[:, 1])
    fresh = np.append(True, spans[1:, 0] > reached[:-1])
    last = np.append(np.flatnonzero(fresh)[1:], len(spans)) - 1
    return np.stack([spans[fresh, 0], reached[last]], 1)


def staff_of(data: ModelData, able: Flags, amount: Ints) -> Supply:
    """Those of the staff who are able, while they are present; `amount` by site."""
    staff, spans = data.instance.staff[able], presence_spans(data.instance)
    site = np.asarray(staff["site"].astype(str).map(data.site_numbers), np.int64)
    away = []
    for person in np.flatnonzero(able).tolist():
        edges = [-EVER, *spans[spans[:, 0] == person, 1:].ravel().tolist(), EVER]
        gaps = [gap for gap in zip(edges[::2], edges[1::2], strict=True) if gap[0] < gap[1]]
        away.append(np.array(gaps, np.int64).reshape(-1, 2))
    return Supply(amount[site], site, away)

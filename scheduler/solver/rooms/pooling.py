"""Groups that no room can tell apart are packed as one, then dealt to its rooms, whole sittings first.

People of one batch with one occupation and the same needs fill rooms alike, whichever exam they sit. Packed as one
group they cost what they cost apart, but for sittings that are spread over rooms: so the price of a pooled packing
is a bound on that of every packing, and dealing adds only what spreading costs.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.cell import Cell
from scheduler.solver.rooms.split_sittings import sittings_of
from scheduler.terms.places import Groups, PlaceTerms

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Pooled:
    """A cell of pools with terms of its own; `of` the pool of each group of the cell it was made from."""

    cell: Cell
    terms: PlaceTerms
    of: Ints

    def dealt(self, people: Ints, cell: Cell, groups: Groups) -> Ints:
        """People by (group, room) for people by (pool, room), -1 (nobody, but a room held) as it is."""
        result = np.zeros((len(cell.groups), len(cell.rooms)), np.int64)
        single = np.bincount(self.of)[self.of] == 1
        result[single] = people[self.of[single]]
        left, wanted = people.copy(), np.where(single, 0, groups.size[cell.groups])
        for members in sorted(_parties(cell, groups), key=lambda m: -int(wanted[m].sum())):
            while wanted[members].any():
                asked = np.bincount(self.of[members], weights=wanted[members], minlength=len(left))
                seats = np.minimum(left, asked.astype(np.int64)[:, None])
                # The room that takes most of them, of several the one with the least places to spare.
                room = int(np.lexsort(((left * (asked > 0)[:, None]).sum(0), -seats.sum(0)))[0])
                for i in members:
                    seated = min(wanted[i], left[self.of[i], room])
                    result[i, room] += seated
                    left[self.of[i], room] -= seated
                    wanted[i] -= seated
        return result


def pooled(cell: Cell, terms: PlaceTerms) -> Pooled:
    """The cell with pools instead of groups. Whoever may be left out, has alternatives, an escort or a price stays apart."""
    mine = terms.only(cell.groups)
    groups, count = mine.groups, len(cell.groups)
    sole = np.bincount(groups.head, minlength=count)[groups.head] == 1
    apart = (groups.drop_cost >= 0) | ~groups.divisible | (groups.prices != 0) | mine.led | ~sole
    apart |= groups.alone & ~groups.isolated
    number = _numbers(groups, np.where(apart, np.arange(count), -1))
    first, of = np.unique(number, return_index=True, return_inverse=True)[1:]
    order = np.argsort(first)
    size = np.bincount(of, weights=groups.size).astype(np.int64)
    whole = groups.size.copy()
    whole[first] = size
    everybody = replace(groups, size=whole, sitting=np.full(count, -1))
    pools = replace(mine, groups=everybody, split_cost=0).only(first[order])
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return Pooled(Cell(np.arange(len(order)), cell.rooms), pools, rank[of])


def _numbers(groups: Groups, apart: Ints) -> Ints:
    """A number for each group: the same for those that one pool may hold (sites are those of one cell)."""
    traits = (groups.since, groups.until, groups.batch, groups.isolated, groups.rooms_asked)
    others = (groups.dictated, groups.judged, apart)
    table = np.stack([*traits, *others], 1).astype(np.int64)
    return np.unique(table, axis=0, return_inverse=True)[1].ravel()


def _parties(cell: Cell, groups: Groups) -> list[Ints]:
    """Sittings, and each group for which rooms do not matter by itself."""
    sittings = sittings_of(cell.groups, groups)
    inside = np.concatenate([*sittings, np.empty(0, np.int64)])
    return [*sittings, *(np.array([i]) for i in np.setdiff1d(np.arange(len(cell.groups)), inside))]

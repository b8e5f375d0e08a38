"""Sittings that are spread over several rooms: what a packing pays for it, and what it must pay."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.cell import Cell
from scheduler.terms.places import Groups, PlaceTerms

Ints = npt.NDArray[np.int64]


def sittings_of(rows: Ints, groups: Groups) -> list[Ints]:
    """The places in `rows` of the groups of each sitting; groups for which rooms do not matter are in none."""
    head = groups.sitting_head[rows]
    return [np.flatnonzero(head == one) for one in np.unique(head[head >= 0])]


def rooms_beyond(people: Ints, rows: Ints, groups: Groups) -> int:
    """Rooms beyond the first of each sitting, for people by (group, room)."""
    used = ((people[members] != 0).any(0).sum() for members in sittings_of(rows, groups))
    return sum(max(int(count) - 1, 0) for count in used)


def least_beyond(cell: Cell, terms: PlaceTerms) -> int:
    """Rooms beyond the first that no packing of the cell can avoid: sittings larger than the largest rooms.

    Only people who must be seated count, and who have no other time to be seated at.
    """
    groups, rows = terms.groups, cell.groups
    pools, size = np.unique(groups.head, return_counts=True)
    single = size[np.searchsorted(pools, groups.head[rows])] == 1
    sure = np.where((groups.drop_cost[rows] < 0) & single, groups.size[rows], 0)
    seats = np.cumsum(np.sort(terms.rooms.seats[cell.rooms])[::-1])
    # So many of the largest rooms hold fewer people: one more is needed, and the first is free.
    return sum(
        int(np.searchsorted(seats, sure[members].sum(), side="left")) for members in sittings_of(rows, groups)
    )

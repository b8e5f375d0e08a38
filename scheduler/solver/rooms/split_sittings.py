"""Split sittings: the rooms a packing uses beyond the first of each sitting, and a lower bound on them."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.clusters import Cluster
from scheduler.terms.places import Groups, PlaceTerms

Ints = npt.NDArray[np.int64]


def sittings_of(rows: Ints, groups: Groups) -> list[Ints]:
    """For each sitting the positions in `rows` of its groups; groups whose number of rooms does not matter are in none."""
    head = groups.sitting_head[rows]
    return [np.flatnonzero(head == one) for one in np.unique(head[head >= 0])]


def rooms_beyond_first(people: Ints, rows: Ints, groups: Groups) -> int:
    """Rooms beyond the first of each sitting. `people`: candidates by (group, room)."""
    used = ((people[members] != 0).any(0).sum() for members in sittings_of(rows, groups))
    return sum(max(int(count) - 1, 0) for count in used)


def least_rooms_beyond_first(cluster: Cluster, terms: PlaceTerms) -> int:
    """A lower bound on `rooms_beyond_first` for every packing of the cluster: sittings larger than the largest rooms.

    Only candidates count who must be seated and have no other time.
    """
    groups, rows = terms.groups, cluster.groups
    single = groups.alternatives[rows] == 1
    sure = np.where((groups.drop_cost[rows] < 0) & single, groups.size[rows], 0)
    seats = np.cumsum(np.sort(terms.rooms.seats[cluster.rooms])[::-1])
    # `searchsorted` counts the largest rooms that together hold too few: one more is needed, and the first is free.
    return sum(
        int(np.searchsorted(seats, sure[members].sum(), side="left")) for members in sittings_of(rows, groups)
    )

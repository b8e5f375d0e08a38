"""What a packing costs, counted from its seats: who is left out, rooms beyond the first of each sitting, prices of rooms."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.clusters import Cluster
from scheduler.solver.rooms.split_sittings import rooms_beyond_first
from scheduler.terms.places import Groups, PlaceTerms

Ints = npt.NDArray[np.int64]


def left_out_of(cluster: Cluster, people: Ints, groups: Groups) -> Ints:
    """Candidates of each group without a seat; those of a pool at its first group. `people`: candidates by (group, room)."""
    rows = cluster.groups
    head = np.searchsorted(rows, groups.head[rows])
    seated = np.bincount(head, weights=people.sum(1), minlength=len(rows)).astype(np.int64)
    return np.where(head == np.arange(len(rows)), groups.size[rows] - seated, 0)


def cost_left_out(cluster: Cluster, left_out: Ints, groups: Groups) -> int:
    """What it costs to leave these out; those who must have a seat cost nothing here."""
    return int((left_out * np.maximum(groups.drop_cost[cluster.groups], 0)).sum())


def cost_of_rooms(cluster: Cluster, people: Ints, terms: PlaceTerms) -> int:
    """What the seats of a packing cost, whatever rooms candidates knew and whatever relations rooms have."""
    groups, rows, rooms = terms.groups, cluster.groups, terms.rooms
    cost = terms.split_cost * rooms_beyond_first(people, rows, groups)
    cost += int((people.sum(1) * groups.prices[rows]).sum())
    asks = groups.rooms_asked[rows]
    cost += int((people * rooms.candidate_prices(asks)[:, cluster.rooms]).sum())
    used = people != 0  # -1: a room that is held by nobody
    cost += int((used * rooms.cost[cluster.rooms]).sum())
    if len(rooms.group_price):
        cost += int((used * rooms.group_price[asks][:, cluster.rooms]).sum())
    return cost + terms.mixed_cost * _lengths_beyond_first(cluster, used, groups)


def _lengths_beyond_first(cluster: Cluster, used: npt.NDArray[np.bool_], groups: Groups) -> int:
    """Lengths beyond the first of each batch in each room, where lengths count."""
    batch, length = groups.batch[cluster.groups], groups.length[cluster.groups]
    group, room = np.nonzero(used & (length >= 0)[:, None])
    together = np.unique(np.stack([batch[group], room, length[group]]), axis=1)
    return int(together.shape[1] - np.unique(together[:2], axis=1).shape[1])

"""Pooling: interchangeable groups are packed as one pool, then dealt to its rooms, whole sittings first.

Groups of one batch with the same occupation and needs are interchangeable for a room, whichever exam they sit
(symmetry breaking by aggregation). A pool costs what its groups cost, but for sittings that are spread over rooms:
so the cost of the pooled packing is a lower bound for every packing, and dealing adds only what spreading costs.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.clusters import Cluster
from scheduler.solver.rooms.split_sittings import sittings_of
from scheduler.terms.places import Groups, PlaceTerms

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Pooled:
    """A cluster of pools with its own terms. `of`: the pool of each group of the original cluster."""

    cluster: Cluster
    terms: PlaceTerms
    of: Ints

    def deal(self, people: Ints, cluster: Cluster, groups: Groups) -> Ints:
        """Candidates by (group, room) from candidates by (pool, room); -1 (a room held by nobody) stays -1."""
        result = np.zeros((len(cluster.groups), len(cluster.rooms)), np.int64)
        single = np.bincount(self.of)[self.of] == 1
        result[single] = people[self.of[single]]
        left, wanted = people.copy(), np.where(single, 0, groups.size[cluster.groups])
        for members in sorted(_parties(cluster, groups), key=lambda m: -int(wanted[m].sum())):
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


def pooled(cluster: Cluster, terms: PlaceTerms) -> Pooled:
    """The cluster with pools instead of groups. A group that may be left out, has alternatives, an escort or a price is
    a pool of its own."""
    mine = terms.subset(cluster.groups)
    groups, count = mine.groups, len(cluster.groups)
    sole = np.bincount(groups.head, minlength=count)[groups.head] == 1
    apart = (groups.drop_cost >= 0) | ~groups.divisible | (groups.prices != 0) | mine.escorted | ~sole
    apart |= groups.alone & ~groups.isolated
    number = _numbers(groups, np.where(apart, np.arange(count), -1))
    first, of = np.unique(number, return_index=True, return_inverse=True)[1:]
    order = np.argsort(first)
    size = np.bincount(of, weights=groups.size).astype(np.int64)
    whole = groups.size.copy()
    whole[first] = size
    everybody = replace(groups, size=whole, sitting=np.full(count, -1))
    pools = replace(mine, groups=everybody, split_cost=0).subset(first[order])
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return Pooled(Cluster(np.arange(len(order)), cluster.rooms), pools, rank[of])


def _numbers(groups: Groups, apart: Ints) -> Ints:
    """A number for each group of a cluster, equal for groups of one pool. `apart`: its own number, or -1."""
    traits = (groups.since, groups.until, groups.batch, groups.isolated, groups.rooms_asked)
    others = (groups.with_secretary, groups.before_jury, apart)
    table = np.stack([*traits, *others], 1).astype(np.int64)
    return np.unique(table, axis=0, return_inverse=True)[1].ravel()


def _parties(cluster: Cluster, groups: Groups) -> list[Ints]:
    """The sittings, and by itself each group that belongs to none."""
    sittings = sittings_of(cluster.groups, groups)
    inside = np.concatenate([*sittings, np.empty(0, np.int64)])
    return [*sittings, *(np.array([i]) for i in np.setdiff1d(np.arange(len(cluster.groups)), inside))]

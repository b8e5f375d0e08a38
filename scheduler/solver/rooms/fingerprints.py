"""Fingerprints of clusters, for all of a choice at once: most clusters of a choice return unchanged in the next one.

Two clusters with one fingerprint have the same `packing_key`, but for a chance of one in 2^128 for each pair. It is computed
from arrays of all groups; `packing_key` costs a thousand times as much for each cluster.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.clusters import Cluster
from scheduler.terms.places import PlaceTerms
from scheduler.terms.ranges import rank_within

Ints = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]
Fingerprint = tuple[int, int]
SEED = 20240122


def fingerprints(clusters: Sequence[Cluster], terms: PlaceTerms) -> list[Fingerprint | None]:
    """The fingerprint of each cluster; None where a packing depends on more than the traits of groups: escorts, alternatives,
    known or pinned rooms, relations of rooms."""
    if not clusters or len(terms.known_rooms.rows) or len(terms.pins) or len(terms.room_relations):
        return [None] * len(clusters)
    groups = terms.groups
    rows = np.concatenate([cluster.groups for cluster in clusters])
    size = np.array([len(cluster.groups) for cluster in clusters])
    first = np.cumsum(size) - size
    of = np.repeat(np.arange(len(clusters)), size)
    place = np.arange(len(rows)) - first[of]
    columns = [*groups.traits[rows].T, place, rank_within(of, groups.batch[rows], first)]
    if terms.split_cost:
        at = np.empty(len(groups), np.int64)
        at[rows] = place
        head = groups.sitting_head[rows]
        columns.append(np.where(head < 0, -1, at[head]))
    apart = terms.escorted[rows] | (groups.head[rows] != rows)
    special = np.logical_or.reduceat(apart, first)
    one, two = (np.add.reduceat(_mixed(columns, seed), first) for seed in (SEED, SEED + 1))
    return [
        None if more else (a, b)
        for a, b, more in zip(one.tolist(), two.tolist(), special.tolist(), strict=True)
    ]


def _mixed(columns: Sequence[Ints], seed: int) -> Words:
    """A word for each row, from all its columns (multiply and shift, as splitmix64 mixes)."""
    odd = np.random.default_rng(seed).integers(1, 2**63, len(columns) + 2, dtype=np.uint64) * 2 + 1
    word = np.zeros(len(columns[0]), np.uint64)
    for column, factor in zip(columns, odd[2:], strict=True):
        word = (word ^ column.astype(np.uint64)) * factor
        word ^= word >> np.uint64(29)
    word *= odd[0]
    return word ^ (word >> np.uint64(32))

"""Clusters: the groups of a site fall into chains of overlapping occupations, each packed by itself.

Groups of different clusters of a site are never there at the same time, so they compete for no room and no staff:
the packing problem of a site decomposes into its clusters (connected components of the interval graph).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.terms.places import PlaceTerms

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Cluster:
    """The groups of one site whose occupations overlap in a chain, and the rooms of the site.

    `groups` and `rooms` are row numbers of the tables of the place terms.
    """

    groups: Ints
    rooms: Ints


@dataclass(frozen=True)
class Packing:
    """What packing a cluster gave: candidates by (group, room), candidates left out by group, and the cost.

    `people` is None if there is no packing. `proven`: no packing is cheaper (or none exists). `effort`: deterministic
    seconds of CP-SAT that it took.
    """

    people: Ints | None
    left_out: Ints
    cost: int
    proven: bool
    effort: float = 0.0


def clusters_of(terms: PlaceTerms) -> list[Cluster]:
    """Split the groups of each site into chains of overlapping occupations."""
    groups = terms.groups
    if not len(groups):
        return []
    begins = groups.since.copy()
    # An escort is busy before the group it leads takes its room: both belong to one cluster.
    np.minimum.at(begins, terms.staffing.escorts[:, 0], terms.staffing.escorts[:, 1])
    # So do alternatives for the same candidates.
    ends, head = groups.until.copy(), groups.head
    np.minimum.at(begins, head, begins)
    np.maximum.at(ends, head, ends)
    begins, ends = begins[head], ends[head]
    order = np.lexsort((begins, groups.site))
    site, since, until = groups.site[order], begins[order], ends[order]
    fresh = np.ones(len(order), bool)
    # Running latest end within a site: shift every site far apart, then one cumulative maximum.
    far = (until.max() - since.min() + 1) * site
    fresh[1:] = (since + far)[1:] >= np.maximum.accumulate(until + far)[:-1]
    rooms_of = {int(s): np.flatnonzero(terms.rooms.site == s) for s in np.unique(site)}
    parts = _joined(np.split(order, np.flatnonzero(fresh)[1:]), terms)
    return [Cluster(np.sort(part), rooms_of[int(groups.site[part[0]])]) for part in parts]


def _joined(parts: list[Ints], terms: PlaceTerms) -> list[Ints]:
    """The chains of a site with exams whose rooms are related are one."""
    groups, relations = terms.groups, terms.room_relations.among(terms.groups.node)
    if not len(relations):
        return parts
    part_of = np.empty(len(groups), np.int64)
    for number, part in enumerate(parts):
        part_of[part] = number
    for a, b in relations[:, :2].tolist():
        mine, theirs = (np.flatnonzero((groups.node == n) & terms.seated_together) for n in (a, b))
        for site in np.intersect1d(groups.site[mine], groups.site[theirs]).tolist():
            both = np.concatenate([mine, theirs])
            one = np.unique(part_of[both[groups.site[both] == site]])
            part_of[np.isin(part_of, one)] = one[0]
    return [np.flatnonzero(part_of == number) for number in np.unique(part_of)]


def packing_key(rows: Ints, terms: PlaceTerms) -> bytes:
    """Everything a packing depends on, for the groups of one cluster (`rows`): two clusters with equal keys have the
    same packings. Neither the exams nor the numbers of escort teams are part of it."""
    groups, escorts = terms.groups, terms.staffing.escorts
    # Batches are numbered over all sites: which groups share one matters, not its number.
    batch = np.unique(groups.batch[rows], return_inverse=True)[1]
    key = groups.traits[rows].tobytes() + batch.astype(np.int64).tobytes()
    known = terms.known_rooms.of(rows)
    if len(known):
        known[:, 0] = np.searchsorted(rows, known[:, 0])
        key += known.tobytes()
    pins = terms.pins.of(rows)
    if len(pins):
        key += pins.renumbered(rows).seats.tobytes()
    related = terms.room_relations.among(groups.node[rows])
    if len(related):
        key += related.tobytes() + groups.node[rows].tobytes()
    if terms.split_cost:
        first = groups.sitting_head[rows]
        key += np.where(first < 0, -1, np.searchsorted(rows, first)).tobytes()
    if not terms.escorted[rows].any() and (groups.head[rows] == rows).all():
        return key
    mine = escorts[np.isin(escorts[:, 0], rows)].copy()
    mine[:, 0] = np.searchsorted(rows, mine[:, 0])
    # Teams are numbered over all sites: which groups share one matters, not its number.
    mine[:, 3] = np.unique(mine[:, 3], return_inverse=True)[1]
    return b"".join([key, np.searchsorted(rows, groups.head[rows]).tobytes(), mine.tobytes()])

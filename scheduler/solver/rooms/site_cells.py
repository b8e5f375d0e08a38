"""The groups of a site fall into cells: chains of overlapping occupations, each packed by itself."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.cell import Cell
from scheduler.terms.places import PlaceTerms

Ints = npt.NDArray[np.int64]


def cells_of_groups(terms: PlaceTerms) -> list[Cell]:
    """Split the groups of each site into chains of overlapping occupations."""
    groups = terms.groups
    if not len(groups):
        return []
    begins = groups.since.copy()
    # An escort is busy before the group it leads takes its room: both belong to one cell.
    np.minimum.at(begins, terms.duties.escorts[:, 0], terms.duties.escorts[:, 1])
    # So do alternatives for the same people.
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
    parts = np.split(order, np.flatnonzero(fresh)[1:])
    return [Cell(np.sort(part), rooms_of[int(groups.site[part[0]])]) for part in parts]


def key_of(rows: Ints, terms: PlaceTerms) -> bytes:
    """Everything a packing depends on, for one cell: not which exams these are, nor team numbers."""
    groups, escorts = terms.groups, terms.duties.escorts
    key = groups.traits[rows].tobytes()
    known = terms.kept.of(rows)
    if len(known):
        known[:, 0] = np.searchsorted(rows, known[:, 0])
        key += known.tobytes()
    settled = terms.pinned.of(rows)
    for part in (settled.barred, settled.seats) if len(settled) else ():
        key += np.column_stack([np.searchsorted(rows, part[:, 0]), part[:, 1:]]).tobytes()
    if terms.split_cost:
        first = groups.sitting_head[rows]
        key += np.where(first < 0, -1, np.searchsorted(rows, first)).tobytes()
    if not terms.led[rows].any() and (groups.head[rows] == rows).all():
        return key
    mine = escorts[np.isin(escorts[:, 0], rows)].copy()
    mine[:, 0] = np.searchsorted(rows, mine[:, 0])
    # Teams are numbered over all sites: which groups share one matters, not its number.
    mine[:, 3] = np.unique(mine[:, 3], return_inverse=True)[1]
    return b"".join([key, np.searchsorted(rows, groups.head[rows]).tobytes(), mine.tobytes()])

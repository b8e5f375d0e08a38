"""Units, slots and links as arrays."""

import numpy as np
import numpy.typing as npt

from scheduler.anneal.linking import Links, Matrices
from scheduler.anneal.merging import Units

Longs = npt.NDArray[np.int64]


def graph_of(units: Units, links: Links, slot: Longs) -> tuple[dict[str, Longs], dict[str, int]]:
    """The arrays of `Layout` about units and links, and their sizes."""
    count = len(units.members)
    slots = int(slot.max()) + 1 if len(slot) else 0
    soft = np.array(links.soft, np.int64).reshape(-1, 5)
    hard = np.array(links.hard, np.int64).reshape(-1, 5)
    width = (count + 31) // 32
    near = np.zeros((count, width), np.uint32)
    np.bitwise_or.at(near, (hard[:, 0], hard[:, 1] >> 5), np.uint32(1) << (hard[:, 1] & 31).astype(np.uint32))
    ways = np.add.reduceat(~links.closed, units.first[:-1]) if count else np.empty(0, np.int64)
    unit = np.repeat(np.arange(count), np.diff(units.first))
    listed = np.flatnonzero(~links.closed)
    key = unit[listed] * slots + slot[listed]
    order = np.argsort(key, kind="stable")
    brow, bcol = _sparse(links.bad)
    movable = np.flatnonzero(ways > 1)
    sizes = {"units": count, "slots": slots, "moving": len(movable), "near_width": width}
    sizes["apart"] = int(_apart(units, links, slot))
    arrays = {
        "first": units.first,
        "slot": slot,
        "unary": links.unary,
        "closed": links.closed.astype(np.int64),
        "movable": movable,
        "sfirst": np.searchsorted(key[order], np.arange(count * slots + 1)),
        "sopt": listed[order],
        "lfirst": np.searchsorted(soft[:, 0], np.arange(count + 1)),
        "lnode": soft[:, 1],
        "lmat": soft[:, 2],
        "lweight": soft[:, 3],
        "cost": links.cost.flat(),
        "hfirst": np.searchsorted(hard[:, 0], np.arange(count + 1)),
        "hnode": hard[:, 1],
        "hmat": hard[:, 2],
        "hrow": hard[:, 4],
        "bad": links.bad.flat(),
        "brow": brow,
        "bcol": bcol,
        "near": near.view(np.int32).ravel().astype(np.int64),
    }
    return arrays, sizes


def _apart(units: Units, links: Links, slot: Longs) -> bool:
    """Whether soft links always come with a hard one that forbids the same slot."""
    hard = {link[:2]: link[2] for link in links.hard}
    if any(link[:2] not in hard for link in links.soft):
        return False
    slots_of = [slot[a:b].tobytes() for a, b in zip(units.first[:-1], units.first[1:], strict=True)]
    bad, seen = links.bad.flat(), set()
    for u, v, *_ in links.soft:
        at = hard[u, v]
        if (at, slots_of[u], slots_of[v]) in seen:
            continue
        seen.add((at, slots_of[u], slots_of[v]))
        mine, its = slot[units.first[u] : units.first[u + 1]], slot[units.first[v] : units.first[v + 1]]
        forbidden = bad[at : at + len(mine) * len(its)].reshape(len(mine), len(its)) > 0
        if not forbidden[mine[:, None] == its[None, :]].all():
            return False
    return True


def _sparse(bad: Matrices) -> tuple[Longs, Longs]:
    """Rows of all matrices end to end (one more a matrix), as lists of columns."""
    rows, columns, offset = [np.empty(0, np.int64)], [np.empty(0, np.int64)], 0
    for matrix in bad.parts:
        counts = (matrix > 0).sum(1)
        rows.append(offset + np.concatenate([[0], np.cumsum(counts)]))
        columns.append(np.nonzero(matrix)[1])
        offset += int(counts.sum())
    return np.concatenate(rows), np.concatenate(columns)

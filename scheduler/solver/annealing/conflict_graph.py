"""Units, slots and links as arrays."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.links import Links, Matrices
from scheduler.solver.annealing.units import Units

Longs = npt.NDArray[np.int64]


def graph_of(units: Units, links: Links, slot: Longs) -> tuple[dict[str, Longs], dict[str, int]]:
    """The arrays of `Layout` about units and links, and their sizes."""
    count = len(units.members)
    slots = int(slot.max()) + 1 if len(slot) else 0
    soft = np.array(links.soft, np.int64).reshape(-1, 5)
    hard = np.array(links.hard, np.int64).reshape(-1, 5)
    plain, apart = _plain(units, links, slot)
    ways = np.add.reduceat(~links.closed, units.first[:-1]) if count else np.empty(0, np.int64)
    unit = np.repeat(np.arange(count), np.diff(units.first))
    listed = np.flatnonzero(~links.closed)
    key = unit[listed] * slots + slot[listed]
    order = np.argsort(key, kind="stable")
    brow, bcol = _sparse(links.bad)
    movable = np.flatnonzero(ways > 1)
    sizes = {"units": count, "slots": slots, "moving": len(movable), "near_width": (count + 31) // 32}
    sizes["apart"] = int(apart)
    sizes["square"] = int(len(slot) == count * slots and (slot == np.tile(np.arange(slots), count)).all())
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
        "hrow": np.where(plain & bool(sizes["square"]), -1, hard[:, 4]),
        "odd": np.bincount(hard[~plain, 0], minlength=count).astype(bool).astype(np.int64),
        "bad": links.bad.flat(),
        "brow": brow,
        "bcol": bcol,
        "near": bits_of(hard, count),
        "plain": bits_of(hard[plain], count),
        "kin": bits_of(soft, count),
    }
    return arrays, sizes


def bits_of(links: Longs, count: int) -> Longs:
    """A bit a pair of units, set where there is a link (in both directions)."""
    bits = np.zeros((count, (count + 31) // 32), np.uint32)
    at = (links[:, 0], links[:, 1] >> 5)
    np.bitwise_or.at(bits, at, np.uint32(1) << (links[:, 1] & 31).astype(np.uint32))
    return bits.view(np.int32).ravel().astype(np.int64)


def _plain(units: Units, links: Links, slot: Longs) -> tuple[npt.NDArray[np.bool_], bool]:
    """Which hard links forbid the same slot and nothing else; whether soft links always come with a
    hard one that forbids the same slot."""
    bad, known = links.bad.flat(), dict[tuple[int, int, int], tuple[bool, bool]]()
    patterns = dict[bytes, int]()
    spans = list(zip(units.first[:-1].tolist(), units.first[1:].tolist(), strict=True))
    pattern = [patterns.setdefault(slot[a:b].tobytes(), len(patterns)) for a, b in spans]
    plain, never = np.zeros(len(links.hard), bool), set[tuple[int, int]]()
    for row, (u, v, at, *_) in enumerate(links.hard):
        key = (at, pattern[u], pattern[v])
        if key not in known:
            same = slot[slice(*spans[u])][:, None] == slot[slice(*spans[v])][None, :]
            forbidden = bad[at : at + same.size].reshape(same.shape) > 0
            known[key] = (bool((forbidden == same).all()), bool(forbidden[same].all()))
        plain[row] = known[key][0]
        if known[key][1]:
            never.add((u, v))
    return plain, all((u, v) in never for u, v, *_ in links.soft)


def _sparse(bad: Matrices) -> tuple[Longs, Longs]:
    """Rows of all matrices end to end (one more a matrix), as lists of columns."""
    rows, columns, offset = [np.empty(0, np.int64)], [np.empty(0, np.int64)], 0
    for matrix in bad.parts:
        counts = (matrix > 0).sum(1)
        rows.append(offset + np.concatenate([[0], np.cumsum(counts)]))
        columns.append(np.nonzero(matrix)[1])
        offset += int(counts.sum())
    return np.concatenate(rows), np.concatenate(columns)

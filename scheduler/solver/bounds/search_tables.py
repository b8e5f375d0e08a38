"""The arrays of the branch and bound over blocks: what it reads (`SearchTables`) and what it writes (`SearchLevels`)."""

import itertools
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from scheduler.solver.bounds.blocks import Component
from scheduler.solver.bounds.clique_costs import clique_costs, slot_codes
from scheduler.solver.bounds.clique_cover import SCALE, Cliques, uncovered

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
FAR = 1 << 50
"""More than all pairs together: the penalty of a closed slot."""
MOST_TABLE_SLOTS = 13
"""Most slots for which cliques have a table of costs: it has 3 ** slots columns."""
MOST_SETS = 2_000
"""Most sets of slots of a block."""
MOST_BLOCKS = 48
"""Most blocks of a component: cliques keep their members as bits."""
LEVEL, TARGET, DONE, LOOKUPS = range(4)
"""Entries of `SearchLevels.progress`."""


class SearchTables(NamedTuple):
    """A component as arrays. Costs are times SCALE, except `cost` and `inner`; a set of slots is a number, one bit each.

    - Blocks: `size` in units; their sets are `since .. until - 1`; `tie` (block, block): weight and clashes times both
      sizes; `clash`; `order`: which block counts a clique first; `uncovered` weights that no clique has (inside a block
      on the diagonal); `cliques_of[first[g]:first[g + 1]]`: the cliques of block g.
    - Sets: `bits`, `inner` (cost of the pairs inside), `canonical` (False: the mirror image is tried instead).
    - Cliques: `weight`, `members` (blocks as bits); `cost[k, c]`: the least cost of a clique with k units to come, where
      c has a digit of base 3 per slot: 0 free, 1 taken, 2 forbidden; `code[bits]`: the c of a set of taken slots.
    - `kernel` (slot, slot): the cost of a pair by its slots.
    """

    kernel: Longs
    size: Longs
    since: Longs
    until: Longs
    tie: Longs
    clash: Flags
    order: Longs
    uncovered: Longs
    first: Longs
    cliques_of: Longs
    bits: Longs
    inner: Longs
    canonical: Flags
    weight: Longs
    members: Longs
    cost: npt.NDArray[np.int32]
    code: Longs


class SearchLevels(NamedTuple):
    """The state of the search, level by level, and scratch.

    - By level: `penalty` (block, slot) for placed blocks; `sets` of each block that are left and their number `n_sets`;
      slots `taken` and units `to_come` of each clique; `spent`, the cost of placed blocks; `branch` (the block branched
      on, the position of its next set); `price`, the lower bound of each of its sets.
    - By block: `value` of each set, `least` of them, `reachable` slots, `free` (1: not placed).
    - By clique: `clique_bound`, `owner` (the block that counts it), `unreachable` slots; `counted`: the cliques that a
      block counts.
    - `progress`: LEVEL (-1: not begun), TARGET (the cost to beat), DONE (1: search complete), LOOKUPS so far.
    """

    penalty: Longs
    n_sets: Longs
    sets: npt.NDArray[np.int32]
    taken: Longs
    to_come: Longs
    spent: Longs
    branch: Longs
    value: Longs
    price: Longs
    least: Longs
    reachable: Longs
    clique_bound: Longs
    owner: Longs
    unreachable: Longs
    counted: Longs
    free: Longs
    progress: Longs


def tables_of(kernel: Longs, component: Component, cliques: Cliques) -> SearchTables | None:
    """The tables of a component, with its cliques if there are few slots; None if it has too many blocks, sets or slots."""
    slots, size, count = len(kernel), component.sizes, len(component.blocks)
    cliques = cliques if slots <= MOST_TABLE_SLOTS else []
    if slots >= 63 or count > MOST_BLOCKS or any(_n_sets(slots, int(k)) > MOST_SETS for k in size):
        return None
    kinds = np.unique(size)
    chosen = [np.array(list(itertools.combinations(range(slots), int(k))), np.int64) for k in kinds]
    begin = np.cumsum([0, *map(len, chosen)])
    kind = np.searchsorted(kinds, size)
    bits = np.concatenate([(1 << z).sum(1) for z in chosen])
    mirror = np.concatenate([(1 << (slots - 1 - z)).sum(1) for z in chosen])
    inner = np.concatenate([kernel[z[:, :, None], z[:, None, :]].sum((1, 2)) // 2 for z in chosen])
    inside = np.array([[g in c.tolist() for c, _ in cliques] for g in range(count)], bool)
    inside = inside.reshape(count, len(cliques))
    mirrored = (kernel == kernel[::-1, ::-1]).all() and (component.unary == component.unary[:, ::-1]).all()
    units = max((int(size[c].sum()) for c, _ in cliques), default=0)
    tie = (component.weight + component.clash) * size[:, None] * size[None, :]
    tie[np.diag_indices(count)] = 0
    return SearchTables(
        kernel,
        size,
        begin[kind],
        begin[kind + 1],
        tie,
        component.clash,
        np.lexsort((-tie.sum(1), -np.diff(begin)[kind])),
        uncovered(size, component.weight, cliques),
        np.cumsum([0, *inside.sum(1).tolist()]),
        np.nonzero(inside)[1].astype(np.int64),
        bits,
        inner,
        (bits <= mirror) if mirrored else np.ones(len(bits), bool),
        np.array([w for _, w in cliques], np.int64),
        np.array([int((1 << c).sum()) for c, _ in cliques], np.int64),
        clique_costs(kernel, units) if cliques else np.zeros((1, 1), np.int32),
        slot_codes(slots) if cliques else np.zeros(1, np.int64),
    )


def levels_of(tables: SearchTables, component: Component) -> SearchLevels:
    """The levels of a search that has not begun."""
    count, cliques, slots = len(tables.size), len(tables.weight), len(tables.kernel)
    widest = int((tables.until - tables.since).max())

    def zeros(*shape: int) -> Longs:
        return np.zeros(shape, np.int64)

    levels = SearchLevels(
        zeros(count + 1, count, slots),
        zeros(count + 1, count),
        np.zeros((count + 1, count, widest), np.int32),
        zeros(count + 1, cliques),
        zeros(count + 1, cliques),
        zeros(count + 1),
        zeros(count + 1, 2),
        zeros(count, widest),
        zeros(count + 1, widest),
        zeros(count),
        zeros(count),
        zeros(cliques),
        zeros(cliques),
        zeros(cliques),
        zeros(cliques),
        zeros(count),
        zeros(4),
    )
    levels.penalty[0] = np.minimum(component.unary * SCALE, FAR)
    for g in range(count):
        sets = np.arange(tables.since[g], tables.until[g])
        open_ = sets[
            (((tables.bits[sets, None] >> np.arange(slots)) & 1) * levels.penalty[0, g]).sum(1) < FAR
        ]
        levels.n_sets[0, g] = len(open_)
        levels.sets[0, g, : len(open_)] = open_
    members = (tables.members[:, None] >> np.arange(count)) & 1
    levels.to_come[0] = (members * tables.size).sum(1)
    return levels


def _n_sets(slots: int, size: int) -> int:
    total = 1
    for k in range(size):
        total = total * (slots - k) // (k + 1)
    return total

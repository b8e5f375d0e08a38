"""What the search over blocks reads and writes: sets of slots, cliques, and what cliques cost at least."""

import itertools
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.jit import jit
from scheduler.solver.bounds.blocks import Component
from scheduler.solver.bounds.clique_cover import SCALE, Cliques, rest

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
FAR = 1 << 50
"""More than all pairs together; a slot that is closed."""
MOST_TABLE = 13
"""Slots beyond which the table of cliques would be too large: it has 3 to the power of the slots columns."""
MOST_SETS = 2_000
"""Sets of slots a block may choose from."""
MOST_BLOCKS = 48


class Tables(NamedTuple):
    """A component. Costs are times SCALE, but those of `cost` and `inner`; slots of a set are bits.

    Blocks: `size`, `since` .. `until` (numbers of its sets), `tie` (what two blocks have to do with each
    other), `clash`, `order` (who counts a clique first), `left` (weights that no clique has; inside a block
    on the diagonal), `first` and `mine` (the cliques of each). Sets: `bits`, `inner` (cost of its pairs),
    `once` (whether the first block need try it). Cliques: `weight`, `members` (blocks as bits). `cost[k, c]`
    is what a clique costs at least when k units are still to come; c has a digit of base 3 a slot: free,
    taken (1) or forbidden (2); `code` of a set of taken slots.
    """

    kernel: Longs
    size: Longs
    since: Longs
    until: Longs
    tie: Longs
    clash: Flags
    order: Longs
    left: Longs
    first: Longs
    mine: Longs
    bits: Longs
    inner: Longs
    once: Flags
    weight: Longs
    members: Longs
    cost: npt.NDArray[np.int32]
    code: Longs


class Levels(NamedTuple):
    """What is known at each level of the search, and scratch. By level: `penalty` (block, slot), `sets` of a
    block that are left and how many (`ways`), `taken` slots and units `to_come` of a clique, `spent` by
    blocks that are placed, `branch` (the block and its next set).

    `value` of a set and `price` of those that are branched on; `least` and `reach` (all slots) of a block;
    `base`, `owner` and `barred` slots of a clique; `now`: cliques that a block counts. `free`: 1 a block not
    placed. `told`: level (-1: at the beginning), the cost to beat, 1 when all has been looked at, lookups.
    """

    penalty: Longs
    ways: Longs
    sets: npt.NDArray[np.int32]
    taken: Longs
    to_come: Longs
    spent: Longs
    branch: Longs
    value: Longs
    price: Longs
    least: Longs
    reach: Longs
    base: Longs
    owner: Longs
    barred: Longs
    now: Longs
    free: Longs
    told: Longs


def tables_of(kernel: Longs, component: Component, cliques: Cliques) -> Tables | None:
    """The tables of a component, with the cliques it was given if there are few slots; None where it has too
    many blocks, sets or slots."""
    slots, size, count = len(kernel), component.sizes, len(component.blocks)
    cliques = cliques if slots <= MOST_TABLE else []
    if slots >= 63 or count > MOST_BLOCKS or any(_sets(slots, int(k)) > MOST_SETS for k in size):
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
    return Tables(
        kernel,
        size,
        begin[kind],
        begin[kind + 1],
        tie,
        component.clash,
        np.lexsort((-tie.sum(1), -np.diff(begin)[kind])),
        rest(size, component.weight, cliques),
        np.cumsum([0, *inside.sum(1).tolist()]),
        np.nonzero(inside)[1].astype(np.int64),
        bits,
        inner,
        (bits <= mirror) if mirrored else np.ones(len(bits), bool),
        np.array([w for _, w in cliques], np.int64),
        np.array([int((1 << c).sum()) for c, _ in cliques], np.int64),
        _clique_costs(kernel, units) if cliques else np.zeros((1, 1), np.int32),
        _codes(slots) if cliques else np.zeros(1, np.int64),
    )


def levels_of(tables: Tables, component: Component) -> Levels:
    """Levels for a search that has yet to begin."""
    count, cliques, slots = len(tables.size), len(tables.weight), len(tables.kernel)
    widest = int((tables.until - tables.since).max())

    def zeros(*shape: int) -> Longs:
        return np.zeros(shape, np.int64)

    levels = Levels(
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
        levels.ways[0, g] = len(open_)
        levels.sets[0, g, : len(open_)] = open_
    members = (tables.members[:, None] >> np.arange(count)) & 1
    levels.to_come[0] = (members * tables.size).sum(1)
    return levels


def _sets(slots: int, size: int) -> int:
    total = 1
    for k in range(size):
        total = total * (slots - k) // (k + 1)
    return total


def _codes(slots: int) -> Longs:
    code = np.zeros(1 << slots, np.int64)
    for slot in range(slots):
        code[1 << slot : 2 << slot] = code[: 1 << slot] + 3**slot
    return code


def _clique_costs(kernel: Longs, units: int) -> npt.NDArray[np.int32]:
    cost = np.zeros((units + 1, 3 ** len(kernel)), np.int32)
    fill(kernel, cost, 1 << 20)
    return cost


@jit
def fill(kernel: Longs, cost: npt.NDArray[np.int32], far: int) -> None:
    """`cost[k, c]` of `Tables`: taken slots pay each other, k more are the cheapest free ones."""
    slots = len(kernel)
    for c in range(cost.shape[1] - 1, -1, -1):
        pairs, digits = 0, c
        for t in range(slots):
            if digits % 3 == 1:
                others = c
                for u in range(t):
                    if others % 3 == 1:
                        pairs += kernel[t, u]
                    others //= 3
            digits //= 3
        cost[0, c] = pairs
        for k in range(1, cost.shape[0]):
            best, power, digits = far, 1, c
            for _ in range(slots):
                if digits % 3 == 0:
                    best = min(best, cost[k - 1, c + power])
                power *= 3
                digits //= 3
            cost[k, c] = best

"""Units that change places freely are one block; what blocks must pay for their distance, looked at in full.

Twins are linked, and share the same weights and clashes with everybody else: a block of k of them takes a set of
k slots, whoever takes which. Blocks of different components never meet, so their least costs add up. Inside
a component, once blocks are placed that separate the others, each of these is best by itself: a depth-first
search over the separating blocks, cut off where all others at their cheapest cost too much already.
"""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.engine.block_search import FAR, begin, search
from scheduler.engine.lagrangian import Spread

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
MOST_SETS = 2_000
"""Sets of slots a block may choose from; with more a component is not looked at."""
MOST_BLOCKS = 48
ROUND = 2_000
"""Nodes of the search between two looks at the budget."""


@dataclass(frozen=True)
class Component:
    """Blocks that are linked: `blocks` of units (numbers of the whole spread), `weight` (block, block; inside
    a block on the diagonal), `clash`, `unary` (block, slot)."""

    blocks: tuple[Longs, ...]
    weight: Longs
    clash: Flags
    unary: Longs

    @property
    def sizes(self) -> Longs:
        """How many units each block has."""
        return np.array([len(b) for b in self.blocks], np.int64)

    @property
    def units(self) -> Longs:
        """All its units."""
        return np.concatenate(self.blocks)


def components_of(spread: Spread) -> list[Component]:
    """The components of at least two units, each as blocks of twins."""
    link = (spread.weight > 0) | spread.clash
    return [_component(spread, units) for units in _connected(link) if len(units) > 1]


def _connected(link: Flags) -> Iterator[Longs]:
    left = np.ones(len(link), bool)
    while left.any():
        mine = np.zeros(len(link), bool)
        mine[np.argmax(left)] = True
        while True:
            more = mine | link[mine].any(0)
            if (more == mine).all():
                break
            mine = more
        left &= ~mine
        yield np.flatnonzero(mine)


def _component(spread: Spread, units: Longs) -> Component:
    weight, clash = spread.weight[np.ix_(units, units)], spread.clash[np.ix_(units, units)]
    unary, left = spread.unary[units], np.ones(len(units), bool)
    blocks: list[Longs] = []
    for u in range(len(units)):
        if left[u]:
            twins = np.flatnonzero(left & (weight[u] > 0) & clash[u] & (unary == unary[u]).all(1))
            mine = np.array([u, *(int(v) for v in twins if _twins(weight, clash, u, int(v)))], np.int64)
            left[mine] = False
            blocks.append(mine)
    heads = np.array([b[0] for b in blocks])
    between = weight[np.ix_(heads, heads)]
    between[np.diag_indices(len(blocks))] = [weight[b[0], b[1]] if len(b) > 1 else 0 for b in blocks]
    return Component(
        tuple(units[b] for b in blocks), between, clash[np.ix_(heads, heads)], spread.unary[units[heads]]
    )


def _twins(weight: Longs, clash: Flags, u: int, v: int) -> bool:
    others = np.ones(len(weight), bool)
    others[[u, v]] = False
    return bool((weight[u] == weight[v])[others].all() and (clash[u] == clash[v])[others].all())


def least_cost(
    spread: Spread, component: Component, known: int, more: Callable[[int], bool]
) -> tuple[int, bool]:
    """A lower bound on what a component costs, and whether it is its least cost; never above `known`, a cost
    that some choice has. `more` is told the nodes looked at since it was last asked; False: stop."""
    slots, count = spread.unary.shape[1], len(component.blocks)
    sizes = component.sizes
    if count > MOST_BLOCKS or any(_sets(slots, int(k)) > MOST_SETS for k in sizes):
        return 0, False
    kinds = np.unique(sizes)
    sets = [np.array(list(itertools.combinations(range(slots), int(k))), np.int64) for k in kinds]
    first = np.cumsum([0, *map(len, sets)])
    slot = np.zeros((int(first[-1]), int(kinds.max())), np.int64)
    inner = np.zeros(int(first[-1]), np.int64)
    for at, chosen in zip(first.tolist(), sets, strict=False):
        pairs = itertools.combinations(range(chosen.shape[1]), 2)
        price = sum(
            (spread.kernel[chosen[:, i], chosen[:, j]] for i, j in pairs), np.zeros(len(chosen), np.int64)
        )
        order = np.argsort(price, kind="stable")
        slot[at : at + len(chosen), : chosen.shape[1]] = chosen[order]
        inner[at : at + len(chosen)] = price[order]
    kind = np.searchsorted(kinds, sizes)
    widest = int(np.diff(first).max())
    tables = (
        component.weight,
        component.clash,
        spread.kernel,
        sizes,
        first[kind],
        first[kind + 1],
        slot,
        inner,
    )
    penalty = np.zeros((count + 1, count, slots), np.int64)
    penalty[0] = np.minimum(component.unary, FAR)
    least = np.zeros((count + 1, count), np.int64)
    queue, price = np.zeros((count, widest), np.int64), np.zeros((count, widest), np.int64)
    level, free = np.zeros((count, 4), np.int64), np.full(count, -1, np.int64)
    bound = int(begin(*tables, penalty, least))
    told = np.array([-1, known, 0, bound], np.int64)
    once = _once(spread.kernel, component.unary, slot, np.repeat(kinds, np.diff(first)))
    while not told[2]:
        looked = int(search(*tables, penalty, least, queue, price, level, free, once, told, ROUND))
        if not told[2] and not more(looked):
            break
    return int(told[1] if told[2] else min(told[1], told[3])), bool(told[2])


def _once(kernel: Longs, unary: Longs, slot: Longs, size: Longs) -> Flags:
    """Which sets the first block need try: where time may run backwards, one of each set and its mirror image."""
    mirrored = (kernel == kernel[::-1, ::-1]).all() and (unary == unary[:, ::-1]).all()
    if not mirrored:
        return np.ones(len(slot), bool)
    mine = np.arange(slot.shape[1])[None, :] < size[:, None]
    forth = (np.where(mine, 1 << slot, 0)).sum(1)
    back = (np.where(mine, 1 << (len(kernel) - 1 - slot), 0)).sum(1)
    return np.asarray(forth <= back)


def _sets(slots: int, size: int) -> int:
    total = 1
    for k in range(size):
        total = total * (slots - k) // (k + 1)
    return total

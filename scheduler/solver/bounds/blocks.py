"""Components of the spread problem, and blocks of twins: units that can exchange their slots at no cost.

Twins are linked, and have the same weights and clashes with all other units: a block of k twins takes a set of k slots,
whichever twin takes which (symmetry breaking). Units of different components have nothing in common.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.solver.bounds.clique_cover import Cliques
from scheduler.solver.bounds.spread_problem import SpreadProblem

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Component:
    """A connected component: `blocks` of units (numbers of the whole problem), `weight` and `clash` (block, block; the
    weight inside a block on the diagonal), `unary` (block, slot)."""

    blocks: tuple[Longs, ...]
    weight: Longs
    clash: Flags
    unary: Longs

    @property
    def sizes(self) -> Longs:
        """The number of units of each block."""
        return np.array([len(b) for b in self.blocks], np.int64)

    @property
    def units(self) -> Longs:
        """All units, block after block."""
        return np.concatenate(self.blocks)

    def by_unit(self, cliques: Cliques) -> Cliques:
        """Cliques of blocks as cliques of units (positions in `units`)."""
        block = np.repeat(np.arange(len(self.blocks)), self.sizes)
        return [(np.flatnonzero(np.isin(block, members)), weight) for members, weight in cliques]


def components_of(spread: SpreadProblem) -> list[Component]:
    """The connected components of at least two units, each as blocks of twins."""
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


def _component(spread: SpreadProblem, units: Longs) -> Component:
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

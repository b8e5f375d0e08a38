"""A bound on what pairs pay for their distance, component by component: looked at in full where there are few
blocks of twins, by prices elsewhere. Components have no pair in common, so what they cost at least adds up."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.engine.blocks import Component, components_of, least_cost
from scheduler.engine.budget import Budget
from scheduler.engine.lagrangian import Dual, Spread

Longs = npt.NDArray[np.int64]
BLOCKS_PART, FEW_PART, PRICES_PART = 0.3, 0.02, 0.04
"""Parts of the budget for looking at blocks in full where that may close much of the problem, where it closes
little, and for prices."""
STILL = 1e-4
"""No more steps of prices once they have become this small."""
ENTRIES_PER_WORK, NODES_PER_WORK = 100_000, 50
SEPARATED = 14
"""Blocks that may be looked at in full even if none of them is of twins."""


@dataclass
class SpreadBound:
    """The bound of a spread and what is to be done for it."""

    spread: Spread
    components: list[Component] = field(init=False)
    few: list[Component] = field(init=False)

    def __post_init__(self) -> None:
        """Find the components, those of few blocks first."""
        self.components = sorted(components_of(self.spread), key=lambda c: len(c.blocks))

        self.few = [c for c in self.components if _is_few(c)]

    @property
    def closes_much(self) -> bool:
        """Whether components worth looking at in full have a good part of all units that meet."""
        return 4 * sum(len(c.units) for c in self.few) >= sum(len(c.units) for c in self.components) > 0

    def improve(self, slot: Longs, budget: Budget, tell: Callable[[int], None]) -> None:
        """Look for a bound; `slot` of every unit is a choice to beat. `tell` gets every better bound."""
        spread, proven, few = self.spread, 0, self.few
        part = BLOCKS_PART if self.closes_much else FEW_PART
        left = np.ones(len(spread.unary), bool)
        end = min(budget.used() + part, 1.0)
        for number, component in enumerate(few):
            until = budget.used() + (end - budget.used()) / (len(few) - number)
            known = spread.of(component.units).cost(slot[component.units])
            cost, closed = least_cost(spread, component, known, _counting(budget, until))
            if closed:
                proven += cost
                left[component.units] = False
        rest = np.flatnonzero(left)
        others = spread.of(rest)
        if not others.weight.any():
            tell(proven + int(others.unary.min(1).sum()))
            return
        known = others.cost(slot[rest])
        dual, until = Dual(others), budget.used() + PRICES_PART
        while budget.used() < min(until, 1.0) and dual.step > STILL and dual.bound < known:
            dual.improve(known)
            budget.spent += 1 + dual.effort // ENTRIES_PER_WORK
            tell(proven + dual.bound)


def _is_few(component: Component) -> bool:
    """Worth looking at in full: of few blocks, or of twins for the most part."""
    blocks = len(component.blocks)
    return blocks <= SEPARATED or 2 * blocks <= len(component.units)


def _counting(budget: Budget, until: float) -> Callable[[int], bool]:
    def more(nodes: int) -> bool:
        budget.spent += 1 + nodes // NODES_PER_WORK
        return budget.used() < until

    return more

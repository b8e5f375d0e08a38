"""A bound on what pairs pay for their distance, component by component: looked at in full where there are few
blocks of twins, by prices elsewhere. Components have no pair in common, so what they cost at least adds up."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.engine.blocks import Component, components_of, least_cost
from scheduler.engine.budget import Budget
from scheduler.engine.cliques import LARGEST, Cliques, cover
from scheduler.engine.lagrangian import Dual, Spread
from scheduler.engine.slot_prices import least_costs

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
BLOCKS_PART, FEW_PART, COVER_PART, PRICES_PART = 0.3, 0.02, 0.02, 0.03
"""Parts of the budget for looking at blocks in full where that may close much of the problem, where it closes
little, for the cover by cliques, and for prices."""
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
            cost, closed = least_cost(spread, component, known, _counting(budget, until, NODES_PER_WORK))
            if closed:
                proven += cost
                left[component.units] = False
        self._price(proven, left, slot, budget, tell)

    def _price(
        self, proven: int, left: Flags, slot: Longs, budget: Budget, tell: Callable[[int], None]
    ) -> None:
        """Prices for the units that are `left`; the others are proven to cost so much."""
        rest = np.flatnonzero(left)
        others = self.spread.of(rest)
        tell(proven + int(others.unary.min(1).sum()))
        value = least_costs(self.spread.kernel, LARGEST)
        cliques: Cliques = []
        more = _counting(budget, budget.used() + COVER_PART, 1)
        for component in self.components:
            if left[component.units].all():
                for blocks, weight in cover(component.sizes, component.weight, value, more):
                    units = np.concatenate([component.blocks[g] for g in blocks])
                    cliques.append((np.searchsorted(rest, units), weight))
        if not cliques:
            return
        known, until = others.cost(slot[rest]), budget.used() + PRICES_PART
        dual = Dual(others, cliques)
        while dual.step > STILL and dual.bound < known:
            dual.improve(known)
            budget.spent += 1 + dual.effort // ENTRIES_PER_WORK
            tell(proven + dual.bound)
            if budget.used() >= min(until, 1.0):
                break


def _is_few(component: Component) -> bool:
    """Worth looking at in full: of few blocks, or of twins for the most part."""
    blocks = len(component.blocks)
    return blocks <= SEPARATED or 2 * blocks <= len(component.units)


def _counting(budget: Budget, until: float, per_work: int) -> Callable[[int], bool]:
    def more(done: int) -> bool:
        budget.spent += -(-done // per_work)
        return budget.used() < until

    return more

"""A bound on what pairs pay for their distance, component by component: looked at in full where that may end,
by prices elsewhere. Components have no pair in common, so what they cost at least adds up."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.solver.bounds.block_tables import MOST_BLOCKS, MOST_TABLE
from scheduler.solver.bounds.blocks import Component, components_of
from scheduler.solver.bounds.clique_cover import LARGEST, cover
from scheduler.solver.bounds.component_search import Closing
from scheduler.solver.bounds.lagrangian import Dual, Spread
from scheduler.solver.bounds.slot_prices import least_costs
from scheduler.solver.budget import Budget

Longs = npt.NDArray[np.int64]
BLOCKS_PART, FEW_PART, UNSURE_PART = 0.3, 0.02, 0.1
"""Parts of the budget for looking at components in full where that may close much of the problem, where it
closes little, and for one that does not look as if it would close in time."""
COVER_PART, PRICES_PART = 0.02, 0.03
STILL = 1e-4
"""No more steps of prices once they have become this small."""
ENTRIES_PER_WORK, LOOKUPS_PER_WORK = 100_000, 20_000
HOPE = 10.0
"""How much longer than there is time the rest may seem to take: what two early passes say
is far too much."""
SEPARATED = 14
"""Blocks that may be looked at in full where there are too many slots for the tables of cliques."""


@dataclass
class SpreadBound:
    """The bound of a spread and what is to be done for it. `least`: what each component costs at least."""

    spread: Spread
    components: list[Component] = field(init=False)
    few: list[Component] = field(init=False)
    least: Longs = field(init=False)

    def __post_init__(self) -> None:
        """Find the components, those of few blocks first."""
        self.components = sorted(components_of(self.spread), key=lambda c: len(c.blocks))
        self.few = [c for c in self.components if _is_few(c)]
        cheapest = self.spread.unary.min(1)
        self.least = np.array([cheapest[c.units].sum() for c in self.components], np.int64)
        self._alone = int(cheapest.sum() - self.least.sum())

    @property
    def closes_much(self) -> bool:
        """Whether components worth looking at in full have a good part of all units that meet."""
        return 4 * sum(len(c.units) for c in self.few) >= sum(len(c.units) for c in self.components) > 0

    @property
    def bound(self) -> int:
        """What all units cost at least."""
        return int(self.least.sum()) + self._alone

    def improve(self, slot: Longs, budget: Budget, tell: Callable[[int], None]) -> None:
        """Look for a bound; `slot` of every unit is a choice to beat. `tell` gets every better bound."""
        value = least_costs(self.spread.kernel, LARGEST)
        closing = budget.used() + (BLOCKS_PART if self.closes_much else FEW_PART)
        for number, component in enumerate(self.components):
            part = len(component.units) / sum(len(c.units) for c in self.components)
            more = _counting(budget, budget.used() + part * COVER_PART, 1)
            cliques = cover(component.sizes, component.weight, value, more)
            spread = self.spread.of(component.units)
            known = spread.cost(slot[component.units])

            def better(bound: int, number: int = number) -> None:
                self.least[number] = max(self.least[number], bound)
                tell(self.bound)

            if _is_few(component):
                search = Closing(self.spread.kernel, component, cliques, known)
                _close(search, budget, min(closing, 1.0), better)
            if self.least[number] < known and cliques:
                dual = Dual(spread, component.by_unit(cliques))
                _price(dual, known, budget, part * PRICES_PART, better)
        tell(self.bound)


def _close(search: Closing, budget: Budget, end: float, better: Callable[[int], None]) -> None:
    """Passes over a component as long as there is time, and hope that they will close it."""
    begun = budget.used()
    better(search.bound)
    while not search.closed:
        ahead = search.ahead / max(search.lookups, 1) * (budget.used() - begun)
        hope = 0 < ahead < HOPE * (end - budget.used())
        until = end if hope else min(end, begun + UNSURE_PART)
        if not search.rise(_counting(budget, until, LOOKUPS_PER_WORK)):
            break
        better(search.bound)


def _price(dual: Dual, known: int, budget: Budget, part: float, better: Callable[[int], None]) -> None:
    """Prices for a component, one step of them at least."""
    until = min(budget.used() + part, 1.0)
    while dual.step > STILL and dual.bound < known:
        dual.improve(known)
        budget.spent += 1 + dual.effort // ENTRIES_PER_WORK
        better(dual.bound)
        if budget.used() >= until:
            break


def _is_few(component: Component) -> bool:
    """Worth looking at in full: of few blocks, of twins for the most part, or of few slots."""
    blocks, slots = len(component.blocks), component.unary.shape[1]
    few = blocks <= SEPARATED or 2 * blocks <= len(component.units)
    return few or (blocks <= MOST_BLOCKS and slots <= MOST_TABLE)


def _counting(budget: Budget, until: float, per_work: int) -> Callable[[int], bool]:
    def more(done: int) -> bool:
        budget.spent += -(-done // per_work)
        return budget.used() < until

    return more

"""The lower bound of spread: what pairs of exams pay at least for the distance of their slots.

Components have no pair in common, so their bounds add up. A component that looks searchable gets a destructive bound,
which may close it; the others get a Lagrangian bound on a cover of their pairs by cliques.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.solver.bounds.blocks import Component, components_of
from scheduler.solver.bounds.clique_cover import MOST_CLIQUE_UNITS, cover
from scheduler.solver.bounds.destructive_bound import DestructiveBound
from scheduler.solver.bounds.lagrangian_bound import LagrangianDual
from scheduler.solver.bounds.search_tables import MOST_BLOCKS, MOST_TABLE_SLOTS
from scheduler.solver.bounds.slot_sets import least_costs
from scheduler.solver.bounds.spread_problem import SpreadProblem
from scheduler.solver.budget import Budget

Longs = npt.NDArray[np.int64]
SEARCH_PART, SMALL_PART, UNSURE_PART = 0.3, 0.02, 0.1
"""Parts of the budget for the destructive bounds: where they may close much of the problem, where they close little,
and for one component that does not look as if it would close in time."""
COVER_PART, DUAL_PART = 0.02, 0.03
"""Parts of the budget for the clique covers and the Lagrangian bounds of all components."""
SMALLEST_STEP = 1e-4
"""The Lagrangian bound stops once its step is this small."""
ENTRIES_PER_WORK, LOOKUPS_PER_WORK = 100_000, 20_000
"""Table entries of a Lagrangian step and lookups of the search that cost one unit of work."""
OVERESTIMATE = 10.0
"""A component goes on while its forecast is at most this many times the time left: forecasts from two early passes
are far too long."""
MOST_BLOCKS_ALONE = 14
"""Blocks that are searchable without clique costs, where there are too many slots for their tables."""


@dataclass
class SpreadBound:
    """The lower bound of a spread problem. `least`: the bound of each component; `searchable`: those worth a search."""

    spread: SpreadProblem
    components: list[Component] = field(init=False)
    searchable: list[Component] = field(init=False)
    least: Longs = field(init=False)

    def __post_init__(self) -> None:
        """Find the components, those of few blocks first."""
        self.components = sorted(components_of(self.spread), key=lambda c: len(c.blocks))
        self.searchable = [c for c in self.components if _is_searchable(c)]
        cheapest = self.spread.unary.min(1)
        self.least = np.array([cheapest[c.units].sum() for c in self.components], np.int64)
        self._alone = int(cheapest.sum() - self.least.sum())

    @property
    def closes_much(self) -> bool:
        """Whether the searchable components have at least a quarter of all linked units."""
        return (
            4 * sum(len(c.units) for c in self.searchable) >= sum(len(c.units) for c in self.components) > 0
        )

    @property
    def bound(self) -> int:
        """The lower bound of the cost of all units."""
        return int(self.least.sum()) + self._alone

    def improve(self, slot: Longs, budget: Budget, tell: Callable[[int], None]) -> None:
        """Raise the bound within the budget. `slot`: the slots of a known solution; `tell` is given every better bound."""
        value = least_costs(self.spread.kernel, MOST_CLIQUE_UNITS)
        closing = budget.used() + (SEARCH_PART if self.closes_much else SMALL_PART)
        for number, component in enumerate(self.components):
            part = len(component.units) / sum(len(c.units) for c in self.components)
            more = _counting(budget, budget.used() + part * COVER_PART, 1)
            cliques = cover(component.sizes, component.weight, value, more)
            spread = self.spread.of(component.units)
            known = spread.cost(slot[component.units])

            def better(bound: int, number: int = number) -> None:
                self.least[number] = max(self.least[number], bound)
                tell(self.bound)

            if _is_searchable(component):
                search = DestructiveBound(self.spread.kernel, component, cliques, known)
                _raise_bound(search, budget, min(closing, 1.0), better)
            if self.least[number] < known and cliques:
                dual = LagrangianDual(spread, component.by_unit(cliques))
                _improve_dual(dual, known, budget, part * DUAL_PART, better)
        tell(self.bound)


def _raise_bound(search: DestructiveBound, budget: Budget, end: float, better: Callable[[int], None]) -> None:
    """Raise the destructive bound of a component until `end` (a part of the budget) while it may close in time."""
    begun = budget.used()
    better(search.bound)
    while not search.closed:
        remaining = search.remaining_lookups / max(search.lookups, 1) * (budget.used() - begun)
        promising = 0 < remaining < OVERESTIMATE * (end - budget.used())
        until = end if promising else min(end, begun + UNSURE_PART)
        if not search.raise_bound(_counting(budget, until, LOOKUPS_PER_WORK)):
            break
        better(search.bound)


def _improve_dual(
    dual: LagrangianDual, known: int, budget: Budget, part: float, better: Callable[[int], None]
) -> None:
    """Steps of the Lagrangian bound of a component, one at least."""
    until = min(budget.used() + part, 1.0)
    while dual.step > SMALLEST_STEP and dual.bound < known:
        dual.improve(known)
        budget.spent += 1 + dual.effort // ENTRIES_PER_WORK
        better(dual.bound)
        if budget.used() >= until:
            break


def _is_searchable(component: Component) -> bool:
    """Whether a component is worth a search: few blocks, mostly twins, or few slots."""
    blocks, slots = len(component.blocks), component.unary.shape[1]
    few = blocks <= MOST_BLOCKS_ALONE or 2 * blocks <= len(component.units)
    return few or (blocks <= MOST_BLOCKS and slots <= MOST_TABLE_SLOTS)


def _counting(budget: Budget, until: float, per_work: int) -> Callable[[int], bool]:
    def more(done: int) -> bool:
        budget.spent += -(-done // per_work)
        return budget.used() < until

    return more

"""The least cost of a component, looked at in full: what it must cost at least rises pass by pass.

Each pass looks for a choice that costs less than a target between the bound and what is known. It ends
without one, and the target is a bound, or with the least cost. Passes take longer as targets rise; two
passes tell how fast, and later targets are such that a pass takes about `STRIDE` times as long as the last.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.solver.bounds.block_search import search
from scheduler.solver.bounds.block_tables import levels_of, tables_of
from scheduler.solver.bounds.blocks import Component
from scheduler.solver.bounds.clique_cover import SCALE, Cliques

Longs = npt.NDArray[np.int64]
FIRST_PART = 16
"""The first passes rise by this part of what is between the bound and what is known."""
STRIDE = 4.0
ROUND = 2_000_000
"""Lookups between two looks at the budget."""


@dataclass
class Closing:
    """The search for the least cost of a component, from the bound of its cliques to `known`, a cost that
    some choice has. `nodes` and `lookups` of all passes."""

    kernel: Longs
    component: Component
    cliques: Cliques
    known: int
    bound: int = field(init=False)
    nodes: int = 0
    lookups: int = 0
    _passes: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Fill the tables; a component that is too large for them has no bound but 0."""
        self.tables = tables_of(self.kernel, self.component, self.cliques)
        self.bound = 0
        if self.tables is not None:
            levels = levels_of(self.tables, self.component)
            least = int(self.tables.weight @ self.tables.cost[levels.to_come[0], 0])
            self.bound = min(-(-least // SCALE), self.known)

    @property
    def closed(self) -> bool:
        """Whether the bound is the least cost."""
        return self.bound == self.known

    @property
    def ahead(self) -> float:
        """Lookups that it may take yet, by what the last passes took; 0 before there are two."""
        rate = self._rate
        return self._passes[-1][1] * math.exp(min(rate * (self.known - self.bound), 99.0)) if rate else 0.0

    @property
    def _rate(self) -> float:
        if len(self._passes) < 2:
            return 0.0
        (one, less), (two, many) = self._passes[-2:]
        return max(math.log(many / less) / (two - one), 1e-6)

    def rise(self, more: Callable[[int], bool]) -> bool:
        """One pass; False where it was stopped. `more` is told the lookups since it was last asked; False:
        stop."""
        if self.tables is None:
            return False
        gap = self.known - self.bound
        step = math.log(STRIDE) / self._rate if self._rate else gap / FIRST_PART
        target = self.bound + max(math.ceil(step), 1) if 1.5 * step < gap else self.known
        levels = levels_of(self.tables, self.component)
        levels.told[:] = -1, target * SCALE, 0, 0
        while not levels.told[2]:
            before = int(levels.told[3])
            self.nodes += int(search(self.tables, levels, ROUND))
            looked = int(levels.told[3]) - before
            self.lookups += looked
            if not more(looked) and not levels.told[2]:
                return False
        self._passes.append((target, max(int(levels.told[3]), 1)))
        self.bound = int(levels.told[1]) // SCALE
        if self.bound < target:
            self.known = self.bound
        return True

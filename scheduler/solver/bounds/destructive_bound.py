"""A destructive lower bound (Klein and Scholl 1999) of one component of the spread problem.

Each pass is a branch and bound for a choice that costs less than a target between the bound and the best known cost. If
there is none, the target is a lower bound; else the pass ends with the least cost. Passes take longer as targets rise;
two passes tell how fast, and later targets are such that a pass takes about `STRIDE` times as long as the last.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.solver.bounds.blocks import Component
from scheduler.solver.bounds.branch_and_bound import search
from scheduler.solver.bounds.clique_cover import SCALE, Cliques
from scheduler.solver.bounds.search_tables import DONE, LOOKUPS, TARGET, levels_of, tables_of

Longs = npt.NDArray[np.int64]
FIRST_PART = 16
"""Until two passes are known, a target rises by one of so many parts of the gap."""
STRIDE = 4.0
"""How many times as long as the last pass the next one should take."""
ROUND = 2_000_000
"""Lookups between two checks of the budget."""


@dataclass
class DestructiveBound:
    """The bound of a component, raised from that of its cliques towards `known`, the cost of some choice (or more).

    `nodes` and `lookups` (the measure of work) are those of all passes.
    """

    kernel: Longs
    component: Component
    cliques: Cliques
    known: int
    bound: int = field(init=False)
    nodes: int = 0
    lookups: int = 0
    _passes: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Build the tables; a component that is too large for them keeps the bound 0."""
        self.tables = tables_of(self.kernel, self.component, self.cliques)
        self.bound = 0
        if self.tables is not None:
            levels = levels_of(self.tables, self.component)
            least = int(self.tables.weight @ self.tables.cost[levels.to_come[0], 0])
            self.bound = min(-(-least // SCALE), self.known)

    @property
    def closed(self) -> bool:
        """Whether the bound equals the least cost."""
        return self.bound == self.known

    @property
    def remaining_lookups(self) -> float:
        """A forecast of the lookups until the bound closes, from the last two passes; 0 before there are two."""
        growth = self._growth
        return (
            self._passes[-1][1] * math.exp(min(growth * (self.known - self.bound), 99.0)) if growth else 0.0
        )

    @property
    def _growth(self) -> float:
        if len(self._passes) < 2:
            return 0.0
        (one, less), (two, many) = self._passes[-2:]
        return max(math.log(many / less) / (two - one), 1e-6)

    def raise_bound(self, more: Callable[[int], bool]) -> bool:
        """One pass; False if it was stopped. `more(lookups)` is called with the lookups since its last call; it returns
        False when time is up."""
        if self.tables is None:
            return False
        gap = self.known - self.bound
        step = math.log(STRIDE) / self._growth if self._growth else gap / FIRST_PART
        target = self.bound + max(math.ceil(step), 1) if 1.5 * step < gap else self.known
        levels = levels_of(self.tables, self.component)
        levels.progress[:] = -1, target * SCALE, 0, 0
        while not levels.progress[DONE]:
            before = int(levels.progress[LOOKUPS])
            self.nodes += int(search(self.tables, levels, ROUND))
            lookups = int(levels.progress[LOOKUPS]) - before
            self.lookups += lookups
            if not more(lookups) and not levels.progress[DONE]:
                return False
        self._passes.append((target, max(int(levels.progress[LOOKUPS]), 1)))
        self.bound = int(levels.progress[TARGET]) // SCALE
        if self.bound < target:
            self.known = self.bound
        return True

"""A Lagrangian lower bound of spread (Lagrangian decomposition, subgradient steps of Polyak's length).

The units of a clique take different slots, whichever unit takes which: the first subproblem finds the cheapest set of
slots of each clique, exactly. The second gives each unit one slot, units that clash different ones: an assignment
problem for each part of a partition into cliques of clashing units. Multipliers by (clique, slot) tie the two
together. They are whole multiples of 1/SCALE, so that every bound is exact.
"""

import numpy as np
import numpy.typing as npt

from scheduler.solver.bounds.assignment import assign_all
from scheduler.solver.bounds.clique_cover import SCALE, Cliques
from scheduler.solver.bounds.slot_sets import cheapest_sets, window_costs
from scheduler.solver.bounds.spread_problem import SpreadProblem

Longs = npt.NDArray[np.int64]
STEP, PATIENCE = 0.1, 20
"""The first step, as a part of Polyak's length; it is halved after `PATIENCE` steps without a better bound."""


def clash_cliques(clash: npt.NDArray[np.bool_], most: int) -> list[Longs]:
    """A greedy partition of the units into cliques of at most `most` units that clash pairwise, the busiest first."""
    free, cliques = np.ones(len(clash), bool), []
    for unit in np.argsort(-clash.sum(1), kind="stable").tolist():
        if not free[unit]:
            continue
        members, common = [unit], clash[unit] & free
        free[unit] = False
        while len(members) < most and common.any():
            best = int(np.argmax(np.where(common, (clash & common).sum(1), -1)))
            members.append(best)
            free[best] = False
            common &= clash[best] & free
        cliques.append(np.array(members))
    return cliques


class LagrangianDual:
    """The Lagrangian dual of a spread problem: multipliers and the best bound they proved.

    `cliques` of units: at least one; on every pair their weights add up to at most the weight of the problem.
    """

    def __init__(self, spread: SpreadProblem, cliques: Cliques) -> None:
        units, slots = spread.unary.shape
        self.size = np.array([len(c) for c, _ in cliques], np.int64)
        self.weight = np.array([w for _, w in cliques], np.int64)
        parts = clash_cliques(spread.clash, slots)
        order = np.concatenate(parts)
        self.first = np.cumsum([0, *map(len, parts)])
        self.member = np.argsort(order)[np.concatenate([c for c, _ in cliques])]
        self.clique = np.repeat(np.arange(len(cliques)), self.size)
        self.unary = spread.unary[order] * SCALE
        self.window_cost = window_costs(spread.kernel)
        self.reward = np.zeros((len(cliques), slots))
        self._best, self._trend = self.reward.copy(), self.reward.copy()
        self.bound, self.step, self._stalled = 0, STEP, 0
        most = int(self.size.max())
        self._table = np.zeros((most + 2, self.window_cost.shape[1]), np.int64)
        self._taken = np.zeros((slots, most + 1, self.window_cost.shape[1]), np.int8)
        self._sets = np.zeros((len(cliques), slots), np.int8)
        self._lines = np.zeros((5, slots + 1), np.int64)
        self._seen, self._at = np.zeros(slots + 1, np.int8), np.zeros(units, np.int64)

    @property
    def effort(self) -> int:
        """Table entries that one step fills."""
        return int(self.size.sum()) * self.window_cost.size

    def improve(self, best_known: int) -> None:
        """One subgradient step; `best_known` is the cost of a known solution."""
        reward = np.round(self.reward * SCALE).astype(np.int64)
        value = self._value(reward)
        if (bound := -(-value // SCALE)) > self.bound:
            self.bound, self._best, self._stalled = bound, self.reward.copy(), 0
        else:
            self._stalled += 1
        # The subgradient: where the sets of the cliques and the slots of their units differ.
        gap = -self._sets.astype(np.float64)
        np.add.at(gap, (self.clique, self._at[self.member]), 1.0)
        self._trend = (self._trend + gap) / 2
        length = float((self._trend**2).sum())
        if self._stalled >= PATIENCE:
            self.step, self._stalled = self.step / 2, 0
            self.reward, self._trend = self._best.copy(), np.zeros_like(gap)
        elif length:
            self.reward = (
                self.reward + self.step * max(best_known - value / SCALE, 1.0) / length * self._trend
            )

    def _value(self, reward: Longs) -> int:
        """The bound of these multipliers, times SCALE; `_sets` and `_at` attain it."""
        value = cheapest_sets(
            self.size, self.weight, reward, self.window_cost, self._table, self._taken, self._sets
        )
        cost = self.unary.copy()
        np.add.at(cost, self.member, reward[self.clique])
        row, column, owner, way, least = self._lines
        return value + assign_all(self.first, cost, row, column, owner, way, least, self._seen, self._at)

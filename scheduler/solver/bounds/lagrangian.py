"""A lower bound on spread: everybody's slots as sets, exams at one slot each, prices that make them agree.

Cliques of units (`cliques`) cover the pairs that pay for their distance. One of k exams takes k slots,
whichever exam takes which: its cheapest set of slots is found exactly. Exams that clash take different
slots: a cheapest assignment a clique of a partition. Prices by (clique, slot) say where the two sides
differ (Polyak steps). All prices are whole multiples of 1/SCALE, so every bound is exact.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.flat_problem import Flat
from scheduler.solver.bounds.clique_cover import SCALE, Cliques
from scheduler.solver.bounds.slot_prices import prices
from scheduler.solver.bounds.slot_sets import assign_all, cheapest_sets

Longs = npt.NDArray[np.int64]
STEP, PATIENCE = 0.1, 20
"""The first step, of Polyak's length; it is halved after so many steps that gain nothing."""


@dataclass(frozen=True)
class Spread:
    """Links of one symmetric matrix `kernel` over slots, as `weight` (unit, unit); `unary` (unit, slot),
    FAR where closed; `clash` (unit, unit): never in one slot, as all that are linked."""

    kernel: Longs
    weight: Longs
    unary: Longs
    clash: npt.NDArray[np.bool_]

    def of(self, units: Longs) -> "Spread":
        """The same for some of the units."""
        pairs = np.ix_(units, units)
        return Spread(self.kernel, self.weight[pairs], self.unary[units], self.clash[pairs])

    def cost(self, slot: Longs) -> int:
        """What all units pay at these slots."""
        pairs = int((self.weight * self.kernel[np.ix_(slot, slot)]).sum()) // 2
        return pairs + int(self.unary[np.arange(len(slot)), slot].sum())


def spread_of(flat: Flat) -> Spread | None:
    """The soft links that share one matrix, the heaviest such; None where options are not slots, or
    linked units may share one."""
    p, a = flat.layout, flat.numbers.astype(np.int64)
    if not (p.square and p.apart) or p.lnode == p.lmat:
        return None
    n, slots = int(p.units), int(p.slots)
    u = np.repeat(np.arange(n), np.diff(a[p.lfirst : p.lfirst + n + 1]))
    v, at, weight = a[p.lnode : p.lmat], a[p.lmat : p.lweight], a[p.lweight : p.cost]
    size = slots * slots
    kinds = np.unique(at)
    heavy = [a[p.cost + k : p.cost + k + size].sum() * weight[at == k].sum() for k in kinds]
    heaviest = kinds[int(np.argmax(heavy))]
    matrix = a[p.cost + heaviest : p.cost + heaviest + size].reshape(slots, slots)
    if a[p.cost : p.hfirst].min() < 0:
        return None
    mine = (at == heaviest) & (u < v)
    links = np.zeros((n, n), np.int64)
    links[u[mine], v[mine]] = weight[mine]
    clash = (links + links.T) > 0
    bits = a[p.plain : p.kin].astype(np.uint32).reshape(n, -1)
    plain = ((bits[:, :, None] >> np.arange(32, dtype=np.uint32)) & 1).reshape(n, -1)[:, :n] > 0
    hard = np.repeat(np.arange(n), np.diff(a[p.hfirst : p.hfirst + n + 1]))
    clash[hard, a[p.hnode : p.hmat]] |= plain[hard, a[p.hnode : p.hmat]]
    closed = a[p.closed : p.closed + n * slots].reshape(n, slots) > 0
    unary = a[p.unary : p.unary + n * slots].reshape(n, slots)
    most = int(np.abs(unary).sum() + (links.sum() * matrix.max())) + 1
    return Spread(np.minimum(matrix, matrix.T), links + links.T, np.where(closed, most, unary), clash)


def partition(clash: npt.NDArray[np.bool_], most: int) -> list[Longs]:
    """Every unit in one clique of units that clash, the busiest first."""
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


class Dual:
    """Prices and the bound they prove. `improve` makes one step; `bound` is the best so far.

    `cliques` of units: at least one, of weights that add up to those of the spread at most.
    """

    def __init__(self, spread: Spread, cliques: Cliques) -> None:
        units, slots = spread.unary.shape
        self.size = np.array([len(c) for c, _ in cliques], np.int64)
        self.weight = np.array([w for _, w in cliques], np.int64)
        parts = partition(spread.clash, slots)
        order = np.concatenate(parts)
        self.first = np.cumsum([0, *map(len, parts)])
        self.member = np.argsort(order)[np.concatenate([c for c, _ in cliques])]
        self.clique = np.repeat(np.arange(len(cliques)), self.size)
        self.unary = spread.unary[order] * SCALE
        self.price = prices(spread.kernel)
        self.reward = np.zeros((len(cliques), slots))
        self._best, self._trend = self.reward.copy(), self.reward.copy()
        self.bound, self.step, self._stalled = 0, STEP, 0
        most = int(self.size.max())
        self._table = np.zeros((most + 2, self.price.shape[1]), np.int64)
        self._taken = np.zeros((slots, most + 1, self.price.shape[1]), np.int8)
        self._sets = np.zeros((len(cliques), slots), np.int8)
        self._lines = np.zeros((5, slots + 1), np.int64)
        self._seen, self._at = np.zeros(slots + 1, np.int8), np.zeros(units, np.int64)

    @property
    def effort(self) -> int:
        """Entries of the tables that one step fills."""
        return int(self.size.sum()) * self.price.size

    def improve(self, best_known: int) -> None:
        """Evaluate the prices, move them towards agreement."""
        reward = np.round(self.reward * SCALE).astype(np.int64)
        value = self._value(reward)
        if (bound := -(-value // SCALE)) > self.bound:
            self.bound, self._best, self._stalled = bound, self.reward.copy(), 0
        else:
            self._stalled += 1
        # The sets want their slots, the units take theirs: where they differ, the price moves.
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
        """The bound of these prices, times SCALE; `_sets` and `_at` say what attains it."""
        value = cheapest_sets(
            self.size, self.weight, reward, self.price, self._table, self._taken, self._sets
        )
        cost = self.unary.copy()
        np.add.at(cost, self.member, reward[self.clique])
        row, column, owner, way, least = self._lines
        return value + assign_all(self.first, cost, row, column, owner, way, least, self._seen, self._at)

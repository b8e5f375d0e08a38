"""Who makes way in a load cell that is full, so that the ejection search can fill sites to the last seat."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.layout import Ints, Ints32, Layout
from scheduler.solver.jit import jit

Floats = npt.NDArray[np.float64]
NO_WAY = 1e18
"""Above every price of an ejection."""


@jit
def overload(at: Layout, data: Ints32, totals: Ints, option: int) -> float:
    """By how much an option would fill its load cells beyond their limits, in parts of what it uses of them."""
    beyond = 0.0
    for k in range(data[at.use_first + option], data[at.use_first + option + 1]):
        cell, amount = data[at.use_cell + k], data[at.use_amount + k]
        excess = totals[at.cell_use + cell] + amount - data[at.cell_limit + cell]
        if excess > 0:
            beyond = max(beyond, excess / max(amount, 1))
    return beyond


@jit
def in_the_way(at: Layout, data: Ints32, state: Ints32, totals: Ints, weight: Floats, option: int) -> int:
    """The bundle that had best leave a load cell that has no room for an option: seldom ejected before, large enough,
    and no larger than need be; -1: there is none, or no load is in the way."""
    for k in range(data[at.use_first + option], data[at.use_first + option + 1]):
        cell = data[at.use_cell + k]
        need = totals[at.cell_use + cell] + data[at.use_amount + k] - data[at.cell_limit + cell]
        if need <= 0:
            continue
        best, least = -1, NO_WAY
        for v in range(at.n_bundles):
            chosen = state[at.choice + v]
            if chosen < 0:
                continue
            for i in range(data[at.use_first + chosen], data[at.use_first + chosen + 1]):
                amount = data[at.use_amount + i]
                if data[at.use_cell + i] == cell and amount > 0:
                    price = weight[v] * max(need / amount, amount / need)
                    if price < least:
                        best, least = v, price
        return best
    return -1

"""The least cost of a clique whose slots are free, taken or forbidden: a table for the nodes of the branch and bound."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.jit import jit

Longs = npt.NDArray[np.int64]
FAR = 1 << 20
"""The cost where there are too few free slots; more than any clique costs."""


def slot_codes(slots: int) -> Longs:
    """For each set of slots (as bits) the code that marks them as taken, all others as free."""
    code = np.zeros(1 << slots, np.int64)
    for slot in range(slots):
        code[1 << slot : 2 << slot] = code[: 1 << slot] + 3**slot
    return code


def clique_costs(kernel: Longs, units: int) -> npt.NDArray[np.int32]:
    """The table `cost[k, c]` of `fill_clique_costs` for k = 0 .. `units`."""
    cost = np.zeros((units + 1, 3 ** len(kernel)), np.int32)
    fill_clique_costs(kernel, cost, FAR)
    return cost


@jit
def fill_clique_costs(kernel: Longs, cost: npt.NDArray[np.int32], far: int) -> None:
    """Fill `cost[k, c]`: the pairs of the slots that c marks as taken, and of the k cheapest free slots (`far`: there
    are fewer). Codes c have a digit of base 3 per slot: 0 free, 1 taken, 2 forbidden."""
    slots = len(kernel)
    for c in range(cost.shape[1] - 1, -1, -1):
        pairs, digits = 0, c
        for t in range(slots):
            if digits % 3 == 1:
                others = c
                for u in range(t):
                    if others % 3 == 1:
                        pairs += kernel[t, u]
                    others //= 3
            digits //= 3
        cost[0, c] = pairs
        for k in range(1, cost.shape[0]):
            best, power, digits = far, 1, c
            for _ in range(slots):
                if digits % 3 == 0:
                    best = min(best, cost[k - 1, c + power])
                power *= 3
                digits //= 3
            cost[k, c] = best

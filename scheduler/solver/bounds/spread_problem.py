"""The spread problem: units at slots, pairs that pay for the distance of their slots, as in ITC2007 and Toronto.

This is the relaxation that the lower bound of spread works on: the soft links that share one matrix, and the clashes.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.array_problem import ArrayProblem
from scheduler.solver.annealing.link_arrays import WORD_BITS

Longs = npt.NDArray[np.int64]


@dataclass(frozen=True)
class SpreadProblem:
    """Units u, v at slots s, t pay `weight[u, v] * kernel[s, t]`, each unit `unary[u, s]` (very large: closed).

    `kernel` (slot, slot) and `weight` are symmetric. Units that `clash` never share a slot; all that are linked clash.
    """

    kernel: Longs
    weight: Longs
    unary: Longs
    clash: npt.NDArray[np.bool_]

    def of(self, units: Longs) -> "SpreadProblem":
        """The same problem for some of the units."""
        pairs = np.ix_(units, units)
        return SpreadProblem(self.kernel, self.weight[pairs], self.unary[units], self.clash[pairs])

    def cost(self, slot: Longs) -> int:
        """The cost of all units at these slots."""
        pairs = int((self.weight * self.kernel[np.ix_(slot, slot)]).sum()) // 2
        return pairs + int(self.unary[np.arange(len(slot)), slot].sum())


def spread_problem_of(arrays: ArrayProblem) -> SpreadProblem | None:
    """The spread problem of the soft links that share one matrix, the heaviest such.

    None if options are not slots, if linked units may share a slot, or if a link has a negative cost.
    """
    at, array = arrays.layout, arrays.array
    if not (at.option_is_slot and at.linked_never_share) or not len(array("soft_other")):
        return None
    n, slots = int(at.n_bundles), int(at.n_slots)
    u, v = np.repeat(np.arange(n), np.diff(array("soft_first"))), array("soft_other")
    matrices, weight, costs = array("soft_matrix"), array("soft_weight"), array("cost_matrices")
    size = slots * slots
    kinds = np.unique(matrices)
    heavy = [costs[k : k + size].sum() * weight[matrices == k].sum() for k in kinds]
    heaviest = kinds[int(np.argmax(heavy))]
    matrix = costs[heaviest : heaviest + size].reshape(slots, slots)
    if costs.min() < 0:
        return None
    mine = (matrices == heaviest) & (u < v)
    links = np.zeros((n, n), np.int64)
    links[u[mine], v[mine]] = weight[mine]
    clash = (links + links.T) > 0
    masks = array("same_slot_mask").astype(np.uint32).reshape(n, -1)
    same_slot = ((masks[:, :, None] >> np.arange(WORD_BITS, dtype=np.uint32)) & 1).reshape(n, -1)[:, :n] > 0
    hard, other = np.repeat(np.arange(n), np.diff(array("hard_first"))), array("hard_other")
    clash[hard, other] |= same_slot[hard, other]
    closed = array("forbidden").reshape(n, slots) > 0
    unary = array("unary").reshape(n, slots)
    most = int(np.abs(unary).sum() + (links.sum() * matrix.max())) + 1
    return SpreadProblem(np.minimum(matrix, matrix.T), links + links.T, np.where(closed, most, unary), clash)

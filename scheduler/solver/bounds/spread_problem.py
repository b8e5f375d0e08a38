"""The spread problem: units at slots, pairs that pay for the distance of their slots, as in ITC2007 and Toronto.

This is the relaxation that the lower bound of spread works on: the soft links that share one matrix, and the clashes.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.flat_problem import Flat

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


def spread_problem_of(flat: Flat) -> SpreadProblem | None:
    """The spread problem of the soft links that share one matrix, the heaviest such.

    None if options are not slots, if linked units may share a slot, or if a link has a negative cost.
    """
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
    return SpreadProblem(np.minimum(matrix, matrix.T), links + links.T, np.where(closed, most, unary), clash)

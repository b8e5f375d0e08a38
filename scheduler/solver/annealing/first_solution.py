"""A first feasible choice without CP-SAT: greedy, then insert and eject. Loads and days are only checked."""

import time

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.ejection import repair
from scheduler.solver.annealing.flat_problem import Flat
from scheduler.solver.annealing.insertion import greedy

Longs = npt.NDArray[np.int64]
ROUND = 1_000
WORK = 200_000


def first_choice(
    flat: Flat, seed: int, *, seconds: float | None = None, work: int = WORK
) -> tuple[Longs, Longs | None] | None:
    """Options of all nodes, and rooms if they are decided here; None if this simple way does not get there."""
    p, a = flat.layout, flat.numbers
    first = a[p.first : p.first + p.units + 1]
    closed = a[p.closed : p.closed + int(first[-1])]
    if p.units == 0 or np.minimum.reduceat(closed, first[:-1]).any():
        return None
    begun = time.monotonic()
    s, t = flat.state(None, None, seed)
    left = greedy(p, a, s, t, np.zeros(p.units, np.int64))
    tabu, weight = np.zeros(len(closed), np.int64), np.ones(p.units)
    price, lists = np.zeros(int(np.diff(first).max())), np.zeros((2, p.units), np.int64)
    while left and t[p.total + 2] < work and (seconds is None or time.monotonic() - begun < seconds):
        left = repair(p, a, s, t, ROUND, tabu, weight, price, lists)
    if left or not _within_limits(flat, s, t):
        return None
    return flat.told(s, best=False)


def _within_limits(flat: Flat, s: npt.NDArray[np.int32], t: Longs) -> bool:
    p, a = flat.layout, flat.numbers
    if (t[p.used : p.used + p.limits] > a[p.limit : p.limit + p.limits]).any():
        return False
    days = s[p.dcount : p.dcount + 2 * p.chains * p.days].reshape(p.chains, 2, p.days) > 0
    for (ready, waits), lag in zip(days, a[p.dlag : p.dlag + p.chains], strict=True):
        if ready.any() and waits.any() and np.flatnonzero(ready)[-1] + lag > np.flatnonzero(waits)[0]:
            return False
    return True

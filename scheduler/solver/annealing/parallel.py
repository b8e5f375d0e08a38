"""Parallel annealers: each runs in a thread (kernels hold no lock), and now and then they compare."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.annealer import Annealer, StoppingCriterion
from scheduler.solver.annealing.array_problem import ArrayProblem
from scheduler.solver.annealing.temperatures import Temperatures
from scheduler.solver.solution import Solution

Ints = npt.NDArray[np.int64]
COMPARISONS = (0.6, 0.7, 0.8, 0.9, 1.0)
"""Parts of the run after which annealers compare: late, where one that is behind no longer catches up."""
BEHIND = 1.005
"""An annealer whose cost is above so many times the least goes on from where the cheapest one is."""
SEED_STEP = 1_000_003
"""Between the seeds of parallel annealers."""


@dataclass(frozen=True)
class Cooling:
    """What a cooling has reached: the best solution, the temperatures it went through, moves tried by all annealers."""

    best: Solution
    between: Temperatures
    tries: int


def anneal(
    arrays: ArrayProblem,
    start: Solution,
    seed: int,
    stopping: StoppingCriterion,
    on_best: Callable[[Solution], None] | None = None,
    *,
    annealers: int = 1,
    between: Temperatures | None = None,
    reheat: float = 1.0,
    on_batch: Callable[[], None] | None = None,
) -> Cooling:
    """One slow cooling from a feasible solution; what it returns is never worse than that.

    Pilots find the temperatures, unless `between` gives them. After pilots it begins at the hot one divided by
    `reheat`. With `tries` as the criterion the result depends on the seed and the number of annealers alone, however
    fast the machine is.
    """
    listener = _BestOfAll(on_best)
    team = [
        Annealer(arrays, start.choice, start.rooms, seed + SEED_STEP * number, stopping, listener, on_batch)
        for number in range(annealers)
    ]
    with ThreadPoolExecutor(annealers) as pool:
        if between is None:
            ranges = list(pool.map(lambda annealer: annealer.pilot(), team))
            hot, cold = (float(np.exp(np.mean(np.log(column)))) for column in zip(*ranges, strict=True))
            for annealer in team:
                annealer.restart()
            between = Temperatures(max(hot / reheat, min(hot, 2 * cold)), cold)
        since = max(annealer.used() for annealer in team)
        for until in COMPARISONS:
            list(pool.map(lambda one, end=until: one.cool(between, since, end), team))
            leader = min(team, key=lambda annealer: annealer.cost)
            for annealer in team:
                if until < 1 and annealer.cost > BEHIND * leader.cost:
                    annealer.adopt(leader)
    best = min((annealer.incumbent() for annealer in team), key=lambda solution: solution.cost)
    return Cooling(best, between, sum(annealer.tries for annealer in team))


class _BestOfAll:
    """Passes on only what is better than all that any annealer has handed out before."""

    def __init__(self, on_best: Callable[[Solution], None] | None) -> None:
        self._on_best, self._lock = on_best, threading.Lock()
        self._least: int | None = None

    def __call__(self, solution: Solution) -> None:
        if self._on_best is None:
            return
        with self._lock:
            if self._least is None or solution.cost < self._least:
                self._least = solution.cost
                self._on_best(solution)

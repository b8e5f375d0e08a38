"""A first feasible solution without CP-SAT: greedy insertion, then ejection search.

Load cells are cleared where they are full, milestones only checked; where that fails, CP-SAT begins.
"""

import time

import numpy as np

from scheduler.solver.annealing.array_problem import ArrayProblem
from scheduler.solver.annealing.ejection import ejection_search
from scheduler.solver.annealing.insertion import insert_greedily
from scheduler.solver.annealing.layout import Ints, Ints32
from scheduler.solver.solution import Solution

ROUND = 1_000
"""Insertions between two looks at the clock."""
MOST_INSERTIONS = 200_000
"""After so many the ejection search is given up."""


def first_solution(
    arrays: ArrayProblem, seed: int, *, seconds: float | None = None, insertions: int = MOST_INSERTIONS
) -> Solution | None:
    """Options of all nodes, and rooms where the annealing assigns them; None if this way finds none."""
    at, data = arrays.layout, arrays.data
    first = data[at.option_first : at.option_first + at.n_bundles + 1]
    forbidden = data[at.forbidden : at.forbidden + int(first[-1])]
    if at.n_bundles == 0 or np.minimum.reduceat(forbidden, first[:-1]).any():
        return None
    started = time.monotonic()
    state, totals = arrays.new_state(None, None, seed)
    left = insert_greedily(at, data, state, totals, np.zeros(at.n_bundles, np.int64))
    tabu, weight = np.zeros(len(forbidden), np.int64), np.ones(at.n_bundles)
    price, lists = np.zeros(int(np.diff(first).max())), np.zeros((2, at.n_bundles), np.int64)
    while left and totals[at.insertions] < insertions:
        if seconds is not None and time.monotonic() - started >= seconds:
            break
        left = ejection_search(at, data, state, totals, ROUND, tabu, weight, price, lists)
    if left or not _within_all_limits(arrays, state, totals):
        return None
    choice, rooms = arrays.decisions(state, best=False)
    return Solution(choice, arrays.problem.cost(choice), rooms)


def without_options(arrays: ArrayProblem, seed: int) -> Ints:
    """Nodes that the insertion gives no option. Of a bundle that has none these are a third of its nodes: where they
    are left out, the others are tied no more."""
    at, data = arrays.layout, arrays.data
    state, totals = arrays.new_state(None, None, seed)
    if at.n_bundles:
        insert_greedily(at, data, state, totals, np.zeros(at.n_bundles, np.int64))
    left = np.flatnonzero(state[at.choice : at.choice + at.n_bundles] < 0)
    nodes = [one[: -(-len(one) // 3)] for one in (arrays.bundles.nodes[int(k)] for k in left)]
    return np.sort(np.concatenate([np.empty(0, np.int64), *nodes]))


def _within_all_limits(arrays: ArrayProblem, state: Ints32, totals: Ints) -> bool:
    at, data = arrays.layout, arrays.data
    limit = data[at.cell_limit : at.cell_limit + at.n_cells]
    if (totals[at.cell_use : at.cell_use + at.n_cells] > limit).any():
        return False
    lags = data[at.milestone_lag : at.milestone_lag + at.n_milestones]
    used = state[at.day_uses : at.day_uses + 2 * at.n_milestones * at.n_days] > 0
    for (ready, waiting), lag in zip(used.reshape(at.n_milestones, 2, at.n_days), lags, strict=True):
        if not ready.any() or not waiting.any():
            continue
        if np.flatnonzero(ready)[-1] + lag > np.flatnonzero(waiting)[0]:
            return False
    return True

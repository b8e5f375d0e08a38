"""Polish: single moves that lower what places cost, each tried with its exact places."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.budget import SHARES, Budget
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.solver.state import State

Ints = npt.NDArray[np.int64]
NODES_PER_WORK = 20
"""To assign places to so many nodes takes as long as one unit of work, and counts as much."""


def polish(state: State, placer: Placer, placed: Placement, budget: Budget) -> Placement:
    """Move one exam after the other while that makes the choice with its places cheaper; `placed` if no move does.

    Time terms price transfers pair by pair; that a third exam, a room or an escort is in the way shows only in the places.
    Every exam that has a part in such a cost tries its other options, those that may save most first.
    """
    best = state.problem.cost(state.choice) + placed.cost
    until = min(budget.used() * (1 + SHARES.polish), 1.0)
    tried: set[tuple[int, int]] = set()
    while True:
        better = None
        for node, option in _moves(state, placed):
            if budget.used() >= until:
                return placed
            if (node, option) in tried or not state.fits(node, option):
                continue
            tried.add((node, option))
            budget.spent += 1 + state.problem.options.nodes // NODES_PER_WORK
            before = int(state.choice[node])
            state.move(node, option)
            total = state.problem.cost(state.choice)
            # Most moves are refused by what is owed whatever the rooms, before any room is assigned.
            if total + int(placer.terms(state.choice).pair_costs[:, 2].sum()) < best:
                after = placer.place(state.choice)
                if not after.stuck and total + after.cost < best:
                    better, best = after, total + after.cost
                    break
            state.move(node, before)
        if better is None:
            return placed
        placed = better


def _moves(state: State, placed: Placement) -> list[tuple[int, int]]:
    """Moves (node, option) of exams with a part in place costs, if they may save more than they cost; best first."""
    saved = np.zeros(state.problem.options.nodes, np.int64)
    for column in (0, 1):
        np.add.at(saved, placed.penalties[:, column], placed.penalties[:, 2])
    for costs in (placed.terms.third_costs, placed.terms.visits.travel_costs):
        np.add.at(saved, costs[:, 0], costs[:, 1])
    moves: list[tuple[int, int, int]] = []
    for node in np.flatnonzero(saved):
        options = state.problem.choices[node]
        open_ = options[(state.hard_of[options] == 0) & (options != state.choice[node])]
        gain = saved[node] - (state.cost_of[open_] - state.cost_of[state.choice[node]])
        moves += [(-int(g), int(node), int(o)) for g, o in zip(gain, open_, strict=True) if g > 0]
    return [(node, option) for _, node, option in sorted(moves)]

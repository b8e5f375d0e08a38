"""Places show what time could not know; exams move until less is left out."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.budget import Budget
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.solver.state import State

Ints = npt.NDArray[np.int64]
PART = 0.2
"""Part of the budget used so far that a polish may take: little at first."""
NODES_PER_WORK = 20
"""To look at a choice anew takes as long as a thousand tries for so many exams."""


def polish(state: State, placer: Placer, placed: Placement, budget: Budget) -> Placement:
    """A cheaper placed choice, one exam moved after the other; the same one if no move pays.

    Transfers are priced pair by pair in time; that a third exam, a room or an escort is in the way shows
    only in the places. Every exam that has a part in such a cost tries its other options, those that may
    save most first, each placed exactly.
    """
    best = state.problem.cost(state.choice) + placed.cost
    until = min(budget.used() * (1 + PART), 1.0)
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
            # What is owed whatever the rooms says no to most moves, before rooms are asked.
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
    """Moves of the exams that place costs are owed to, if they cost less than they may save."""
    saved = np.zeros(state.problem.options.nodes, np.int64)
    for column in (0, 1):
        np.add.at(saved, placed.penalties[:, column], placed.penalties[:, 2])
    third = placed.terms.third_costs
    np.add.at(saved, third[:, 0], third[:, 1])
    moves: list[tuple[int, int, int]] = []
    for node in np.flatnonzero(saved):
        options = state.problem.choices[node]
        open_ = options[(state.hard_of[options] == 0) & (options != state.choice[node])]
        gain = saved[node] - (state.cost_of[open_] - state.cost_of[state.choice[node]])
        moves += [(-int(g), int(node), int(o)) for g, o in zip(gain, open_, strict=True) if g > 0]
    return [(node, option) for _, node, option in sorted(moves)]

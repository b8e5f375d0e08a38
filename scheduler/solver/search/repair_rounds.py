"""Rounds of moves for a choice without places: every stuck cluster moves one of its exams, then all is placed at once.

A placing costs much more than a move. So each round tries a move for every stuck cluster, takes back those after which
their exam is stuck again, and goes on from there until nothing is stuck.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.solver.state import State

Ints = npt.NDArray[np.int64]


def repair_in_rounds(state: State, placer: Placer, placed: Placement, more: Callable[[], bool]) -> Placement:
    """Move exams of stuck clusters while there are `more` rounds to go; the placement with the fewest stuck clusters, at whose
    choice the state then is."""
    best, best_choice = placed, state.choice.copy()
    stuck, tried = list(placed.stuck), set[tuple[int, int]]()
    while stuck and more():
        moved = _move_one_of_each(state, stuck, tried)
        if not moved:
            break
        after = placer.place(state.choice, soon=True, chains=False)
        if len(after.stuck) < len(best.stuck):
            best, best_choice = after, state.choice.copy()
        if not after.stuck:
            break
        still = np.unique(np.concatenate(after.stuck))
        back = {node: option for node, option in moved.items() if node in still}
        for node, option in back.items():
            tried.add((node, int(state.choice[node])))
            state.move(node, option)
        returned = np.array(list(back), np.int64)
        stuck = [nodes for nodes in after.stuck if not np.isin(nodes, returned).any()]
        stuck += [nodes for nodes in placed.stuck if np.isin(nodes, returned).any()]
        placed = after
    state.go_to(best_choice)
    return best


def _move_one_of_each(state: State, stuck: list[Ints], tried: set[tuple[int, int]]) -> dict[int, int]:
    """Make the cheapest move of one node of each set that was not tried yet: the option that each moved node had before."""
    moved = dict[int, int]()
    for nodes in stuck:
        if any(int(node) in moved for node in nodes):
            continue
        for node, option in _moves(state, nodes):
            if (node, option) not in tried and state.fits(node, option):
                moved[node] = int(state.choice[node])
                state.move(node, option)
                break
    return moved


def _moves(state: State, nodes: Ints) -> list[tuple[int, int]]:
    """Moves (node, option) that break nothing, the cheapest first."""
    moves: list[tuple[int, int, int]] = []
    for node in nodes.tolist():
        options = state.problem.choices[node]
        open_ = options[(state.hard_of[options] == 0) & (options != state.choice[node])]
        rise = state.cost_of[open_] - state.cost_of[state.choice[node]]
        moves += zip(rise.tolist(), [node] * len(open_), open_.tolist(), strict=True)
    return [(node, option) for _, node, option in sorted(moves)]

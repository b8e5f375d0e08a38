"""Rounds of moves for a choice without places: every stuck cluster moves one of its exams, then all is placed at once.

A placing costs much more than a move. So each round tries a move for every stuck cluster, takes back those after which
their exam is stuck again, and goes on from there until nothing is stuck. Three kinds of rounds take turns: the cheapest moves;
exams of few groups, because one of many sites easily gets stuck at another; and any move, drawn at random.
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
    groups = np.bincount(placed.terms.groups.node, minlength=len(state.choice))
    stuck, tried, rng = list(placed.stuck), set[tuple[int, int]](), np.random.default_rng(len(groups))
    turn = 0
    while stuck and more():
        rank = (np.zeros_like(groups), groups, rng.permutation(len(groups)))[turn % 3]
        moved, turn = _move_one_of_each(state, stuck, tried, rank), turn + 1
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
        again = [nodes for nodes in stuck if np.isin(nodes, returned).any()]
        stuck = [nodes for nodes in after.stuck if not np.isin(nodes, returned).any()] + again
        if len(stuck) > len(best.stuck):
            tried.update((node, int(state.choice[node])) for node in moved if node not in back)
            state.go_to(best_choice)
            stuck = list(best.stuck)
    state.go_to(best_choice)
    return best


def _move_one_of_each(
    state: State, stuck: list[Ints], tried: set[tuple[int, int]], rank: Ints
) -> dict[int, int]:
    """Make the first move of one node of each set that was not tried yet: the option that each moved node had before. Nodes of
    the least `rank` come first, then the cheapest moves."""
    moved = dict[int, int]()
    for nodes in stuck:
        if any(int(node) in moved for node in nodes):
            continue
        for node, option in _moves(state, nodes, rank):
            if (node, option) not in tried and state.fits(node, option):
                moved[node] = int(state.choice[node])
                state.move(node, option)
                break
    return moved


def _moves(state: State, nodes: Ints, rank: Ints) -> list[tuple[int, int]]:
    """Moves (node, option) that break nothing, by the rank of the node and then by cost."""
    moves: list[tuple[int, int, int, int]] = []
    for node in nodes.tolist():
        options = state.problem.choices[node]
        open_ = options[(state.hard_of[options] == 0) & (options != state.choice[node])]
        rise = state.cost_of[open_] - state.cost_of[state.choice[node]]
        moves += [(int(rank[node]), r, node, o) for r, o in zip(rise.tolist(), open_.tolist(), strict=True)]
    return [(node, option) for _, _, node, option in sorted(moves)]

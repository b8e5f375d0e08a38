"""Rounds of moves for a choice without places: every stuck cluster moves some of its exams, then all is placed at once.

A placing costs much more than a move, and more than to try a move at the sites it touches. So each round looks for moves of
every stuck cluster after which the exam has seats, takes back those after which it is stuck again, and goes on from there until
nothing is stuck. Three kinds of rounds take turns: the cheapest moves;
exams of few groups, because one of many sites easily gets stuck at another; and any move, drawn at random.
"""

import itertools
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.move_trials import MoveTrials
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.solver.state import State

Ints = npt.NDArray[np.int64]
TRIALS = 60
"""Moves of one cluster that are tried at their sites before one is made."""
MOST_MOVES = 3
"""Moves of exams of one cluster in a round."""


def repair_in_rounds(state: State, placer: Placer, placed: Placement, more: Callable[[], bool]) -> Placement:
    """Move exams of stuck clusters while there are `more` rounds to go; the placement with the fewest stuck clusters, at whose
    choice the state then is."""
    best, best_choice, trials = placed, state.choice.copy(), MoveTrials(placed.terms)
    groups = np.bincount(placed.terms.groups.node, minlength=len(state.choice))
    stuck, tried, rng = list(placed.stuck), set[tuple[int, int]](), np.random.default_rng(len(groups))
    turn = 0
    while stuck and more():
        rank = (np.zeros_like(groups), groups, rng.permutation(len(groups)))[turn % 3]
        moved = _move_some_of_each(state, trials, stuck, tried, rank)
        if not moved:
            break
        after = placer.place(state.choice, soon=True, chains=False)
        trials = MoveTrials(after.terms)
        if len(after.stuck) < len(best.stuck):
            best, best_choice = after, state.choice.copy()
        else:
            turn += 1
        if not after.stuck:
            break
        still = np.unique(np.concatenate(after.stuck))
        back = {node: option for node, option in moved.items() if node in still}
        for node, option in back.items():
            tried.add((node, int(state.choice[node])))
            state.move(node, option)
            trials.move(node, option)
        returned = np.array(list(back), np.int64)
        again = [nodes for nodes in stuck if np.isin(nodes, returned).any()]
        stuck = [nodes for nodes in after.stuck if not np.isin(nodes, returned).any()] + again
        if len(stuck) > len(best.stuck):
            tried.update((node, int(state.choice[node])) for node in moved if node not in back)
            state.go_to(best_choice)
            stuck, trials = list(best.stuck), MoveTrials(best.terms)
    state.go_to(best_choice)
    return best


def _move_some_of_each(
    state: State, trials: MoveTrials, stuck: list[Ints], tried: set[tuple[int, int]], rank: Ints
) -> dict[int, int]:
    """Make moves of nodes of each set until the others have seats, as far as trials know: the option that each moved node had
    before."""
    moved = dict[int, int]()
    for nodes in stuck:
        if any(int(node) in moved for node in nodes):
            continue
        for _ in range(MOST_MOVES):
            left = nodes[~np.isin(nodes, list(moved))]
            move = _best_move(state, trials, left, tried, rank)
            if move is None:
                break
            node, option = move
            moved[node] = int(state.choice[node])
            state.move(node, option)
            trials.move(node, option)
            if trials.pack(left[left != node]):
                break
    return moved


def _best_move(
    state: State, trials: MoveTrials, nodes: Ints, tried: set[tuple[int, int]], rank: Ints
) -> tuple[int, int] | None:
    """A move (node, option) that was not tried yet: the first after which the exam has seats at all its sites, as far as a trial
    knows, of the first few; else the first."""
    open_ = (one for one in _moves(state, nodes, rank) if one not in tried and state.fits(*one))
    few = list(itertools.islice(open_, TRIALS))
    return next((one for one in few if trials.packs(*one)), few[0]) if few else None


def _moves(state: State, nodes: Ints, rank: Ints) -> list[tuple[int, int]]:
    """Moves (node, option) that break nothing, by the rank of the node and then by cost."""
    moves: list[tuple[int, int, int, int]] = []
    for node in nodes.tolist():
        options = state.problem.choices[node]
        open_ = options[(state.hard_of[options] == 0) & (options != state.choice[node])]
        rise = state.cost_of[open_] - state.cost_of[state.choice[node]]
        moves += [(int(rank[node]), r, node, o) for r, o in zip(rise.tolist(), open_.tolist(), strict=True)]
    return [(node, option) for _, _, node, option in sorted(moves)]

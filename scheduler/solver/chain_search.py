"""Chains of moves that begin with one node: it takes another option, and up to two others make room for it or follow it."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from scheduler.solver.state import State

Ints = npt.NDArray[np.int64]
LONGEST, TRIED = 3, 3
"""Moves of a chain, and nodes that are tried as its next one."""


def chains(state: State, node: int) -> Iterator[tuple[int, Ints]]:
    """Every legal choice found in which `node` has another option: its cost and the choice. The state is left as it was.

    Nodes that exclude the new option move away to their cheapest one, two at most; then the nodes that pay most for the
    change may move to a cheaper one, as long as the chain has no more than `LONGEST` moves.
    """
    here = state.choice.copy()
    best, best_total = state.best, state.best_total
    paid = state.cost_of[here].copy()
    for option in state.problem.choices[node].tolist():
        if option == here[node] or not state.fits(node, option):
            continue
        state.move(node, option)
        if _made_legal(state, node):
            yield from _followed(state, paid, here)
        state.go_to(here)
    state.best, state.best_total = best, best_total


def _made_legal(state: State, node: int) -> bool:
    """Move the nodes that exclude the option of `node` out of its way; False where that takes too many moves or none fits."""
    others = np.flatnonzero(state.hard_of[state.choice] > 0)
    others = others[others != node]
    if len(others) >= LONGEST:
        return False
    for other in others.tolist():
        if state.hard_of[state.choice[other]] == 0:
            continue
        option = _cheapest(state, other)
        if option is None:
            return False
        state.move(other, option)
    return not state.hard_of[state.choice].any()


def _followed(state: State, paid: Ints, here: Ints) -> Iterator[tuple[int, Ints]]:
    """The state's choice, and the cheaper ones after more moves of nodes that pay more than before."""
    yield state.total, state.choice.copy()
    while (state.choice != here).sum() < LONGEST:
        rise = state.cost_of[state.choice] - paid
        rise[state.choice != here] = 0
        total, best = state.total, None
        for other in np.argsort(-rise, kind="stable")[:TRIED].tolist():
            option = _cheapest(state, other) if rise[other] > 0 else None
            if option is None:
                continue
            after = state.total + int(state.cost_of[option] - state.cost_of[state.choice[other]])
            if after < total:
                total, best = after, (other, option)
        if best is None:
            return
        state.move(*best)
        yield state.total, state.choice.copy()


def _cheapest(state: State, node: int) -> int | None:
    """The cheapest other option of a node that nothing excludes."""
    options = state.problem.choices[node]
    free = options[(state.hard_of[options] == 0) & (options != state.choice[node])]
    for option in free[np.argsort(state.cost_of[free], kind="stable")].tolist():
        if state.fits(node, option):
            return int(option)
    return None

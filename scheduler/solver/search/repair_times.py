"""Legal options again after a change, moving as little as possible: a search from the nodes that cannot stay."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.state import State

Ints = npt.NDArray[np.int64]
MOST_MOVES = 400


def repair_times(state: State) -> bool:
    """Move the state to legal options; False where it does not find any. What moving a node is worth is in its costs.

    A node that breaks something takes its cheapest legal option. Where it has none it takes the option whose neighbours are
    cheapest to move, and these go on (an ejection chain). At the end every moved node tries to come back.
    """
    tabu: dict[int, int] = {}
    for turn in range(MOST_MOVES):
        node = _broken(state, tabu)
        if node is None:
            return True
        option = _legal(state, node)
        if option is None:
            option = _least_in_the_way(state, node)
            if option is None:
                return False
        tabu[node] = turn
        state.move(node, option)
    return False


def settle(state: State) -> None:
    """Let every node take its cheapest legal option, one after the other, as long as that costs less."""
    better = True
    while better:
        better = False
        for node in np.flatnonzero([len(options) > 1 for options in state.problem.choices]).tolist():
            option = _legal(state, node)
            here = int(state.choice[node])
            if option is not None and state.cost_of[option] < state.cost_of[here]:
                state.move(node, option)
                better = True


def _broken(state: State, tabu: dict[int, int]) -> int | None:
    """A node that must move: its option is forbidden, excluded by another, or overfills a resource; None: there is none.

    Of several the one that moved longest ago, then the cheapest to move.
    """
    problem, choice = state.problem, state.choice
    forbidden = np.flatnonzero(~problem.allowed[choice])
    if len(forbidden):
        return int(forbidden[0])
    movable = np.array([len(options) > 1 for options in problem.choices])
    suspects = set(np.flatnonzero((state.hard_of[choice] > 0) & movable).tolist())
    full = np.flatnonzero(state.used > state.cells.limit)
    if len(full):
        for node in np.flatnonzero(movable).tolist():
            if np.isin(state.cells.cell[state.cells.of(int(choice[node]))], full).any():
                suspects.add(node)
    suspects |= {node for node in np.flatnonzero(movable).tolist() if not state.keeps_counts(node)}
    if not suspects:
        return None
    return min(suspects, key=lambda node: (tabu.get(node, -1), _rise(state, node), node))


def _rise(state: State, node: int) -> int:
    options = state.problem.choices[node]
    others = options[options != state.choice[node]]
    return int(state.cost_of[others].min() - state.cost_of[state.choice[node]]) if len(others) else 0


def _legal(state: State, node: int) -> int | None:
    """The cheapest option of a node that nothing stands against."""
    options = state.problem.choices[node]
    free = options[state.hard_of[options] == 0]
    for option in free[np.argsort(state.cost_of[free], kind="stable")].tolist():
        if state.fits(node, option):
            return int(option)
    return None


def _least_in_the_way(state: State, node: int) -> int | None:
    """Another option of a node that fits, with the fewest conflicts, then the cheapest."""
    options = state.problem.choices[node]
    others = options[options != state.choice[node]]
    order = np.lexsort((state.cost_of[others], state.hard_of[others]))
    return next((int(o) for o in others[order].tolist() if state.fits(node, o)), None)

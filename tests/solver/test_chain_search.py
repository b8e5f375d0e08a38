"""Chains of moves on random problems: every choice found is legal, moves the node, and costs what it says."""

import numpy as np
import pytest

from scheduler.solver.chain_search import LONGEST, chains
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.state import Neighbours, State
from tests.support.annealing_states import legal_problem
from tests.support.random_time_problems import legal


@pytest.mark.parametrize("seed", range(30))
def test_every_chain_is_legal_and_costs_what_it_says(seed: int) -> None:
    problem, terms, choice = legal_problem(seed)
    state = State(problem, Neighbours(problem), load_cells_of(problem), choice)
    for node in range(problem.options.nodes):
        for cost, made in chains(state, node):
            assert legal(terms, made)
            assert made[node] != choice[node]
            assert 1 <= (made != choice).sum() <= LONGEST
            assert cost == problem.cost(made)
        np.testing.assert_array_equal(state.choice, choice)
        assert state.total == problem.cost(choice)


def test_single_moves_are_all_found() -> None:
    problem, terms, choice = legal_problem(3)
    state = State(problem, Neighbours(problem), load_cells_of(problem), choice)
    for node in range(problem.options.nodes):
        found = {int(made[node]) for _, made in chains(state, node) if (made != choice).sum() == 1}
        for option in problem.options.of(node).tolist():
            other = choice.copy()
            other[node] = option
            if option != choice[node] and legal(terms, other):
                assert option in found

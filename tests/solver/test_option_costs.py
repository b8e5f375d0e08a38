"""Costs and refusals of one node's options against full recomputation, on random problems of every kind of term."""

import numpy as np
import pytest

from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.option_costs import OptionCosts
from scheduler.solver.state import Neighbours, State
from tests.support.annealing_states import legal_problem
from tests.support.random_time_problems import legal

SEEDS = range(40)


@pytest.mark.parametrize("seed", SEEDS)
def test_differences_by_rule_are_those_of_a_full_recomputation(seed: int) -> None:
    problem, _, choice = legal_problem(seed)
    costs = OptionCosts(problem)
    before = problem.cost_by_rule(choice)
    for node in range(problem.options.nodes):
        mine = costs.by_rule(choice, node)
        options = problem.options.of(node)
        here = int(np.flatnonzero(options == choice[node])[0])
        for k, option in enumerate(options.tolist()):
            other = choice.copy()
            other[node] = option
            after = problem.cost_by_rule(other)
            for rule in {*before, *after, *mine}:
                found = int(mine[rule][k] - mine[rule][here]) if rule in mine else 0
                assert found == after.get(rule, 0) - before.get(rule, 0), (rule, node, option)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_option_is_refused_exactly_where_the_terms_forbid_the_choice(seed: int) -> None:
    problem, terms, choice = legal_problem(seed)
    costs = OptionCosts(problem)
    for node in range(problem.options.nodes):
        refusals = costs.refusals(choice, node)
        for k, option in enumerate(problem.options.of(node).tolist()):
            other = choice.copy()
            other[node] = option
            assert (not refusals[k]) == legal(terms, other), (node, option, refusals[k])


@pytest.mark.parametrize("seed", range(10))
def test_the_total_is_what_the_state_of_the_search_says(seed: int) -> None:
    problem, _, choice = legal_problem(seed)
    state = State(problem, Neighbours(problem), load_cells_of(problem), choice)
    costs = OptionCosts(problem)
    for node in range(problem.options.nodes):
        options = problem.options.of(node)
        total = sum(costs.by_rule(choice, node).values(), np.zeros(len(options), np.int64))
        here = int(np.flatnonzero(options == choice[node])[0])
        expected = state.cost_of[options] - state.cost_of[choice[node]]
        np.testing.assert_array_equal(total - total[here], expected)

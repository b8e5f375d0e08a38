"""Exhaustive search agrees with a look at every choice of random problems with every kind of hard term."""

import numpy as np
import pytest

from scheduler.solver.exhaustive_search import has_choice
from scheduler.solver.load_cells import load_cells_of
from tests.support.random_time_problems import choices, legal, random_problem


@pytest.mark.parametrize("seed", range(60))
def test_it_finds_a_choice_where_there_is_one(seed: int) -> None:
    problem, terms = random_problem(seed, soft_counts=False)
    found = has_choice(problem, load_cells_of(problem), np.arange(problem.options.nodes))
    assert found == any(legal(terms, choice) for choice in choices(problem))


def test_both_answers_occur_and_part_of_the_nodes_may_be_possible_where_all_are_not() -> None:
    claims, parts = set(), set()
    for seed in range(60):
        problem, _ = random_problem(seed, soft_counts=False)
        cells = load_cells_of(problem)
        claims.add(has_choice(problem, cells, np.arange(problem.options.nodes)))
        if not has_choice(problem, cells, np.arange(problem.options.nodes)):
            parts.add(has_choice(problem, cells, np.arange(2)))
    assert claims == {True, False}
    assert True in parts


def test_too_many_choices_are_left_to_others() -> None:
    problem, _ = random_problem(3, soft_counts=False)
    nodes = np.arange(problem.options.nodes)
    assert has_choice(problem, load_cells_of(problem), nodes, most_steps=0) is None

"""Soft counts by hand: three nodes, a limit of one, seven for each chosen option beyond it."""

import numpy as np
import pytest

from scheduler.compile.fold import Problem, compile_terms
from scheduler.solver.bounds.instant_bound import instant_bound
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.state import Neighbours, State
from scheduler.terms.options import Options
from scheduler.terms.terms import Count, Forbid, TimeTerm

OPTIONS = Options(("a", "b", "c"), np.array([0, 2, 4, 6]))
EARLY = Count("run", np.array([0, 2, 4]), 1, 7)
"""The first option of each node."""


def problem_of(*terms: TimeTerm) -> Problem:
    return compile_terms(OPTIONS, terms, None)


def test_each_option_beyond_the_limit_costs() -> None:
    problem = problem_of(EARLY)
    assert problem.cost(np.array([0, 2, 4])) == 14
    assert problem.cost(np.array([0, 2, 5])) == 7
    assert problem.cost(np.array([1, 2, 5])) == problem.cost(np.array([1, 3, 5])) == 0
    assert problem.cost_by_rule(np.array([0, 2, 4])) == {"run": 14}
    assert problem.counts == ()


def test_prices_leave_the_own_node_out() -> None:
    state = State(
        problem := problem_of(EARLY), Neighbours(problem), load_cells_of(problem), np.array([0, 3, 5])
    )
    # a stands on its early option: b and c would be the second one, a itself would be the first.
    np.testing.assert_array_equal(state.cost_of, [0, 0, 7, 0, 7, 0])
    state.move(1, 2)
    np.testing.assert_array_equal(state.cost_of, [7, 0, 7, 0, 7, 0])
    assert state.total == 7


def test_counts_of_one_rule_over_the_same_options_are_one() -> None:
    twice = problem_of(EARLY, Count("run", np.array([4, 2, 0, 2]), 1, 3))
    assert len(twice.soft_counts) == 1
    assert twice.cost(np.array([0, 2, 5])) == 10
    other = problem_of(EARLY, Count("else", np.array([0, 2, 4]), 1, 3), Count("run", EARLY.options, 2, 3))
    assert len(other.soft_counts) == 3
    assert other.cost_by_rule(np.array([0, 2, 4])) == {"run": 17, "else": 6}


def test_what_costs_nothing_is_left_out_and_forbids_nothing() -> None:
    problem = problem_of(Count("free", np.array([0, 2, 4]), 0, 0), Count("never", np.array([0, 1, 2]), 2, 9))
    assert (len(problem.soft_counts), problem.counts, problem.cost(np.array([0, 2, 4]))) == (0, (), 0)


def test_the_bound_counts_nodes_that_cannot_keep_away() -> None:
    # b and c have only their early option left, a is free to go: one option beyond the limit is sure.
    bound = instant_bound(problem_of(EARLY, Forbid("no", np.array([3, 5]))))
    assert (bound.total, bound.by_rule["run"]) == (7, 7)
    assert instant_bound(problem_of(EARLY)).total == 0


WINDOW = Count("run", np.array([0, 2, 4]), 2, 7, np.array([2, 1, 1]))
"""Only if a takes its early option: each early option of the others beyond none."""


def test_an_option_that_fills_the_limit_up_makes_the_others_count() -> None:
    problem = problem_of(WINDOW)
    assert problem.cost(np.array([1, 2, 4])) == 0
    assert problem.cost(np.array([0, 2, 4])) == 14
    assert problem.cost(np.array([0, 2, 5])) == 7
    assert problem.cost(np.array([0, 3, 5])) == 0


def test_prices_and_moves_follow_amounts() -> None:
    state = State(
        problem := problem_of(WINDOW), Neighbours(problem), load_cells_of(problem), np.array([1, 2, 4])
    )
    np.testing.assert_array_equal(state.cost_of, [14, 0, 0, 0, 0, 0])
    state.move(0, 0)
    np.testing.assert_array_equal(state.cost_of, [14, 0, 7, 0, 7, 0])
    assert state.total == 14


def test_a_node_that_counts_in_any_case_counts_for_its_least_amount() -> None:
    both = Count("run", np.array([0, 1, 2, 4]), 2, 7, np.array([3, 2, 1, 1]))
    bound = instant_bound(problem_of(both, Forbid("no", np.array([3]))))
    assert bound.by_rule["run"] == 7  # a counts for 2 at least, b for 1


def test_a_hard_count_has_no_amounts() -> None:
    with pytest.raises(ValueError, match="without a weight"):
        Count("few", np.array([0, 2]), 1, None, np.array([2, 1]))

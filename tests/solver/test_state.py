"""The state of a search against its definition, after many moves."""

import numpy as np
import pytest

from scheduler.compile.fold import Problem, compile_terms
from scheduler.harness.term_evaluation import at_pairs, broken, price
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.state import Neighbours, State, within_milestones
from scheduler.terms.options import Options
from scheduler.terms.terms import Count, Load, Milestone, Pairs, Relate, TimeTerm
from tests.support.random_time_problems import choices, legal, random_problem


def state_of(problem: Problem, choice: np.ndarray) -> State:
    return State(problem, Neighbours(problem), load_cells_of(problem), choice)


def conflicts(terms: list[TimeTerm], choice: np.ndarray) -> int:
    """Distinct (pairs, pair) with a hard kernel broken, as `hard_of` counts them."""
    hard: dict[int, np.ndarray] = {}
    for term in terms:
        if isinstance(term, Relate) and term.hard:
            hard[id(term.pairs)] = hard.get(id(term.pairs), np.zeros(len(term.pairs.a), bool)) | (
                at_pairs(term, choice) > 0
            )
    return int(sum(rows.sum() for rows in hard.values()))


@pytest.mark.parametrize("seed", range(12))
def test_tables_follow_every_move(seed: int) -> None:
    problem, terms = random_problem(seed, nodes=5)
    rng = np.random.default_rng(seed)
    first = problem.options.first
    state = state_of(problem, first[:-1] + rng.integers(np.diff(first)))
    best = state.total
    for _ in range(25):
        node = int(rng.integers(problem.options.nodes))
        state.move(node, int(rng.choice(problem.options.of(node))))
        best = min(best, state.total)
    assert state.total == sum(price(t, state.choice) for t in terms) == problem.cost(state.choice)
    assert problem.conflicts(state.choice) == conflicts(terms, state.choice)
    assert state.best_total == best == problem.cost(state.best)
    assert (state.used == state.cells.usage(state.choice)).all()
    for node in range(problem.options.nodes):
        for option in problem.options.of(node):
            other = state.choice.copy()
            other[node] = option
            rise = int(state.cost_of[option] - state.cost_of[state.choice[node]])
            assert state.total + rise == problem.cost(other)
            harder = int(state.hard_of[option] - state.hard_of[state.choice[node]])
            assert conflicts(terms, state.choice) + harder == conflicts(terms, other)


@pytest.mark.parametrize("seed", range(6))
def test_going_to_a_choice_costs_what_moves_to_it_cost_penalties_included(seed: int) -> None:
    problem, _ = random_problem(seed, nodes=8)
    rng, first = np.random.default_rng(seed), problem.options.first
    here, there = (first[:-1] + rng.integers(np.diff(first)) for _ in range(2))
    gone, moved = state_of(problem, here), state_of(problem, here)
    for state in (gone, moved):
        state.cost_of  # noqa: B018  the tables are there before the first penalty
        state.learn(np.array([[0, 1, 7], [2, 3, 5]]))
    gone.go_to(there)
    for node in range(problem.options.nodes):
        moved.move(node, int(there[node]))
    assert gone.total == moved.total
    np.testing.assert_array_equal(gone.choice, there)
    np.testing.assert_array_equal(gone.used, moved.used)
    np.testing.assert_array_equal(gone.cost_of, moved.cost_of)
    np.testing.assert_array_equal(gone.hard_of, moved.hard_of)
    gone.go_to(here)
    assert gone.total == problem.cost(here) + 12


@pytest.mark.parametrize("seed", range(8))
def test_a_move_fits_exactly_when_loads_counts_and_days_stay_legal(seed: int) -> None:
    problem, terms = random_problem(seed, nodes=4)
    kinds = [t for t in terms if isinstance(t, Load | Count | Milestone)]
    rng, tried = np.random.default_rng(seed), 0
    everything = [choice for choice in choices(problem) if problem.allowed[choice].all()]
    for at in rng.permutation(len(everything)).tolist():
        choice = everything[at]
        if not legal(kinds, choice):
            continue
        state = state_of(problem, choice)
        for node in range(problem.options.nodes):
            for option in problem.choices[node]:
                other = choice.copy()
                other[node] = option
                assert state.fits(node, int(option)) == legal(kinds, other)
        tried += 1
        if tried == 10:
            break
    assert tried or not any(legal(kinds, choice) for choice in everything)


def test_learned_prices_stay_on_their_pair_of_options() -> None:
    problem, _ = random_problem(3, nodes=4)
    first = problem.options.first
    state = state_of(problem, first[:-1].copy())
    state.learn(np.array([[0, 1, 500], [1, 0, 500], [2, 3, 40]]))
    assert state.total == problem.cost(state.choice) + 540
    rng = np.random.default_rng(0)
    for _ in range(40):
        node = int(rng.integers(4))
        state.move(node, int(rng.choice(problem.options.of(node))))
    together = [(state.choice[a] == first[a]) and (state.choice[b] == first[b]) for a, b in ((0, 1), (2, 3))]
    assert state.total == problem.cost(state.choice) + 500 * together[0] + 40 * together[1]
    state.go_to(first[:-1])
    assert state.total == problem.cost(state.choice) + 540
    # Known already: nothing is added; dearer: the difference.
    state.learn(np.array([[0, 1, 500]]))
    state.learn(np.array([[0, 1, 700]]))
    assert state.total == problem.cost(state.choice) + 740


def test_cuts_are_kept() -> None:
    problem, _ = random_problem(1, nodes=4)
    first = problem.options.first
    state = state_of(problem, first[:-1].copy())
    other = first[:-1] + 1
    state.cut(Count("room-seats", other[:2], 1), certain=True)
    state.move(0, int(other[0]))
    plain = state_of(problem, state.choice)
    assert not state.fits(1, int(other[1]))
    assert state.fits(2, int(other[2])) == plain.fits(2, int(other[2]))


def test_the_best_choice_is_one_the_search_stopped_at() -> None:
    # Both nodes move from 0 to 1 (cost 10 each way); in between the pair (1, 0) is free but forbidden.
    options = Options(("a", "b"), np.array([0, 2, 4]))
    pairs = Pairs("both", np.array([0]), np.array([1]), np.array([1]), np.array([0, 1, 0, 1]))
    cost, never = np.array([[10, 10], [0, 5]]), np.array([[0, 0], [1, 0]])
    terms = [Relate("near", pairs, cost), Relate("never", pairs, never, hard=True)]
    problem = compile_terms(options, terms, None)
    state = state_of(problem, np.array([0, 2]))
    state.go_to(np.array([1, 3]))
    assert problem.conflicts(state.best) == 0
    assert state.best_total == 5


def test_milestones_by_hand() -> None:
    problem, terms = random_problem(2, nodes=4)
    (chain,) = [t for t in terms if isinstance(t, Milestone)]
    for choice in choices(problem):
        if problem.allowed[choice].all():
            assert within_milestones(problem, choice) == (not broken(chain, choice))

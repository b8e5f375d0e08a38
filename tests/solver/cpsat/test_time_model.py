"""The model of the time terms, its bound and its certificates against every choice looked at."""

import numpy as np
import pytest
from ortools.sat.python import cp_model

from scheduler.compile.fold import Problem, compile_terms
from scheduler.solver.bounds.certificates import certificate
from scheduler.solver.bounds.instant_bound import instant_bound
from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.exact import solve_exactly
from scheduler.solver.cpsat.first_solution import find_feasible
from scheduler.solver.cpsat.neighbourhoods import Neighbourhoods, outside
from scheduler.solver.cpsat.time_model import Outside, TimeModel
from scheduler.solver.infeasibility import Infeasibility
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.state import Neighbours, State
from scheduler.terms.options import Options
from scheduler.terms.terms import Forbid, Load, TimeTerm
from tests.support.random_time_problems import cheapest, choices, legal, random_problem

SEEDS = range(14)


def solve_all(problem: Problem) -> tuple[int | None, np.ndarray | None]:
    cells = load_cells_of(problem)
    fixed = Outside(
        np.zeros(len(cells.limit), np.int64),
        problem.unary,
        np.zeros(problem.options.size, np.int64),
        problem.options.first[:-1].copy(),
    )
    model = TimeModel(problem, cells, np.arange(problem.options.nodes), fixed, (), soft=True)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model.model)
    if status == cp_model.INFEASIBLE:
        return None, None
    assert status == cp_model.OPTIMAL
    return round(solver.objective_value), model.choice(solver)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_model_finds_the_cheapest_legal_choice(seed: int) -> None:
    problem, terms = random_problem(seed)
    least, by_rule = cheapest(problem, terms)
    found, choice = solve_all(problem)
    assert found == least
    bound = instant_bound(problem)
    if least is None or choice is None:
        return
    assert legal(terms, choice)
    assert problem.cost(choice) == least
    assert bound.total <= least
    assert all(bound.by_rule[rule] <= cost for rule, cost in by_rule.items())


def test_some_problems_have_an_answer_and_some_have_none() -> None:
    least = [cheapest(*random_problem(seed))[0] for seed in SEEDS]
    assert sum(cost is None for cost in least) >= 1
    assert sum(cost is not None for cost in least) >= 6


@pytest.mark.parametrize("seed", SEEDS)
def test_cpsat_finds_a_legal_choice_or_proves_there_is_none(seed: int) -> None:
    problem, terms = random_problem(seed)
    least, _ = cheapest(problem, terms)
    made = find_feasible(problem, load_cells_of(problem), Budget(None, 100_000), seed=seed, workers=1)
    assert made.infeasible == (least is None)
    if made.choice is not None:
        assert legal(terms, made.choice)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_proof_is_the_optimum_and_neighbourhoods_only_improve(seed: int) -> None:
    problem, terms = random_problem(seed, nodes=5, most=3)
    least, _ = cheapest(problem, terms)
    made = find_feasible(problem, load_cells_of(problem), Budget(None, 100_000), seed=seed, workers=1)
    if made.choice is None:
        assert least is None
        return
    state = State(problem, Neighbours(problem), load_cells_of(problem), made.choice)
    around = Neighbourhoods(state, np.random.default_rng(seed), seed)
    for _ in range(3):
        before = state.total
        assert around.improve(Budget(None, 100_000)) == (state.total < before)
        assert legal(terms, state.choice)
        assert state.total == problem.cost(state.choice)
    exact = solve_exactly(problem, state, Budget(None, 1_000_000), seed=seed, workers=1)
    assert exact is not None
    assert exact.bound == least == problem.cost(exact.choice)


@pytest.mark.parametrize("seed", range(6))
def test_what_stands_still_is_in_the_constants(seed: int) -> None:
    problem, terms = random_problem(seed, nodes=4)
    legal_ones = [choice for choice in choices(problem) if legal(terms, choice)]
    if not legal_ones:
        return
    rng = np.random.default_rng(seed)
    here = legal_ones[int(rng.integers(len(legal_ones)))]
    free = np.sort(rng.choice(4, 2, replace=False))
    state = State(problem, Neighbours(problem), load_cells_of(problem), here)
    model = TimeModel(problem, state.cells, free, outside(state, free), (), soft=True)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model.model) == cp_model.OPTIMAL
    still = np.setdiff1d(np.arange(4), free)
    around = [choice for choice in legal_ones if (choice[still] == here[still]).all()]
    assert problem.cost(model.choice(solver)) == min(problem.cost(choice) for choice in around)


def test_the_bound_is_never_above_any_choice_even_an_illegal_one_of_allowed_options() -> None:
    for seed in SEEDS:
        problem, _ = random_problem(seed)
        if not all(len(options) for options in problem.choices):
            continue
        bound = instant_bound(problem).total
        for choice in choices(problem):
            if problem.allowed[choice].all() and not problem.conflicts(choice):
                assert bound <= problem.cost(choice)


def test_a_node_without_options_names_the_rules_that_took_them() -> None:
    options = Options(("NFP121", "RSX101"), np.array([0, 2, 4]))
    terms: list[TimeTerm] = [Forbid("opening-hours", np.array([0])), Forbid("open-days", np.array([1, 2]))]
    problem = compile_terms(options, terms, None)
    assert certificate(problem) == (Infeasibility("no-option", ("opening-hours", "open-days"), (0,)),)
    made = find_feasible(problem, load_cells_of(problem), Budget(None, 1000), seed=0, workers=1)
    assert made.infeasible


def test_cells_are_the_profile_wherever_something_begins() -> None:
    checked = 0
    for seed in SEEDS:
        problem, terms = random_problem(seed)
        cells = load_cells_of(problem)
        loads: list[TimeTerm] = [t for t in terms if isinstance(t, Load)]
        for choice in choices(problem):
            if problem.allowed[choice].all():
                fits = bool((cells.usage(choice) <= cells.limit).all())
                assert fits == legal(loads, choice)
                checked += not fits
    assert checked > 20


def test_only_what_is_surely_used_counts_in_a_proof() -> None:
    options = Options(("a", "b"), np.array([0, 1, 2]))
    both, ones = np.array([0, 1]), np.array([1, 1])
    load = Load("room-seats", "hall", both, ones * 0, ones * 60, ones, 1, sure=np.array([1, 0]))
    problem = compile_terms(options, [load], None)
    assert len(load_cells_of(problem).limit) == 1
    assert len(load_cells_of(problem, sure=True).limit) == 0
    made = find_feasible(problem, load_cells_of(problem), Budget(None, 1000), seed=0, workers=1)
    assert not made.infeasible

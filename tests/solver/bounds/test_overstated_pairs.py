"""Pair prices that say too much are no bound: computed by hand."""

from datetime import time

import pytest

from scheduler.app.compile_instance import compile_instance
from scheduler.solver.bounds.overstated_pairs import bound_despite_overstatement
from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.exact import solve_exactly
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.state import Neighbours, State
from tests.support.semester_builder import Build


def at_once(*exams: str, people: int = 1) -> Build:
    """Exams of two hours that can begin at 08:30 on one day only, and people who sit all of them."""
    day = Build().windows[0][0]
    build = Build(starts_of_day=(time(8, 30),), windows=((day, day), Build().windows[1])).room("hall", 9)
    for name in exams:
        build.exam(name, 120)
    return build.people(people, *exams)


def test_a_pair_alone_is_priced_exactly() -> None:
    # Two exams at once: a transfer (500), two on one day (10), and the two sittings (2).
    bound = bound_despite_overstatement(compile_instance(at_once("A", "B").instance()).problem)
    assert (bound.bound.total, bound.ceiling) == (512, None)
    assert bound.cap(700) == 700


def test_three_at_once_cost_less_than_their_three_pairs() -> None:
    # Three pairs say 3 x 500 for each of the two people. At least two exams of each are moved: 1000.
    problem = compile_instance(at_once("A", "B", "C", people=2).instance()).problem
    bound = bound_despite_overstatement(problem)
    others = problem.cost_by_rule(problem.options.first[:-1])
    others = sum(cost for rule, cost in others.items() if rule not in ("transfer", "overlap-unresolved"))
    assert (bound.bound.total, bound.ceiling) == (others + 2 * 1000, others + 2 * 1000)
    assert bound.bound.by_rule["transfer"] == 0
    assert bound.cap(others + 3000) == others + 2000


def test_people_without_a_third_exam_count_in_full() -> None:
    # One candidate sits A, B and C; four sit A and B alone: 4 x 500 are due in any case.
    build = at_once("A", "B", "C").people(4, "A", "B")
    assert (
        bound_despite_overstatement(compile_instance(build.instance()).problem).bound.by_rule["transfer"]
        == 2000
    )


@pytest.mark.parametrize(("exams", "moved"), [("AB", 1), ("ABC", 2)])
def test_the_exact_model_prices_what_a_cohort_costs(exams: str, moved: int) -> None:
    # One start is left: of two exams one is moved, of three two are.
    problem = compile_instance(at_once(*exams, people=3).instance()).problem
    choice = problem.options.first[:-1]
    by_rule = problem.cost_by_rule(choice)
    others = sum(cost for rule, cost in by_rule.items() if rule not in ("transfer", "overlap-unresolved"))
    sure = bound_despite_overstatement(problem).sure
    state = State(sure, Neighbours(sure), load_cells_of(sure), choice)
    exact = solve_exactly(sure, state, Budget(None, 5), seed=1, workers=1)
    assert exact is not None
    assert exact.bound == others + 3 * moved * 500

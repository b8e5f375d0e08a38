"""Pair prices that say too much are no bound: computed by hand."""

from datetime import time

from scheduler.app.compile_instance import compile_instance
from scheduler.solver.bounds.overstated_pairs import bound_despite_overstatement
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
    # Three pairs say 3 x 500 for each of the two people. At least one exam of each is moved: 500.
    problem = compile_instance(at_once("A", "B", "C", people=2).instance()).problem
    bound = bound_despite_overstatement(problem)
    others = problem.cost_by_rule(problem.options.first[:-1])
    others = sum(cost for rule, cost in others.items() if rule not in ("transfer", "overlap-unresolved"))
    assert (bound.bound.total, bound.ceiling) == (others + 2 * 500, others + 2 * 500)
    assert bound.bound.by_rule["transfer"] == 0
    assert bound.cap(others + 3000) == others + 1000


def test_people_without_a_third_exam_count_in_full() -> None:
    # One candidate sits A, B and C; four sit A and B alone: 4 x 500 are due in any case.
    build = at_once("A", "B", "C").people(4, "A", "B")
    assert (
        bound_despite_overstatement(compile_instance(build.instance()).problem).bound.by_rule["transfer"]
        == 2000
    )

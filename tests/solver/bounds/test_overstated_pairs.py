"""Pair prices that say too much are no bound: computed by hand."""

from datetime import time

import numpy as np
import pytest

from scheduler.app.compile_instance import compile_instance
from scheduler.solver.bounds.overstated_pairs import bound_despite_overstatement
from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.exact import solve_exactly
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.state import Neighbours, State
from tests.support.day_plans import Day, Sat
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


def two_pairs(seed: int) -> Day:
    """A and B overlap in the evening, D and E before: one of A and B may be moved early, behind a moved exam of the others."""
    rng = np.random.default_rng([seed, 94])
    noon, evening = int(rng.choice([600, 660, 720, 780])), int(rng.choice([1020, 1080]))
    starts = (evening, evening + int(rng.choice([0, 20, 40, 60])), noon, noon + int(rng.choice([0, 30])))
    exams = {}
    for name, start in zip("ABDE", starts, strict=True):
        minutes = int(rng.choice([60, 90, 120]))
        exams[name] = Sat(start, minutes, minutes)
    closes = max(exam.end for exam in exams.values()) + 15 + int(rng.choice([0, 1, 60]))
    return Day(
        exams, False, "allow", int(rng.choice([1, 2, 3])), 600, gap=10, rest=0, collect=15, closes=closes
    )


def fixed_bound(day: Day) -> tuple[int, int]:
    """What the exact model with priced cohorts says of the day at least, and what it costs."""
    bench = day.bench()
    choice = bench.data.options.first[:-1]
    assert bench.data.options.size == len(day.exams)
    sure = bound_despite_overstatement(bench.problem).sure
    state = State(sure, Neighbours(sure), load_cells_of(sure), choice)
    exact = solve_exactly(sure, state, Budget(None, 5), seed=1, workers=1)
    assert exact is not None
    by_rule = bench.problem.cost_by_rule(choice)
    others = sum(cost for rule, cost in by_rule.items() if rule not in ("transfer", "overlap-unresolved"))
    return exact.bound, others + day.cheapest()[0]


@pytest.mark.parametrize("seed", range(8))
def test_no_bound_is_above_the_cheapest_plan_of_two_pairs(seed: int) -> None:
    bound, cost = fixed_bound(two_pairs(seed))
    assert bound <= cost


def two_at_noon_two_in_the_evening(chain: str) -> Day:
    exams = {
        "A": Sat(1080, 120, 120),
        "B": Sat(1120, 120, 120),
        "D": Sat(720, 120, 120),
        "E": Sat(720, 120, 120),
    }
    return Day(exams, False, chain, 2, 600, gap=10, rest=0, collect=15, closes=1255)


def test_an_exam_of_the_evening_is_sat_early_in_a_chain() -> None:
    # D 12:00 to 14:00, E at 14:10, A at 16:40 instead of 18:00, until 18:40, B from 18:40 on: 1000 for two moves, 60 for
    # six pairs of one day, 60 for four exams in each of three runs of three days, four sittings.
    day = two_at_noon_two_in_the_evening("allow")
    assert fixed_bound(day) == (1124, 1124)
    forbid = day.bench("forbid")
    choice = forbid.data.options.first[:-1]
    assert forbid.problem.conflicts(choice) == 0
    assert not forbid.placer.place(choice).stuck


def test_without_a_chain_nobody_sits_an_exam_early() -> None:
    # B cannot follow A before the site closes: one of them is missed.
    day = two_at_noon_two_in_the_evening("forbid")
    assert fixed_bound(day) == (5624, 5624)

"""Optimal is told only with a witness, and a bound above a known cost proves nothing."""

from datetime import datetime
from typing import Any

import numpy as np
import pytest

from scheduler.app.compile_instance import compile_instance
from scheduler.compile.fold import Problem
from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.exact import ExactResult, confirmed_bound
from scheduler.solver.cpsat.witness import Opinion
from scheduler.solver.events import Outcome
from scheduler.solver.incumbent import Incumbent
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.search.search import Search
from scheduler.solver.state import Neighbours, State
from tests.support.semester_builder import Build


def small() -> Problem:
    """Three exams of the same candidates on two days: somebody pays."""
    build = Build().room("A1", 40)
    for exam in ("A", "B", "C"):
        build.exam(exam, 120).people(5, exam)
    return compile_instance(build.instance()).problem


def outcome(problem: Problem, work: int = 200) -> Outcome:
    return Search(problem, Budget(None, work), 0, 1, lambda found: None, lambda news: None).run()


def lying(bound: int) -> Any:
    """The exact model, with this bound for its own."""

    def solve(problem: Problem, state: State, budget: Budget, **rest: Any) -> ExactResult:
        return ExactResult(state.choice.copy(), bound)

    return solve


def test_a_bound_above_the_cost_never_proves_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.solver.search.search.solve_exactly", lying(10**6))
    ended = outcome(small())
    assert ended.status == "feasible"
    assert ended.bound == 10**6, "the parent compares it with the cost and tells the fault"
    assert ended.plain_bound < 10**6


def test_an_incumbent_is_not_done_by_a_bound_above_its_cost() -> None:
    problem = small()
    incumbent = Incumbent(problem, Budget(None, 100), lambda found: None, lambda news: None, 3)
    incumbent.best = 5
    incumbent.raise_bound(7, plain=False)
    assert not incumbent.done()
    assert incumbent.plain_bound == 3
    incumbent.best = 7
    assert incumbent.done()


def test_a_bound_of_cp_sat_is_confirmed_or_refuted_by_highs() -> None:
    problem = small()
    choice = np.array([int(options[0]) for options in problem.choices], np.int64)
    state = State(problem, Neighbours(problem), load_cells_of(problem), choice)
    proofs = [
        confirmed_bound(problem, state, bound, Budget(None, 2000), seed=0, workers=1) for bound in (0, 10**6)
    ]
    assert proofs == ["highs", "refuted"]


def test_without_highs_cp_sat_alone_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.solver.cpsat.exact.opinion_of", lambda model, seconds: Opinion("unknown"))
    problem = small()
    choice = np.array([int(options[0]) for options in problem.choices], np.int64)
    state = State(problem, Neighbours(problem), load_cells_of(problem), choice)
    assert confirmed_bound(problem, state, 0, Budget(None, 2000), seed=0, workers=1) == "cp-sat"


def test_a_true_proof_has_a_witness() -> None:
    ended = outcome(small(), work=2000)
    assert ended.status == "optimal"
    assert ended.witness in ("certificate", "highs", "cp-sat")


def both_at_half_past_eight(first: int, second: int, escort: tuple[str, str]) -> Problem:
    """One candidate in A and in B, both imposed at 08:30, and the hours of the only escort."""
    at = datetime(2024, 1, 22, 8, 30)
    build = (
        Build().site("Paris", staff=(20, 0)).staff("Paris", 1, 1, *(f"2024-01-22 {one}" for one in escort))
    )
    build.exam("A", first, imposed=at).exam("B", second, imposed=at)
    for name in "xyz":
        build.room(name, 9)
    return compile_instance(build.person("a", "A", "B").instance()).problem


@pytest.mark.parametrize(
    ("first", "second", "escort", "status"),
    [
        # A ends at 10:30, B at 09:30: A is sat, and B moves to 10:40.
        (120, 60, ("07:00", "21:00"), "optimal"),
        (120, 60, ("10:20", "21:00"), "optimal"),
        # The escort is gone when A ends, and would be there for A at 09:40, which was not tried.
        (120, 60, ("07:00", "10:00"), "feasible"),
        # The escort comes too late for B at 09:40, and would be there when B ends.
        (60, 120, ("10:20", "21:00"), "feasible"),
    ],
)
def test_a_missed_exam_is_no_optimum_where_the_other_one_might_have_moved(
    first: int, second: int, escort: tuple[str, str], status: str
) -> None:
    # 500 for the move, or 5000; 10 for two exams on one day, and two sittings.
    ended = outcome(both_at_half_past_eight(first, second, escort))
    assert (ended.status, ended.bound) == (status, 512)

"""The whole problem as one CP-SAT model, for problems small enough: a better choice and a lower bound."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from scheduler.compile.fold import Problem
from scheduler.solver.budget import SHARES, Budget
from scheduler.solver.cpsat.cohort_costs import price_cohorts
from scheduler.solver.cpsat.neighbourhoods import outside
from scheduler.solver.cpsat.parameters import Run, solver_for
from scheduler.solver.cpsat.time_model import TimeModel
from scheduler.solver.cpsat.witness import HIGHS_SECONDS, opinion_of
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.state import State
from scheduler.terms.terms import Count

Ints = npt.NDArray[np.int64]
LARGEST, SMALL = 400_000, 20_000
"""Sizes (`model_size`): beyond LARGEST the model is not built; beyond SMALL it seldom closes, and annealing is better long
before."""
PART_FOR_BOUNDS = 0.5
"""Of the seconds of HiGHS: what it has not bounded by then it seldom bounds later, and CP-SAT can be asked again."""
ROUNDING = 1e-6
"""Taken off a bound before it is rounded up: CP-SAT reports it as a floating-point number."""

Proof = Literal["highs", "cp-sat", "unconfirmed", "refuted"]
"""Who confirms a bound, or why it is not to be believed."""


@dataclass(frozen=True)
class ExactResult:
    """The best choice of the full model, and a lower bound on the cost of the time terms."""

    choice: Ints
    bound: int


def solve_exactly(
    problem: Problem, state: State, budget: Budget, *, seed: int, workers: int, largest: int = LARGEST
) -> ExactResult | None:
    """Solve all nodes together; None where the model is larger than `largest` or no choice is found."""
    size = model_size(problem)
    if size > largest:
        return None
    model = _model(problem, state, tuple(state.certain_cuts))
    model.hint(state.choice)
    seconds, deterministic = budget.share(SHARES.exact if size <= SMALL else SHARES.exact_larger)
    solver = solver_for(Run(seconds, seed, workers, deterministic), feasibility=False)
    status = solver.solve(model.model)
    budget.spend(solver.response_proto.deterministic_time)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return ExactResult(model.choice(solver), int(np.ceil(solver.best_objective_bound - ROUNDING)))


def confirmed_bound(
    problem: Problem, state: State, bound: int, budget: Budget, *, seed: int, workers: int
) -> Proof:
    """What becomes of a bound of `solve_exactly`: who confirms it, or what is wrong with it.

    HiGHS is asked without the cuts, which stem from CP-SAT. Where it does not end in time, CP-SAT is asked again with
    another seed and without presolve; that is no second witness, and is told as `cp-sat`.
    """
    if model_size(problem) <= SMALL:
        model = _model(problem, state, ()).model
        left, _ = budget.share(1.0)
        opinion = opinion_of(model, min(HIGHS_SECONDS * PART_FOR_BOUNDS, left))
        if opinion.bound is not None and np.ceil(opinion.bound - ROUNDING) >= bound:
            return "highs"
        if not state.certain_cuts and opinion.value is not None and opinion.value < bound - ROUNDING:
            return "refuted"
    seconds, deterministic = budget.share(SHARES.exact)
    run = Run(seconds, seed + 1, workers, deterministic, presolve=False)
    solver = solver_for(run, feasibility=False)
    again = _model(problem, state, tuple(state.certain_cuts))
    again.hint(state.choice)
    if solver.solve(again.model) != cp_model.OPTIMAL:
        return "unconfirmed"
    return "cp-sat" if np.ceil(solver.best_objective_bound - ROUNDING) >= bound else "refuted"


def _model(problem: Problem, state: State, cuts: tuple[Count, ...]) -> TimeModel:
    """The time terms of all nodes, with loads that are there in any case."""
    everyone = np.arange(problem.options.nodes)
    cells = load_cells_of(problem, sure=True)
    rest = replace(outside(state, everyone), used=np.zeros(len(cells.limit), np.int64))
    model = TimeModel(problem, cells, everyone, rest, cuts, soft=True)
    if problem.cohorts:
        price_cohorts(model, problem.cohorts)
    return model


def model_size(problem: Problem) -> int:
    """Numbers in all tables of pairs and soft counts: how large the model would be."""
    width = np.array([len(o) for o in problem.choices], np.int64)
    pairs = sum(int((width[m.pairs.a] * width[m.pairs.b]).sum()) for m in problem.relations)
    return pairs + len(problem.soft_counts.option)

"""The whole problem as one CP-SAT model, for those small enough that it may close."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from scheduler.compile.fold import Problem
from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.neighbourhoods import without
from scheduler.solver.cpsat.parameters import Run, solver_for
from scheduler.solver.cpsat.time_model import TimeModel
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.state import State

Ints = npt.NDArray[np.int64]
LARGEST = 400_000
SMALL = 20_000
"""Beyond this the full model seldom closes, and annealing is better long before it is too large to build."""
PART, SMALLER_PART = 0.5, 0.15
"""Parts of the budget: for models that may well close, and for the others."""


@dataclass(frozen=True)
class Proof:
    """The best choice of the full model and a lower bound on the cost of the time terms."""

    choice: Ints
    bound: int


def prove(
    problem: Problem, state: State, budget: Budget, *, seed: int, workers: int, largest: int = LARGEST
) -> Proof | None:
    """Solve all nodes together if the model is small; None when it is too large."""
    size = model_size(problem)
    if size > largest:
        return None
    everyone = np.arange(problem.options.nodes)
    cells = load_cells_of(problem, sure=True)
    fixed = replace(without(state, everyone), used=np.zeros(len(cells.limit), np.int64))
    model = TimeModel(problem, cells, everyone, fixed, tuple(state.certain_cuts), soft=True)
    model.hint(state.choice)
    seconds, deterministic = budget.share(PART if size <= SMALL else SMALLER_PART)
    solver = solver_for(Run(seconds, seed, workers, deterministic), feasibility=False)
    status = solver.solve(model.model)
    budget.spend(solver.response_proto.deterministic_time)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return Proof(model.choice(solver), int(np.ceil(solver.best_objective_bound - 1e-6)))


def model_size(problem: Problem) -> int:
    """Entries of all pair tables and soft counts: a measure of the model's size."""
    width = np.array([len(o) for o in problem.choices], np.int64)
    pairs = sum(int((width[m.pairs.a] * width[m.pairs.b]).sum()) for m in problem.relations)
    return pairs + len(problem.soft_counts.option)

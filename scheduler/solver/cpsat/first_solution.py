"""A first feasible choice by CP-SAT, or the proof that there is none."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from scheduler.compile.fold import Problem
from scheduler.solver.budget import SHARES, Budget
from scheduler.solver.cpsat.parameters import Run, solver_for
from scheduler.solver.cpsat.time_model import Outside, TimeModel
from scheduler.solver.load_cells import LoadCells, load_cells_of

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Feasibility:
    """A feasible choice, or None; `infeasible` where that is proven."""

    choice: Ints | None
    infeasible: bool = False


def find_feasible(
    problem: Problem, cells: LoadCells, budget: Budget, *, seed: int, workers: int
) -> Feasibility:
    """A choice that satisfies every hard time term.

    "Infeasible" is believed only after a second run without presolve and with another seed (OR-Tools 9.15 can be wrong).
    """
    result = _solve(problem, cells, budget, seed, workers)
    if result.infeasible:
        # Loads plan for everybody everywhere; a proof may count only those who are there in any case.
        result = _solve(problem, load_cells_of(problem, sure=True), budget, seed, workers)
    return result


def _solve(problem: Problem, cells: LoadCells, budget: Budget, seed: int, workers: int) -> Feasibility:
    everyone = np.arange(problem.options.nodes)
    nothing = Outside(
        np.zeros(len(cells.limit), np.int64),
        np.zeros(problem.options.size, np.int64),
        np.zeros(problem.options.size, np.int64),
        problem.options.first[:-1].copy(),
    )
    model = TimeModel(problem, cells, everyone, nothing, (), soft=False)
    if problem.begin is not None:
        model.hint(problem.begin)
    for attempt in range(2):
        seconds, deterministic = budget.share(SHARES.first_solution)
        solver = solver_for(Run(seconds, seed + attempt, workers, deterministic), feasibility=True)
        solver.parameters.cp_model_presolve = attempt == 0
        status = solver.solve(model.model)
        budget.spend(solver.response_proto.deterministic_time)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Feasibility(model.choice(solver))
        if status != cp_model.INFEASIBLE:
            return Feasibility(None)
    return Feasibility(None, infeasible=True)

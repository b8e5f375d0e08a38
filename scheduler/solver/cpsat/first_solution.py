"""The first choice of options: feasibility by CP-SAT."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from scheduler.compile.fold import Problem
from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.parameters import Run, solver_for
from scheduler.solver.cpsat.time_model import Fixed, TimeModel
from scheduler.solver.load_cells import LoadCells, load_cells_of

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Construction:
    """A feasible choice, or None; `impossible` when proven."""

    choice: Ints | None
    impossible: bool = False


def construct(problem: Problem, cells: LoadCells, budget: Budget, *, seed: int, workers: int) -> Construction:
    """A choice that satisfies every hard time term. An "infeasible" is confirmed by a second run
    without presolve and with another seed before it is believed (OR-Tools 9.15 can be wrong)."""
    found = _feasible(problem, cells, budget, seed, workers)
    if found.impossible:
        # Loads plan for everybody everywhere; a proof may count only those who are there in any case.
        found = _feasible(problem, load_cells_of(problem, sure=True), budget, seed, workers)
    return found


def _feasible(problem: Problem, cells: LoadCells, budget: Budget, seed: int, workers: int) -> Construction:
    everyone = np.arange(problem.options.nodes)
    nothing = Fixed(
        np.zeros(len(cells.limit), np.int64),
        np.zeros(problem.options.size, np.int64),
        np.zeros(problem.options.size, np.int64),
        problem.options.first[:-1].copy(),
    )
    model = TimeModel(problem, cells, everyone, nothing, (), soft=False)
    if problem.begin is not None:
        model.hint(problem.begin)
    for attempt in range(2):
        seconds, deterministic = budget.share(0.5)
        solver = solver_for(Run(seconds, seed + attempt, workers, deterministic), feasibility=True)
        solver.parameters.cp_model_presolve = attempt == 0
        status = solver.solve(model.model)
        budget.spend(solver.response_proto.deterministic_time)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Construction(model.choice(solver))
        if status != cp_model.INFEASIBLE:
            return Construction(None)
    return Construction(None, True)

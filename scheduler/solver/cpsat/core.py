"""A claim of CP-SAT that no choice exists, shrunk to few nodes (a core) and put to a witness that is not CP-SAT."""

import time
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from scheduler.compile.fold import Problem
from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.parameters import Run, solver_for
from scheduler.solver.cpsat.time_model import Outside, TimeModel
from scheduler.solver.cpsat.witness import HIGHS_SECONDS, Claim, claim_of
from scheduler.solver.exhaustive_search import has_choice
from scheduler.solver.load_cells import LoadCells, load_cells_of

Ints = npt.NDArray[np.int64]
SHRINK_SECONDS, RUN_SECONDS = 20.0, 2.0
"""Wall seconds to shrink a core, at most, and of one CP-SAT run of it."""
SHRINK_PART = 0.5
"""The part of the time left that shrinking may take; the witness has the rest."""


@dataclass(frozen=True)
class Core:
    """Nodes that CP-SAT finds impossible together, and what a witness says of them: exhaustive search, or HiGHS."""

    nodes: Ints
    claim: Claim
    witness: Literal["exhaustive", "highs"]


def judged_core(problem: Problem, budget: Budget, *, seed: int) -> Core:
    """Shrink a problem that CP-SAT calls infeasible, and ask whether the core has a choice.

    A core leaves out nodes with all that concerns them, so the whole problem is infeasible if its core is. All choices of
    a small core are tried, which needs no solver and no model; HiGHS is asked about others.
    """
    left, _ = budget.share(1.0)
    until = time.monotonic() + min(SHRINK_SECONDS, SHRINK_PART * left)
    cells = load_cells_of(problem, sure=True)
    nodes = _shrunk(problem, cells, until, seed)
    found = has_choice(problem, cells, nodes)
    if found is not None:
        return Core(nodes, "feasible" if found else "infeasible", "exhaustive")
    left, _ = budget.share(1.0)
    return Core(nodes, claim_of(hard_model(problem, cells, nodes), min(HIGHS_SECONDS, left)), "highs")


def _shrunk(problem: Problem, cells: LoadCells, until: float, seed: int) -> Ints:
    """Halves of the nodes are left out, then quarters, down to single nodes, as long as CP-SAT finds no choice."""
    nodes = np.arange(problem.options.nodes)
    step = len(nodes) // 2
    while step:
        at = 0
        while at < len(nodes):
            left = until - time.monotonic()
            if left <= 0:
                return nodes
            fewer = np.delete(nodes, slice(at, at + step))
            if len(fewer) and _infeasible(problem, cells, fewer, Run(min(RUN_SECONDS, left), seed)):
                nodes = fewer
            else:
                at += step
        step = min(step // 2, len(nodes) // 2)
    return nodes


def _infeasible(problem: Problem, cells: LoadCells, nodes: Ints, run: Run) -> bool:
    solver = solver_for(run, feasibility=True)
    return bool(solver.solve(hard_model(problem, cells, nodes)) == cp_model.INFEASIBLE)


def hard_model(problem: Problem, cells: LoadCells, nodes: Ints) -> cp_model.CpModel:
    """The hard terms among the nodes, as if there were no others."""
    nothing = Outside(
        np.zeros(len(cells.limit), np.int64),
        np.zeros(problem.options.size, np.int64),
        np.zeros(problem.options.size, np.int64),
        np.full(problem.options.nodes, -1, np.int64),
    )
    return TimeModel(problem, cells, nodes, nothing, (), soft=False).model

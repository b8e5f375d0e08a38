"""A timetable as the place where a search begins: it costs nothing to leave it."""

from typing import TYPE_CHECKING

import numpy as np

from models.timetable import Timetable
from scheduler.compile.fold import Problem
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.search.repair_times import repair_times
from scheduler.solver.solution import Solution
from scheduler.solver.state import Neighbours, State

if TYPE_CHECKING:
    from scheduler.terms.model_data import ModelData


def warm_start(data: "ModelData", problem: Problem, timetable: Timetable) -> Solution | None:
    """The starts of the timetable, perhaps of another semester, made legal in this one with few moves.

    Exams that it does not have take their cheapest option. None where legal starts are not found near it.
    """
    from scheduler.app.plan.plan import choice_of

    if not all(len(options) for options in problem.choices):
        return None
    old = choice_of(data, timetable)
    usable = (old >= 0) & problem.allowed[np.maximum(old, 0)]
    cheapest = np.array(
        [int(options[problem.unary[options].argmin()]) for options in problem.choices], np.int64
    )
    state = State(problem, Neighbours(problem), load_cells_of(problem), np.where(usable, old, cheapest))
    if not repair_times(state):
        return None
    return Solution(state.choice.copy(), problem.cost(state.choice))

"""Exact packing: groups of people into the rooms of one site while their intervals overlap.

A quick best-fit answers most calls; CP-SAT decides the others, and every call where rooms, mixed
lengths or people left out may cost something.
"""

import numpy as np

from scheduler.engine.bestfit import best_fit
from scheduler.engine.cell import Cell, Packed
from scheduler.engine.packing_model import PackingModel
from scheduler.engine.solver import Run
from scheduler.terms.places import Duties, Groups, Rooms


def pack(cell: Cell, groups: Groups, rooms: Rooms, duties: Duties, mixed_cost: int, run: Run) -> Packed:
    """Seat the groups of a cell, cheapest first; `people` None when proven (or found) impossible."""
    free_of_charge = not rooms.cost[cell.rooms].any() and mixed_cost == 0
    if free_of_charge:
        quick = best_fit(cell.groups, cell.rooms, groups, rooms, duties)
        if quick is not None:
            return Packed(quick, np.zeros(len(cell.groups), np.int64), 0, True)
    return PackingModel(cell, groups, rooms, duties, mixed_cost).solve(run)

"""Exact packing: groups of people into the rooms of one site while their intervals overlap.

A quick best-fit answers most calls; CP-SAT decides the others, and every call where rooms, mixed
lengths or people left out may cost something. Where people have a room already it is tried first.
"""

from dataclasses import replace

import numpy as np

from scheduler.engine.bestfit import best_fit
from scheduler.engine.cell import Cell, Packed
from scheduler.engine.keeping import changed, keep_fit
from scheduler.engine.packing_model import PackingModel
from scheduler.engine.solver import Run
from scheduler.terms.places import Duties, Groups, Kept, Rooms


def pack(
    cell: Cell,
    groups: Groups,
    rooms: Rooms,
    duties: Duties,
    mixed_cost: int,
    run: Run,
    kept: Kept | None = None,
) -> Packed:
    """Seat the groups of a cell, cheapest first; `people` None when proven (or found) impossible."""
    free_of_charge = not rooms.cost[cell.rooms].any() and mixed_cost == 0
    if kept is not None and len(kept.of(cell.groups)):
        return _pack_kept(cell, groups, rooms, duties, run, kept)
    if free_of_charge:
        quick = best_fit(cell.groups, cell.rooms, groups, rooms, duties)
        if quick is not None:
            return Packed(quick, np.zeros(len(cell.groups), np.int64), 0, True)
    return PackingModel(cell, groups, rooms, duties, mixed_cost).solve(run)


def _pack_kept(cell: Cell, groups: Groups, rooms: Rooms, duties: Duties, run: Run, kept: Kept) -> Packed:
    """The packing with the fewest changes of room: as it was, if that goes; else CP-SAT looks for better."""
    quick = keep_fit(cell, groups, rooms, duties, kept)
    if quick is None:
        quick = best_fit(cell.groups, cell.rooms, groups, rooms, duties)
    nobody = np.zeros(len(cell.groups), np.int64)
    at_hand = None if quick is None else Packed(quick, nobody, kept.cost * changed(cell, quick, kept), False)
    rows = kept.of(cell.groups)
    gone = kept.cost * int(rows[~np.isin(rows[:, 1], cell.rooms), 2].sum())
    if at_hand is not None and at_hand.cost <= gone:
        return replace(at_hand, proven=True)
    found = PackingModel(cell, groups, rooms, duties, 0, kept).solve(run)
    if at_hand is None or (found.people is not None and found.cost <= at_hand.cost):
        return found
    return at_hand

"""Exact packing: groups of people into the rooms of one site while their intervals overlap.

A quick best-fit answers most calls; CP-SAT decides the others, and every call where rooms, mixed
lengths or people left out may cost something. Where people have a room already it is tried first.
Where best fit spreads a sitting over more rooms than it must, or moves people to other rooms, CP-SAT
looks for something better.
"""

from dataclasses import replace

import numpy as np

from scheduler.engine.bestfit import best_fit
from scheduler.engine.cell import Cell, Packed
from scheduler.engine.keeping import all_pinned, changed, keep_fit, keeps_pins
from scheduler.engine.packing_model import PackingModel
from scheduler.engine.solver import Run
from scheduler.engine.splitting import least_beyond, rooms_beyond
from scheduler.terms.places import PlaceTerms

LITTLE = 0.2
"""Deterministic time for a packing that is known to exist and could only be tidier."""


def pack(cell: Cell, terms: PlaceTerms, run: Run) -> Packed:
    """Seat the groups of a cell, cheapest first; `people` None when proven (or found) impossible."""
    free_of_charge = not terms.rooms.cost[cell.rooms].any() and terms.mixed_cost == 0
    quick = _quick(cell, terms) if free_of_charge else None
    if quick is None or quick.people is None:
        return PackingModel(cell, terms).solve(run)
    if quick.proven:
        return quick
    model = PackingModel(cell, terms)
    model.hint(quick.people)
    kept = len(terms.kept.of(cell.groups)) > 0
    found = model.solve(run if kept else replace(run, deterministic=LITTLE))
    return quick if found.people is None or quick.cost < found.cost else found


def _quick(cell: Cell, terms: PlaceTerms) -> Packed | None:
    """Everybody where they were, or best fit; proven where no packing can be cheaper. None if neither works."""
    groups, rooms, duties, kept = terms.groups, terms.rooms, terms.duties, terms.kept
    pinned = terms.pinned.of(cell.groups)
    had = kept.of(cell.groups)
    people = keep_fit(cell, groups, rooms, duties, kept) if len(had) else None
    if people is None:
        people = best_fit(cell.groups, cell.rooms, groups, rooms, duties)
    if people is None or not keeps_pins(cell, people, groups, pinned):
        return None
    cost = terms.split_cost * rooms_beyond(people, cell.groups, groups)
    cost += kept.cost * changed(cell, people, groups, kept) if len(had) else 0
    gone = kept.cost * int(had[~np.isin(had[:, 1], cell.rooms), 2].sum())
    proven = (
        cost == 0
        or all_pinned(cell, groups, pinned)
        or cost == terms.split_cost * least_beyond(cell, terms) + gone
    )
    return Packed(people, np.zeros(len(cell.groups), np.int64), cost, proven)

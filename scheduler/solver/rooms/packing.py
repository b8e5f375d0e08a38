"""Packing: groups of people into the rooms of one site while their intervals overlap.

Where people have a room already it is tried first. A quick best-fit answers most calls; CP-SAT decides the others,
on pools of groups that rooms cannot tell apart where nothing else is asked, so that whoever can be seated is. What
remains is tidying: sittings in fewer rooms, people in the rooms they had.
"""

from dataclasses import replace

import numpy as np

from scheduler.solver.cpsat.parameters import Run
from scheduler.solver.rooms.best_fit import best_fit
from scheduler.solver.rooms.cell import Cell, Packed
from scheduler.solver.rooms.known_rooms import all_pinned, changed, keep_fit, keeps_pins
from scheduler.solver.rooms.packing_model import PackingModel
from scheduler.solver.rooms.pooling import pooled
from scheduler.solver.rooms.split_sittings import least_beyond, rooms_beyond
from scheduler.terms.places import PlaceTerms

LITTLE = 0.2
"""Deterministic time for a packing that is known to exist and could only be tidier."""


def pack(cell: Cell, terms: PlaceTerms, run: Run) -> Packed:
    """Seat the groups of a cell: nobody left out who need not be; `people` None when proven (or found) impossible."""
    if terms.rooms.cost[cell.rooms].any() or terms.mixed_cost:
        return PackingModel(cell, terms).solve(run)
    quick = _quick(cell, terms)
    if quick is not None:
        return quick
    if len(terms.kept.of(cell.groups)) or len(terms.pinned.of(cell.groups)):
        return PackingModel(cell, terms).solve(run)
    return _by_pools(cell, terms, run)


def tidied(cell: Cell, terms: PlaceTerms, known: Packed, run: Run) -> Packed:
    """The same cell, its people in fewer rooms or more of them where they were, if CP-SAT finds that soon."""
    if known.proven or known.people is None:
        return known
    model = PackingModel(cell, terms)
    model.hint(known.people)
    kept = len(terms.kept.of(cell.groups)) > 0
    found = model.solve(run if kept else replace(run, deterministic=LITTLE))
    better = found.people is not None and (found.cost < known.cost or found.proven)
    return replace(found if better else known, effort=known.effort + found.effort)


def _by_pools(cell: Cell, terms: PlaceTerms, run: Run) -> Packed:
    """As cheap as can be but for sittings that are spread over rooms."""
    pools = pooled(cell, terms)
    found = PackingModel(pools.cell, pools.terms).solve(run)
    if found.people is None:
        return replace(found, left_out=found.left_out[pools.of])
    people = pools.dealt(found.people, cell, terms.groups)
    left_out = np.where(np.bincount(pools.of)[pools.of] == 1, found.left_out[pools.of], 0)
    beyond = rooms_beyond(people, cell.groups, terms.groups)
    proven = found.proven and (terms.split_cost == 0 or beyond == least_beyond(cell, terms))
    return Packed(people, left_out, found.cost + terms.split_cost * beyond, proven, found.effort)


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

"""Choices without places come back as cuts, and the search moves on (logic-based Benders, Hooker and Ottosson 2003)."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from scheduler.solver.budget import SHARES, Budget
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.solver.search.repair_rounds import repair_in_rounds
from scheduler.solver.state import State
from scheduler.terms.terms import Count

Ints = npt.NDArray[np.int64]
LEAST_REPAIR = 50
"""Units of work that moves for want of places may take in any case."""


def place_or_cut(
    state: State,
    placer: Placer,
    budget: Budget,
    on_stuck: Callable[[Placement], bool],
    *,
    rounds: float = 0.0,
    soon: bool = False,
) -> Placement | None:
    """Places for the state's choice, after moves where that is needed; None where the budget does not suffice. `on_stuck` gets
    what is stuck before the moves, and after those that did not suffice; it says whether to go on. `rounds`: the part
    of the budget for many moves at once before that, which teach nothing. `soon`: places by plain rules, which cost more.

    The smallest part of each cell that has no packing becomes a cut (all of it where time is up): never these options together
    again. Then one of its nodes moves: the cheapest move after which fewer cells are stuck.
    """
    placed = placer.place(state.choice, soon=soon)
    if placed.stuck and rounds:
        before, enough = state.choice.copy(), min(budget.used() + rounds, 1.0)
        placed = repair_in_rounds(state, placer, placed, lambda: budget.used() < enough)
        if (state.choice != before).any():
            state.forget_best()
        if not placed.stuck:
            placed = placer.place(state.choice, soon=soon)
    until = min(budget.used() + SHARES.repair, 1.0)
    if budget.work is not None:  # a complete timetable is worth more than to stop at once
        until = max(until, budget.used() + LEAST_REPAIR / budget.work)
    if placed.stuck and not on_stuck(placed):
        return None
    while placed.stuck:
        cores = [
            nodes if budget.work is None and budget.used() >= until else placer.core(state.choice, nodes)
            for nodes in placed.stuck
        ]
        for nodes, core, certain in zip(placed.stuck, cores, placed.certain, strict=True):
            cut = Count("places", state.choice[core], len(core) - 1)
            # Transfers make groups depend on exams outside the cell: then a cut guides, it proves nothing.
            alone = bool((placed.terms.groups.partner < 0).all()) and not len(placed.terms.pair_costs)
            broken = any(np.array_equal(nodes, np.unique(those)) for those in placed.terms.broken_pins)
            state.cut(cut, certain=broken or (alone and (certain or len(core) < len(nodes))))
        better = _move_one(state, placer, placed, np.unique(np.concatenate(cores)), budget, until)
        if better is None:
            on_stuck(placed)
            return None
        placed = better
        state.forget_best()
    return placed


def _move_one(
    state: State, placer: Placer, placed: Placement, nodes: Ints, budget: Budget, until: float
) -> Placement | None:
    """Make the cheapest move of one of these nodes that leaves fewer cells stuck; None if none does in time."""
    moves: list[tuple[int, int, int]] = []
    for node in nodes:
        options = state.problem.choices[node]
        open_ = options[(state.hard_of[options] == 0) & (options != state.choice[node])]
        rise = state.cost_of[open_] - state.cost_of[state.choice[node]]
        moves += [(int(r), int(node), int(o)) for r, o in zip(rise, open_, strict=True)]
    for _, node, option in sorted(moves):
        if budget.used() >= until:
            return None
        if not state.fits(node, option):
            continue
        before = int(state.choice[node])
        state.move(node, option)
        after = placer.place(state.choice)
        if len(after.stuck) < len(placed.stuck):
            return after
        state.move(node, before)
    return None

"""A compiled problem laid out as flat arrays for the kernels, and search states on it (see `layout`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.bundles import Bundles, bundles_of
from scheduler.solver.annealing.cost_range import check_costs
from scheduler.solver.annealing.count_arrays import count_arrays
from scheduler.solver.annealing.insertion import take_over
from scheduler.solver.annealing.layout import Ints32, Layout
from scheduler.solver.annealing.limit_arrays import limit_arrays
from scheduler.solver.annealing.link_arrays import link_arrays
from scheduler.solver.annealing.links import links_of
from scheduler.solver.annealing.room_arrays import SlotRooms, room_arrays, slot_rooms_of
from scheduler.solver.annealing.soft_counts import TERMS
from scheduler.solver.jit import seeded
from scheduler.terms.terms import Count

Ints = npt.NDArray[np.int64]
Integers = npt.NDArray[np.signedinteger[Any]]
FORBIDDEN_CONFLICTS = 1 << 20
"""Conflicts of an option that is not allowed: more than all bundles together can make."""
INT32 = np.iinfo(np.int32)
Arrays = Mapping[str, Integers]
"""By their names in `Layout`."""
NO_PENALTIES = np.empty((0, 3), np.int64)
ROOM_ARRAYS = (
    *("room_seats", "room_cost", "member_first", "member_bundle", "member_size", "member_alone"),
    *("member_length", "member_least_cost", "fitting_first", "fitting_room"),
)
ROOM_SIZES = ("n_members", "n_rooms", "mixed_cost", "n_lengths")


@dataclass(frozen=True)
class ArrayProblem:
    """A problem for the kernels: `layout` and `data` are their `at` and `data`.

    `slot_rooms` None: the annealing does not assign rooms. `member_nodes`: the node of each member.
    """

    problem: Problem
    bundles: Bundles
    slot_rooms: SlotRooms | None
    member_nodes: Ints
    layout: Layout
    data: Ints32
    state_size: int
    totals_size: int
    _arrays: Arrays = field(repr=False)
    _sizes: dict[str, int] = field(repr=False)

    def extended(self, cuts: Sequence[Count], penalties: Ints = NO_PENALTIES) -> "ArrayProblem":
        """The same problem with cuts, and with penalties as rows (option, option, cost)."""
        return _laid_out(
            self.problem,
            self.bundles,
            self.slot_rooms,
            self.member_nodes,
            self._arrays,
            self._sizes,
            cuts,
            penalties,
        )

    def array(self, name: str) -> Integers:
        """An array of bundles, options, links, counts or rooms, by its name in `Layout`."""
        return self._arrays[name]

    def new_state(self, choice: Ints | None, rooms: Ints | None, seed: int) -> tuple[Ints32, Ints]:
        """State and totals at a choice with rooms, both by node, or (None) with nothing chosen yet."""
        at, options = self.layout, int(self._arrays["option_first"][-1])
        state, totals = np.zeros(self.state_size, np.int32), np.zeros(self.totals_size, np.int64)
        state[at.choice : at.choice + at.n_bundles] = -1
        state[at.option_cost : at.option_cost + options] = self._arrays["unary"]
        conflicts = self._arrays["forbidden"] * FORBIDDEN_CONFLICTS
        state[at.option_conflicts : at.option_conflicts + options] = conflicts
        totals[at.rng] = seeded(seed)
        if choice is not None:
            by_bundle = self.bundles.bundle_choice(choice).astype(np.int32)
            by_member = np.empty(0, np.int32) if rooms is None else rooms[self.member_nodes].astype(np.int32)
            take_over(at, self.data, state, totals, by_bundle, by_member)
        return state, totals

    def decisions(self, state: Ints32, *, best: bool) -> tuple[Ints, Ints | None]:
        """Option and room by node (rooms None where they are not assigned here), of the incumbent or now."""
        at = self.layout
        choice, room = (at.best_choice, at.best_room) if best else (at.choice, at.room)
        options = self.bundles.node_choice(state[choice : choice + at.n_bundles].astype(np.int64))
        if not at.n_members:
            return options, None
        rooms = np.empty(at.n_members, np.int64)
        rooms[self.member_nodes] = state[room : room + at.n_members]
        return options, rooms


def as_arrays(problem: Problem) -> ArrayProblem:
    """Bundle, link, lay out. Slots are those of rooms where the annealing assigns them, else those of the options."""
    bundles = bundles_of(problem)
    slot_rooms = slot_rooms_of(problem, bundles)
    links = links_of(problem, bundles)
    leaders = np.concatenate([bundles.node_options[int(nodes[0])] for nodes in bundles.nodes])
    slots = (slot_rooms.slot if slot_rooms else problem.options.slots)[leaders]
    counts, alone = count_arrays(problem, bundles)
    links.unary += alone
    linked, sizes = link_arrays(bundles, links, np.unique(slots, return_inverse=True)[1].astype(np.int64))
    if len(counts["count_terms"]):
        sizes["linked_never_share"] = 0  # a count may link bundles whatever their slots
    arrays: Arrays = {**linked, **counts}
    check_costs(arrays)
    if slot_rooms is None:
        rooms = dict.fromkeys(ROOM_ARRAYS, np.empty(0, np.int64))
        room_sizes, member_nodes = dict.fromkeys(ROOM_SIZES, 0), np.empty(0, np.int64)
    else:
        rooms, room_sizes, member_nodes = room_arrays(slot_rooms, bundles)
    return _laid_out(
        problem, bundles, slot_rooms, member_nodes, {**arrays, **rooms}, sizes | room_sizes, (), NO_PENALTIES
    )


def _laid_out(
    problem: Problem,
    bundles: Bundles,
    slot_rooms: SlotRooms | None,
    member_nodes: Ints,
    arrays: Arrays,
    sizes: dict[str, int],
    cuts: Sequence[Count],
    penalties: Ints,
) -> ArrayProblem:
    loads = [load for load in problem.loads if not (slot_rooms and slot_rooms.implies(problem, load))]
    limits, days = limit_arrays(problem, bundles, loads, cuts, penalties)
    fixed: Arrays = {**arrays, **limits}
    for name, array in fixed.items():
        if array.min(initial=0) < INT32.min or array.max(initial=0) > INT32.max:
            raise OverflowError(f"{name} does not fit 32 bits")
    offset = sizes | {
        "n_cells": len(limits["cell_limit"]),
        "n_milestones": len(limits["milestone_lag"]),
        "n_penalties": len(limits["penalty_cost"]),
        "n_counts": len(fixed["count_terms"]) // TERMS,
        "n_days": days,
    }
    state, totals = _state_sizes(offset, arrays["option_first"])
    for lengths in ({name: len(array) for name, array in fixed.items()}, state, totals):
        begin = 0
        for name, length in lengths.items():
            offset[name] = begin
            begin += length
    record = np.array([tuple(offset.values())], [(name, np.int64) for name in offset]).view(np.recarray)[0]
    return ArrayProblem(
        problem,
        bundles,
        slot_rooms,
        member_nodes,
        cast(Layout, record),
        np.concatenate([*fixed.values()], dtype=np.int32, casting="same_kind"),
        sum(state.values()),
        sum(totals.values()),
        arrays,
        sizes,
    )


def _state_sizes(sizes: dict[str, int], option_first: Ints) -> tuple[dict[str, int], dict[str, int]]:
    """Lengths of the arrays in a state and in its totals."""
    options, widest = int(option_first[-1]), int(np.diff(option_first).max(initial=0))
    bundles, slots, members = sizes["n_bundles"], sizes["n_slots"], sizes["n_members"]
    room_slots = slots * sizes["n_rooms"]
    state = {
        "choice": bundles,
        "option_cost": options,
        "option_conflicts": options,
        "slot_list": slots * bundles,
        "slot_size": slots,
        "slot_mask": slots * sizes["mask_words"],
        "slot_position": bundles,
        "room": members,
        "room_people": room_slots,
        "room_members": room_slots,
        "room_alone": room_slots,
        "room_lengths": room_slots * sizes["n_lengths"],
        "best_choice": bundles,
        "best_room": members,
        "chain": bundles + 1,
        "target": bundles + 1,
        "chain_position": bundles,
        "former_room": members,
        "by_size": members,
        "row_delta": widest,
        "outside": 2 * sizes["mask_words"],
        "day_uses": 2 * sizes["n_milestones"] * max(sizes["n_days"], 1),
        "count_value": sizes["n_counts"],
    }
    totals = {"total_cost": 1, "best_cost": 1, "insertions": 1, "cell_use": sizes["n_cells"], "rng": 1}
    return state, totals

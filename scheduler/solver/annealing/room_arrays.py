"""Whether the annealing can assign rooms itself, and the arrays of `Layout` about rooms.

It can where every node is one indivisible group of one site, and what the place stage asks depends on its slot alone
(competition instances). Elsewhere rooms are assigned afterwards.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.bundles import Bundles
from scheduler.terms.places import PlaceTerms
from scheduler.terms.terms import Load

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class SlotRooms:
    """Place terms that depend on the choice through slots alone: `slot` of each option of a node."""

    terms: PlaceTerms
    slot: Ints

    def implies(self, problem: Problem, load: Load) -> bool:
        """Whether a choice with rooms keeps this load within its limit, so that it need not be checked.

        So if slots do not overlap and the load counts at most the people of each node, and all rooms large enough for the
        smallest node have together no more seats than the limit. Likewise for a load that counts nodes that sit alone, against
        the number of rooms.
        """
        groups, rooms = self.terms.groups, self.terms.rooms
        nodes = problem.options.node_of[load.options]
        if len(load.steps) or len(np.unique(load.options)) < len(load.options) or not len(nodes):
            return False
        slots = self.slot[load.options]
        order = np.argsort(slots, kind="stable")
        begin, end = load.since[order], load.until[order]
        fresh = np.flatnonzero(np.diff(slots[order], prepend=-1))
        firsts, lasts = np.minimum.reduceat(begin, fresh), np.maximum.reduceat(end, fresh)
        ranked = np.argsort(firsts)
        if (lasts[ranked][:-1] > firsts[ranked][1:]).any():
            return False
        large = rooms.seats >= groups.size[nodes].min()
        people = (load.amount <= groups.size[nodes]).all() and rooms.seats[large].sum() <= load.limit
        alone = groups.alone[nodes].all() and (load.amount <= 1).all() and len(rooms.seats) <= load.limit
        return bool(people or alone)


def slot_rooms_of(problem: Problem, bundles: Bundles) -> SlotRooms | None:
    """Rooms by slot; None if the place stage must assign them."""
    if problem.places is None or not problem.one_site or not problem.options.nodes:
        return None
    nodes, first = problem.options.nodes, problem.options.first
    width = np.diff(first)
    if not (width > 0).all():
        return None
    rng = np.random.default_rng(0)
    terms = problem.places(first[:-1] + rng.integers(0, width))
    if not _one_group_per_node(terms, nodes):
        return None
    slot = np.zeros(problem.options.size, np.int64)
    spans: dict[int, tuple[int, int]] = {}
    for choice in _cover_options(first, width):
        groups = problem.places(choice).groups
        if not np.array_equal(groups.node, np.arange(nodes)):
            return None
        slot[choice] = groups.batch
        for batch, since, until in np.unique(np.stack([groups.batch, groups.since, groups.until], 1), axis=0):
            if spans.setdefault(int(batch), (int(since), int(until))) != (since, until):
                return None
    ordered = sorted(spans.values())
    if any(a[1] > b[0] for a, b in itertools.pairwise(ordered)):
        return None
    slot = np.unique(slot, return_inverse=True)[1].astype(np.int64)
    for members in bundles.nodes:
        leader = bundles.node_options[int(members[0])]
        for node in members[1:]:
            both = bundles.node_options[int(node)] >= 0
            if (slot[bundles.node_options[int(node)][both]] != slot[leader[both]]).any():
                return None
    return SlotRooms(terms, slot)


def _cover_options(first: Ints, width: Ints) -> Iterator[Ints]:
    for k in range(int(width.max())):
        yield first[:-1] + np.minimum(k, width - 1)


def _one_group_per_node(terms: PlaceTerms, nodes: int) -> bool:
    groups = terms.groups
    return bool(
        len(groups) == nodes
        and np.array_equal(groups.node, np.arange(nodes))
        and not groups.divisible.any()
        and not groups.isolated.any()
        and (groups.drop_cost < 0).all()
        and (groups.partner < 0).all()
        and len(np.unique(np.concatenate([groups.site, terms.rooms.site]))) == 1
        and not len(terms.rooms.closed)
        and terms.staffing.ratio == 0
        and not len(terms.pair_costs)
    )


def room_arrays(slot_rooms: SlotRooms, bundles: Bundles) -> tuple[dict[str, Ints], dict[str, int], Ints]:
    """Arrays and sizes by their names in `Layout`, and the node of each member."""
    groups, rooms = slot_rooms.terms.groups, slot_rooms.terms.rooms
    nodes = np.concatenate([m[np.argsort(-groups.size[m], kind="stable")] for m in bundles.nodes])
    mixed = slot_rooms.terms.mixed_cost
    lengths, length = np.unique(groups.length[nodes], return_inverse=True)
    fits = groups.size[nodes][:, None] <= rooms.seats[None, :]
    member, room = np.nonzero(fits)
    sizes = {"n_members": len(nodes), "n_rooms": len(rooms.seats), "mixed_cost": mixed}
    sizes["n_lengths"] = len(lengths) if mixed else 1
    arrays = {
        "room_seats": rooms.seats,
        "room_cost": rooms.cost,
        "member_first": np.cumsum([0, *(len(m) for m in bundles.nodes)]),
        "member_bundle": bundles.bundle_of[nodes],
        "member_size": groups.size[nodes],
        "member_alone": groups.alone[nodes].astype(np.int64),
        "member_length": length if mixed else np.zeros(len(nodes), np.int64),
        "member_least_cost": np.where(fits, rooms.cost[None, :], np.iinfo(np.int32).max // 4).min(1),
        "fitting_first": np.searchsorted(member, np.arange(len(nodes) + 1)),
        "fitting_room": room,
    }
    return arrays, sizes, nodes

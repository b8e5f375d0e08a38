"""Rooms inside the search: only if every node is one indivisible group and places follow its slot alone."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.units import Units
from scheduler.terms.places import PlaceTerms
from scheduler.terms.terms import Load

Longs = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Rooming:
    """Place terms that do not depend on the choice but for the slot: `slot` of each option of a node."""

    terms: PlaceTerms
    slot: Longs

    def implies(self, problem: Problem, load: Load) -> bool:
        """Whether rooms alone keep this load within its limit.

        It counts people (or members alone, once each) whose room is large enough for the smallest of
        them, during their slots; then these rooms have no more seats (no more rooms) than the limit.
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


def rooming_of(problem: Problem, units: Units) -> Rooming | None:
    """How rooms follow from slots; None if the place stage must decide them."""
    if problem.places is None or not problem.options.nodes:
        return None
    nodes, first = problem.options.nodes, problem.options.first
    width = np.diff(first)
    if not (width > 0).all():
        return None
    rng = np.random.default_rng(0)
    terms = problem.places(first[:-1] + rng.integers(0, width))
    if not _simple(terms, nodes):
        return None
    slot = np.zeros(problem.options.size, np.int64)
    spans: dict[int, tuple[int, int]] = {}
    for choice in _sweep(first, width):
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
    for members in units.members:
        leader = units.options[int(members[0])]
        for node in members[1:]:
            both = units.options[int(node)] >= 0
            if (slot[units.options[int(node)][both]] != slot[leader[both]]).any():
                return None
    return Rooming(terms, slot)


def _sweep(first: Longs, width: Longs) -> Iterator[Longs]:
    for k in range(int(width.max())):
        yield first[:-1] + np.minimum(k, width - 1)


def _simple(terms: PlaceTerms, nodes: int) -> bool:
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


def seats_of(rooming: Rooming, units: Units) -> tuple[dict[str, Longs], dict[str, int], Longs]:
    """Rooms as arrays and sizes, and the node of each member."""
    groups, rooms = rooming.terms.groups, rooming.terms.rooms
    nodes = np.concatenate([m[np.argsort(-groups.size[m], kind="stable")] for m in units.members])
    mixed = rooming.terms.mixed_cost
    lengths, length = np.unique(groups.length[nodes], return_inverse=True)
    fits = groups.size[nodes][:, None] <= rooms.seats[None, :]
    member, room = np.nonzero(fits)
    sizes = {"members": len(nodes), "rooms": len(rooms.seats), "mixed": mixed}
    sizes["lengths"] = len(lengths) if mixed else 1
    arrays = {
        "seats": rooms.seats,
        "price": rooms.cost,
        "mfirst": np.cumsum([0, *(len(m) for m in units.members)]),
        "unit": units.unit[nodes],
        "size": groups.size[nodes],
        "alone": groups.alone[nodes].astype(np.int64),
        "length": length if mixed else np.zeros(len(nodes), np.int64),
        "least": np.where(fits, rooms.cost[None, :], np.iinfo(np.int32).max // 4).min(1),
        "ffirst": np.searchsorted(member, np.arange(len(nodes) + 1)),
        "froom": room,
    }
    return arrays, sizes, nodes

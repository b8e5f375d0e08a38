"""The place stage: hosts, rooms and seats for all groups of a choice of options, cluster by cluster."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.clusters import clusters_of
from scheduler.solver.rooms.fingerprints import fingerprints
from scheduler.solver.rooms.hosting import HostPlanner
from scheduler.solver.rooms.incomplete_packing import IncompleteCluster
from scheduler.solver.rooms.packer import Packer
from scheduler.terms.places import Places, PlaceTerms

Ints = npt.NDArray[np.int64]
CORE_NODES = 40
"""Nodes of the largest stuck cluster that `core` shrinks."""


@dataclass(frozen=True)
class Placement:
    """Where everybody sits: `rows` (group, room, candidates) of `terms`; candidates `left_out` by group.

    `stuck` has the nodes of each cluster without a packing; while there is one the timetable is incomplete. `certain`
    says of each whether that is proven (else time ran out). The clusters that are `incomplete` are packed as far as they can
    be, and `left_out` counts those who are `missing`, too.
    """

    terms: PlaceTerms
    rows: Ints
    left_out: Ints
    cost: int
    stuck: tuple[Ints, ...]
    proven: bool
    certain: tuple[bool, ...] = ()
    incomplete: tuple[IncompleteCluster, ...] = ()

    @property
    def missing(self) -> int:
        """Candidates without a seat who must have one, overlaps that are left without an answer, and pins that are broken."""
        unseated = self.left_out[self.terms.groups.drop_cost < 0].sum()
        return int(unseated) + len(self.terms.forbidden_together) + len(self.terms.broken_pins)

    def rooms(self) -> Ints:
        """The room of each node, if every node is one group in one room."""
        rooms = np.zeros(int(self.terms.groups.node.max(initial=-1)) + 1, np.int64)
        rooms[self.terms.groups.node[self.rows[:, 0]]] = self.rows[:, 1]
        return rooms

    @property
    def penalties(self) -> Ints:
        """Rows (node a, node b, cost): place costs that the options of a and b cause together."""
        groups = self.terms.groups
        lost = np.flatnonzero((self.left_out > 0) & (groups.partner >= 0))
        price = self.left_out[lost] * groups.drop_cost[lost]
        return np.concatenate(
            [self.terms.pair_costs, np.stack([groups.partner[lost], groups.node[lost], price], 1)]
        )


@dataclass
class Placer:
    """Places one choice of options after the other; packings and hosts are reused."""

    places: Places
    packer: Packer = field(default_factory=Packer)
    _last: tuple[bytes, PlaceTerms] | None = None

    def __post_init__(self) -> None:
        self._host_planner, self._soon_hosts = HostPlanner(self.packer), HostPlanner(self.packer.soon)

    def terms(self, choice: Ints) -> PlaceTerms:
        """The place terms of a choice; those of the last choice are remembered."""
        if self._last is None or self._last[0] != choice.tobytes():
            self._last = choice.tobytes(), self.places(choice)
        return self._last[1]

    def place(self, choice: Ints, *, soon: bool = False, chains: bool = True) -> Placement:
        """Hosts and seats for everybody under a choice of options; `soon`: by plain rules where these find some.

        Exams that others follow in a chain must be seated; where that fails the chains are given up, which proves nothing.
        Without `chains` they are given up at once.
        """
        if chains and self._last is not None and not self._last[1].chains:
            self._last = None
        placed = self._seat(self.terms(choice) if chains else self._without_chains(choice), soon=soon)
        if placed.stuck and placed.terms.chained:
            placed = self._seat(self._without_chains(choice), soon=soon)
        return placed

    def _without_chains(self, choice: Ints) -> PlaceTerms:
        """The place terms of a choice in which no moved exam follows another; remembered instead of the others."""
        if self._last is None or self._last[0] != choice.tobytes() or self._last[1].chained:
            self._last = choice.tobytes(), self.places(choice, chains=False)
        return self._last[1]

    def incomplete(self, choice: Ints, seconds: float, nodes: Ints | None = None) -> Placement:
        """Places for as many candidates as possible, for a choice that has none for all; `seconds` for each stuck cluster.
        `nodes`: of these alone."""
        terms = self.terms(choice)
        if terms.chained:
            terms = self.places(choice, chains=False)
        if nodes is not None:
            terms = terms.subset(np.flatnonzero(np.isin(terms.groups.node, nodes)))
        return self._seat(terms, seconds)

    def proves(self, choice: Ints, placed: Placement) -> bool:
        """Whether it is proven that a choice has no cheaper places than these, however overlaps are resolved.

        Overlaps are resolved before rooms are known. Where another way could cost less with its rooms, nothing is proven.
        """
        terms = self.terms(choice)
        if not placed.proven or placed.stuck or terms.without_overlapping is None:
            return placed.proven and not placed.stuck
        least = self._seat(terms.without_overlapping())
        return least.proven and not least.stuck and least.cost == placed.cost

    def tidied(self, choice: Ints, more: Callable[[], bool]) -> Placement:
        """The same, with packings tidied one after the other as long as `more()` is true."""
        terms = self._host_planner.best(self.terms(choice)).terms
        for cluster in clusters_of(terms):
            if not more():
                break
            self.packer(cluster, terms, tidy=True)
        return self._seat(self.terms(choice))

    def _seat(self, terms: PlaceTerms, incomplete: float | None = None, *, soon: bool = False) -> Placement:
        """Hosts and seats of the terms. `incomplete`: seconds in which to seat most of a stuck cluster."""
        hosted = (self._soon_hosts if soon else self._host_planner).best(terms)
        pack = self.packer.soon if soon else self.packer
        terms = hosted.terms
        rows, cost, proven = [], terms.visits.cost, hosted.proven and terms.chains
        stuck = [np.unique(nodes) for nodes in (*terms.broken_pins, *terms.forbidden_together)]
        certain = [True] * len(stuck)
        for nodes, sure in hosted.failures():
            stuck.append(nodes)
            certain.append(sure)
        left_out, unpacked = np.zeros(len(terms.groups), np.int64), list[IncompleteCluster]()
        clusters = clusters_of(terms)
        for cluster, mark in zip(clusters, fingerprints(clusters, terms), strict=True):
            packed = pack(cluster, terms, mark)
            proven &= packed.proven
            if packed.people is None:
                if not hosted.covers(cluster):
                    stuck.append(np.unique(terms.groups.node[cluster.groups]))
                    certain.append(packed.proven)
                if incomplete is None:
                    continue
                one = self.packer.incomplete(cluster, terms, incomplete)
                unpacked.append(one)
                packed = one.packing
                assert packed.people is not None  # noqa: S101  nobody at all is a packing, too
            cost += packed.cost
            left_out[cluster.groups] = packed.left_out
            g, r = np.nonzero(packed.people)
            people = np.maximum(packed.people[g, r], 0)
            rows.append(np.stack([cluster.groups[g], cluster.rooms[r], people], 1))
        table = np.concatenate(rows) if rows else np.empty((0, 3), np.int64)
        if incomplete is not None:  # an overlap without an answer is owed nothing
            unmoved = (terms.groups.partner >= 0) & (terms.groups.drop_cost < 0)
            cost -= terms.forbidden_cost + terms.moved_price * int(left_out[unmoved].sum())
        return Placement(
            terms,
            table,
            left_out,
            cost + int(terms.pair_costs[:, 2].sum()),
            tuple(stuck),
            proven,
            tuple(certain),
            tuple(unpacked),
        )

    def with_rooms(self, choice: Ints, rooms: Ints) -> Placement:
        """The placement with the given room of each node (one group each): only its cost is computed."""
        terms = self.terms(choice)
        groups, room = terms.groups, rooms[terms.groups.node]
        together = np.unique(np.stack([groups.batch, room, groups.length], 1), axis=0)
        mixed = len(together) - len(np.unique(together[:, :2], axis=0))
        cost = int(terms.rooms.cost[room].sum()) + terms.mixed_cost * mixed
        rows = np.stack([np.arange(len(groups)), room, groups.size], 1)
        return Placement(terms, rows, np.zeros(len(groups), np.int64), cost, (), False)

    def core(self, choice: Ints, nodes: Ints) -> Ints:
        """A minimal subset of the nodes of a stuck cluster that still has no packing: the stronger Benders cut.

        Halves are left out, then quarters, down to single nodes (a deletion filter, as for an irreducible infeasible
        subset). More than `CORE_NODES` nodes are returned whole: shrinking them takes longer than the cut is worth.
        """
        if len(nodes) > CORE_NODES:
            return nodes
        terms, step = self.terms(choice), len(nodes) // 2
        while step:
            at = 0
            while at < len(nodes):
                fewer = np.delete(nodes, slice(at, at + step))
                if len(fewer) and self._impossible(terms, fewer):
                    nodes = fewer
                else:
                    at += step
            step //= 2
        return nodes

    def impossible(self, choice: Ints, nodes: Ints) -> bool:
        """Whether it is proven that these nodes alone find no places under the choice."""
        return self._impossible(self.terms(choice), nodes)

    def _impossible(self, terms: PlaceTerms, nodes: Ints) -> bool:
        """Whether it is proven that some cluster of these nodes alone has no packing, whatever the hosts."""
        return any(self._seat(terms.subset(np.flatnonzero(np.isin(terms.groups.node, nodes)))).certain)

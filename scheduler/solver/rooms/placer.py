"""The place stage: all groups of a choice into rooms, cell by cell."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.hosts import Hosts
from scheduler.solver.rooms.packer import Packer
from scheduler.solver.rooms.site_cells import cells_of_groups
from scheduler.terms.places import PlaceTerms

Ints = npt.NDArray[np.int64]
CORE_NODES = 40


@dataclass(frozen=True)
class Placed:
    """Where everybody sits: rows (group, room, people) of `terms`; `left_out` people a group.

    `stuck` lists the nodes of each cell that has no packing; then nothing may be published. `certain`
    says of each whether that is proven, not only that time ran out.
    """

    terms: PlaceTerms
    rows: Ints
    left_out: Ints
    cost: int
    stuck: tuple[Ints, ...]
    proven: bool
    certain: tuple[bool, ...] = ()

    def rooms(self) -> Ints:
        """The room of each node, where every node is one group in one room."""
        rooms = np.zeros(int(self.terms.groups.node.max(initial=-1)) + 1, np.int64)
        rooms[self.terms.groups.node[self.rows[:, 0]]] = self.rows[:, 1]
        return rooms

    @property
    def blame(self) -> Ints:
        """Rows (node a, node b, cost): place costs that the options of a and b together bring about."""
        groups = self.terms.groups
        lost = np.flatnonzero((self.left_out > 0) & (groups.partner >= 0))
        price = self.left_out[lost] * groups.drop_cost[lost]
        return np.concatenate(
            [self.terms.owed, np.stack([groups.partner[lost], groups.node[lost], price], 1)]
        )


@dataclass
class Placer:
    """Places choices one after the other."""

    places: Callable[[Ints], PlaceTerms]
    packer: Packer = field(default_factory=Packer)
    _last: tuple[bytes, PlaceTerms] | None = None

    def __post_init__(self) -> None:
        self._hosts = Hosts(self.packer)

    def terms(self, choice: Ints) -> PlaceTerms:
        """The place terms of a choice; asked twice in a row they are made once."""
        if self._last is None or self._last[0] != choice.tobytes():
            self._last = choice.tobytes(), self.places(choice)
        return self._last[1]

    def place(self, choice: Ints) -> Placed:
        """Seat everybody under a choice of options, exactly, site by site, received where that is best."""
        return self._seat(self.terms(choice))

    def tidied(self, choice: Ints, more: Callable[[], bool]) -> Placed:
        """The same, with cells tidied one after the other as long as there is `more` time."""
        terms = self._hosts.best(self.terms(choice)).terms
        for cell in cells_of_groups(terms):
            if not more():
                break
            self.packer(cell, terms, tidy=True)
        return self._seat(self.terms(choice))

    def _seat(self, terms: PlaceTerms) -> Placed:
        hosted = self._hosts.best(terms)
        terms = hosted.terms
        rows, cost, proven = [], terms.visits.cost, hosted.proven
        stuck = [np.unique(nodes) for nodes in (*terms.torn, *terms.refused)]
        certain = [True] * len(stuck)
        for nodes, sure in hosted.failures():
            stuck.append(nodes)
            certain.append(sure)
        left_out = np.zeros(len(terms.groups), np.int64)
        for cell in cells_of_groups(terms):
            packed = self.packer(cell, terms)
            proven &= packed.proven
            if packed.people is None:
                if not hosted.told(cell):
                    stuck.append(np.unique(terms.groups.node[cell.groups]))
                    certain.append(packed.proven)
                continue
            cost += packed.cost
            left_out[cell.groups] = packed.left_out
            g, r = np.nonzero(packed.people)
            people = np.maximum(packed.people[g, r], 0)
            rows.append(np.stack([cell.groups[g], cell.rooms[r], people], 1))
        table = np.concatenate(rows) if rows else np.empty((0, 3), np.int64)
        return Placed(
            terms, table, left_out, cost + int(terms.owed[:, 2].sum()), tuple(stuck), proven, tuple(certain)
        )

    def with_rooms(self, choice: Ints, rooms: Ints) -> Placed:
        """A placement that is known already, one room a node: only its cost is left to say."""
        terms = self.terms(choice)
        groups, room = terms.groups, rooms[terms.groups.node]
        together = np.unique(np.stack([groups.batch, room, groups.length], 1), axis=0)
        mixed = len(together) - len(np.unique(together[:, :2], axis=0))
        cost = int(terms.rooms.cost[room].sum()) + terms.mixed_cost * mixed
        rows = np.stack([np.arange(len(groups)), room, groups.size], 1)
        return Placed(terms, rows, np.zeros(len(groups), np.int64), cost, (), False)

    def core(self, choice: Ints, nodes: Ints) -> Ints:
        """A smallest subset of a stuck cell's nodes that still has no packing (leaving out halves, quarters and so
        on to single ones).

        A very large cell is returned whole: shrinking it costs more than the stronger cut is worth.
        """
        if len(nodes) > CORE_NODES:
            return nodes
        terms, step = self.terms(choice), len(nodes) // 2
        while step:
            at = 0
            while at < len(nodes):
                fewer = np.delete(nodes, slice(at, at + step))
                if len(fewer) and self._fails(terms, fewer):
                    nodes = fewer
                else:
                    at += step
            step //= 2
        return nodes

    def _fails(self, terms: PlaceTerms, nodes: Ints) -> bool:
        """Whether some cell of these nodes alone has, proven, no packing, whoever receives whom."""
        return any(self._seat(terms.only(np.flatnonzero(np.isin(terms.groups.node, nodes)))).certain)

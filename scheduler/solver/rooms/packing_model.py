"""The exact CP-SAT model of packing one cluster: seats, rooms that may not be shared, pins, staff and costs."""

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from scheduler.solver.cpsat.parameters import Run, solver_for
from scheduler.solver.cpsat.witness import HIGHS_SECONDS, claim_of, proves_bound
from scheduler.solver.rooms.clusters import Cluster, Packing
from scheduler.solver.rooms.packing_relations import relate_rooms
from scheduler.solver.rooms.packing_staff import limit_staff, present
from scheduler.solver.rooms.split_sittings import sittings_of
from scheduler.terms.places import KnownRooms, PlaceTerms

Ints = npt.NDArray[np.int64]


class PackingModel:
    """How many candidates of each group of a cluster sit in each room, at the least cost.

    `inside[i, j]`: group i (its position in the cluster) uses room j; `people[i, j]`: how many of it sit there; `out[i]`:
    how many are left out. `cost`: weighted expressions whose sum is minimised. If it is `incomplete`, candidates whom
    the terms want seated may be `missing`, at no cost here.
    """

    def __init__(self, cluster: Cluster, terms: PlaceTerms, *, incomplete: bool = False) -> None:
        self.cluster, self.groups, self.rooms = cluster, terms.groups, terms.rooms
        self.incomplete, self.missing = incomplete, list[cp_model.LinearExprT]()
        self.pinned = terms.pins.of(cluster.groups)
        self.model = cp_model.CpModel()
        self.serving = terms.rooms.serving(terms.groups.rooms_asked[cluster.groups])
        self.cost: list[tuple[cp_model.LinearExprT, int]] = []
        g, r = range(len(cluster.groups)), range(len(cluster.rooms))
        self.inside = {(i, j): self.model.new_bool_var("") for i in g for j in r if self._may_use(i, j)}
        self.people = {key: self._people_var(*key) for key in self.inside}
        self.head = self._heads()
        self.out: list[cp_model.IntVar | int] = [self._seat_all(i) for i in g]
        self._pins()
        self._separate()
        self._seats()
        limit_staff(self.model, cluster, terms, self.inside, self.people)
        self._costs(terms.mixed_cost)
        if terms.split_cost:
            self._split_sittings(terms.split_cost)
        self._known_rooms(terms.known_rooms)
        relate_rooms(self.model, cluster, terms, self.inside, self.cost)

    def hint(self, people: Ints) -> None:
        """Start from a known packing: candidates by (group, room)."""
        for (i, j), inside in self.inside.items():
            self.model.add_hint(inside, bool(people[i, j]))

    def keep(self, known: Ints) -> None:
        """Whoever is in a row (group, room, candidates) stays in that room, if it still serves."""
        number = {int(g): i for i, g in enumerate(self.cluster.groups)}
        where = {int(r): j for j, r in enumerate(self.cluster.rooms)}
        for group, room, count in known.tolist():
            key = number[group], where.get(room, -1)
            if key in self.people:
                self.model.add(self.people[key] >= count)

    def _group(self, i: int) -> int:
        return int(self.cluster.groups[i])

    def _may_use(self, i: int, j: int) -> bool:
        """Whether the room has the equipment, is available for the whole occupation and big enough if it must be."""
        g, r, groups = self._group(i), int(self.cluster.rooms[j]), self.groups
        closed = self.rooms.closed[self.rooms.closed[:, 0] == r]
        free = not ((closed[:, 1] < groups.until[g]) & (closed[:, 2] > groups.since[g])).any()
        return bool(
            free
            and self.serving[i, r]
            and (groups.divisible[g] or groups.isolated[g] or groups.size[g] <= self.rooms.seats[r])
        )

    def _people_var(self, i: int, j: int) -> cp_model.LinearExprT:
        g, seats = self._group(i), int(self.rooms.seats[self.cluster.rooms[j]])
        size = int(self.groups.size[g])
        if self.groups.isolated[g]:
            return self.inside[i, j]
        if not self.groups.divisible[g]:
            return size * self.inside[i, j]
        people = self.model.new_int_var(0, min(size, seats), "")
        self.model.add(people <= min(size, seats) * self.inside[i, j])
        self.model.add(people >= self.inside[i, j])
        return people

    def _heads(self) -> Ints:
        """For each group of the cluster the first group of its pool (mostly itself)."""
        return np.asarray(np.searchsorted(self.cluster.groups, self.groups.head[self.cluster.groups]))

    def _seat_all(self, i: int) -> cp_model.IntVar | int:
        """Every candidate of a pool sits in a room of one of its groups, or is left out at a cost."""
        if self.head[i] != i:
            return 0
        g, pool = self._group(i), np.flatnonzero(self.head == i).tolist()
        rooms = [j for j in range(len(self.cluster.rooms)) if (i, j) in self.inside]
        out: cp_model.IntVar | int = 0
        if self.groups.drop_cost[g] >= 0:
            out = self.model.new_int_var(0, int(self.groups.size[g]), "")
            self.cost.append((out, int(self.groups.drop_cost[g])))
        whole, size = not (self.groups.divisible[g] or self.groups.isolated[g]), int(self.groups.size[g])
        absent = self.model.new_bool_var("") if self.incomplete and whole else None
        if self.incomplete and self.groups.drop_cost[g] < 0:
            out = self.model.new_int_var(0, size, "")
            self.missing.append(absent if absent is not None and not size else out)
        if absent is not None:
            self.model.add(out == size * absent)
            self.model.add_exactly_one([*(self.inside[i, j] for j in rooms), absent])
        elif whole:
            self.model.add_exactly_one([self.inside[i, j] for j in rooms])
        else:
            seated = cp_model.LinearExpr.sum([people for (k, _), people in self.people.items() if k in pool])
            self.model.add(seated + out == size)
        return out

    def _pins(self) -> None:
        """At least the pinned number of candidates of each pool in each room."""
        where = {int(r): j for j, r in enumerate(self.cluster.rooms)}
        spared = self._spared(self.pinned.seats)
        for (head, room, count), gone in zip(self.pinned.seats.tolist(), spared, strict=True):
            pool = np.flatnonzero(self.groups.head[self.cluster.groups] == head).tolist()
            there = [self.people[i, where[room]] for i in pool if (i, where.get(room)) in self.people]
            if there or self.incomplete:
                self.model.add(cp_model.LinearExpr.sum([*there, gone]) >= count)
            else:
                self.model.add_bool_or([])

    def _spared(self, rows: Ints) -> list[cp_model.IntVar | int]:
        """How many candidates of each row (first group of a pool, room, candidates) are missing, and so need no seat there:
        of one pool no more than are left out."""
        if not self.incomplete:
            return [0] * len(rows)
        spared: list[cp_model.IntVar | int] = [self.model.new_int_var(0, int(n), "") for n in rows[:, 2]]
        number = {int(g): i for i, g in enumerate(self.cluster.groups)}
        for head in np.unique(rows[:, 0]).tolist():
            mine = [spared[k] for k in np.flatnonzero(rows[:, 0] == head)]
            self.model.add(cp_model.LinearExpr.sum(mine) <= self.out[number[head]])
        return spared

    def _together(self, i: int, k: int) -> bool:
        a, b, groups = self._group(i), self._group(k), self.groups
        return bool(groups.since[a] < groups.until[b] and groups.since[b] < groups.until[a])

    def _separate(self) -> None:
        """Overlapping groups never share a room if they are of different batches or one needs it alone."""
        groups, n = self.groups, len(self.cluster.groups)
        for i in range(n):
            for k in range(i + 1, n):
                a, b = self._group(i), self._group(k)
                apart = groups.batch[a] != groups.batch[b] or bool(groups.alone[a] | groups.alone[b])
                if apart and self._together(i, k):
                    for j in range(len(self.cluster.rooms)):
                        if (i, j) in self.inside and (k, j) in self.inside:
                            self.model.add_at_most_one([self.inside[i, j], self.inside[k, j]])

    def _seats(self) -> None:
        for minute in np.unique(self.groups.since[self.cluster.groups]):
            there = present(self.groups, self.cluster.groups, int(minute))
            for j, room in enumerate(self.cluster.rooms):
                here = [self.people[i, j] for i in there if (i, j) in self.people]
                if here:
                    self.model.add(sum(here) <= int(self.rooms.seats[room]))

    def _costs(self, mixed_cost: int) -> None:
        asks = self.groups.rooms_asked
        for (i, j), people in self.people.items():
            g = self._group(i)
            group, candidate = self.rooms.prices(int(asks[g]), int(self.cluster.rooms[j]))
            each = candidate + int(self.groups.prices[g])
            for expr, price in ((people, each), (self.inside[i, j], group)):
                if price:
                    self.cost.append((expr, price))
        if mixed_cost:
            self._mixed_lengths(mixed_cost)

    def _mixed_lengths(self, price: int) -> None:
        """The cost of lengths beyond the first of each batch in each room."""
        batch, lengths = (a[self.cluster.groups] for a in (self.groups.batch, self.groups.length))
        counted = np.flatnonzero(lengths >= 0)
        for one in np.unique(batch[counted]):
            members = counted[batch[counted] == one]
            for j in range(len(self.cluster.rooms)):
                used = []
                for length in np.unique(lengths[members]):
                    rows = members[lengths[members] == length].tolist()
                    mine = [self.inside[i, j] for i in rows if (i, j) in self.inside]
                    if mine:
                        used.append(self.model.new_bool_var(""))
                        for inside in mine:
                            self.model.add_implication(inside, used[-1])
                if len(used) > 1:
                    beyond = self.model.new_int_var(0, len(used) - 1, "")
                    self.model.add(beyond >= sum(used) - 1)
                    self.cost.append((beyond, price))

    def _known_rooms(self, known: KnownRooms) -> None:
        """The cost of candidates who do not get the room they know."""
        number = {int(g): i for i, g in enumerate(self.cluster.groups)}
        where = {int(r): j for j, r in enumerate(self.cluster.rooms)}
        rows = known.of(self.cluster.groups)
        for (group, room, count), gone in zip(rows.tolist(), self._spared(rows), strict=True):
            away = self.model.new_int_var(0, count, "")
            pool = np.flatnonzero(self.head == number[group]).tolist()
            inside = [(i, where.get(room, -1)) for i in pool]
            there = [self.people[key] for key in inside if key in self.people]
            self.model.add(cp_model.LinearExpr.sum([away, *there, gone]) >= count)
            self.cost.append((away, known.cost))

    def _split_sittings(self, price: int) -> None:
        """The cost of rooms beyond the first of each sitting."""
        for members in sittings_of(self.cluster.groups, self.groups):
            used = []
            for j in range(len(self.cluster.rooms)):
                mine = [self.inside[int(i), j] for i in members if (int(i), j) in self.inside]
                if len(mine) > 1:
                    used.append(self.model.new_bool_var(""))
                    self.model.add_max_equality(used[-1], mine)
                else:
                    used += mine
            if len(used) > 1:
                beyond = self.model.new_int_var(0, len(used) - 1, "")
                self.model.add(beyond >= sum(used) - 1)
                self.cost.append((beyond, price))

    def solve(self, run: Run) -> Packing:
        """The cheapest packing found within the limits of the run."""
        cost = cp_model.LinearExpr.weighted_sum(
            [expr for expr, _ in self.cost], [weight for _, weight in self.cost]
        )
        later, most = self._waiting()
        if self.cost:
            self.model.minimize((most + 1) * cost + later)
        solver = solver_for(run, feasibility=False)
        status = solver.solve(self.model)
        effort = solver.response_proto.deterministic_time
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            proven = status == cp_model.INFEASIBLE
            if proven and run.confirm:
                proven = claim_of(self.model, min(run.seconds, HIGHS_SECONDS)) == "infeasible"
            return Packing(None, np.zeros(len(self.cluster.groups), np.int64), 0, proven, effort)
        people, out = self.values_of(solver)
        price = solver.value(cost) if self.cost else 0
        proven = status == cp_model.OPTIMAL
        if proven and run.confirm and price:
            self.model.minimize(cost)
            proven = proves_bound(self.model, price, min(run.seconds, HIGHS_SECONDS))
        return Packing(people, out, price, proven, effort)

    def values_of(self, solver: cp_model.CpSolver) -> tuple[Ints, Ints]:
        """Candidates by (group, room), and candidates left out by group, of what a solver found."""
        people = np.zeros((len(self.cluster.groups), len(self.cluster.rooms)), np.int64)
        for (i, j), inside in self.inside.items():
            if solver.boolean_value(inside):
                # An indivisible group of nobody still holds its room: -1 marks it.
                people[i, j] = solver.value(self.people[i, j]) or -1
        out = np.array([o if isinstance(o, int) else solver.value(o) for o in self.out], np.int64)
        return people, out

    def _waiting(self) -> tuple[cp_model.LinearExpr, int]:
        """The sum of the ranks of the alternatives in which candidates sit (rank 0 is the shortest wait), and its maximum:
        the secondary objective among packings of equal cost."""
        rank = np.arange(len(self.head)) - self.head
        size = self.groups.size[self.cluster.groups]
        late = [(people, int(rank[i])) for (i, _), people in self.people.items() if rank[i]]
        expr = cp_model.LinearExpr.weighted_sum([p for p, _ in late], [r for _, r in late])
        return expr, int((rank * size).sum())

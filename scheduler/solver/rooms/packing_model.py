"""The CP-SAT model of one cell: seats, rooms that may not be shared, staff, prices."""

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from scheduler.solver.cpsat.parameters import Run, solver_for
from scheduler.solver.rooms.cell import Cell, Packed
from scheduler.solver.rooms.split_sittings import sittings_of
from scheduler.terms.places import Duties, Kept, PlaceTerms

Ints = npt.NDArray[np.int64]


class PackingModel:
    """Groups into rooms: who sits where, how many, supervised by whom, at what price."""

    def __init__(self, cell: Cell, terms: PlaceTerms) -> None:
        self.cell, self.groups, self.rooms, self.duties = cell, terms.groups, terms.rooms, terms.duties
        self.pinned = terms.pinned.of(cell.groups)
        self.model = cp_model.CpModel()
        self.serving = terms.rooms.serving(terms.groups.rooms_asked[cell.groups])
        self.cost: list[tuple[cp_model.LinearExprT, int]] = []
        g, r = range(len(cell.groups)), range(len(cell.rooms))
        self.inside = {(i, j): self.model.new_bool_var("") for i in g for j in r if self._open(i, j)}
        self.people = {key: self._people_var(*key) for key in self.inside}
        self.head = self._heads()
        self.out: list[cp_model.IntVar | int] = [self._seat_all(i) for i in g]
        self._pins()
        self._separate()
        self._seats()
        self._staff()
        self._prices(terms.mixed_cost)
        if terms.split_cost:
            self._splits(terms.split_cost)
        self._changes(terms.kept)

    def hint(self, people: Ints) -> None:
        """Where to begin looking: people by (group, room) of a packing that is known."""
        for (i, j), inside in self.inside.items():
            self.model.add_hint(inside, bool(people[i, j]))

    def _group(self, i: int) -> int:
        return int(self.cell.groups[i])

    def _open(self, i: int, j: int) -> bool:
        """Whether the room is equipped, available during the whole occupation and big enough if it must be."""
        g, r, groups = self._group(i), int(self.cell.rooms[j]), self.groups
        closed = self.rooms.closed[self.rooms.closed[:, 0] == r]
        free = not ((closed[:, 1] < groups.until[g]) & (closed[:, 2] > groups.since[g])).any()
        return bool(
            free
            and self.pinned.open_to(g, r)
            and self.serving[i, r]
            and (groups.divisible[g] or groups.isolated[g] or groups.size[g] <= self.rooms.seats[r])
        )

    def _people_var(self, i: int, j: int) -> cp_model.LinearExprT:
        g, seats = self._group(i), int(self.rooms.seats[self.cell.rooms[j]])
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
        """For each group of the cell the first alternative for the same people (mostly itself)."""
        return np.asarray(np.searchsorted(self.cell.groups, self.groups.head[self.cell.groups]))

    def _seat_all(self, i: int) -> cp_model.IntVar | int:
        """Everybody of a pool of alternatives in a room of one of them, or left out at a price."""
        if self.head[i] != i:
            return 0
        g, pool = self._group(i), np.flatnonzero(self.head == i).tolist()
        rooms = [j for j in range(len(self.cell.rooms)) if (i, j) in self.inside]
        out: cp_model.IntVar | int = 0
        if self.groups.drop_cost[g] >= 0:
            out = self.model.new_int_var(0, int(self.groups.size[g]), "")
            self.cost.append((out, int(self.groups.drop_cost[g])))
        if not (self.groups.divisible[g] or self.groups.isolated[g]):
            self.model.add_exactly_one([self.inside[i, j] for j in rooms])
        else:
            seated = cp_model.LinearExpr.sum([people for (k, _), people in self.people.items() if k in pool])
            self.model.add(seated + out == int(self.groups.size[g]))
        return out

    def _pins(self) -> None:
        """So many of a pool's people in a room as are pinned to it."""
        where = {int(r): j for j, r in enumerate(self.cell.rooms)}
        for head, room, count in self.pinned.seats.tolist():
            pool = np.flatnonzero(self.groups.head[self.cell.groups] == head).tolist()
            there = [self.people[i, where[room]] for i in pool if (i, where.get(room)) in self.people]
            if there:
                self.model.add(cp_model.LinearExpr.sum(there) >= count)
            else:
                self.model.add_bool_or([])

    def _together(self, i: int, k: int) -> bool:
        a, b, groups = self._group(i), self._group(k), self.groups
        return bool(groups.since[a] < groups.until[b] and groups.since[b] < groups.until[a])

    def _separate(self) -> None:
        """Overlapping groups of different batches, or alone, never share a room."""
        groups, n = self.groups, len(self.cell.groups)
        for i in range(n):
            for k in range(i + 1, n):
                a, b = self._group(i), self._group(k)
                apart = groups.batch[a] != groups.batch[b] or bool(groups.alone[a] | groups.alone[b])
                if apart and self._together(i, k):
                    for j in range(len(self.cell.rooms)):
                        if (i, j) in self.inside and (k, j) in self.inside:
                            self.model.add_at_most_one([self.inside[i, j], self.inside[k, j]])

    def _present(self, minute: int) -> list[int]:
        rows = self.cell.groups
        here = (self.groups.since[rows] <= minute) & (self.groups.until[rows] > minute)
        return [int(i) for i in np.flatnonzero(here)]

    def _moments(self) -> list[int]:
        """Demand rises only where a group, or an escort, begins; staff falls where a shift ends."""
        rows, present = self.cell.groups, self.duties.present
        site = int(self.groups.site[rows[0]])
        escorts = self.duties.escorts[np.isin(self.duties.escorts[:, 0], rows)][:, 1]
        moments = np.concatenate([self.groups.since[rows], escorts])
        shifts = present[present[:, 0] == site][:, 1]
        inside = shifts[(shifts > moments.min()) & (shifts < self.groups.until[rows].max())]
        return [int(m) for m in np.unique(np.concatenate([moments, inside]))]

    def _seats(self) -> None:
        for minute in np.unique(self.groups.since[self.cell.groups]):
            present = self._present(int(minute))
            for j, room in enumerate(self.cell.rooms):
                here = [self.people[i, j] for i in present if (i, j) in self.people]
                if here:
                    self.model.add(sum(here) <= int(self.rooms.seats[room]))

    def _staff(self) -> None:
        site = int(self.groups.site[self.cell.groups[0]])
        ratio = int(self.duties.ratio[site])
        if ratio == 0:
            return
        teams = self._teams()
        for minute in self._moments():
            people, escorts, secretaries, either = staff_at(self.duties, site, minute)
            present = self._present(minute)
            watched = [i for i in present if not self.groups.judged[self._group(i)]]
            aided = [i for i in present if self.groups.dictated[self._group(i)]]
            aides = [n for (i, _), n in self.people.items() if i in aided]
            needed = []
            for j in range(len(self.cell.rooms)):
                here = [self.people[i, j] for i in watched if (i, j) in self.people]
                if here:
                    most = -(-int(self.rooms.seats[self.cell.rooms[j]]) // ratio)
                    needed.append(self.model.new_int_var(0, most, ""))
                    self.model.add(ratio * needed[-1] >= sum(here))
            busy = [led for led, since, until in teams if since <= minute < until]
            self.model.add(sum(busy) <= escorts)
            if aides:
                self.model.add(cp_model.LinearExpr.sum(aides) <= secretaries)
                self.model.add(cp_model.LinearExpr.sum([*busy, *aides]) <= either)
            self.model.add(cp_model.LinearExpr.sum([*needed, *busy, *aides]) <= people)

    def _teams(self) -> list[tuple[cp_model.IntVar, int, int]]:
        """One Boolean a team of escorted groups, with its time: true if anybody of it is served."""
        number = {int(g): i for i, g in enumerate(self.cell.groups)}
        rows = self.duties.escorts[np.isin(self.duties.escorts[:, 0], self.cell.groups)]
        teams = []
        for team in np.unique(rows[:, 3]):
            mine, led = rows[rows[:, 3] == team], self.model.new_bool_var("")
            for g in mine[:, 0].tolist():
                for (i, _), inside in self.inside.items():
                    if i == number[g]:
                        self.model.add_implication(inside, led)
            teams.append((led, int(mine[:, 1].min()), int(mine[:, 2].max())))
        return teams

    def _prices(self, mixed_cost: int) -> None:
        for (i, _), people in self.people.items():
            if self.groups.prices[self._group(i)]:
                self.cost.append((people, int(self.groups.prices[self._group(i)])))
        for (i, j), inside in self.inside.items():
            del i
            price = int(self.rooms.cost[self.cell.rooms[j]])
            if price:
                self.cost.append((inside, price))
        if mixed_cost:
            lengths = self.groups.length[self.cell.groups]
            for j in range(len(self.cell.rooms)):
                used = []
                for length in np.unique(lengths):
                    mine = [
                        self.inside[int(i), j]
                        for i in np.flatnonzero(lengths == length)
                        if (int(i), j) in self.inside
                    ]
                    if mine:
                        used.append(self.model.new_bool_var(""))
                        for inside in mine:
                            self.model.add_implication(inside, used[-1])
                if len(used) > 1:
                    beyond = self.model.new_int_var(0, len(used) - 1, "")
                    self.model.add(beyond >= sum(used) - 1)
                    self.cost.append((beyond, mixed_cost))

    def _changes(self, kept: Kept) -> None:
        """What those pay who do not get the room they had."""
        number = {int(g): i for i, g in enumerate(self.cell.groups)}
        where = {int(r): j for j, r in enumerate(self.cell.rooms)}
        for group, room, count in kept.of(self.cell.groups).tolist():
            away = self.model.new_int_var(0, count, "")
            pool = np.flatnonzero(self.head == number[group]).tolist()
            inside = [(i, where.get(room, -1)) for i in pool]
            there = [self.people[key] for key in inside if key in self.people]
            self.model.add(cp_model.LinearExpr.sum([away, *there]) >= count)
            self.cost.append((away, kept.cost))

    def _splits(self, price: int) -> None:
        """Rooms beyond the first of each sitting."""
        for members in sittings_of(self.cell.groups, self.groups):
            used = []
            for j in range(len(self.cell.rooms)):
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

    def solve(self, run: Run) -> Packed:
        """The cheapest packing found within the run's limits."""
        none = np.zeros(len(self.cell.groups), np.int64)
        cost = cp_model.LinearExpr.weighted_sum(
            [expr for expr, _ in self.cost], [weight for _, weight in self.cost]
        )
        later, most = self._later()
        if self.cost:
            self.model.minimize((most + 1) * cost + later)
        solver = solver_for(run, feasibility=False)
        status = solver.solve(self.model)
        effort = solver.response_proto.deterministic_time
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Packed(None, none, 0, status == cp_model.INFEASIBLE, effort)
        people = np.zeros((len(self.cell.groups), len(self.cell.rooms)), np.int64)
        for (i, j), inside in self.inside.items():
            if solver.boolean_value(inside):
                # An indivisible group of nobody still holds its room: -1 marks it.
                people[i, j] = solver.value(self.people[i, j]) or -1
        out = np.array([o if isinstance(o, int) else solver.value(o) for o in self.out], np.int64)
        price = solver.value(cost) if self.cost else 0
        return Packed(people, out, price, status == cp_model.OPTIMAL, effort)

    def _later(self) -> tuple[cp_model.LinearExpr, int]:
        """How far down the alternatives people sit (the first is the shortest wait), and the most this
        can be: among packings of one cost the search prefers little of it."""
        rank = np.arange(len(self.head)) - self.head
        size = self.groups.size[self.cell.groups]
        late = [(people, int(rank[i])) for (i, _), people in self.people.items() if rank[i]]
        expr = cp_model.LinearExpr.weighted_sum([p for p, _ in late], [r for _, r in late])
        return expr, int((rank * size).sum())


def staff_at(duties: Duties, site: int, minute: int) -> tuple[int, int, int, int]:
    """Staff present at a site at a minute, and those of them who may escort, be secretaries, or either."""
    rows = duties.present
    here = (rows[:, 0] == site) & (rows[:, 1] <= minute) & (rows[:, 2] > minute)
    people, escorts, secretaries, either = rows[here, 3:7].sum(0).tolist()
    return people, escorts, secretaries, either

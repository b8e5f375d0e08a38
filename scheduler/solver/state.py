"""A search state: one option per node, and what each option would cost (delta evaluation, in NumPy).

The phases around places and CP-SAT neighbourhoods move few nodes at a time here; the annealing has its own state on
flat arrays.
"""

from collections import defaultdict
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem, Relation
from scheduler.solver.load_cells import LoadCells
from scheduler.solver.soft_prices import SoftPrices
from scheduler.terms.ranges import ranges
from scheduler.terms.terms import Count

Ints = npt.NDArray[np.int64]

MANY = 0.2
"""Where more than this part of the nodes moves at once, new tables cost less than to update them."""


class Neighbours:
    """For each node and relation: all options of all neighbours, with their places on the axis and their counts.

    Built once per problem, when first needed. `of[node]` lists (kernel number, options, places, counts). `kernels` are pairs
    (cost, conflict), stored so that column j is what the neighbour pays, by its place, when the node has place j. `at` by
    kernel: the place of each option. `soft`: what options cost in soft counts.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self.kernels: list[tuple[Ints, Ints]] = []
        self.at: list[Ints] = []
        self.soft = SoftPrices(problem)

    @cached_property
    def of(self) -> list[list[tuple[int, Ints, Ints, Ints]]]:
        """The rows of each node."""
        rows: list[list[tuple[int, Ints, Ints, Ints]]] = [[] for _ in range(self._problem.options.nodes)]
        for relation in self._problem.relations:
            self._add(relation, rows)
        return rows

    def _add(self, relation: Relation, rows_of: list[list[tuple[int, Ints, Ints, Ints]]]) -> None:
        pairs, first = relation.pairs, self._problem.options.first
        for mine, theirs, flip in ((pairs.b, pairs.a, False), (pairs.a, pairs.b, True)):
            number = len(self.kernels)
            cost, hard = (relation.cost.T, relation.hard.T) if flip else (relation.cost, relation.hard)
            # The last row and column stand for "no place on this axis": no cost, no conflict.
            self.kernels.append((_padded(cost), _padded(hard.astype(np.int64))))
            self.at.append(pairs.at)
            order = np.argsort(mine, kind="stable")
            nodes, starts = np.unique(mine[order], return_index=True)
            for node, rows in zip(nodes, np.split(order, starts[1:]), strict=True):
                others = theirs[rows]
                which, options = ranges(first[others], first[others + 1])
                rows_of[node].append((number, options, pairs.at[options], pairs.count[rows][which]))


def _padded(kernel: Ints) -> Ints:
    return np.pad(np.ascontiguousarray(kernel), ((0, 1), (0, 1)))


class State:
    """A choice of one option per node, and what every other option would cost.

    - `cost_of[o]`, `hard_of[o]`: cost and hard conflicts of the node of option o if it chose o, all others as they are. These
      tables are made when they are first needed, and anew after a change of many nodes.
    - `used`: the use of every load cell. `best`, `best_total`: the cheapest choice so far.

    Costs of the place stage show only once rooms are assigned. `learn` adds them as penalties to the pair of options that
    causes them, so that the search avoids it; `total` includes penalties, the true cost does not.
    """

    def __init__(self, problem: Problem, neighbours: Neighbours, cells: LoadCells, choice: Ints) -> None:
        self.problem, self.neighbours, self.cells = problem, neighbours, cells
        self._penalties: defaultdict[int, dict[int, int]] = defaultdict(dict)
        self._begin_at(choice)
        self.best, self.best_total = self.choice.copy(), self.total
        self.cuts: list[Count] = []
        self.certain_cuts: list[Count] = []
        self._cuts_of: defaultdict[int, list[Count]] = defaultdict(list)
        for count in problem.counts:
            self._register(count)

    def _begin_at(self, choice: Ints) -> None:
        """Take another choice whole."""
        self.choice = choice.copy()
        self.used = self.cells.usage(choice)
        chosen = self.problem.options.chosen(choice)
        penalties = self.penalties()
        met = chosen[penalties[:, 0]] & chosen[penalties[:, 1]]
        self.total = self.problem.cost(choice) + int(penalties[met, 2].sum())
        self._tables: tuple[Ints, Ints] | None = None

    @property
    def cost_of(self) -> Ints:
        """What each option would cost."""
        return self._made_tables()[0]

    @property
    def hard_of(self) -> Ints:
        """How many hard conflicts each option would have."""
        return self._made_tables()[1]

    def _made_tables(self) -> tuple[Ints, Ints]:
        if self._tables is None:
            self._tables = self.problem.unary.copy(), np.zeros(self.problem.options.size, np.int64)
            for node in range(self.problem.options.nodes):
                self._update_neighbours(node, -1, int(self.choice[node]))
            self._add_counts(np.arange(len(self.problem.soft_counts)), 1)
        return self._tables

    def move(self, node: int, option: int) -> None:
        """Choose another option for a node and update all tables."""
        old = int(self.choice[node])
        self.total += int(self.cost_of[option] - self.cost_of[old])
        self._update_neighbours(node, old, option)
        counts = self.neighbours.soft.changed(old, option)
        self._add_counts(counts, -1)
        for at, sign in ((old, -1), (option, 1)):
            where = self.cells.of(at)
            self.used[self.cells.cell[where]] += sign * self.cells.amount[where]
        self.choice[node] = option
        self._add_counts(counts, 1)
        if self.total < self.best_total:
            self.best, self.best_total = self.choice.copy(), self.total

    def go_to(self, choice: Ints) -> None:
        """Move every node to its option in `choice`; choices on the way do not count for the best."""
        best, best_total = self.best, self.best_total
        moved = np.flatnonzero(choice != self.choice)
        if len(moved) > MANY * len(choice):
            self._begin_at(choice)
        else:
            for node in moved.tolist():
                self.move(node, int(choice[node]))
        self.best, self.best_total = best, best_total
        if self.total < best_total:
            self.forget_best()

    def forget_best(self) -> None:
        """From here on the best is the present choice: what was better has no places."""
        self.best, self.best_total = self.choice.copy(), self.total

    def learn(self, place_costs: Ints) -> None:
        """Turn place costs, rows (node a, node b, cost), into penalties on the options these nodes have now."""
        sums: defaultdict[tuple[int, int], int] = defaultdict(int)
        for a, b, cost in place_costs.tolist():
            sums[int(self.choice[a]), int(self.choice[b])] += cost
        for (p, q), cost in sums.items():
            more = cost - self._penalties[p].get(q, 0)
            if more > 0:
                self._penalties[p][q] = self._penalties[q][p] = cost
                self.total += more
                if self._tables is not None:
                    self.cost_of[[p, q]] += more
        self.forget_best()

    def penalties_of(self, option: int) -> dict[int, int]:
        """Penalties of an option by the option of the other node."""
        return self._penalties.get(option, {})

    def penalties(self) -> Ints:
        """All penalties: rows (option, option, cost), each pair once."""
        rows = [(p, q, cost) for p, others in self._penalties.items() for q, cost in others.items() if p < q]
        return np.array(rows, np.int64).reshape(-1, 3)

    def cut(self, count: Count, *, certain: bool) -> None:
        """From here on no more than `count.limit` of these options together; a proof may use a certain cut."""
        self.cuts.append(count)
        if certain:
            self.certain_cuts.append(count)
        self._register(count)

    def certain(self, problem: Problem) -> "State":
        """The same choice in another problem of the same nodes and loads, with the cuts that a proof may use."""
        if problem is self.problem:
            return self
        state = State(problem, Neighbours(problem), self.cells, self.choice)
        for cut in self.certain_cuts:
            state.cut(cut, certain=True)
        return state

    def _register(self, count: Count) -> None:
        for option in count.options:
            self._cuts_of[int(option)].append(count)

    def fits(self, node: int, option: int) -> bool:
        """Whether loads, hard counts, cuts and milestones allow a node to take this option."""
        cells, old = self.cells, int(self.choice[node])
        new, was = cells.of(option), cells.of(old)
        if new.stop > new.start:
            used = self.used
            used[cells.cell[was]] -= cells.amount[was]
            ok = bool((used[cells.cell[new]] + cells.amount[new] <= cells.limit[cells.cell[new]]).all())
            used[cells.cell[was]] += cells.amount[was]
            if not ok:
                return False
        return self._within_counts(option, old) and self._within_milestones(node, option)

    def keeps_counts(self, node: int) -> bool:
        """Whether the present option of a node keeps hard counts and cuts."""
        option = int(self.choice[node])
        return self._within_counts(option, option)

    def _within_counts(self, option: int, old: int) -> bool:
        for count in self._cuts_of.get(option, ()):
            chosen = self.choice[self.problem.options.node_of[count.options]] == count.options
            if int(chosen.sum()) - int((count.options == old).any()) + 1 > count.limit:
                return False
        return True

    def _within_milestones(self, node: int, option: int) -> bool:
        if not self.problem.milestones:
            return True
        choice = self.choice.copy()
        choice[node] = option
        return within_milestones(self.problem, choice)

    def _add_counts(self, counts: Ints, sign: int) -> None:
        """Add (sign 1) or take away (-1) what these soft counts would cost each of their options."""
        if len(counts):
            options, prices = self.neighbours.soft.prices(self.choice, counts)
            np.add.at(self.cost_of, options, sign * prices)

    def _update_neighbours(self, node: int, old: int, new: int) -> None:
        for option, sign in ((old, -1), (new, 1)):
            for other, price in self.penalties_of(option).items():
                self.cost_of[other] += sign * price
        for number, options, places, counts in self.neighbours.of[node]:
            cost, hard = self.neighbours.kernels[number]
            at = self.neighbours.at[number]
            j, i = at[new], at[old] if old >= 0 else -1
            delta = cost[:, j] - cost[:, i]
            if delta.any():
                self.cost_of[options] += delta[places] * counts
            delta = hard[:, j] - hard[:, i]
            if delta.any():
                self.hard_of[options] += delta[places]


def within_milestones(problem: Problem, choice: Ints) -> bool:
    """Whether in every milestone each chosen waiting option comes `lag` days or more after each ready one."""
    chosen = problem.options.chosen(choice)
    for m in problem.milestones:
        ready, waiting = m.ready_day[chosen[m.ready]], m.waiting_day[chosen[m.waiting]]
        if len(ready) and len(waiting) and ready.max() + m.lag > waiting.min():
            return False
    return True

"""The CP-SAT model of the time terms, over all nodes or a few of them: the declarative definition of the problem.

One Boolean per allowed option, exactly one true per node. Hard relations are clauses; a soft relation has one Boolean
per distinct row of prices and price. Nodes outside the model keep their option: their effect is in the constants.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from scheduler.compile.fold import Problem
from scheduler.solver.load_cells import LoadCells
from scheduler.terms.terms import Count

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass
class Outside:
    """What the nodes outside the model use (by load cell), cost and forbid (both by option of free nodes), and their
    choice."""

    used: Ints
    cost: Ints
    hard: Ints
    choice: Ints


class TimeModel:
    """The model of a set of `free` nodes; with `soft` it minimises cost, else it only asks for feasibility.

    `choice(solver)` reads the choice of all nodes back.
    """

    def __init__(
        self,
        problem: Problem,
        cells: LoadCells,
        free: Ints,
        outside: Outside,
        cuts: tuple[Count, ...],
        *,
        soft: bool,
    ) -> None:
        self.problem, self.cells, self.free, self.outside = problem, cells, free, outside
        self.model = cp_model.CpModel()
        self.vars: dict[int, cp_model.IntVar] = {}
        self._objective: list[tuple[cp_model.IntVar, int]] = []
        self.constant = 0
        for node in free:
            options = [int(o) for o in problem.choices[node] if outside.hard[o] == 0]
            for option in options:
                self.vars[option] = self.model.new_bool_var("")
            # No option left: an empty exactly-one makes the model infeasible, as it must be.
            self.model.add_exactly_one([self.vars[o] for o in options])
            if soft:
                self._objective += [(self.vars[o], int(outside.cost[o])) for o in options if outside.cost[o]]
        self._relate(soft)
        self._load()
        for count in (*problem.counts, *cuts):
            self._count(count)
        self._milestones()
        if soft:
            self._price_counts()
        self._minimise()

    def _minimise(self) -> None:
        if self._objective:
            variables, weights = zip(*self._objective, strict=True)
            self.model.minimize(cp_model.LinearExpr.weighted_sum(list(variables), list(weights)))

    def price(self, variables: Iterable[cp_model.IntVar], weights: Iterable[int]) -> None:
        """Add costs to the objective."""
        self._objective += zip(variables, weights, strict=True)
        self._minimise()

    def _options(self, node: int) -> Ints:
        options = self.problem.choices[node]
        return np.asarray(options[self.outside.hard[options] == 0])

    def _relate(self, soft: bool) -> None:
        for a, b, _, hard in related(self.problem, self.free, hard=True):
            left, right, where = self._sides(a, b)
            hard = hard[where]
            for i in np.flatnonzero(hard.any(1)):
                others = [self.vars[int(o)] for o in right[hard[i]]]
                self.model.add_at_most_one([self.vars[int(left[i])], *others])
        if not soft:
            return
        tables: dict[tuple[int, int], Ints] = {}
        for a, b, cost, _ in related(self.problem, self.free, hard=False):
            tables[a, b] = tables[a, b] + cost if (a, b) in tables else cost
        for (a, b), cost in tables.items():
            left, right, where = self._sides(a, b)
            self._price(left, right, cost[where])

    def _sides(self, a: int, b: int) -> tuple[Ints, Ints, tuple[Ints, ...]]:
        left, right = self._options(a), self._options(b)
        first = self.problem.options.first
        return left, right, np.ix_(left - first[a], right - first[b])

    def _price(self, left: Ints, right: Ints, cost: Ints) -> None:
        """A soft relation between the options of two nodes; options with equal rows of prices share their Booleans."""
        if not cost.any():
            return
        table, rows = np.unique(cost, axis=0, return_inverse=True)
        for k, prices in enumerate(table):
            mine = [self.vars[int(o)] for o in left[rows.ravel() == k]]
            for price in np.unique(prices[prices > 0]):
                theirs = [self.vars[int(o)] for o in right[prices == price]]
                paid = self.model.new_bool_var("")
                self.model.add(sum(mine) + sum(theirs) <= 1 + paid)
                self._objective.append((paid, int(price)))

    def _load(self) -> None:
        uses: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for option in self.vars:
            where = self.cells.of(option)
            for cell, amount in zip(self.cells.cell[where], self.cells.amount[where], strict=True):
                uses[int(cell)].append((option, int(amount)))
        node_of = self.problem.options.node_of
        for cell, rows in uses.items():
            left = int(self.cells.limit[cell] - self.outside.used[cell])
            largest: defaultdict[int, int] = defaultdict(int)
            for option, amount in rows:
                largest[int(node_of[option])] = max(largest[int(node_of[option])], amount)
            if sum(largest.values()) > left:
                terms = cp_model.LinearExpr.weighted_sum(
                    [self.vars[o] for o, _ in rows], [n for _, n in rows]
                )
                self.model.add(terms <= left)

    def _count(self, count: Count) -> None:
        mine = [self.vars[int(o)] for o in count.options if int(o) in self.vars]
        taken = int(np.isin(count.options, self._outside_choice()).sum())
        if len(mine) + taken > count.limit:
            self.model.add(cp_model.LinearExpr.sum(mine) <= count.limit - taken)

    def _price_counts(self) -> None:
        """Soft counts: one integer per count for what is beyond its limit, where several free nodes decide it."""
        soft = self.problem.soft_counts
        mark = np.zeros(self.problem.options.size, np.int64)
        mark[list(self.vars)], mark[self._outside_choice()] = 1, 2
        free, still = mark[soft.option] == 1, mark[soft.option] == 2
        taken = np.bincount(soft.count[still], weights=soft.amount[still], minlength=len(soft))
        left = soft.limit - taken.astype(np.int64)
        # Once the nodes outside reach the limit, each option of the free ones costs by itself.
        for row in np.flatnonzero(free & (left <= 0)[soft.count]).tolist():
            price = int(soft.weight[soft.count[row]] * soft.amount[row])
            self._objective.append((self.vars[int(soft.option[row])], price))
        for count in np.unique(soft.count[free & (left > 0)[soft.count]]).tolist():
            rows = np.arange(soft.first[count], soft.first[count + 1])
            rows = rows[free[rows]]
            begins = np.flatnonzero(np.diff(soft.node[rows], prepend=-1))
            most = int(np.maximum.reduceat(soft.amount[rows], begins).sum() - left[count])
            if most > 0:
                beyond = self.model.new_int_var(0, most, "")
                mine = [self.vars[int(o)] for o in soft.option[rows]]
                chosen = cp_model.LinearExpr.weighted_sum(mine, soft.amount[rows].tolist())
                self.model.add(chosen <= int(left[count]) + beyond)
                self._objective.append((beyond, int(soft.weight[count])))

    def _milestones(self) -> None:
        still = set(self._outside_choice().tolist())
        for m in self.problem.milestones:
            days = np.concatenate([m.ready_day, m.waiting_day - m.lag])
            reached = self.model.new_int_var(int(days.min()), int(days.max()), m.name)
            for options, when, ready in (
                (m.ready, m.ready_day, True),
                (m.waiting, m.waiting_day - m.lag, False),
            ):
                for option, day in zip(options.tolist(), when.tolist(), strict=True):
                    bound = reached >= day if ready else reached <= day
                    if option in self.vars:
                        self.model.add(bound).only_enforce_if(self.vars[option])
                    elif option in still:
                        self.model.add(bound)

    def _outside_choice(self) -> Ints:
        outside = np.ones(self.problem.options.nodes, bool)
        outside[self.free] = False
        return self.outside.choice[outside]

    def hint(self, choice: Ints) -> None:
        """Hint at a choice of all nodes (-1: any option of that node)."""
        for option, variable in self.vars.items():
            chosen = int(choice[self.problem.options.node_of[option]])
            if chosen >= 0:
                self.model.add_hint(variable, chosen == option)

    def choice(self, solver: cp_model.CpSolver) -> Ints:
        """The choice of all nodes, those of the model as the solver has decided them."""
        choice = self.outside.choice.copy()
        for option, variable in self.vars.items():
            if solver.boolean_value(variable):
                choice[self.problem.options.node_of[option]] = option
        return choice


def related(problem: Problem, nodes: Ints, *, hard: bool) -> Iterator[tuple[int, int, Ints, Flags]]:
    """Related pairs among `nodes`, relation by relation: a, b, cost and hard table (options of a x options of b).

    With `hard` only relations that forbid something, else only those with a cost.
    """
    first = problem.options.first
    inside = np.zeros(problem.options.nodes, bool)
    inside[nodes] = True
    for relation in problem.relations:
        pairs = relation.pairs
        if not (relation.hard if hard else relation.cost).any():
            continue
        for k in np.flatnonzero(inside[pairs.a] & inside[pairs.b]):
            a, b = int(pairs.a[k]), int(pairs.b[k])
            i, j = pairs.at[first[a] : first[a + 1]], pairs.at[first[b] : first[b + 1]]
            where = np.ix_(i, j)
            known = (i >= 0)[:, None] & (j >= 0)[None, :]
            yield a, b, relation.cost[where] * pairs.count[k] * known, relation.hard[where] & known

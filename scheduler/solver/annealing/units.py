"""Nodes that only move together become one unit (coincidence: each option of one leaves the other one)."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
DENSE = 0.5


@dataclass(frozen=True)
class Units:
    """Units of nodes. Unit u has the options of its first node, in time: `first[u] .. first[u + 1] - 1`.

    `unit` of each node; `options[node][k]` is the node's own option when its unit takes local option k
    (-1: none); `open[o]` false: some member cannot take part.
    """

    first: Longs
    unit: Longs
    options: tuple[Longs, ...]
    open: Flags
    members: tuple[Longs, ...]

    def choice(self, units: Longs) -> Longs:
        """Options of nodes for options of units."""
        local = units - self.first[:-1]
        return np.array([self.options[n][local[u]] for n, u in enumerate(self.unit)], np.int64)

    def reduced(self, choice: Longs) -> Longs:
        """Options of units for a choice of nodes in which members agree."""
        leaders = [int(m[0]) for m in self.members]
        where = [int(np.flatnonzero(self.options[n] == choice[n])[0]) for n in leaders]
        return self.first[:-1] + np.array(where, np.int64)


def units_of(problem: Problem) -> Units:
    """Merge nodes tied one to one by a hard relation."""
    nodes = problem.options.nodes
    ties = _ties(problem)
    unit, options = np.full(nodes, -1, np.int64), [np.empty(0, np.int64)] * nodes
    members: list[Longs] = []
    first, open_ = [0], list[Flags]()
    for leader in range(nodes):
        if unit[leader] >= 0:
            continue
        unit[leader] = len(members)
        options[leader] = _in_time(problem, leader)
        mine, todo, fine = [leader], [leader], problem.allowed[options[leader]].copy()
        while todo:
            node = todo.pop()
            for other, partner in ties[node].items():
                known = options[node] >= 0
                reached = np.full(len(options[leader]), -1, np.int64)
                reached[known] = partner[options[node][known] - problem.options.first[node]]
                if unit[other] < 0:
                    unit[other], options[other] = len(members), reached
                    mine.append(other)
                    todo.append(other)
                    fine &= (reached >= 0) & problem.allowed[reached]
                else:
                    fine &= reached == options[other]
        members.append(np.array(mine, np.int64))
        first.append(first[-1] + len(fine))
        open_.append(fine)
    return Units(np.array(first, np.int64), unit, tuple(options), np.concatenate(open_), tuple(members))


def _in_time(problem: Problem, node: int) -> Longs:
    """The options of a node by their slots: those of one day follow each other."""
    options = problem.options.of(node)
    return options[np.argsort(problem.options.slots[options], kind="stable")]


def _ties(problem: Problem) -> defaultdict[int, dict[int, Longs]]:
    """For each node the nodes tied to it, with the partner of each of its options (-1: none)."""
    ties: defaultdict[int, dict[int, Longs]] = defaultdict(dict)
    for relation in problem.relations:
        if relation.hard.mean() < DENSE:
            continue
        pairs = relation.pairs
        for a, b in zip(pairs.a.tolist(), pairs.b.tolist(), strict=True):
            left, right = problem.options.of(a), problem.options.of(b)
            i, j = pairs.at[left], pairs.at[right]
            free = ~relation.hard[np.ix_(i, j)] | (i < 0)[:, None] | (j < 0)[None, :]
            if free.sum(0).max() > 1 or free.sum(1).max() > 1:
                continue
            ties[a][b] = np.where(free.any(1), right[free.argmax(1)], -1)
            ties[b][a] = np.where(free.any(0), left[free.argmax(0)], -1)
    return ties

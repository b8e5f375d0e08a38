"""Bundles: nodes that only move together become one, before the annealing sees them.

A hard relation that leaves each option of one node at most one option of another (coincidence, for instance) ties both.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
DENSE = 0.5
"""Relations that forbid a smaller part of their pairs cannot tie nodes, and are not looked at."""


@dataclass(frozen=True)
class Bundles:
    """Nodes by bundle, and the options of both.

    Bundle u has the options `first[u] .. first[u + 1] - 1`, those of its first node in the order of slots.
    `bundle_of` by node. `nodes` by bundle. `node_options[node][x]`: the node's own option when its bundle takes local
    option x (-1: none). `allowed` by option of bundles: every node of the bundle can take part.
    """

    first: Ints
    bundle_of: Ints
    node_options: tuple[Ints, ...]
    allowed: Flags
    nodes: tuple[Ints, ...]

    def node_choice(self, bundle_choice: Ints) -> Ints:
        """Options of nodes for options of bundles."""
        local = bundle_choice - self.first[:-1]
        return np.array([self.node_options[n][local[u]] for n, u in enumerate(self.bundle_of)], np.int64)

    def bundle_choice(self, node_choice: Ints) -> Ints:
        """Options of bundles for options of nodes that agree within each bundle."""
        leaders = [int(nodes[0]) for nodes in self.nodes]
        local = [int(np.flatnonzero(self.node_options[n] == node_choice[n])[0]) for n in leaders]
        return self.first[:-1] + np.array(local, np.int64)


def bundles_of(problem: Problem) -> Bundles:
    """Join nodes that are tied one to one by hard relations, directly or through others."""
    count = problem.options.nodes
    ties = _ties(problem)
    bundle_of, node_options = np.full(count, -1, np.int64), [np.empty(0, np.int64)] * count
    bundles: list[Ints] = []
    first, allowed = [0], list[Flags]()
    for leader in range(count):
        if bundle_of[leader] >= 0:
            continue
        bundle_of[leader] = len(bundles)
        node_options[leader] = _by_slot(problem, leader)
        nodes, waiting, possible = [leader], [leader], problem.allowed[node_options[leader]].copy()
        while waiting:
            node = waiting.pop()
            for other, partner in ties[node].items():
                has_option = node_options[node] >= 0
                implied = np.full(len(node_options[leader]), -1, np.int64)
                implied[has_option] = partner[node_options[node][has_option] - problem.options.first[node]]
                if bundle_of[other] < 0:
                    bundle_of[other], node_options[other] = len(bundles), implied
                    nodes.append(other)
                    waiting.append(other)
                    possible &= (implied >= 0) & problem.allowed[implied]
                else:
                    possible &= implied == node_options[other]
        bundles.append(np.array(nodes, np.int64))
        first.append(first[-1] + len(possible))
        allowed.append(possible)
    return Bundles(
        np.array(first, np.int64), bundle_of, tuple(node_options), np.concatenate(allowed), tuple(bundles)
    )


def _by_slot(problem: Problem, node: int) -> Ints:
    """The options of a node in the order of their slots: those of one day follow each other."""
    options = problem.options.of(node)
    return options[np.argsort(problem.options.slots[options], kind="stable")]


def _ties(problem: Problem) -> defaultdict[int, dict[int, Ints]]:
    """For each node the nodes tied to it, with the one option that each of its options leaves them (-1: none)."""
    ties: defaultdict[int, dict[int, Ints]] = defaultdict(dict)
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

"""Pairs of bundles that are related, and how: most of them in the same way as many others."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.bundles import Bundles

Ints = npt.NDArray[np.int64]


class Key(NamedTuple):
    """A relation between two patterns of places; `transposed`: the first is that of the bundle with the larger number."""

    relation: int
    left: int
    right: int
    transposed: bool


Sort = tuple[tuple[Key, int], ...]
"""The relations of a pair of bundles, with how often each counts."""


@dataclass(frozen=True)
class RelatedPairs:
    """Pairs of bundles `u` < `v`, each once, with their sort; `inside`: bundle and sort of relations between nodes of one.

    `places`, by number of a pattern: the places that a node's options have on an axis (-1: none).
    """

    u: Ints
    v: Ints
    sort: Ints
    sorts: tuple[Sort, ...]
    inside: tuple[tuple[int, int], ...]
    places: tuple[Ints, ...]


class _Patterns:
    """Numbers for the places that the options of nodes have on an axis; the same for the same places."""

    def __init__(self, bundles: Bundles) -> None:
        self.places: list[Ints] = []
        self._options = bundles.node_options
        self._numbers: dict[bytes, int] = {}
        self._known: dict[tuple[int, int], int] = {}

    def of(self, at: Ints, nodes: Ints) -> Ints:
        """The pattern of each of the nodes; `at` is the place of each option."""
        some, which = np.unique(nodes, return_inverse=True)
        return np.array([self._of_node(at, node) for node in some.tolist()], np.int64)[which]

    def _of_node(self, at: Ints, node: int) -> int:
        key = (id(at), node)
        if key not in self._known:
            options = self._options[node]
            places = np.where(options >= 0, at[options], -1)
            self._known[key] = self._numbers.setdefault(places.tobytes(), len(self.places))
            if self._known[key] == len(self.places):
                self.places.append(places)
        return self._known[key]


def related_pairs(problem: Problem, bundles: Bundles) -> RelatedPairs:
    """All pairs of bundles with a relation between their nodes, in the order in which relations name them."""
    patterns = _Patterns(bundles)
    parts = [np.empty((0, 6), np.int64)]
    for number, relation in enumerate(problem.relations):
        pairs = relation.pairs
        left, right = patterns.of(pairs.at, pairs.a), patterns.of(pairs.at, pairs.b)
        ends = bundles.bundle_of[pairs.a], bundles.bundle_of[pairs.b]
        of_relation = np.full(len(left), number)
        parts.append(np.stack([*ends, of_relation, left, right, pairs.count], 1))
    u, v, relation_of, left, right, count = np.concatenate(parts).T
    keys, key = np.unique(np.stack([relation_of, left, right, u > v], 1), axis=0, return_inverse=True)
    pair, first = _numbered(np.minimum(u, v) * (len(bundles.nodes) + 1) + np.maximum(u, v))
    both, row = np.unique(pair * max(len(keys), 1) + key.ravel(), return_inverse=True)
    counted = np.zeros(len(both), np.int64)
    np.add.at(counted, row, count)
    pair_of, key_of = np.divmod(both, max(len(keys), 1))
    u, v = np.minimum(u, v)[first], np.maximum(u, v)[first]
    sort, sorts = _sorts(pair_of, key_of, counted, [Key(r, a, b, bool(t)) for r, a, b, t in keys.tolist()])
    apart, inside = u < v, np.flatnonzero(u == v)
    return RelatedPairs(
        u[apart],
        v[apart],
        sort[apart],
        sorts,
        tuple(zip(u[inside].tolist(), sort[inside].tolist(), strict=True)),
        tuple(patterns.places),
    )


def _numbered(codes: Ints) -> tuple[Ints, Ints]:
    """A number for each code, in the order in which they first occur; and where that is."""
    _, first, which = np.unique(codes, return_index=True, return_inverse=True)
    order = np.argsort(first)
    number = np.empty_like(order)
    number[order] = np.arange(len(order))
    return number[which], first[order]


def _sorts(pair: Ints, key: Ints, count: Ints, keys: list[Key]) -> tuple[Ints, tuple[Sort, ...]]:
    """The sort of each pair, and all sorts; rows (pair, key, count) in the order of pairs and keys."""
    rows, begin = np.stack([key, count], 1), np.flatnonzero(np.diff(pair, prepend=-1))
    numbers, sorts, sort = dict[bytes, int](), list[Sort](), list[int]()
    for a, b in zip(begin.tolist(), [*begin[1:].tolist(), len(rows)], strict=False):
        number = numbers.setdefault(rows[a:b].tobytes(), len(sorts))
        if number == len(sorts):
            sorts.append(tuple((keys[k], n) for k, n in rows[a:b].tolist()))
        sort.append(number)
    return np.array(sort, np.int64), tuple(sorts)

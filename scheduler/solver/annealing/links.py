"""Links: what two bundles cost and forbid each other, as small matrices over their local options.

All relations of their nodes are summed into one soft and one hard link. Pairs of bundles with the same relations of the
same counts share their matrices, and equal matrices are stored once.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.bundles import Bundles
from scheduler.solver.annealing.matrices import Matrices
from scheduler.solver.annealing.related_pairs import Key, RelatedPairs, Sort, related_pairs
from scheduler.terms.ranges import ranges

Ints = npt.NDArray[np.int64]
LARGEST = 40_000_000
"""Numbers in all cost matrices (320 MB); once there are more, pairs have one link per relation instead of a sum of
their own, because those matrices are shared."""
COLUMNS = 5
"""Of a link: bundle, other bundle, where the matrix begins, weight, where its rows begin among all rows."""
BothWays = tuple[int, int, int, int, int]
"""Weight of a matrix, where it and its rows begin, where its transpose and its rows begin."""


@dataclass
class Links:
    """Soft and hard links, each in both directions, in the order of both bundles; `unary` cost and `forbidden` by option of
    bundles.

    The relations of two nodes of one bundle are part of `unary` and `forbidden`.
    """

    unary: Ints
    forbidden: npt.NDArray[np.bool_]
    cost: Matrices = field(default_factory=Matrices)
    conflict: Matrices = field(default_factory=Matrices)
    soft: Ints = field(default_factory=lambda: np.empty((0, COLUMNS), np.int64))
    hard: Ints = field(default_factory=lambda: np.empty((0, COLUMNS), np.int64))


def links_of(problem: Problem, bundles: Bundles) -> Links:
    """All links of the problem."""
    unary = np.zeros(int(bundles.first[-1]), np.int64)
    for node, options in enumerate(bundles.node_options):
        u = bundles.bundle_of[node]
        unary[bundles.first[u] : bundles.first[u + 1]] += np.where(options >= 0, problem.unary[options], 0)
    result = Links(unary, ~bundles.allowed)
    pairs = related_pairs(problem, bundles)
    kernels = Kernels(problem, pairs)
    for u, sort in pairs.inside:
        where = slice(int(bundles.first[u]), int(bundles.first[u + 1]))
        for key, count in pairs.sorts[sort]:
            result.unary[where] += count * kernels.matrix(key, hard=False).diagonal()
            result.forbidden[where] |= kernels.matrix(key, hard=True).diagonal() > 0
    sorts = [
        pairs.sorts[number] if met else ()
        for number, met in enumerate(np.isin(np.arange(len(pairs.sorts)), pairs.sort))
    ]
    soft = [kernels.costs(result.cost, sort) for sort in sorts]
    hard = [kernels.conflicts(result.conflict, sort) for sort in sorts]
    result.soft, result.hard = _links_of_either(pairs, soft), _links_of_either(pairs, hard)
    return result


class Kernels:
    """The kernels of relations over local options, and where they are stored."""

    def __init__(self, problem: Problem, pairs: RelatedPairs) -> None:
        self._places = pairs.places
        # One more row and column of zeros, for options without a place on the axis (-1).
        self._kernels = [
            {
                hard: np.pad(kernel.astype(np.int64), (0, 1))
                for hard, kernel in ((False, one.cost), (True, one.hard))
                if kernel.any()
            }
            for one in problem.relations
        ]
        self._single: dict[Key, BothWays] = {}
        self._forbidden: dict[tuple[Key, ...], list[BothWays]] = {}

    def matrix(self, key: Key, *, hard: bool) -> Ints:
        """What a relation costs or forbids over local options; zeros if nothing at all."""
        i, j = self._places[key.left], self._places[key.right]
        kernel = self._kernels[key.relation].get(hard)
        if kernel is None:
            return np.zeros((len(i), len(j)), np.int64)
        full = kernel.take(i, 0).take(j, 1)
        return full.T if key.transposed else full

    def costs(self, store: Matrices, sort: Sort) -> list[BothWays]:
        """The soft links of pairs of this sort: one, or (see `LARGEST`) one per relation."""
        keys = [(key, count) for key, count in sort if False in self._kernels[key.relation]]
        if len(keys) > 1 and store.size < LARGEST:
            first, *others = (self.matrix(key, hard=False) * count for key, count in keys)
            return [_stored(store, sum(others, first), 1)]
        for key, _ in keys:
            if key not in self._single:
                self._single[key] = _stored(store, self.matrix(key, hard=False), 1)
        return [(count, *self._single[key][1:]) for key, count in keys]

    def conflicts(self, store: Matrices, sort: Sort) -> list[BothWays]:
        """The hard link of pairs of this sort: what any of its relations forbids; none if nothing is forbidden."""
        keys = tuple(key for key, _ in sort if True in self._kernels[key.relation])
        if keys not in self._forbidden:
            first, *others = [self.matrix(key, hard=True) for key in keys] or [np.zeros((0, 0), np.int64)]
            forbidden = (sum(others, first) > 0).astype(np.int64)
            self._forbidden[keys] = [_stored(store, forbidden, 1)] if forbidden.any() else []
        return self._forbidden[keys]


def _stored(store: Matrices, matrix: Ints, weight: int) -> BothWays:
    return weight, *store.add(matrix), *store.add(matrix.T)


def _links_of_either(pairs: RelatedPairs, links: list[list[BothWays]]) -> Ints:
    """The links of all pairs, in both directions: those of the sort of each pair."""
    rows = np.array([one for of_sort in links for one in of_sort], np.int64).reshape(-1, 5)
    first = np.cumsum([0, *map(len, links)])
    pair, row = ranges(first[pairs.sort], first[pairs.sort + 1])
    weight, at, row_at, transposed, row_transposed = rows[row].T
    u, v = pairs.u[pair], pairs.v[pair]
    there = np.stack([u, v, at, weight, row_at], 1)
    back = np.stack([v, u, transposed, weight, row_transposed], 1)
    both = np.concatenate([there, back])
    return both[np.lexsort([both[:, 1], both[:, 0]])]

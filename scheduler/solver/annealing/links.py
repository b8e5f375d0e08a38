"""Links: what two bundles cost and forbid each other, as small matrices over their local options.

All relations of their nodes are summed into one soft and one hard link. Equal matrices are stored once.
"""

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.bundles import Bundles

Ints = npt.NDArray[np.int64]
LARGEST = 40_000_000
"""Numbers in all cost matrices (320 MB); once there are more, a pair has one link per relation instead of a sum of
its own, because those matrices are shared."""


@dataclass
class Matrices:
    """Matrices end to end, equal ones stored once."""

    parts: list[Ints] = field(default_factory=list)
    size: int = 0
    rows: int = 0
    _known: dict[tuple[tuple[int, ...], bytes], tuple[int, int]] = field(default_factory=dict)
    _transposed: dict[int, tuple[Ints, tuple[int, int], tuple[int, int]]] = field(default_factory=dict)

    def add_with_transpose(self, matrix: Ints) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where a matrix and its transpose begin."""
        if id(matrix) not in self._transposed:
            transpose = np.ascontiguousarray(matrix.T)
            self._transposed[id(matrix)] = (matrix, self.add(matrix), self.add(transpose))
        return self._transposed[id(matrix)][1:]

    def add(self, matrix: Ints) -> tuple[int, int]:
        """Where a matrix begins, in numbers and in rows (one more per matrix, where its last row ends)."""
        key = (matrix.shape, matrix.tobytes())
        if key not in self._known:
            self._known[key] = (self.size, self.rows)
            self.parts.append(np.ascontiguousarray(matrix))
            self.size += matrix.size
            self.rows += len(matrix) + 1
        return self._known[key]

    def concatenated(self) -> Ints:
        """All matrices, row by row."""
        return np.concatenate([part.ravel() for part in self.parts]) if self.parts else np.empty(0, np.int64)


Link = tuple[int, int, int, int, int]
"""Bundle, other bundle, where the matrix begins, weight, where its rows begin among all rows."""


@dataclass
class Links:
    """Soft and hard links, each in both directions; `unary` cost and `forbidden` by option of bundles.

    The relations of two nodes of one bundle are part of `unary` and `forbidden`.
    """

    unary: Ints
    forbidden: npt.NDArray[np.bool_]
    cost: Matrices = field(default_factory=Matrices)
    conflict: Matrices = field(default_factory=Matrices)
    soft: list[Link] = field(default_factory=list)
    hard: list[Link] = field(default_factory=list)


Key = tuple[int, int, int, bool]
"""Relation, pattern of the first node on its axis, pattern of the second, transposed."""


class Linker:
    """Collects the relations of nodes, bundle pair by bundle pair."""

    def __init__(self, problem: Problem, bundles: Bundles) -> None:
        self.problem, self.bundles = problem, bundles
        self._patterns: dict[bytes, int] = {}
        self._places: list[Ints] = []
        self._pattern_of: dict[tuple[int, int], int] = {}
        self._kernels: dict[tuple[Key, bool], Ints] = {}
        self._conflicts: dict[tuple[Key, ...], Ints] = {}
        self._soft = [bool(m.cost.any()) for m in problem.relations]
        self._hard = [bool(m.hard.any()) for m in problem.relations]

    def links(self) -> Links:
        """All links of the problem."""
        bundles, problem = self.bundles, self.problem
        unary = np.zeros(int(bundles.first[-1]), np.int64)
        for node, options in enumerate(bundles.node_options):
            u = bundles.bundle_of[node]
            unary[bundles.first[u] : bundles.first[u + 1]] += np.where(
                options >= 0, problem.unary[options], 0
            )
        result = Links(unary, ~bundles.allowed)
        together: defaultdict[tuple[int, int], defaultdict[Key, int]] = defaultdict(lambda: defaultdict(int))
        for number, relation in enumerate(problem.relations):
            pairs = relation.pairs
            for a, b, count in zip(pairs.a.tolist(), pairs.b.tolist(), pairs.count.tolist(), strict=True):
                u, v = int(bundles.bundle_of[a]), int(bundles.bundle_of[b])
                key = (number, self._pattern(pairs.at, a), self._pattern(pairs.at, b), u > v)
                together[min(u, v), max(u, v)][key] += count
        for (u, v), keys in together.items():
            self._link(result, u, v, dict(keys))
        result.soft.sort(key=lambda link: link[:2])
        result.hard.sort(key=lambda link: link[:2])
        return result

    def _pattern(self, at: Ints, node: int) -> int:
        """A number for the places that a node's options have on an axis; the same for the same places."""
        key = (id(at), node)
        if key not in self._pattern_of:
            options = self.bundles.node_options[node]
            places = np.where(options >= 0, at[options], -1)
            number = self._patterns.setdefault(places.tobytes(), len(self._patterns))
            if number == len(self._places):
                self._places.append(places)
            self._pattern_of[key] = number
        return self._pattern_of[key]

    def _matrix(self, key: Key, hard: bool) -> Ints:
        """The kernel of a relation over local options, zero where an option has no place on its axis."""
        if (key, hard) not in self._kernels:
            number, left, right, transposed = key
            relation = self.problem.relations[number]
            kernel = relation.hard.astype(np.int64) if hard else relation.cost
            i, j = self._places[left], self._places[right]
            full = kernel[np.ix_(i, j)] * ((i >= 0)[:, None] & (j >= 0)[None, :])
            self._kernels[key, hard] = np.ascontiguousarray(full.T) if transposed else full
        return self._kernels[key, hard]

    def _forbidden(self, keys: tuple[Key, ...]) -> Ints:
        """What any of these relations forbids."""
        if keys not in self._conflicts:
            parts = [self._matrix(key, True) for key in keys]
            self._conflicts[keys] = (
                np.logical_or.reduce(parts).astype(np.int64) if parts else np.zeros((0, 0), np.int64)
            )
        return self._conflicts[keys]

    def _link(self, result: Links, u: int, v: int, keys: dict[Key, int]) -> None:
        costs = [(self._matrix(key, False), count) for key, count in keys.items() if self._soft[key[0]]]
        conflict = self._forbidden(tuple(key for key in keys if self._hard[key[0]]))
        if u == v:
            where = slice(int(self.bundles.first[u]), int(self.bundles.first[u + 1]))
            for matrix, count in costs:
                result.unary[where] += count * matrix.diagonal()
            if conflict.size:
                result.forbidden[where] |= conflict.diagonal() > 0
            return
        if len(costs) > 1 and result.cost.size < LARGEST:
            costs = [(np.add.reduce([matrix * count for matrix, count in costs]), 1)]
        for matrix, count in costs:
            _add_link(result.cost, result.soft, u, v, matrix, count)
        if conflict.size and conflict.any():
            _add_link(result.conflict, result.hard, u, v, conflict, 1)


def _add_link(store: Matrices, links: list[Link], u: int, v: int, matrix: Ints, weight: int) -> None:
    (at, row), (transposed, transposed_row) = store.add_with_transpose(matrix)
    links.append((u, v, at, weight, row))
    links.append((v, u, transposed, weight, transposed_row))

"""Meetings of nodes as links of units: small matrices over local options, shared where they are alike."""

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.units import Units

Longs = npt.NDArray[np.int64]
LARGEST = 40_000_000
"""Numbers in matrices of single pairs; beyond that a pair has a link for each of its relations."""


@dataclass
class Matrices:
    """Matrices one after the other, equal ones stored once."""

    parts: list[Longs] = field(default_factory=list)
    size: int = 0
    rows: int = 0
    _known: dict[tuple[tuple[int, ...], bytes], tuple[int, int]] = field(default_factory=dict)
    _both: dict[int, tuple[Longs, tuple[int, int], tuple[int, int]]] = field(default_factory=dict)

    def both(self, matrix: Longs) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where a matrix and its transpose begin."""
        if id(matrix) not in self._both:
            turned = np.ascontiguousarray(matrix.T)
            self._both[id(matrix)] = (matrix, self.add(matrix), self.add(turned))
        return self._both[id(matrix)][1:]

    def add(self, matrix: Longs) -> tuple[int, int]:
        """Where a matrix begins, in numbers and in rows (each matrix has a row more, for ends)."""
        key = (matrix.shape, matrix.tobytes())
        if key not in self._known:
            self._known[key] = (self.size, self.rows)
            self.parts.append(np.ascontiguousarray(matrix))
            self.size += matrix.size
            self.rows += len(matrix) + 1
        return self._known[key]

    def flat(self) -> Longs:
        """All of them, end to end."""
        return np.concatenate([p.ravel() for p in self.parts]) if self.parts else np.empty(0, np.int64)


Link = tuple[int, int, int, int, int]
"""Unit, other unit, matrix, weight, row of the matrix among all rows."""


@dataclass
class Links:
    """Soft and hard links in both directions, with what single units owe themselves."""

    unary: Longs
    closed: npt.NDArray[np.bool_]
    cost: Matrices = field(default_factory=Matrices)
    bad: Matrices = field(default_factory=Matrices)
    soft: list[Link] = field(default_factory=list)
    hard: list[Link] = field(default_factory=list)


Key = tuple[int, int, int, bool]
"""Relation, pattern of the first unit's node, of the second's, turned round."""


class Linker:
    """Collects what units share, pair by pair."""

    def __init__(self, problem: Problem, units: Units) -> None:
        self.problem, self.units = problem, units
        self._patterns: dict[bytes, int] = {}
        self._places: list[Longs] = []
        self._of: dict[tuple[int, int], int] = {}
        self._base: dict[tuple[Key, bool], Longs] = {}
        self._bad: dict[tuple[Key, ...], Longs] = {}
        self._soft = [bool(m.cost.any()) for m in problem.relations]
        self._hard = [bool(m.hard.any()) for m in problem.relations]

    def links(self) -> Links:
        """All links of the problem."""
        units, problem = self.units, self.problem
        unary = np.zeros(int(units.first[-1]), np.int64)
        for node, options in enumerate(units.options):
            u = units.unit[node]
            unary[units.first[u] : units.first[u + 1]] += np.where(options >= 0, problem.unary[options], 0)
        result = Links(unary, ~units.open)
        together: defaultdict[tuple[int, int], defaultdict[Key, int]] = defaultdict(lambda: defaultdict(int))
        for number, relation in enumerate(problem.relations):
            pairs = relation.pairs
            for a, b, count in zip(pairs.a.tolist(), pairs.b.tolist(), pairs.count.tolist(), strict=True):
                u, v = int(units.unit[a]), int(units.unit[b])
                key = (number, self._pattern(pairs.at, a), self._pattern(pairs.at, b), u > v)
                together[min(u, v), max(u, v)][key] += count
        for (u, v), keys in together.items():
            self._link(result, u, v, dict(keys))
        result.soft.sort(key=lambda link: link[:2])
        result.hard.sort(key=lambda link: link[:2])
        return result

    def _pattern(self, at: Longs, node: int) -> int:
        """Number of the places that a node's options have on an axis."""
        key = (id(at), node)
        if key not in self._of:
            options = self.units.options[node]
            places = np.where(options >= 0, at[options], -1)
            number = self._patterns.setdefault(places.tobytes(), len(self._patterns))
            if number == len(self._places):
                self._places.append(places)
            self._of[key] = number
        return self._of[key]

    def _matrix(self, key: Key, hard: bool) -> Longs:
        """The kernel of a relation over local options, zero where an option has no place."""
        if (key, hard) not in self._base:
            number, left, right, turned = key
            relation = self.problem.relations[number]
            kernel = relation.hard.astype(np.int64) if hard else relation.cost
            i, j = self._places[left], self._places[right]
            full = kernel[np.ix_(i, j)] * ((i >= 0)[:, None] & (j >= 0)[None, :])
            self._base[key, hard] = np.ascontiguousarray(full.T) if turned else full
        return self._base[key, hard]

    def _forbidden(self, keys: tuple[Key, ...]) -> Longs:
        """What any of these relations forbids."""
        if keys not in self._bad:
            parts = [self._matrix(key, True) for key in keys]
            self._bad[keys] = (
                np.logical_or.reduce(parts).astype(np.int64) if parts else np.zeros((0, 0), np.int64)
            )
        return self._bad[keys]

    def _link(self, result: Links, u: int, v: int, keys: dict[Key, int]) -> None:
        costs = [(self._matrix(key, False), count) for key, count in keys.items() if self._soft[key[0]]]
        bad = self._forbidden(tuple(key for key in keys if self._hard[key[0]]))
        if u == v:
            where = slice(int(self.units.first[u]), int(self.units.first[u + 1]))
            for matrix, count in costs:
                result.unary[where] += count * matrix.diagonal()
            if bad.size:
                result.closed[where] |= bad.diagonal() > 0
            return
        if len(costs) > 1 and result.cost.size < LARGEST:
            costs = [(np.add.reduce([matrix * count for matrix, count in costs]), 1)]
        for matrix, count in costs:
            _both(result.cost, result.soft, u, v, matrix, count)
        if bad.size and bad.any():
            _both(result.bad, result.hard, u, v, bad, 1)


def _both(store: Matrices, links: list[Link], u: int, v: int, matrix: Longs, weight: int) -> None:
    (at, row), (turned, turned_row) = store.both(matrix)
    links.append((u, v, at, weight, row))
    links.append((v, u, turned, weight, turned_row))

"""Every choice of a few nodes, tried one by one in plain Python: a witness that shares no code with any solver.

Only hard terms count. Relations and milestones are tables of pairs of options that exclude each other; loads and counts are
added up as options are chosen. The node with the fewest options left comes first (Haralick and Elliott, 1980).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.load_cells import LoadCells

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
MOST_NODES, MOST_OPTIONS, MOST_STEPS = 60, 4000, 200_000
"""Where a search may begin, and how many options it tries at most: about a second."""


def has_choice(
    problem: Problem, cells: LoadCells, nodes: Ints, *, most_steps: int = MOST_STEPS
) -> bool | None:
    """Whether a choice of these nodes breaks no hard term among them; None: too many to try."""
    options = [problem.choices[node] for node in nodes]
    size = sum(map(len, options))
    if len(nodes) > MOST_NODES or size > MOST_OPTIONS:
        return None
    search = _Search(problem, cells, nodes, np.concatenate([*options, np.empty(0, np.int64)]), most_steps)
    try:
        return search.any_choice()
    except _TooManyError:
        return None


class _TooManyError(Exception):
    """More steps than allowed."""


@dataclass
class _Search:
    """Options are numbered among themselves; sets of options are bits of an integer."""

    problem: Problem
    cells: LoadCells
    nodes: Ints
    options: Ints
    most_steps: int
    _used: dict[int, int] = field(default_factory=dict)
    """How much the chosen options use of each limit: of a load cell, or of a count."""

    def __post_init__(self) -> None:
        excluded = self._excluded()
        self._compatible = [_bits(~row) for row in excluded]
        self._limit, self._uses = self._limits()
        node_of = self.problem.options.node_of[self.options]
        self._domains = {
            int(node): _bits((node_of == node) & ~excluded.diagonal()) for node in self.nodes.tolist()
        }

    def any_choice(self) -> bool:
        """Whether there is one. Raises _TooManyError."""
        return self._extended(self._domains)

    def _extended(self, domains: dict[int, int]) -> bool:
        """Whether what is chosen can be completed by one option of each domain."""
        if not domains:
            return True
        node = min(domains, key=lambda one: domains[one].bit_count())
        others = {one: domain for one, domain in domains.items() if one != node}
        for option in _members(domains[node]):
            self.most_steps -= 1
            if self.most_steps < 0:
                raise _TooManyError
            left = {one: domain & self._compatible[option] for one, domain in others.items()}
            if all(left.values()) and self._fits(option):
                self._add(option, 1)
                found = self._extended(left)
                self._add(option, -1)
                if found:
                    return True
        return False

    def _fits(self, option: int) -> bool:
        return all(
            self._used.get(what, 0) + amount <= self._limit[what] for what, amount in self._uses[option]
        )

    def _add(self, option: int, sign: int) -> None:
        for what, amount in self._uses[option]:
            self._used[what] = self._used.get(what, 0) + sign * amount

    def _excluded(self) -> Flags:
        """Which options exclude each other (on the diagonal: themselves)."""
        excluded = np.zeros((len(self.options), len(self.options)), bool)
        node_of = self.problem.options.node_of[self.options]
        rows = {int(node): np.flatnonzero(node_of == node) for node in self.nodes.tolist()}
        for relation in self.problem.relations:
            pairs = relation.pairs
            for a, b in zip(pairs.a.tolist(), pairs.b.tolist(), strict=True):
                if a in rows and b in rows:
                    i, j = pairs.at[self.options[rows[a]]], pairs.at[self.options[rows[b]]]
                    known = (i >= 0)[:, None] & (j >= 0)[None, :]
                    excluded[np.ix_(rows[a], rows[b])] |= relation.hard[np.ix_(i, j)] & known
        number = {int(option): at for at, option in enumerate(self.options)}
        for m in self.problem.milestones:
            ready = [(number[o], day) for o, day in _pairs(m.ready, m.ready_day) if o in number]
            waiting = [(number[o], day) for o, day in _pairs(m.waiting, m.waiting_day) if o in number]
            for one, day in ready:
                for other, earliest in waiting:
                    excluded[one, other] |= day + m.lag > earliest
        return np.asarray(excluded | excluded.T)

    def _limits(self) -> tuple[list[int], list[list[tuple[int, int]]]]:
        """All limits, and what each option uses of which: load cells first, then counts."""
        limit = [*self.cells.limit.tolist(), *(count.limit for count in self.problem.counts)]
        uses: list[list[tuple[int, int]]] = []
        counted = [set(count.options.tolist()) for count in self.problem.counts]
        for option in self.options.tolist():
            where = self.cells.of(option)
            mine = list(_pairs(self.cells.cell[where], self.cells.amount[where]))
            mine += [(len(self.cells.limit) + k, 1) for k, of in enumerate(counted) if option in of]
            uses.append(mine)
        return limit, uses


def _pairs(left: Ints, right: Ints) -> Iterator[tuple[int, int]]:
    return zip(left.tolist(), right.tolist(), strict=True)


def _bits(flags: Flags) -> int:
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def _members(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest

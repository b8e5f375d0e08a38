"""Load cells: a cell is a resource at an instant where its use can rise, with the limit there (a cumulative
constraint by time points)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.terms.terms import Load

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class LoadCells:
    """All loads of a problem: option o uses `amount[k]` of cell `cell[k]` for `first[o] <= k < first[o + 1]`.

    Use rises only where an occupation begins, so `limit` is checked at these instants alone.
    """

    first: Ints
    cell: Ints
    amount: Ints
    limit: Ints

    def of(self, option: int) -> slice:
        """The rows of an option."""
        return slice(int(self.first[option]), int(self.first[option + 1]))

    def usage(self, choice: Ints) -> Ints:
        """The use of every cell by a choice of options."""
        used = np.zeros(len(self.limit), np.int64)
        for option in choice:
            where = self.of(int(option))
            used[self.cell[where]] += self.amount[where]
        return used


def load_cells_of(problem: Problem, *, sure: bool = False) -> LoadCells:
    """The cells of the loads of a problem, without those that no choice can overfill.

    With `sure` only the amounts used in any case count, as proofs need.
    """
    options, cells, amounts, limits = [], [], [], []
    offset = 0
    for load in problem.loads:
        at, limit = _instants(load)
        low, high = np.searchsorted(at, load.since), np.searchsorted(at, load.until)
        width = high - low
        row = np.repeat(np.arange(len(width)), width)
        step = np.arange(len(row)) - np.repeat(np.cumsum(width) - width, width)
        options.append(load.options[row])
        cells.append(offset + low[row] + step)
        amount = load.sure if sure and load.sure is not None else load.amount
        amounts.append(amount[row])
        limits.append(limit)
        offset += len(at)
    if not options:
        nothing = np.empty(0, np.int64)
        return LoadCells(np.zeros(problem.options.size + 1, np.int64), nothing, nothing, nothing)
    return _gather(
        problem,
        np.concatenate(options),
        np.concatenate(cells),
        np.concatenate(amounts),
        np.concatenate(limits),
    )


def _instants(load: Load) -> tuple[Ints, Ints]:
    """The instants where the load can rise or its limit changes, and the limit from there on."""
    at = np.unique(np.concatenate([load.since, load.steps[:, 0]]))
    if not len(load.steps):
        return at, np.full(len(at), load.limit, np.int64)
    step = np.searchsorted(load.steps[:, 0], at, side="right") - 1
    return at, np.where(step >= 0, load.steps[step, 1], load.limit)


def _gather(problem: Problem, option: Ints, cell: Ints, amount: Ints, limit: Ints) -> LoadCells:
    """Sum the amounts by (option, cell), drop cells that cannot be overfilled, renumber the others."""
    keep = problem.allowed[option]
    option, cell, amount = option[keep], cell[keep], amount[keep]
    key, inverse = np.unique(option * len(limit) + cell, return_inverse=True)
    amount = np.bincount(inverse, weights=amount, minlength=len(key)).astype(np.int64)
    option, cell = key // len(limit), key % len(limit)
    node = problem.options.node_of[option]
    pair, where = np.unique(cell * problem.options.nodes + node, return_inverse=True)
    most = np.zeros(len(pair), np.int64)
    np.maximum.at(most, where, amount)
    full = np.bincount(pair // problem.options.nodes, weights=most, minlength=len(limit))
    binding = full > limit
    number = np.cumsum(binding) - 1
    keep = binding[cell]
    option, cell, amount = option[keep], number[cell[keep]], amount[keep]
    first = np.searchsorted(option, np.arange(problem.options.size + 1))
    return LoadCells(first.astype(np.int64), cell, amount, limit[binding])

"""Load cells: a resource is checked at the instants where something begins to use it, and only there.

In between its use only falls. A cell is one resource at one such instant; an option uses an amount of some cells.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.counting_sort import counting_sort
from scheduler.solver.jit import jit
from scheduler.terms.ranges import ranges
from scheduler.terms.terms import Load

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class LoadCells:
    """All loads of a problem: option o uses `amount[k]` of cell `cell[k]`, first[o] <= k < first[o + 1].

    `limit` by cell.
    """

    first: Ints
    cell: Ints
    amount: Ints
    limit: Ints

    def of(self, option: int) -> slice:
        """The rows of an option."""
        return slice(int(self.first[option]), int(self.first[option + 1]))

    def usage(self, choice: Ints) -> Ints:
        """Use of every cell by a choice of options."""
        used = np.zeros(len(self.limit), np.int64)
        for option in choice:
            rows = self.of(int(option))
            used[self.cell[rows]] += self.amount[rows]
        return used


def load_cells_of(problem: Problem, *, sure: bool = False) -> LoadCells:
    """The loads of a problem as cells; cells that all options together cannot fill are left out.

    With `sure` only what is used in any case counts: for proofs.
    """
    options, cells, amounts, limits = [], [], [], []
    offset = 0
    for load in problem.loads:
        row, cell, limit = expand(load)
        options.append(load.options[row])
        cells.append(offset + cell)
        amount = load.sure if sure and load.sure is not None else load.amount
        amounts.append(amount[row])
        limits.append(limit)
        offset += len(limit)
    if not options:
        nothing = np.empty(0, np.int64)
        return LoadCells(np.zeros(problem.options.size + 1, np.int64), nothing, nothing, nothing)
    option, cell, amount = np.concatenate(options), np.concatenate(cells), np.concatenate(amounts)
    keep = problem.allowed[option]
    option, cell, amount, limit = binding_rows(
        option[keep], cell[keep], amount[keep], np.concatenate(limits), problem.options.node_of
    )
    first = np.searchsorted(option, np.arange(problem.options.size + 1))
    return LoadCells(first.astype(np.int64), cell, amount, limit)


def expand(load: Load) -> tuple[Ints, Ints, Ints]:
    """The cells of one load: row of the load and cell it uses, pair by pair; and the limit of each cell."""
    instants, limit = _instants(load)
    row, cell = ranges(np.searchsorted(instants, load.since), np.searchsorted(instants, load.until))
    return row, cell, limit


def _instants(load: Load) -> tuple[Ints, Ints]:
    """Where the load can rise or its limit change, and the limit from there on."""
    at = np.unique(np.concatenate([load.since, load.steps[:, 0]]))
    if not len(load.steps):
        return at, np.full(len(at), load.limit, np.int64)
    step = np.searchsorted(load.steps[:, 0], at, side="right") - 1
    return at, np.where(step >= 0, load.steps[step, 1], load.limit)


def limit_at(load: Load, instant: int) -> int:
    """The limit of a load at an instant (UTC minutes)."""
    step = int(np.searchsorted(load.steps[:, 0], instant, side="right")) - 1
    return int(load.steps[step, 1]) if step >= 0 else load.limit


def binding_rows(
    option: Ints, cell: Ints, amount: Ints, limit: Ints, owner_of: Ints
) -> tuple[Ints, Ints, Ints, Ints]:
    """Rows (option, cell, amount) summed and in the order of options, of cells that can fill up; and their limits.

    `limit` by cell. `owner_of` by option: of the options of one owner only one is chosen, so it adds at most its
    largest amount.
    """
    option, cell, amount = _summed(option, cell, amount, len(owner_of), len(limit))
    binding = np.zeros(len(limit), np.bool_)
    mark_binding(cell, owner_of[option], amount, limit, binding)
    number = np.cumsum(binding) - 1
    keep = np.flatnonzero(binding[cell])
    keep = keep[counting_sort(option[keep], len(owner_of))[0]]
    return option[keep], number[cell[keep]], amount[keep], limit[binding]


def _summed(option: Ints, cell: Ints, amount: Ints, options: int, cells: int) -> tuple[Ints, Ints, Ints]:
    """The rows in the order of cells and then of options, each pair of them once."""
    by_option, _ = counting_sort(option, options)
    order = by_option[counting_sort(cell[by_option], cells)[0]]
    option, cell, amount = option[order], cell[order], amount[order]
    begins = np.flatnonzero((np.diff(cell, prepend=-1) != 0) | (np.diff(option, prepend=-1) != 0))
    return option[begins], cell[begins], np.add.reduceat(amount, begins) if len(begins) else amount


@jit
def mark_binding(cell: Ints, owner: Ints, amount: Ints, limit: Ints, binding: npt.NDArray[np.bool_]) -> None:
    """Mark the cells that their owners together can fill up; rows of a cell are adjacent, and in it those of an owner."""
    use = most = 0
    for row in range(len(cell)):
        fresh = row == 0 or cell[row] != cell[row - 1]
        if fresh or owner[row] != owner[row - 1]:
            use, most = 0 if fresh else use + most, 0
        most = max(most, amount[row])
        if use + most > limit[cell[row]]:
            binding[cell[row]] = True

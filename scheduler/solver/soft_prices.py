"""What options cost in soft counts beside a choice, by kernels: the tables of a state are made of millions of such rows."""

from functools import cached_property

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.counting_sort import counting_sort
from scheduler.solver.jit import jit

Ints = npt.NDArray[np.int64]


class SoftPrices:
    """Prices of the options of soft counts, and which counts a move changes. Prepared once for a problem."""

    def __init__(self, problem: Problem) -> None:
        self.counts, self._options = problem.soft_counts, problem.options.size

    def prices(self, choice: Ints, counts: Ints) -> tuple[Ints, Ints]:
        """For all rows of these counts: the option, and its marginal cost: what the count costs with it, less what it costs
        with no option of its node, all other nodes as in the choice."""
        soft = self.counts
        rows = int((soft.first[counts + 1] - soft.first[counts]).sum())
        options, prices = np.empty(rows, np.int64), np.empty(rows, np.int64)
        terms = soft.limit, soft.weight
        fill(counts, choice, soft.first, soft.option, soft.node, soft.amount, *terms, options, prices)
        return options, prices

    def changed(self, old: int, new: int) -> Ints:
        """The counts that change where a node leaves option `old` for `new`, ascending."""
        first, row = self._by_option
        mine, theirs = (
            self.counts.count[rows] * self._base + self.counts.amount[rows]
            for rows in (row[first[old] : first[old + 1]], row[first[new] : first[new + 1]])
        )
        return np.unique(np.setxor1d(mine, theirs, assume_unique=True) // self._base)

    @cached_property
    def _by_option(self) -> tuple[Ints, Ints]:
        """Where the rows of each option begin, and the rows in this order."""
        row, first = counting_sort(self.counts.option, self._options)
        return first, row

    @cached_property
    def _base(self) -> int:
        """More than any amount."""
        return int(self.counts.amount.max(initial=0)) + 1


@jit
def fill(
    counts: Ints,
    choice: Ints,
    first: Ints,
    option: Ints,
    node: Ints,
    amount: Ints,
    limit: Ints,
    weight: Ints,
    options: Ints,
    prices: Ints,
) -> None:
    """Write options and prices of all rows of some counts, count after count (`SoftPrices.prices`)."""
    at = 0
    for count in counts:
        chosen = 0
        for row in range(first[count], first[count + 1]):
            if choice[node[row]] == option[row]:
                chosen += amount[row]
        begin = first[count]
        while begin < first[count + 1]:
            # Options of a node are adjacent: the count without its own.
            own, end = 0, begin
            while end < first[count + 1] and node[end] == node[begin]:
                if choice[node[end]] == option[end]:
                    own += amount[end]
                end += 1
            without = chosen - own - limit[count]
            for row in range(begin, end):
                options[at] = option[row]
                beyond = max(without + amount[row], 0) - max(without, 0)
                prices[at] = beyond * weight[count]
                at += 1
            begin = end

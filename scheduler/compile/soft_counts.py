"""Soft counts and guides as flat arrays: chosen options beyond a limit cost the weight of their count."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scheduler.terms.options import Options
from scheduler.terms.terms import Count

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class SoftCounts:
    """Count c has the rows `first[c] .. first[c + 1] - 1`: `option` (ascending, each once) and its `node`.

    A choice with n of these options costs `weight[c] * max(0, n - limit[c])`, under the rule `rules[rule[c]]`.
    """

    rules: tuple[str, ...]
    rule: Ints
    first: Ints
    option: Ints
    node: Ints
    limit: Ints
    weight: Ints

    def __len__(self) -> int:
        return len(self.limit)

    @cached_property
    def count(self) -> Ints:
        """The count of each row."""
        return np.repeat(np.arange(len(self), dtype=np.int64), np.diff(self.first))

    @cached_property
    def _by_option(self) -> tuple[Ints, Ints]:
        order = np.argsort(self.option, kind="stable")
        return self.option[order], self.count[order]

    def of(self, option: int) -> Ints:
        """The counts that have an option, ascending."""
        options, counts = self._by_option
        begin, end = np.searchsorted(options, [option, option + 1])
        return counts[begin:end]

    def rows(self, counts: Ints) -> Ints:
        """All rows of some counts, count after count."""
        begin, width = self.first[counts], self.first[counts + 1] - self.first[counts]
        return np.asarray(np.repeat(begin - (np.cumsum(width) - width), width) + np.arange(width.sum()))

    def chosen(self, choice: Ints) -> Ints:
        """How many options of each count a choice has."""
        taken = choice[self.node] == self.option
        return np.bincount(self.count[taken], minlength=len(self)).astype(np.int64)

    def prices(self, choice: Ints, counts: Ints) -> tuple[Ints, Ints]:
        """For all rows of these counts: the option, and its marginal cost: what the count costs with it, less what it costs
        with no option of its node, all other nodes as in the choice."""
        rows = self.rows(counts)
        option, node = self.option[rows], self.node[rows]
        count = np.repeat(np.arange(len(counts)), self.first[counts + 1] - self.first[counts])
        taken = (choice[node] == option).astype(np.int64)
        chosen = np.bincount(count, weights=taken, minlength=len(counts)).astype(np.int64)
        # Options of a node are adjacent: number the runs of (count, node), to leave the own option of the node out.
        begins = (np.diff(node, prepend=-1) != 0) | (np.diff(count, prepend=-1) != 0)
        block = np.cumsum(begins) - 1
        own = np.bincount(block, weights=taken).astype(np.int64)[block]
        beyond = chosen[count] - own >= self.limit[counts][count]
        return option, np.where(beyond, self.weight[counts][count], 0)

    def cost_by_rule(self, choice: Ints) -> dict[str, int]:
        """The cost of a choice, by rule."""
        cost = self.weight * np.maximum(self.chosen(choice) - self.limit, 0)
        return {name: int(cost[self.rule == number].sum()) for number, name in enumerate(self.rules)}


@dataclass(frozen=True)
class Guides:
    """A forecast of costs of the place stage from the options alone: searches are guided by it, no cost includes it.

    A chosen option `option[k]` adds `amount[k]` to guide `count[k]`; each unit of guide c beyond `limit[c]` weighs
    `weight[c]`.
    """

    count: Ints
    option: Ints
    amount: Ints
    limit: Ints
    weight: Ints


def no_guides() -> Guides:
    """No guides."""
    return Guides(*(np.empty(0, np.int64) for _ in range(5)))


def fold_soft_counts(options: Options, counts: Iterable[Count]) -> SoftCounts:
    """The counts with a weight as arrays. Counts of one rule over the same options are merged; those that no choice can
    exceed are dropped."""
    weights: defaultdict[tuple[str, int, bytes], int] = defaultdict(int)
    for term in counts:
        if not term.weight:
            continue
        mine = np.asarray(term.options, np.int64)
        if (mine[1:] <= mine[:-1]).any():  # rules mostly list options in order, each once
            mine = np.unique(mine)
        nodes = options.node_of[mine]
        if len(mine) and 1 + np.count_nonzero(nodes[1:] != nodes[:-1]) > term.limit:
            weights[term.rule, term.limit, mine.tobytes()] += term.weight
    rules = tuple(dict.fromkeys(rule for rule, _, _ in weights))
    parts = [np.frombuffer(options_, np.int64) for _, _, options_ in weights]
    option = np.concatenate([*parts, np.empty(0, np.int64)])
    return SoftCounts(
        rules,
        np.array([rules.index(rule) for rule, _, _ in weights], np.int64),
        np.cumsum([0, *map(len, parts)], dtype=np.int64),
        option,
        options.node_of[option],
        np.array([limit for _, limit, _ in weights], np.int64),
        np.array(list(weights.values()), np.int64),
    )

"""Soft counts as flat arrays: chosen options beyond a limit cost, each the weight of its count."""

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
    """Count c speaks of `option[first[c]:first[c + 1]]`, each once, in order: a choice with n of them
    costs `weight[c] * max(0, n - limit[c])`, under rule `rules[rule[c]]`. `node` of each row."""

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
        """The counts that speak of an option, in order."""
        options, counts = self._by_option
        begin, end = np.searchsorted(options, [option, option + 1])
        return counts[begin:end]

    def rows(self, counts: Ints) -> Ints:
        """All rows of some counts, count after count."""
        begin, width = self.first[counts], self.first[counts + 1] - self.first[counts]
        return np.asarray(np.repeat(begin - (np.cumsum(width) - width), width) + np.arange(width.sum()))

    def chosen(self, choice: Ints) -> Ints:
        """How many options of each count are chosen."""
        taken = choice[self.node] == self.option
        return np.bincount(self.count[taken], minlength=len(self)).astype(np.int64)

    def prices(self, choice: Ints, counts: Ints) -> tuple[Ints, Ints]:
        """For all rows of these counts: the option, and what the count would cost more with it than
        without any option of its node, all other nodes as they are."""
        rows = self.rows(counts)
        option, node = self.option[rows], self.node[rows]
        count = np.repeat(np.arange(len(counts)), self.first[counts + 1] - self.first[counts])
        taken = (choice[node] == option).astype(np.int64)
        chosen = np.bincount(count, weights=taken, minlength=len(counts)).astype(np.int64)
        # Options of a node follow each other: a block a (count, node), to leave the node's own out.
        begins = (np.diff(node, prepend=-1) != 0) | (np.diff(count, prepend=-1) != 0)
        block = np.cumsum(begins) - 1
        own = np.bincount(block, weights=taken).astype(np.int64)[block]
        beyond = chosen[count] - own >= self.limit[counts][count]
        return option, np.where(beyond, self.weight[counts][count], 0)

    def cost_by_rule(self, choice: Ints) -> dict[str, int]:
        """What a choice costs, by rule."""
        cost = self.weight * np.maximum(self.chosen(choice) - self.limit, 0)
        return {name: int(cost[self.rule == number].sum()) for number, name in enumerate(self.rules)}


@dataclass(frozen=True)
class Guides:
    """What a choice will cost once places are given out, as far as starts tell: for searches to look at, never part
    of a cost. Chosen options `option[k]` add `amount[k]` to guide `count[k]`; beyond `limit` each unit weighs `weight`."""

    count: Ints
    option: Ints
    amount: Ints
    limit: Ints
    weight: Ints


def no_guides() -> Guides:
    """Nothing to look at beyond the terms."""
    return Guides(*(np.empty(0, np.int64) for _ in range(5)))


def fold(options: Options, counts: Iterable[Count]) -> SoftCounts:
    """The counts with a weight; those of one rule over the same options are one, those that no choice
    can exceed are none."""
    weights: defaultdict[tuple[str, int, bytes], int] = defaultdict(int)
    for term in counts:
        if not term.weight:
            continue
        mine = np.asarray(term.options, np.int64)
        if (mine[1:] <= mine[:-1]).any():  # rules mostly tell options in order, each once
            mine = np.unique(mine)
        nodes = options.node_of[mine]
        if len(mine) and 1 + np.count_nonzero(nodes[1:] != nodes[:-1]) > term.limit:
            weights[term.rule, term.limit, mine.tobytes()] += term.weight
    rules = tuple(dict.fromkeys(rule for rule, _, _ in weights))
    parts = [np.frombuffer(told, np.int64) for _, _, told in weights]
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

"""Soft counts and guides as flat arrays: chosen options beyond a limit cost the weight of their count."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scheduler.terms.options import Options
from scheduler.terms.terms import Count, Counts

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class SoftCounts:
    """Count c has the rows `first[c] .. first[c + 1] - 1`: `option` (ascending, each once), its `node` and `amount`.

    A choice whose options amount to n costs `weight[c] * max(0, n - limit[c])`, under the rule `rules[rule[c]]`.
    """

    rules: tuple[str, ...]
    rule: Ints
    first: Ints
    option: Ints
    node: Ints
    amount: Ints
    limit: Ints
    weight: Ints

    def __len__(self) -> int:
        return len(self.limit)

    @cached_property
    def count(self) -> Ints:
        """The count of each row."""
        return np.repeat(np.arange(len(self), dtype=np.int64), np.diff(self.first))

    def chosen(self, choice: Ints) -> Ints:
        """What the options of a choice amount to in each count."""
        taken = choice[self.node] == self.option
        amount = self.amount[taken]
        return np.bincount(self.count[taken], weights=amount, minlength=len(self)).astype(np.int64)

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


def joined_guides(parts: Sequence[Guides]) -> Guides:
    """All guides of the parts, renumbered one part after the other."""
    begun = np.cumsum([0, *(len(part.limit) for part in parts)])
    return Guides(
        *(
            np.concatenate([np.empty(0, np.int64), *columns])
            for columns in (
                [part.count + more for part, more in zip(parts, begun[:-1], strict=True)],
                [part.option for part in parts],
                [part.amount for part in parts],
                [part.limit for part in parts],
                [part.weight for part in parts],
            )
        )
    )


def fold_soft_counts(options: Options, counts: Iterable[Count | Counts]) -> SoftCounts:
    """The counts with a weight as arrays. Single counts of one rule over the same options, with the same amounts, are merged;
    those that no choice can exceed are dropped."""
    parts, single = list[_Part](), list[Count]()
    for term in counts:
        if isinstance(term, Counts):
            parts += [_singles(options, single), _many(term)]
            single = []
        elif term.weight:
            single.append(term)
    parts.append(_singles(options, single))
    names, width, option, amount, limit, weight = zip(*parts, strict=True)
    by_count = [name for part in names for name in part]
    rules = {name: number for number, name in enumerate(dict.fromkeys(by_count))}
    every = np.concatenate(option)
    return SoftCounts(
        tuple(rules),
        np.array([rules[name] for name in by_count], np.int64),
        np.append(0, np.cumsum(np.concatenate(width))).astype(np.int64),
        every,
        options.node_of[every],
        np.concatenate(amount),
        np.concatenate(limit),
        np.concatenate(weight),
    )


_Part = tuple[list[str], Ints, Ints, Ints, Ints, Ints]
"""Of some counts: the rule and the number of options of each, options and amounts end to end, limit and weight of each."""


def _many(term: Counts) -> _Part:
    width = np.diff(term.first)
    number = len(width)
    every = np.ones(len(term.options), np.int64), np.full(number, term.limit, np.int64)
    return [term.rule] * number, width, term.options, *every, term.weight


def _singles(options: Options, counts: Iterable[Count]) -> _Part:
    weights: defaultdict[tuple[str, int, bytes, bytes], int] = defaultdict(int)
    for term in counts:
        mine = np.asarray(term.options, np.int64)
        amount = None if term.amount is None else np.asarray(term.amount, np.int64)
        if (mine[1:] <= mine[:-1]).any():  # rules mostly list options in order, each once
            mine, first = np.unique(mine, return_index=True)
            amount = None if amount is None else amount[first]
        if len(mine) and _most(options.node_of[mine], amount) > term.limit:
            amounts_ = b"" if amount is None or (amount == 1).all() else amount.tobytes()
            weights[term.rule, term.limit, mine.tobytes(), amounts_] += term.weight or 0
    none = np.empty(0, np.int64)
    parts = [np.frombuffer(options_, np.int64) for _, _, options_, _ in weights]
    amounts = [
        np.frombuffer(amount_, np.int64) if amount_ else np.ones(len(part), np.int64)
        for (_, _, _, amount_), part in zip(weights, parts, strict=True)
    ]
    return (
        [rule for rule, _, _, _ in weights],
        np.array([len(part) for part in parts], np.int64),
        np.concatenate([*parts, none]),
        np.concatenate([*amounts, none]),
        np.array([limit for _, limit, _, _ in weights], np.int64),
        np.array(list(weights.values()), np.int64),
    )


def _most(nodes: Ints, amount: Ints | None) -> int:
    """The most that options of these adjacent nodes amount to together, one of each node; None: 1 each."""
    if amount is None:
        return 1 + int(np.count_nonzero(nodes[1:] != nodes[:-1]))
    return int(np.maximum.reduceat(amount, np.flatnonzero(np.diff(nodes, prepend=-1))).sum())

"""Lower bounds that need no search: each node, pair and soft count at its least cost by itself."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem, Relation

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
NONE = np.iinfo(np.int64).max
"""The cost of what is not allowed."""


@dataclass(frozen=True)
class Bound:
    """`total`: a lower bound of the cost of all time terms; `by_rule`: of each rule by itself (they need not add up)."""

    total: int
    by_rule: Mapping[str, int]


def instant_bound(problem: Problem) -> Bound:
    """Every node at its cheapest option, every pair at its cheapest two options, every soft count with the nodes that
    have no option outside it. Valid for every problem."""
    by_rule = {rule: _nodes(problem, unary) for rule, unary in problem.unary_by_rule.items()}
    total = _nodes(problem, problem.unary)
    for relation in problem.relations:
        least = _pairs(problem, relation)
        total += least.pop("")
        for rule, cost in least.items():
            by_rule[rule] = by_rule.get(rule, 0) + cost
    for rule, cost in _counts(problem).items():
        total += cost
        by_rule[rule] = by_rule.get(rule, 0) + cost
    return Bound(total, by_rule)


def _counts(problem: Problem) -> dict[str, int]:
    """The least cost of the soft counts by rule: a node counts for certain if all its allowed options do, for the least
    of their amounts."""
    soft, nodes = problem.soft_counts, problem.options.nodes
    mine = problem.allowed[soft.option]
    # Options of a node are adjacent, so rows are in the order of (count, node).
    pair, first, counted = np.unique(
        soft.count[mine] * nodes + soft.node[mine], return_index=True, return_counts=True
    )
    least = np.minimum.reduceat(soft.amount[mine], first) if len(first) else first
    sure = counted == np.array([len(options) for options in problem.choices], np.int64)[pair % nodes]
    surely = np.bincount(pair[sure] // nodes, weights=least[sure], minlength=len(soft))
    cost = soft.weight * np.maximum(surely.astype(np.int64) - soft.limit, 0)
    return {rule: int(cost[soft.rule == number].sum()) for number, rule in enumerate(soft.rules)}


def _nodes(problem: Problem, unary: Ints) -> int:
    return sum(int(unary[options].min()) for options in problem.choices if len(options))


def _pairs(problem: Problem, relation: Relation) -> dict[str, int]:
    """The least cost of all pairs of a relation by rule, and of all rules together under the name ''.

    Nodes with the same places are alike, and so are pairs of them.
    """
    pairs, places, alike = relation.pairs, list[Ints](), dict[bytes, int]()
    like = np.full(problem.options.nodes, -1, np.int64)
    for node in np.unique(np.concatenate([pairs.a, pairs.b])):
        at = np.unique(pairs.at[problem.choices[node]])
        if len(at) and at[0] >= 0:
            like[node] = alike.setdefault(at.tobytes(), len(places))
            places += [at] if like[node] == len(places) else []
    left, right = like[pairs.a], like[pairs.b]
    counted = (left >= 0) & (right >= 0)
    key, which = np.unique(left[counted] * len(places) + right[counted], return_inverse=True)
    left, right = key // max(len(places), 1), key % max(len(places), 1)
    people = np.zeros(len(key), np.int64)
    np.add.at(people, which, pairs.count[counted])
    kernels = {"": relation.cost, **relation.by_rule}
    if all(kernel.min(initial=0) >= 0 for kernel in kernels.values()):
        # Where all rules together cost nothing, each does.
        costs = _least(relation.cost, relation.hard, places, left, right) > 0
        left, right, people = left[costs], right[costs], people[costs]
    return {
        name: int((_least(kernel, relation.hard, places, left, right) * people).sum())
        for name, kernel in kernels.items()
    }


def _least(kernel: Ints, hard: Flags, places: list[Ints], left: Ints, right: Ints) -> Ints:
    """The least of a kernel over the allowed places of each pair (numbers of `places`); 0 where none are allowed."""
    open_ = np.where(hard, NONE, kernel)
    rows = {one: open_[places[one]].min(0) for one in np.unique(left).tolist()}
    least = np.full(len(left), NONE, np.int64)
    order = np.argsort(right, kind="stable")
    for part in np.split(order, np.flatnonzero(np.diff(right[order])) + 1) if len(order) else ():
        columns = np.stack([rows[one] for one in left[part].tolist()])[:, places[int(right[part[0]])]]
        least[part] = columns.min(1)
    return np.where(least == NONE, 0, least)

"""Lower bounds that need no search: each node, pair and soft count at its least cost by itself."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem, Relation

Ints = npt.NDArray[np.int64]


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
    """The least cost of all pairs of a relation by rule, and of all rules together under the name ''."""
    pairs = relation.pairs
    kernels = {"": relation.cost, **relation.by_rule}
    sums = dict.fromkeys(kernels, 0)
    costs = all(kernel.min(initial=0) >= 0 for kernel in kernels.values())
    places: dict[int, tuple[bytes, Ints]] = {}
    known: dict[tuple[bytes, bytes], dict[str, int]] = {}
    for node in np.unique(np.concatenate([pairs.a, pairs.b])):
        at = np.unique(pairs.at[problem.choices[node]])
        places[int(node)] = (at.tobytes(), at)
    for a, b, count in zip(pairs.a.tolist(), pairs.b.tolist(), pairs.count.tolist(), strict=True):
        (left_key, left), (right_key, right) = places[a], places[b]
        if not len(left) or not len(right) or left[0] < 0 or right[0] < 0:
            continue
        key = (left_key, right_key)
        if key not in known:
            known[key] = _least(relation, kernels, left, right, costs=costs)
        for name, least in known[key].items():
            sums[name] += least * count
    return sums


def _least(
    relation: Relation, kernels: Mapping[str, Ints], left: Ints, right: Ints, *, costs: bool
) -> dict[str, int]:
    """The least of each kernel over allowed pairs of these places, without those that are 0; `costs`: none is negative."""
    where = np.ix_(left, right)
    allowed = ~relation.hard[where]
    if not allowed.any() or (costs and not relation.cost[where][allowed].min()):
        return {}  # where all rules together cost nothing, each does
    least = ((name, int(kernel[where][allowed].min())) for name, kernel in kernels.items())
    return {name: cost for name, cost in least if cost}

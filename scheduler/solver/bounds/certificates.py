"""Instant proofs that nothing can be found: each names the exams, the rule and the numbers."""

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem, Relation
from scheduler.solver.bounds.load_certificates import overloads
from scheduler.solver.infeasibility import Infeasibility
from scheduler.terms.terms import Milestone

Ints = npt.NDArray[np.int64]


def certificate(problem: Problem) -> tuple[Infeasibility, ...]:
    """Reasons why the problem has no solution; empty when none is seen at once."""
    alone = _without_options(problem)
    if alone:
        return alone
    reasons = [*overloads(problem)]
    reasons += [reason for milestone in problem.milestones for reason in _too_late(problem, milestone)]
    reasons += _too_many(problem)
    return tuple(reasons + [reason for m in problem.relations for reason in _never_apart(problem, m)])


def _without_options(problem: Problem) -> tuple[Infeasibility, ...]:
    """Nodes that have no allowed option, with the rules that forbid them."""
    reasons = []
    for node, options in enumerate(problem.choices):
        if len(options) == 0:
            rules = tuple(rule for rule, count in problem.forbidden_by.items() if count[node])
            reasons.append(Infeasibility("no-option", rules, (node,)))
    return tuple(reasons)


def _too_late(problem: Problem, milestone: Milestone) -> list[Infeasibility]:
    """Nodes whose last day is before the first day at which what they wait for can be there."""
    ready = _day_by_node(problem, milestone.ready, milestone.ready_day, np.minimum)
    last = _day_by_node(problem, milestone.waiting, milestone.waiting_day, np.maximum)
    if not ready:
        return []
    slowest = max(ready, key=lambda node: ready[node])
    first = ready[slowest] + milestone.lag
    return [
        Infeasibility("days", (milestone.rule,), (node, slowest), last_day=day, first_day=first)
        for node, day in last.items()
        if day < first
    ]


def _day_by_node(problem: Problem, options: Ints, days: Ints, best: np.ufunc) -> dict[int, int]:
    """The best day (epoch days) of each node over those of the options that are allowed."""
    found: dict[int, int] = {}
    allowed = np.concatenate(problem.choices)
    kept = np.isin(options, allowed)
    nodes = problem.options.node_of[options[kept]]
    for node, day in zip(nodes.tolist(), days[kept].tolist(), strict=True):
        found[node] = int(best(found.get(node, day), day))
    return found


def _too_many(problem: Problem) -> list[Infeasibility]:
    """Nodes of which a count allows fewer, though every option of each of them is counted."""
    if not problem.counts:
        return []
    which = np.repeat(np.arange(len(problem.counts)), [len(count.options) for count in problem.counts])
    option = np.concatenate([count.options for count in problem.counts])
    here = problem.allowed[option]
    node = problem.options.node_of[option[here]]
    size = np.array([len(options) for options in problem.choices], np.int64)
    pairs, counted = np.unique(np.stack([which[here], node]), axis=1, return_counts=True)
    forced = pairs[:, counted == size[pairs[1]]]
    number, most = np.unique(forced[0], return_counts=True)
    limit = np.array([problem.counts[k].limit for k in number.tolist()], np.int64)
    found = dict[tuple[int, ...], Infeasibility]()
    for k in number[most > limit].tolist():
        nodes, count = tuple(forced[1, forced[0] == k].tolist()), problem.counts[k]
        reason = Infeasibility("pair", (count.rule,), nodes, amount=len(nodes), limit=count.limit)
        found.setdefault(nodes, reason)
    return list(found.values())


def _never_apart(problem: Problem, relation: Relation) -> list[Infeasibility]:
    """Pairs of nodes whose options all conflict."""
    if not relation.hard_rules:
        return []
    pairs, reasons = relation.pairs, []
    nodes = np.unique(np.concatenate([pairs.a, pairs.b]))
    places = {int(n): np.unique(pairs.at[problem.choices[n]]) for n in nodes}
    known: dict[tuple[bytes, bytes], bool] = {}
    for a, b in zip(pairs.a.tolist(), pairs.b.tolist(), strict=True):
        key = (places[a].tobytes(), places[b].tobytes())
        if key not in known:
            reachable = places[a].min() >= 0 and places[b].min() >= 0
            known[key] = bool(reachable and relation.hard[np.ix_(places[a], places[b])].all())
        if known[key]:
            reasons.append(Infeasibility("pair", relation.hard_rules, (a, b)))
    return reasons

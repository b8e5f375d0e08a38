"""Instant proofs that a resource is not enough, from what exams surely use of it at each instant."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.infeasibility import Infeasibility
from scheduler.solver.load_cells import expand
from scheduler.terms.terms import Load

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Use:
    """What the allowed options of some nodes surely use of a load: option `option[i]` uses `amount[i]` at the instant
    `minute[i]`, where `limit[i]` is there."""

    option: Ints
    minute: Ints
    amount: Ints
    limit: Ints


def over_limit(
    load: Load, nodes: tuple[int, ...], amount: int, limit: int, instant: int | None = None
) -> Infeasibility:
    """The nodes need more of the load's resource than there is, at the instant if it is known (UTC minutes)."""
    return Infeasibility(
        "load",
        (load.rule,),
        nodes,
        resource=load.resource,
        place=load.place,
        amount=-(-amount // load.serves),
        limit=limit // load.serves,
        instant=instant,
    )


def overloads(problem: Problem) -> tuple[Infeasibility, ...]:
    """Exams that need more of a resource than there is, whatever their options: alone, or together at an instant that all
    of their options cover; and exams each option of which one resource or another excludes."""
    reasons = list[Infeasibility]()
    excluded_by = defaultdict[int, set[str]](set)
    for load in problem.loads:
        use = _use(problem, load)
        over = use.amount > use.limit
        for option in np.unique(use.option[over]).tolist():
            excluded_by[option].add(load.rule)
        alone = list(_alone(problem, load, use))
        reasons += alone or _together(problem, load, use)
    told = {node for reason in reasons for node in reason.nodes}
    return tuple(reasons + _without_option_left(problem, excluded_by, told))


def _use(problem: Problem, load: Load) -> _Use:
    """The use of the nodes that may prove something: one of their options exceeds the least limit, or all of them have an
    instant in common."""
    node_of, sure = problem.options.node_of, load.amount if load.sure is None else load.sure
    mine = problem.allowed[load.options] & (sure > 0)
    options, since, until, sure = load.options[mine], load.since[mine], load.until[mine], sure[mine]
    least = min([load.limit, *load.steps[:, 1].tolist()])
    total = np.zeros(problem.options.size, np.int64)
    np.add.at(total, options, sure)
    far = np.iinfo(np.int64).max
    begins, ends = np.full(problem.options.size, far), np.full(problem.options.size, -far)
    np.minimum.at(begins, options, since)
    np.maximum.at(ends, options, until)
    latest, earliest = np.full(problem.options.nodes, -far), np.full(problem.options.nodes, far)
    np.maximum.at(latest, node_of[options], begins[options])
    np.minimum.at(earliest, node_of[options], ends[options])
    telling = latest < earliest
    telling[node_of[np.flatnonzero(total > least)]] = True
    kept = telling[node_of[options]]
    some = replace(
        load, options=options[kept], since=since[kept], until=until[kept], amount=sure[kept], sure=None
    )
    row, cell, limit = expand(some)
    minutes = np.unique(np.concatenate([some.since, some.steps[:, 0]]))
    key, inverse = np.unique(some.options[row] * len(limit) + cell, return_inverse=True)
    amount = np.bincount(inverse, weights=some.amount[row], minlength=len(key)).astype(np.int64)
    at = key % max(len(limit), 1)
    return _Use(key // max(len(limit), 1), minutes[at], amount, limit[at])


def _alone(problem: Problem, load: Load, use: _Use) -> Iterator[Infeasibility]:
    """Nodes that exceed a limit whatever their option; the numbers are those of the option that exceeds it least, the
    instant is told if there is one option."""
    excess = use.amount - use.limit
    rows = np.flatnonzero(excess > 0)
    rows = rows[np.lexsort((-excess[rows], use.option[rows]))]
    worst = rows[np.unique(use.option[rows], return_index=True)[1]]  # of each option
    node = problem.options.node_of[use.option[worst]]
    order = np.lexsort((excess[worst], node))
    nodes, first, count = np.unique(node[order], return_index=True, return_counts=True)
    for one, at, options in zip(nodes.tolist(), worst[order][first].tolist(), count.tolist(), strict=True):
        if options == len(problem.choices[one]):
            instant = int(use.minute[at]) if options == 1 else None
            yield over_limit(load, (one,), int(use.amount[at]), int(use.limit[at]), instant)


def _together(problem: Problem, load: Load, use: _Use) -> list[Infeasibility]:
    """The fewest nodes that exceed a limit at an instant that all of their options cover, where the excess is largest."""
    node = problem.options.node_of[use.option]
    size = np.array([len(options) for options in problem.choices], np.int64)
    pairs, of, counted = np.unique(
        np.stack([use.minute, node]), axis=1, return_inverse=True, return_counts=True
    )
    amount = np.full(len(counted), np.iinfo(np.int64).max)
    np.minimum.at(amount, of.ravel(), use.amount)
    forced = counted == size[pairs[1]]
    minute, nodes, amount = pairs[0][forced], pairs[1][forced], amount[forced]
    limit_at = dict(zip(use.minute.tolist(), use.limit.tolist(), strict=True))
    worst, crowd = 0, list[Infeasibility]()
    for at in np.unique(minute).tolist():
        here = minute == at
        excess = int(amount[here].sum()) - limit_at[at]
        if excess > worst:
            order = np.argsort(-amount[here], kind="stable")
            needed = np.cumsum(amount[here][order])
            last = int(np.argmax(needed > limit_at[at]))
            worst, few = excess, np.sort(nodes[here][order[: last + 1]])
            crowd = [over_limit(load, tuple(few.tolist()), int(needed[last]), limit_at[at], at)]
    return crowd


def _without_option_left(
    problem: Problem, excluded_by: dict[int, set[str]], told: set[int]
) -> list[Infeasibility]:
    """Nodes whose every allowed option is excluded by a resource, each by its own; with the rules that exclude them, and
    those that forbid the other options."""
    reasons = []
    for node in np.unique(problem.options.node_of[list(excluded_by)]).tolist() if excluded_by else []:
        options = problem.choices[node].tolist()
        if node not in told and all(option in excluded_by for option in options):
            rules = [rule for rule, count in problem.forbidden_by.items() if count[node]]
            rules += sorted({rule for option in options for rule in excluded_by[option]} - {*rules})
            reasons.append(Infeasibility("no-option", tuple(rules), (node,)))
    return reasons

"""What overlaps of three exams or more cost a cohort, in the exact model: a bound that pairs alone cannot give.

A pair that shares no exam with another overlapping one costs its price; two that share one cost at least what two moved
exams or a missed one do. So no timetable costs less than the model says, whatever exams are moved or missed.
"""

from collections.abc import Iterable
from itertools import combinations

import numpy as np
from ortools.sat.python import cp_model

from scheduler.compile.fold import CohortOverlaps
from scheduler.solver.cpsat.time_model import TimeModel

Pair = tuple[int, int]


def price_cohorts(model: TimeModel, groups: Iterable[CohortOverlaps]) -> None:
    """Add the costs of all cohorts to the objective of a model of all nodes."""
    costs, people = list[cp_model.IntVar](), list[int]()
    for group in groups:
        overlaps: dict[Pair, list[tuple[int, cp_model.IntVar]]] = {}
        for row, count in zip(group.nodes.tolist(), group.people.tolist(), strict=True):
            pairs = list(combinations([node for node in row if node >= 0], 2))
            for pair in pairs:
                if pair not in overlaps:
                    overlaps[pair] = list(_overlap(model, group, pair))
            cost = _cohort(model, group, {pair: overlaps[pair] for pair in pairs})
            if cost is not None:
                costs.append(cost)
                people.append(int(count))
    model.price(costs, people)


def _overlap(model: TimeModel, group: CohortOverlaps, pair: Pair) -> Iterable[tuple[int, cp_model.IntVar]]:
    """A Boolean for each price: the two exams overlap at that price."""
    left, right = (model.problem.choices[node] for node in pair)
    i, j = group.at[left], group.at[right]
    known = (i[:, None] >= 0) & (j[None, :] >= 0)
    prices = np.where(known, group.price[np.ix_(i, j)], 0)
    for price in np.unique(prices[prices > 0]).tolist():
        paid = model.model.new_bool_var("")
        for k in np.flatnonzero((prices == price).any(1)).tolist():
            others = [model.vars[int(o)] for o in right[prices[k] == price]]
            model.model.add(model.vars[int(left[k])] + sum(others) <= 1 + paid)
        yield int(price), paid


def _cohort(
    model: TimeModel, group: CohortOverlaps, overlaps: dict[Pair, list[tuple[int, cp_model.IntVar]]]
) -> cp_model.IntVar | None:
    """The cost of one candidate of a cohort, from below."""
    overlaps = {pair: paid for pair, paid in overlaps.items() if paid}
    if not overlaps:
        return None
    most = max(price for paid in overlaps.values() for price, _ in paid)
    met = {pair: sum(one for _, one in paid) for pair, paid in overlaps.items()}
    price = {pair: sum(amount * one for amount, one in paid) for pair, paid in overlaps.items()}
    cost = model.model.new_int_var(0, most * len(overlaps), "")
    for pair in overlaps:
        beside = sum(met[other] for other in overlaps if other != pair and {*other} & {*pair})
        model.model.add(cost >= price[pair] - most * beside)
    for one, two in combinations(overlaps, 2):
        if {*one} & {*two}:
            model.model.add(cost >= group.tangled * (met[one] + met[two] - 1))
        else:
            either = {*one, *two}
            beside = sum(met[o] for o in overlaps if o not in (one, two) and {*o} & either)
            model.model.add(cost >= price[one] + price[two] - 2 * most * beside)
    return cost

"""A lower bound where prices of pairs may overstate: for a choice of which they say too much, and so for every choice."""

from dataclasses import dataclass, replace

import numpy as np

from scheduler.compile.fold import Problem, Relation
from scheduler.solver.bounds.instant_bound import Bound, instant_bound


@dataclass(frozen=True)
class BoundOfPairs:
    """An instant bound, and the `ceiling` above which no bound that rests on pair prices counts; None: all do.

    `sure`: the problem with those prices alone that say no more than a solution costs.
    """

    bound: Bound
    ceiling: int | None
    sure: Problem

    def cap(self, bound: int) -> int:
        """The part of such a bound that counts."""
        return bound if self.ceiling is None else min(bound, self.ceiling)

    def raised(self, bound: int) -> "BoundOfPairs":
        """The same after a proof, with what cohorts cost, that no choice of the `sure` problem costs less than `bound`."""
        return self if self.ceiling is None else replace(self, ceiling=max(self.ceiling, bound))


def bound_despite_overstatement(problem: Problem) -> BoundOfPairs:
    """The instant bound of a problem whose pair prices may overstate.

    A choice whose pairs say too much costs at least what its other terms do, its pairs of people without a third exam, and
    the least of an overstatement; a choice whose pairs do not costs what they say.
    """
    bound, stated = instant_bound(problem), problem.overstated
    if stated is None:
        return BoundOfPairs(bound, None, problem)
    parts = [part for relation in problem.relations for part in _parts(relation, stated.rules)]
    sure = replace(problem, relations=tuple(parts), cohorts=stated.cohorts)
    least = instant_bound(sure)
    by_rule = {**bound.by_rule, **{rule: least.by_rule.get(rule, 0) for rule in stated.rules}}
    ceiling = least.total + stated.least
    return BoundOfPairs(Bound(min(bound.total, ceiling), by_rule), ceiling, sure)


def _parts(relation: Relation, rules: tuple[str, ...]) -> list[Relation]:
    """The relation without these rules, and these rules alone for the people whose pairs are priced for certain."""
    mine = {rule: kernel for rule, kernel in relation.by_rule.items() if rule in rules}
    if not mine:
        return [relation]
    cost = np.sum(list(mine.values()), axis=0)
    others = {rule: kernel for rule, kernel in relation.by_rule.items() if rule not in rules}
    pairs = replace(relation.pairs, count=relation.pairs.alone)
    return [
        replace(relation, cost=relation.cost - cost, by_rule=others),
        replace(relation, pairs=pairs, cost=cost, by_rule=mine),
    ]

"""A fairer timetable that costs hardly more than the best one."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from models.fairness import FairSearch, Spread, spread_of
from models.instance import Instance
from scheduler.app.catalogue import Catalogue, catalogue_of
from scheduler.app.raised_prices import RAISED, RaisedPrices
from scheduler.app.result import Result
from scheduler.app.second_search import search_again, semester_of
from scheduler.audit.own_costs import cost_by_candidate, own_costs
from scheduler.solver.events import Progress

ROUNDS = 4
"""Searches, one after the other, at most."""
FRUITLESS = 2
"""Searches in a row that find nothing fairer, after which the next one would not either."""
TIMES = 4
"""How many times more the worst-off pay in the first search."""


def fairer(
    first: Result,
    within: float = 0.02,
    *,
    seconds: float | None = None,
    work: int | None = None,
    workers: int = 2,
    rules: Catalogue | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Result:
    """The fairest timetable found whose cost is at most `within` (a part of it) above that of a result; `fair` of what is returned
    says how fair it was and is.

    First the highest own cost of a candidate counts, then the Gini index of the own costs of all (`models.fairness.Spread`).
    The search has no such objective: it solves again, up to four times (two in a row for nothing are the last), from the best timetable so far, with the prices of
    the rules about times and of overlaps raised for those who bear most (half of the highest own cost or more; where that makes nothing
    fairer, a tenth of the candidates). What is dearer than it may be, not fairer, or breaks a rule, is dropped. So the
    result is never less fair than the first one, and nothing is proven of it.

    Each search has the seconds or work given. Raises ValueError for a result of a public instance or without a complete
    timetable, and for a negative `within`.
    """
    if within < 0:
        raise ValueError(f"within is 0 or more, not {within}")
    semester, cost = semester_of(first), first.cost or 0
    most = int(cost * (1 + within))
    usual = catalogue_of(semester) if rules is None else rules
    raised = tuple(rule for rule in usual if str(rule.info.id) in RAISED)
    best, seconds_used = first, first.seconds
    before = spread = spread_of(_by_candidate(first, rules))
    times, by_cost, fruitless = TIMES, True, 0
    for seed in range(first.seed + 1, first.seed + 1 + ROUNDS):
        worst = _worst_off(_by_candidate(best, rules), times, by_cost=by_cost)
        if not worst:
            break
        made, judged = search_again(
            first,
            RaisedPrices(raised, worst),
            seed=seed,
            seconds=seconds,
            work=work,
            workers=workers,
            rules=rules,
            on_progress=on_progress,
            start_from=best.timetable,
        )
        seconds_used += made.seconds
        found = spread if judged is None else spread_of(_by_candidate(judged, rules))
        dear = judged is not None and (judged.cost or 0) > most
        if judged is not None and found < spread and not dear:
            best, spread, fruitless = judged, found, 0
        else:
            fruitless += 1
            times, by_cost = (max(times // 2, 1), by_cost) if dear else (times, not by_cost)
        if made.interrupted:
            best = replace(best, interrupted=True)
            break
        if fruitless == FRUITLESS:
            break
    search = FairSearch(within, (cost, best.cost or 0), before, spread)
    return replace(best, seed=first.seed, seconds=seconds_used, fair=search)


def spread_of_costs(result: Result, *, rules: Catalogue | None = None) -> Spread:
    """How evenly the soft costs that candidates feel are spread in a result.

    Raises ValueError for a result of a public instance or without a complete timetable.
    """
    return spread_of(_by_candidate(result, rules))


def _by_candidate(result: Result, rules: Catalogue | None) -> "pd.Series[float]":
    semester = semester_of(result)
    if result.timetable is None or result.verdict is None or not isinstance(semester, Instance):
        raise AssertionError("a complete result has a timetable and a verdict")
    costs = own_costs(semester, result.timetable, result.verdict.facts, rules)
    return cost_by_candidate(semester, costs)


def _worst_off(costs: "pd.Series[float]", times: int, *, by_cost: bool) -> dict[str, int]:
    """How many times more each of the candidates pays who bear most: half of the highest own cost or more; twice as many
    times from three quarters on. Otherwise a tenth of all, and those who bear as much as one of them."""
    bear = costs[costs > 0]
    if bear.empty:
        return {}
    if by_cost:
        worst = bear[bear * 2 >= bear.max()]
        return {str(name): times * (2 if cost * 4 >= bear.max() * 3 else 1) for name, cost in worst.items()}
    worst = bear[bear >= bear.nlargest(max(len(costs) // 10, 1)).iloc[-1]]
    return dict.fromkeys(map(str, worst.index), times)

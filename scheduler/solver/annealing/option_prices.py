"""Soft counts and guides over options of units: which of them an option is in, what each would cost alone."""

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.conflict_graph import bits_of
from scheduler.solver.annealing.limits import Spread
from scheduler.solver.annealing.units import Units

Longs = npt.NDArray[np.int64]


def priced_of(problem: Problem, units: Units) -> tuple[dict[str, Longs], Longs]:
    """The arrays of `Layout` about soft counts (guides are no different), and what every option costs where nothing is chosen yet.

    Rows come twice: (option, count, amount), and by count (unit, run of its options, amount). A unit of several
    nodes may count for more than one.
    """
    soft, guides, spread = problem.soft_counts, problem.guides, Spread(units)
    limit = np.concatenate([soft.limit, guides.limit])
    weight = np.concatenate([soft.weight, guides.weight])
    row, option = spread.rows(np.concatenate([soft.option, guides.option]))
    told = np.concatenate([soft.count, len(soft) + guides.count])[row]
    told_amount = np.concatenate([np.ones(len(soft.option), np.int64), guides.amount])[row]
    # Options that are closed go along: runs are longer with them, and nobody asks what they would cost.
    key, amount = _summed(told * spread.size + option, told_amount)
    count, option = key // max(spread.size, 1), key % max(spread.size, 1)
    most = np.zeros(len(limit), np.int64)
    np.maximum.at(most, count, amount)
    begin = np.zeros(spread.size, np.int64)
    np.add.at(begin, option, weight[count] * np.maximum(amount - limit[count], 0))
    order = np.argsort(option, kind="stable")
    unit = np.searchsorted(units.first, option, side="right") - 1
    apart = [
        np.diff(row, prepend=-2) != step for row, step in ((option, 1), (count, 0), (unit, 0), (amount, 0))
    ]
    run = np.flatnonzero(np.logical_or.reduce(apart))
    until = np.append(option, 0)[np.append(run[1:], len(option)) - 1] + 1 if len(run) else run
    arrays = {
        "wfirst": spread.first(option[order]),
        "wcount": count[order],
        "wamount": amount[order],
        "gfirst": np.searchsorted(count[run], np.arange(len(limit) + 1)),
        "gruns": np.stack([unit[run], option[run], until, amount[run]], 1).ravel(),
        "gterms": np.stack([limit, weight, most], 1).ravel(),
        "mates": _mates(count[run], unit[run], len(units.members)),
    }
    return arrays, begin


def _summed(key: Longs, amount: Longs) -> tuple[Longs, Longs]:
    """Each key once, in order, with the sum of its amounts; quick where keys are nearly in order."""
    order = np.argsort(key, kind="stable")
    key, amount = key[order], amount[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    return key[first], np.add.reduceat(amount, first) if len(first) else amount


def _mates(count: Longs, unit: Longs, units: int) -> Longs:
    """A bit a pair of units, set where a count speaks of both; rows in the order of their counts, then units."""
    fresh = (np.diff(count, prepend=-1) != 0) | (np.diff(unit, prepend=-1) != 0)
    count, unit, both = count[fresh], unit[fresh], np.zeros((units, units), bool)
    for step in range(1, units):
        same = count[step:] == count[:-step]
        if not same.any():
            break
        both[unit[:-step][same], unit[step:][same]] = True
    return bits_of(np.argwhere(both | both.T), units)

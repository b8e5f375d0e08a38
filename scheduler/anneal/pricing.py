"""Soft counts over options of units: which of them an option is in, and what each would cost alone."""

import numpy as np
import numpy.typing as npt

from scheduler.anneal.graphing import bits_of
from scheduler.anneal.limiting import Spread
from scheduler.anneal.merging import Units
from scheduler.compile.problem import Problem

Longs = npt.NDArray[np.int64]


def priced_of(problem: Problem, units: Units) -> tuple[dict[str, Longs], Longs]:
    """The arrays of `Layout` about soft counts, and what every option costs where nothing is chosen yet.

    Rows come twice: (option, count, amount), and by count (unit, run of its options, amount). A unit of several
    nodes may count for more than one.
    """
    soft, spread = problem.soft_counts, Spread(units)
    row, option = spread.rows(soft.option)
    # Options that are closed go along: runs are longer with them, and nobody asks what they would cost.
    key, amount = np.unique(soft.count[row] * spread.size + option, return_counts=True)
    count, option = key // max(spread.size, 1), key % max(spread.size, 1)
    most = np.zeros(len(soft), np.int64)
    np.maximum.at(most, count, amount)
    begin = np.zeros(spread.size, np.int64)
    np.add.at(begin, option, soft.weight[count] * np.maximum(amount - soft.limit[count], 0))
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
        "wamount": amount[order].astype(np.int64),
        "gfirst": np.searchsorted(count[run], np.arange(len(soft) + 1)),
        "gruns": np.stack([unit[run], option[run], until, amount[run]], 1).astype(np.int64).ravel(),
        "gterms": np.stack([soft.limit, soft.weight, most], 1).ravel(),
        "mates": _mates(count[run], unit[run], len(units.members)),
    }
    return arrays, begin


def _mates(count: Longs, unit: Longs, units: int) -> Longs:
    """A bit a pair of units, set where a count speaks of both; rows in the order of their counts, then units."""
    pairs = np.unique(np.stack([count, unit], 1), axis=0)
    found = [np.empty((0, 2), np.int64)]
    for step in range(1, units):
        same = pairs[step:, 0] == pairs[:-step, 0]
        if not same.any():
            break
        found.append(np.unique(np.stack([pairs[:-step, 1], pairs[step:, 1]], 1)[same], axis=0))
    both = np.concatenate(found)
    return bits_of(np.concatenate([both, both[:, ::-1]]), units)

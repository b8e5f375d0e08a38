"""Soft counts over options of units: which of them an option is in, and what each would cost alone."""

import numpy as np
import numpy.typing as npt

from scheduler.anneal.limiting import Spread
from scheduler.anneal.merging import Units
from scheduler.compile.problem import Problem

Longs = npt.NDArray[np.int64]


def priced_of(problem: Problem, units: Units) -> tuple[dict[str, Longs], Longs]:
    """The arrays of `Layout` about soft counts, and what every option costs where nothing is chosen yet.

    Rows (option, count, amount) come twice: by option, and by count with the options of a unit together.
    A unit of several nodes may count for more than one.
    """
    soft, spread = problem.soft_counts, Spread(units)
    row, option = spread.rows(soft.option)
    keep = units.open[option] if len(option) else np.empty(0, bool)
    key, amount = np.unique(soft.count[row][keep] * spread.size + option[keep], return_counts=True)
    count, option = key // max(spread.size, 1), key % max(spread.size, 1)
    most = np.zeros(len(soft), np.int64)
    np.maximum.at(most, count, amount)
    begin = np.zeros(spread.size, np.int64)
    np.add.at(begin, option, soft.weight[count] * np.maximum(amount - soft.limit[count], 0))
    order = np.argsort(option, kind="stable")
    arrays = {
        "wfirst": spread.first(option[order]),
        "wcount": count[order],
        "wamount": amount[order].astype(np.int64),
        "gfirst": np.searchsorted(count, np.arange(len(soft) + 1)),
        "gopt": option,
        "gunit": np.searchsorted(units.first, option, side="right") - 1,
        "gamount": amount.astype(np.int64),
        "glimit": soft.limit,
        "gweight": soft.weight,
        "gmost": most,
    }
    return arrays, begin

"""Loads and counts as cells, milestones as days, learned prices: what sets of options share."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.units import Units
from scheduler.terms.terms import Count, Load

Longs = npt.NDArray[np.int64]


class Spread:
    """Rows about options of nodes, handed on to the options of units that contain them."""

    def __init__(self, units: Units) -> None:
        parts = [
            np.stack([units.first[u] + np.flatnonzero(options >= 0), options[options >= 0]])
            for u, options in zip(units.unit, units.options, strict=True)
        ]
        both = np.concatenate(parts, 1)
        self.unit_option, node_option = both[:, np.argsort(both[1], kind="stable")]
        self.size = int(units.first[-1])
        most = int(node_option[-1]) + 1 if len(node_option) else 0
        self._first = np.searchsorted(node_option, np.arange(most + 1))

    def rows(self, options: Longs) -> tuple[Longs, Longs]:
        """For rows about options of nodes: which row each result comes from, and its unit option."""
        known = options < len(self._first) - 1
        at = np.where(known, options, 0)
        begin, end = self._first[at], np.where(known, self._first[at + 1], self._first[at])
        count = end - begin
        row = np.repeat(np.arange(len(options)), count)
        step = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
        return row, self.unit_option[begin[row] + step]

    def first(self, sorted_options: Longs) -> Longs:
        """Where each unit option's rows begin."""
        return np.searchsorted(sorted_options, np.arange(self.size + 1))


def limits_of(
    problem: Problem, units: Units, loads: Iterable[Load], cuts: Sequence[Count], prices: Longs
) -> tuple[dict[str, Longs], int]:
    """All limits over unit options, and the days of milestones; `prices` rows (option, option, price)."""
    spread = Spread(units)
    option, cell, amount, limit = _cells(problem, units, spread, loads, [*problem.counts, *cuts])
    rows, lags, days = _days(problem, spread)
    priced = np.concatenate([prices, prices[:, [1, 0, 2]]]) if len(prices) else np.empty((0, 3), np.int64)
    row, mine = spread.rows(priced[:, 0])
    again, theirs = spread.rows(priced[row, 1])
    mine, price = mine[again], priced[row[again], 2]
    order = np.argsort(mine, kind="stable")
    return {
        "cfirst": spread.first(option),
        "ccell": cell,
        "camount": amount,
        "limit": limit,
        "dfirst": spread.first(rows[:, 0]),
        "dchain": rows[:, 1],
        "dday": rows[:, 2],
        "dwaits": rows[:, 3],
        "dlag": lags,
        "qfirst": spread.first(mine[order]),
        "qopt": theirs[order],
        "qprice": price[order],
    }, days


def _cells(
    problem: Problem, units: Units, spread: Spread, loads: Iterable[Load], counts: Sequence[Count]
) -> tuple[Longs, Longs, Longs, Longs]:
    """Rows (unit option, cell, amount) by option, and the limits; cells that cannot fill up are left out."""
    parts: list[tuple[Longs, Longs, Longs]] = []
    limits: list[Longs] = []
    offset = 0
    for load in loads:
        at, limit = _instants(load)
        low, high = np.searchsorted(at, load.since), np.searchsorted(at, load.until)
        row = np.repeat(np.arange(len(low)), high - low)
        step = np.arange(len(row)) - np.repeat(np.cumsum(high - low) - (high - low), high - low)
        parts.append((load.options[row], offset + low[row] + step, load.amount[row]))
        limits.append(limit)
        offset += len(at)
    for count in counts:
        options = np.unique(count.options)
        one = np.ones(len(options), np.int64)
        parts.append((options, one * offset, one))
        limits.append(np.array([count.limit], np.int64))
        offset += 1
    if not parts:
        nothing = np.empty(0, np.int64)
        return nothing, nothing, nothing, nothing
    option, cell, amount = (np.concatenate(column) for column in zip(*parts, strict=True))
    row, option = spread.rows(option)
    keep = units.open[option]
    row, option = row[keep], option[keep]
    cells = len(limit_all := np.concatenate(limits))
    key, inverse = np.unique(option * cells + cell[row], return_inverse=True)
    amount = np.bincount(inverse, weights=amount[row], minlength=len(key)).astype(np.int64)
    option, cell = key // cells, key % cells
    unit = np.searchsorted(units.first, option, side="right") - 1
    pair, where = np.unique(cell * len(units.members) + unit, return_inverse=True)
    most = np.zeros(len(pair), np.int64)
    np.maximum.at(most, where, amount)
    binding = np.bincount(pair // len(units.members), weights=most, minlength=cells) > limit_all
    keep = binding[cell]
    number = np.cumsum(binding) - 1
    return option[keep], number[cell[keep]], amount[keep], limit_all[binding]


def _instants(load: Load) -> tuple[Longs, Longs]:
    """Where the load can rise or its limit change, and the limit from there on."""
    at = np.unique(np.concatenate([load.since, load.steps[:, 0]]))
    if not len(load.steps):
        return at, np.full(len(at), load.limit, np.int64)
    step = np.searchsorted(load.steps[:, 0], at, side="right") - 1
    return at, np.where(step >= 0, load.steps[step, 1], load.limit)


def _days(problem: Problem, spread: Spread) -> tuple[Longs, Longs, int]:
    """Rows (unit option, milestone, day, waits) by option, the lags, and the number of days."""
    parts = [np.empty((0, 4), np.int64)]
    for number, m in enumerate(problem.milestones):
        for waits, options, day in ((0, m.ready, m.ready_day), (1, m.waiting, m.waiting_day)):
            row, option = spread.rows(options)
            ones = np.ones(len(row), np.int64)
            parts.append(np.stack([option, ones * number, day[row], ones * waits], 1))
    rows = np.concatenate(parts)
    if len(rows):
        rows[:, 2] -= rows[:, 2].min()
    rows = rows[np.argsort(rows[:, 0], kind="stable")]
    days = int(rows[:, 2].max()) + 1 if len(rows) else 0
    return rows, np.array([m.lag for m in problem.milestones], np.int64), days

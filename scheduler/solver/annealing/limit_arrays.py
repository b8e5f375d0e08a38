"""The arrays of `Layout` about load cells, milestones and penalties: what sets of options share.

Hard counts become load cells of their own: each of their options uses 1.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.bundles import Bundles
from scheduler.solver.load_cells import binding_rows, expand
from scheduler.terms.ranges import ranges
from scheduler.terms.terms import Count, Load

Ints = npt.NDArray[np.int64]
Integers = npt.NDArray[np.signedinteger[Any]]


class BundleOptions:
    """From options of nodes to the options of bundles that contain them; `bundle` by option of bundles."""

    def __init__(self, bundles: Bundles) -> None:
        parts = [
            np.stack([bundles.first[u] + np.flatnonzero(options >= 0), options[options >= 0]])
            for u, options in zip(bundles.bundle_of, bundles.node_options, strict=True)
        ]
        pairs = np.concatenate(parts, 1)
        self._bundle_option, node_option = pairs[:, np.argsort(pairs[1], kind="stable")]
        self.size = int(bundles.first[-1])
        most = int(node_option[-1]) + 1 if len(node_option) else 0
        self._first = np.searchsorted(node_option, np.arange(most + 1))
        self._once = bool((np.diff(self._first) == 1).all())
        self.bundle = np.repeat(np.arange(len(bundles.nodes)), np.diff(bundles.first))

    def rows(self, options: Integers) -> tuple[Ints, Ints]:
        """For rows about `options` of nodes: the row that each result comes from, and its option of a bundle."""
        only = self.one_each(options)
        if only is not None:
            return np.arange(len(options)), only
        known = options < len(self._first) - 1
        at = np.where(known, options, 0)
        row, number = ranges(self._first[at], np.where(known, self._first[at + 1], self._first[at]))
        return row, self._bundle_option[number]

    def one_each(self, options: Integers) -> Ints | None:
        """The option of a bundle that contains each of these options of nodes; None where some have none or several."""
        known = self._once and int(options.max(initial=0)) < len(self._first) - 1
        return self._bundle_option[options] if known else None

    def first(self, sorted_options: Ints) -> Ints:
        """Where the rows of each option of bundles begin."""
        return np.searchsorted(sorted_options, np.arange(self.size + 1))


def limit_arrays(
    problem: Problem, bundles: Bundles, loads: Iterable[Load], cuts: Sequence[Count], penalties: Ints
) -> tuple[dict[str, Ints], int]:
    """Arrays by their names in `Layout`, and the number of days of milestones.

    `penalties`: rows (option, option, cost) about nodes, each pair once.
    """
    bundle_options = BundleOptions(bundles)
    option, cell, amount, limit = _cells(problem, bundles, bundle_options, loads, [*problem.counts, *cuts])
    rows, lags, days = _days(problem, bundle_options)
    rows_of = np.concatenate([penalties, penalties[:, [1, 0, 2]]]).reshape(-1, 3)
    row, mine = bundle_options.rows(rows_of[:, 0])
    again, theirs = bundle_options.rows(rows_of[row, 1])
    mine, cost = mine[again], rows_of[row[again], 2]
    order = np.argsort(mine, kind="stable")
    return {
        "use_first": bundle_options.first(option),
        "use_cell": cell,
        "use_amount": amount,
        "cell_limit": limit,
        "day_first": bundle_options.first(rows[:, 0]),
        "day_milestone": rows[:, 1],
        "day_index": rows[:, 2],
        "day_waits": rows[:, 3],
        "milestone_lag": lags,
        "penalty_first": bundle_options.first(mine[order]),
        "penalty_option": theirs[order],
        "penalty_cost": cost[order],
    }, days


def _cells(
    problem: Problem,
    bundles: Bundles,
    bundle_options: BundleOptions,
    loads: Iterable[Load],
    counts: Sequence[Count],
) -> tuple[Ints, Ints, Ints, Ints]:
    """Columns option of bundles, cell, amount, by option; and the limits. Cells that cannot fill up are left out."""
    parts: list[tuple[Ints, Ints, Ints]] = []
    limits: list[Ints] = []
    offset = 0
    for load in loads:
        row, cell, limit = expand(load)
        parts.append((load.options[row], offset + cell, load.amount[row]))
        limits.append(limit)
        offset += len(limit)
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
    row, option = bundle_options.rows(option)
    keep = bundles.allowed[option]
    row, option = row[keep], option[keep]
    bundle_of = np.repeat(np.arange(len(bundles.nodes)), np.diff(bundles.first))
    return binding_rows(option, cell[row], amount[row], np.concatenate(limits), bundle_of)


def _days(problem: Problem, bundle_options: BundleOptions) -> tuple[Ints, Ints, int]:
    """Rows (option of bundles, milestone, day, waits) by option; the lags; the number of days."""
    parts = [np.empty((0, 4), np.int64)]
    for number, m in enumerate(problem.milestones):
        for waits, options, day in ((0, m.ready, m.ready_day), (1, m.waiting, m.waiting_day)):
            row, option = bundle_options.rows(options)
            ones = np.ones(len(row), np.int64)
            parts.append(np.stack([option, ones * number, day[row], ones * waits], 1))
    rows = np.concatenate(parts)
    if len(rows):
        rows[:, 2] -= rows[:, 2].min()
    rows = rows[np.argsort(rows[:, 0], kind="stable")]
    days = int(rows[:, 2].max()) + 1 if len(rows) else 0
    return rows, np.array([m.lag for m in problem.milestones], np.int64), days

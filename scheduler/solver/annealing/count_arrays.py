"""The arrays of `Layout` about soft counts, and about guides, which are counted alike."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.bundles import Bundles
from scheduler.solver.annealing.limit_arrays import BundleOptions
from scheduler.solver.annealing.link_arrays import masks_of
from scheduler.solver.counting_sort import begins
from scheduler.solver.jit import jit

Ints = npt.NDArray[np.int64]
Ints32 = npt.NDArray[np.int32]


@dataclass(frozen=True)
class _Rows:
    """What an option of a bundle counts for in a count: by count and then by option, each pair of them once.

    There are millions of rows, so they have the width that the layout has, and kernels go through them once.
    """

    option: Ints32
    count: Ints32
    amount: Ints32


def count_arrays(problem: Problem, bundles: Bundles) -> tuple[dict[str, Ints | Ints32], Ints]:
    """Arrays by their names in `Layout`; and by option what it costs in counts while nothing else is chosen.

    The rows come twice: by option (option, count, amount), and by count as runs of options of one bundle with one
    amount. A bundle of several nodes may count for more than one.
    """
    soft, guides, bundle_options = problem.soft_counts, problem.guides, BundleOptions(bundles)
    limit = np.concatenate([soft.limit, guides.limit])
    weight = np.concatenate([soft.weight, guides.weight])
    # Forbidden options are left in: runs are longer with them, and their cost is never read.
    rows = _rows(problem, bundle_options)
    alone, most = np.zeros(bundle_options.size, np.int64), np.zeros(len(limit), np.int64)
    add_alone(rows.option, rows.count, rows.amount, limit, weight, alone, most)
    first = begins(rows.option, bundle_options.size)
    counted_in, counted_amount = _dealt(rows.option, rows.count, rows.amount, first)
    bundle = bundle_options.bundle.astype(np.int32)
    run = np.empty(len(rows.option), np.int64)
    run = run[: find_runs(rows.option, rows.count, rows.amount, bundle, run)]
    until = rows.option[np.append(run[1:], len(rows.option)) - 1] + 1 if len(run) else rows.option
    option, count = rows.option[run], rows.count[run]
    runs = np.empty((len(run), 4), np.int32)
    for column, values in enumerate((bundle[option], option, until, rows.amount[run])):
        runs[:, column] = values
    both = np.zeros((len(bundles.nodes), len(bundles.nodes)), np.bool_)
    mark_pairs(count, runs, both)
    return {
        "counted_first": first,
        "counted_in": counted_in,
        "counted_amount": counted_amount,
        "run_first": np.searchsorted(count, np.arange(len(limit) + 1)),
        "runs": runs.ravel(),
        "count_terms": np.stack([limit, weight, most], 1).ravel(),
        "count_mask": masks_of(np.argwhere(both | both.T), len(bundles.nodes)),
    }, alone


def _rows(problem: Problem, bundle_options: BundleOptions) -> _Rows:
    """The rows of all soft counts and guides. Raises OverflowError where an amount needs more than 32 bits."""
    soft, guides = problem.soft_counts, problem.guides
    if max(soft.amount.max(initial=0), guides.amount.max(initial=0)) > np.iinfo(np.int32).max:
        raise OverflowError("an amount of a count does not fit 32 bits")
    parts = (soft.option, guides.option), (soft.count, guides.count + len(soft)), (soft.amount, guides.amount)
    option, count, amount = (np.concatenate(part, dtype=np.int32, casting="same_kind") for part in parts)
    only = bundle_options.one_each(option)
    if only is None:
        row, only = bundle_options.rows(option)
        count, amount = count[row], amount[row]
    option = only.astype(np.int32)
    if is_sorted(count, option):
        return _Rows(option, count, amount)
    first = begins(option, bundle_options.size)
    count, amount = _dealt(option, count, amount, first)
    option, first = _numbers(first), begins(count, len(soft) + len(guides.limit))
    option, amount = _dealt(count, option, amount, first)
    count = _numbers(first)
    if is_sorted(count, option):
        return _Rows(option, count, amount)
    fresh = np.flatnonzero((np.diff(option, prepend=-1) != 0) | (np.diff(count, prepend=-1) != 0))
    return _Rows(option[fresh], count[fresh], np.add.reduceat(amount, fresh, dtype=np.int32))


def _numbers(first: Ints) -> Ints32:
    """The keys of rows that are in their order."""
    return np.repeat(np.arange(len(first) - 1, dtype=np.int32), np.diff(first))


def _dealt(key: Ints32, other: Ints32, amount: Ints32, first: Ints) -> tuple[Ints32, Ints32]:
    """Two columns in the order of a key (counting sort: millions of rows are too many for a comparison sort)."""
    in_order = np.empty_like(other), np.empty_like(amount)
    deal(key, other, amount, first[:-1].copy(), *in_order)
    return in_order


@jit
def is_sorted(count: Ints32, option: Ints32) -> bool:
    """Whether rows are in the order of counts and then of options, each pair of them once."""
    for row in range(1, len(count)):
        if count[row] < count[row - 1] or (count[row] == count[row - 1] and option[row] <= option[row - 1]):
            return False
    return True


@jit
def add_alone(
    option: Ints32, count: Ints32, amount: Ints32, limit: Ints, weight: Ints, alone: Ints, most: Ints
) -> None:
    """Add to each option what it costs in counts by itself; the largest amount of each count."""
    for row in range(len(option)):
        mine = count[row]
        alone[option[row]] += weight[mine] * max(amount[row] - limit[mine], 0)
        most[mine] = max(most[mine], amount[row])


@jit
def deal(key: Ints32, other: Ints32, amount: Ints32, place: Ints, others: Ints32, amounts: Ints32) -> None:
    """Put each row where its key goes next; `place` by key."""
    for row in range(len(key)):
        at = place[key[row]]
        others[at] = other[row]
        amounts[at] = amount[row]
        place[key[row]] += 1


@jit
def find_runs(option: Ints32, count: Ints32, amount: Ints32, bundle: Ints32, run: Ints) -> int:
    """Where runs begin of consecutive options of one bundle with one amount in one count; how many there are."""
    runs = 0
    for row in range(len(option)):
        goes_on = (
            row > 0
            and option[row] == option[row - 1] + 1
            and count[row] == count[row - 1]
            and amount[row] == amount[row - 1]
            and bundle[option[row]] == bundle[option[row - 1]]
        )
        if not goes_on:
            run[runs] = row
            runs += 1
    return runs


@jit
def mark_pairs(count: Ints32, runs: Ints32, both: npt.NDArray[np.bool_]) -> None:
    """Mark the bundles that share a count; the runs (bundle first) of a count are adjacent, and so are those of a bundle."""
    begin = 0
    for run in range(len(count)):
        if count[run] != count[begin]:
            begin = run
        bundle = runs[run, 0]
        if run > begin and runs[run - 1, 0] == bundle:
            continue
        for earlier in range(begin, run):
            both[runs[earlier, 0], bundle] = True

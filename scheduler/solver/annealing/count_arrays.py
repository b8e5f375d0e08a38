"""The arrays of `Layout` about soft counts, and about guides, which are counted alike."""

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.bundles import Bundles
from scheduler.solver.annealing.limit_arrays import BundleOptions
from scheduler.solver.annealing.link_arrays import masks_of

Ints = npt.NDArray[np.int64]


def count_arrays(problem: Problem, bundles: Bundles) -> tuple[dict[str, Ints], Ints]:
    """Arrays by their names in `Layout`; and by option what it costs in counts while nothing else is chosen.

    The rows come twice: by option (option, count, amount), and by count as runs of options of one bundle with one
    amount. A bundle of several nodes may count for more than one.
    """
    soft, guides, bundle_options = problem.soft_counts, problem.guides, BundleOptions(bundles)
    limit = np.concatenate([soft.limit, guides.limit])
    weight = np.concatenate([soft.weight, guides.weight])
    row, option = bundle_options.rows(np.concatenate([soft.option, guides.option]))
    row_count = np.concatenate([soft.count, len(soft) + guides.count])[row]
    row_amount = np.concatenate([soft.amount, guides.amount])[row]
    # Forbidden options are left in: runs are longer with them, and their cost is never read.
    key, amount = _summed(row_count * bundle_options.size + option, row_amount)
    count, option = key // max(bundle_options.size, 1), key % max(bundle_options.size, 1)
    most = np.zeros(len(limit), np.int64)
    np.maximum.at(most, count, amount)
    alone = np.zeros(bundle_options.size, np.int64)
    np.add.at(alone, option, weight[count] * np.maximum(amount - limit[count], 0))
    order = np.argsort(option, kind="stable")
    bundle = np.searchsorted(bundles.first, option, side="right") - 1
    breaks = [
        np.diff(row, prepend=-2) != step for row, step in ((option, 1), (count, 0), (bundle, 0), (amount, 0))
    ]
    run = np.flatnonzero(np.logical_or.reduce(breaks))
    until = np.append(option, 0)[np.append(run[1:], len(option)) - 1] + 1 if len(run) else run
    arrays = {
        "counted_first": bundle_options.first(option[order]),
        "counted_in": count[order],
        "counted_amount": amount[order],
        "run_first": np.searchsorted(count[run], np.arange(len(limit) + 1)),
        "runs": np.stack([bundle[run], option[run], until, amount[run]], 1).ravel(),
        "count_terms": np.stack([limit, weight, most], 1).ravel(),
        "count_mask": _pair_masks(count[run], bundle[run], len(bundles.nodes)),
    }
    return arrays, alone


def _summed(key: Ints, amount: Ints) -> tuple[Ints, Ints]:
    """Each key once, in order, with the sum of its amounts."""
    order = np.argsort(key, kind="stable")
    key, amount = key[order], amount[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    return key[first], np.add.reduceat(amount, first) if len(first) else amount


def _pair_masks(count: Ints, bundle: Ints, bundles: int) -> Ints:
    """Masks of the bundles that share a count; rows (count, bundle) in the order of both."""
    fresh = (np.diff(count, prepend=-1) != 0) | (np.diff(bundle, prepend=-1) != 0)
    count, bundle, both = count[fresh], bundle[fresh], np.zeros((bundles, bundles), bool)
    for step in range(1, bundles):
        same = count[step:] == count[:-step]
        if not same.any():
            break
        both[bundle[:-step][same], bundle[step:][same]] = True
    return masks_of(np.argwhere(both | both.T), bundles)

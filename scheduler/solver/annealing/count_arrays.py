"""The arrays of `Layout` about soft counts, and about guides, which are counted alike."""

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.bundles import Bundles
from scheduler.solver.annealing.limit_arrays import BundleOptions
from scheduler.solver.annealing.link_arrays import masks_of
from scheduler.solver.jit import jit

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
    count = np.concatenate([soft.count, len(soft) + guides.count])[row]
    amount = np.concatenate([soft.amount, guides.amount])[row]
    # Forbidden options are left in: runs are longer with them, and their cost is never read.
    option, count, amount = _summed(option, count, amount, bundle_options.size)
    most = np.zeros(len(limit), np.int64)
    np.maximum.at(most, count, amount)
    beyond = weight[count] * np.maximum(amount - limit[count], 0)
    alone = np.bincount(option, weights=beyond, minlength=bundle_options.size).astype(np.int64)
    counted = {
        "counted_first": bundle_options.first(option),
        "counted_in": count,
        "counted_amount": amount,
    }
    order = ordered(count, len(limit))
    count, option, amount = count[order], option[order], amount[order]
    bundle = bundle_options.bundle[option]
    goes_on = (option[1:] == option[:-1] + 1) & (count[1:] == count[:-1])
    goes_on &= (bundle[1:] == bundle[:-1]) & (amount[1:] == amount[:-1])
    run = np.flatnonzero(~np.append(False, goes_on)) if len(option) else option
    until = option[np.append(run[1:], len(option)) - 1] + 1 if len(run) else run
    arrays = counted | {
        "run_first": np.searchsorted(count[run], np.arange(len(limit) + 1)),
        "runs": np.stack([bundle[run], option[run], until, amount[run]], 1).ravel(),
        "count_terms": np.stack([limit, weight, most], 1).ravel(),
        "count_mask": _pair_masks(count[run], bundle[run], len(bundles.nodes)),
    }
    return arrays, alone


def ordered(keys: Ints, size: int) -> Ints:
    """The order of keys 0 .. size - 1, equal ones as they stand (counting sort): millions of rows are too many for a
    comparison sort."""
    if (keys[1:] >= keys[:-1]).all():
        return np.arange(len(keys))
    place, order = np.zeros(size, np.int64), np.empty(len(keys), np.int64)
    place[1:] = np.cumsum(np.bincount(keys, minlength=size))[:-1]
    deal(keys, place, order)
    return order


@jit
def deal(keys: Ints, place: Ints, order: Ints) -> None:
    """Put each row where its key goes next; `place` by key."""
    for row in range(len(keys)):
        order[place[keys[row]]] = row
        place[keys[row]] += 1


def _summed(option: Ints, count: Ints, amount: Ints, size: int) -> tuple[Ints, Ints, Ints]:
    """The rows in the order of options and then of counts; those of one option and one count as their sum."""
    if not (count[1:] >= count[:-1]).all():
        order = ordered(count, int(count.max()) + 1)
        option, count, amount = option[order], count[order], amount[order]
    order = ordered(option, size)
    option, count, amount = option[order], count[order], amount[order]
    again = (option[1:] == option[:-1]) & (count[1:] == count[:-1])
    if not again.any():
        return option, count, amount
    first = np.flatnonzero(~np.append(False, again))
    return option[first], count[first], np.add.reduceat(amount, first)


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

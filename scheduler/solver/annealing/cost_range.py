"""Annealers add up costs in 32 bits: problems whose costs could need more are refused."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Integers = npt.NDArray[np.signedinteger[Any]]

MOST_COST = int(np.iinfo(np.int32).max)


class CostsTooLarge(OverflowError):
    """What one bundle could cost is more than 32 bits hold, by this factor."""

    def __init__(self, factor: float) -> None:
        super().__init__(f"costs are {factor:.2f} times what 32 bits hold")
        self.factor = factor


def check_costs(arrays: Mapping[str, Integers]) -> None:
    """Raise CostsTooLarge unless the cost of every option of every bundle fits, whatever the other bundles do."""
    most = _most_of_links(arrays) + _most_of_options(arrays)
    if len(most) and (worst := float(most.max())) > MOST_COST:
        raise CostsTooLarge(worst / MOST_COST)


def _most_of_links(arrays: Mapping[str, Integers]) -> npt.NDArray[np.float64]:
    """By bundle, the sum of the largest cost of each of its links."""
    first, matrix = arrays["soft_first"], arrays["soft_matrix"]
    if not len(matrix):
        return np.zeros(len(first) - 1)
    begins, which = np.unique(matrix, return_inverse=True)
    largest = np.maximum.reduceat(arrays["cost_matrices"], begins).astype(np.float64)
    sums = np.concatenate([[0.0], np.cumsum(arrays["soft_weight"] * largest[which])])
    return np.asarray(sums[first[1:]] - sums[first[:-1]])


def _most_of_options(arrays: Mapping[str, Integers]) -> npt.NDArray[np.float64]:
    """By bundle, the largest cost that an option has by itself."""
    first = arrays["option_first"]
    if len(first) < 2:
        return np.zeros(0)
    return np.asarray(np.maximum.reduceat(np.abs(arrays["unary"]).astype(np.float64), first[:-1]))

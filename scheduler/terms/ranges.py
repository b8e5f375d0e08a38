"""Ranges of numbers laid end to end: how rows that point at stretches of an array become rows of their own."""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def ranges(first: Ints, until: Ints) -> tuple[Ints, Ints]:
    """The numbers of all ranges first .. until - 1, one range after the other: of each its range, and the number itself."""
    width = until - first
    which = np.repeat(np.arange(len(width)), width)
    return which, np.arange(len(which)) + np.repeat(first - (np.cumsum(width) - width), width)


def rank_within(of: Ints, number: Ints, first: Ints) -> Ints:
    """The rank of each row's number among the numbers of its part, from 0. `of`: the part of each row, ascending; `first`: the first row of
    each part."""
    order = np.lexsort((number, of))
    fresh = np.ones(len(order), np.int64)
    fresh[1:] = (of[order][1:] != of[order][:-1]) | (number[order][1:] != number[order][:-1])
    rank = np.empty(len(order), np.int64)
    rank[order] = np.cumsum(fresh)
    return rank - rank[order[first]][of]

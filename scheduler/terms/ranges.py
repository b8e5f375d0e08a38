"""Ranges of numbers laid end to end: how rows that point at stretches of an array become rows of their own."""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def ranges(first: Ints, until: Ints) -> tuple[Ints, Ints]:
    """The numbers of all ranges first .. until - 1, one range after the other: of each its range, and the number itself."""
    width = until - first
    which = np.repeat(np.arange(len(width)), width)
    return which, np.arange(len(which)) + np.repeat(first - (np.cumsum(width) - width), width)

"""Arrays without rows: the defaults of optional columns of place terms."""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def no_rows(columns: int) -> Ints:
    """A table of so many columns."""
    return np.empty((0, columns), np.int64)


def no_table() -> Ints:
    """A table without rows and columns."""
    return np.empty((0, 0), np.int64)


def no_ints() -> Ints:
    """A column of numbers."""
    return np.empty(0, np.int64)


def no_flags() -> Flags:
    """A column of flags."""
    return np.empty(0, bool)


def no_flag_table() -> Flags:
    """A table of flags without rows and columns."""
    return np.empty((0, 0), bool)

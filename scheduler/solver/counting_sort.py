"""Millions of rows in the order of a small whole number: too many for a sort that compares."""

from typing import Any

import numpy as np
import numpy.typing as npt

from scheduler.solver.jit import jit

Ints = npt.NDArray[np.int64]


def begins(keys: npt.NDArray[np.signedinteger[Any]], size: int) -> Ints:
    """Where the rows of each key 0 .. size - 1 begin once they are in its order, with the end."""
    return np.append(0, np.cumsum(np.bincount(keys, minlength=size)))


def counting_sort(keys: Ints, size: int) -> tuple[Ints, Ints]:
    """The order of keys 0 .. size - 1, equal ones as they stand; and where the rows of each key begin in it, with the end."""
    first = begins(keys, size)
    order = np.empty(len(keys), np.int64)
    deal_rows(np.asarray(keys, np.int64), first[:-1].copy(), order)
    return order, first


@jit
def deal_rows(keys: Ints, place: Ints, order: Ints) -> None:
    """Put each row where its key goes next; `place` by key."""
    for row in range(len(keys)):
        order[place[keys[row]]] = row
        place[keys[row]] += 1

"""Cohorts: candidates who sit the same exams, counted once."""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def cohorts(who: Ints, node: Ints, *, least: int) -> tuple[Ints, Ints]:
    """Rows of exams in ascending order (filled up with -1) of those who sit `least` or more, each set once; and how
    many people each row stands for. `who` sits `node`, each pair once."""
    order = np.lexsort((node, who))
    first, size = np.unique(who[order], return_index=True, return_counts=True)[1:]
    place = np.arange(len(order)) - np.repeat(first, size)
    exams = np.full((len(first), int(size.max(initial=0))), -1, np.int64)
    exams[np.repeat(np.arange(len(first)), size), place] = node[order]
    rows, people = np.unique(exams[size >= least], axis=0, return_counts=True)
    return rows, people.astype(np.int64)

"""Cohorts: candidates who sit the same exams, counted together."""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def cohorts(who: Ints, node: Ints, *, least: int) -> tuple[Ints, Ints]:
    """The distinct sets of exams of the candidates who sit at least `least`, and how many candidates have each.

    Candidate `who[i]` sits exam `node[i]` (each pair once). The first array has one row per set, its exams in
    ascending order, filled up with -1; the second has the candidates per row.
    """
    order = np.lexsort((node, who))
    first, size = np.unique(who[order], return_index=True, return_counts=True)[1:]
    place = np.arange(len(order)) - np.repeat(first, size)
    exams = np.full((len(first), int(size.max(initial=0))), -1, np.int64)
    exams[np.repeat(np.arange(len(first)), size), place] = node[order]
    rows, people = np.unique(exams[size >= least], axis=0, return_counts=True)
    return rows, people.astype(np.int64)

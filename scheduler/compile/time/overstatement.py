"""Where pair prices of overlaps may overstate: candidates with three exams or more in a session.

Kernels price every overlapping pair. Of three exams that overlap one another at most two are not sat as published, and
an exam missed because of two others costs once; the place stage takes back what pairs say beyond that.
"""

import numpy as np

from scheduler.compile.fold import Overstatement
from scheduler.terms.cohorts import cohorts
from scheduler.terms.model_data import ModelData


def overstatement(data: ModelData, rules: tuple[str, ...], moved: int) -> Overstatement | None:
    """The `rules` whose pair prices may overstate, and the least that three exams in each other's way cost: one of them is
    at least moved, at the price `moved`, by every candidate who sits the same. None: nobody has three exams in a session."""
    fewest = list[int]()
    who = np.unique(data.candidate_pairs["candidate"].to_numpy(), return_inverse=True)[1]
    for axis, rows in zip(data.axes, data.rows_of_axis, strict=True):
        if (axis.pairs.alone == axis.pairs.count).all():
            continue
        pairs = data.candidate_pairs.iloc[rows][["a", "b"]].to_numpy(np.int64)
        sat = np.unique(np.stack([np.tile(who[rows], 2), pairs.T.ravel()], 1), axis=0)
        fewest.append(int(cohorts(sat[:, 0], sat[:, 1], least=3)[1].min()))
    if not fewest or not rules:
        return None
    return Overstatement(rules, min(fewest) * moved)

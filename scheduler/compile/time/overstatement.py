"""Where pair prices of overlaps may overstate: candidates with three exams or more in a session.

Kernels price every overlapping pair. Of three exams that overlap one another at most two are not sat as published, and
an exam missed because of two others costs once; the place stage takes back what pairs say beyond that.
"""

import numpy as np

from scheduler.compile.fold import CohortOverlaps, Overstatement
from scheduler.terms.cohorts import cohorts
from scheduler.terms.model_data import ModelData

CHAINED = 3
"""With more exams than these two pairs may overlap that share no exam, and exams of both may be moved in one chain."""


def overstatement(data: ModelData, rules: tuple[str, ...], missed: int, moved: int) -> Overstatement | None:
    """The `rules` whose pair prices may overstate, and the least that three exams in each other's way cost, by every
    candidate who sits the same: two are moved or one is missed. (One moved exam is enough only if a third one takes place
    between, in the minutes under escort.) None: nobody has three exams in a session."""
    found = list[CohortOverlaps]()
    for number, axis in enumerate(data.axes):
        if (axis.pairs.alone == axis.pairs.count).all():
            continue
        short = bool((axis.own <= axis.gaps.stop).any())
        hard = axis.conditions.never_miss
        alone = axis.overlap * (moved if hard else missed)
        price = np.where(axis.transferable, moved, alone)
        tangled = moved if short else min(missed, 2 * moved)
        nodes, people = cohorts(*data.sat_by(number).T, least=3)
        # Behind a moved exam of another pair an exam can also be sat early, as part of a chain.
        chained = (nodes >= 0).sum(1) > CHAINED
        led = np.where(axis.chainable(data.most_moves), moved, price)
        for some, paid in ((~chained, price), (chained, led)):
            if some.any():
                found.append(CohortOverlaps(nodes[some], people[some], axis.pairs.at, paid, tangled))
    if not found or not rules:
        return None
    least = min(int(one.people.min()) * one.tangled for one in found)
    return Overstatement(rules, least, tuple(found))

"""Exams whose starts are fixed and that find no places: a proof that there is no timetable, whatever the others do."""

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.infeasibility import Infeasibility
from scheduler.solver.rooms.placer import Placer
from scheduler.solver.rooms.ways_in import missing_in

Ints = npt.NDArray[np.int64]
SECONDS = 0.5
"""For counting how many find a place."""
MOST = 3
"""Proofs that are told; each is enough."""


def fixed_without_places(problem: Problem, choice: Ints, placer: Placer) -> list[Ints]:
    """Smallest sets of nodes with one option each that are proven to find no places together.

    Only nodes count whose candidates sit no exam that may still move: else some of them may be led elsewhere. Who does
    is seen in the relations between exams, because to be moved costs.
    """
    fixed = np.array([len(options) == 1 for options in problem.choices])
    for relation in problem.relations:
        a, b = relation.pairs.a, relation.pairs.b
        fixed[np.concatenate([a[~fixed[b]], b[~fixed[a]]])] = False
    nodes = np.flatnonzero(fixed)
    if not len(nodes):
        return []
    placed = placer.incomplete(choice, SECONDS, nodes)
    groups = placed.terms.groups
    if groups.optional or not placed.terms.moved_price or placed.terms.forbidden_together:
        return []
    stuck = [these for these, sure in zip(placed.stuck, placed.certain, strict=True) if sure]
    return [placer.core(choice, these) for these in stuck[:MOST]]


def reason_of(choice: Ints, core: Ints, placer: Placer) -> Infeasibility:
    """These nodes find no places: at which site, how many ask for one, how many find one, and what is short."""
    nodes = tuple(core.tolist())
    placed = placer.incomplete(choice, SECONDS, core)
    if not placed.incomplete:
        return Infeasibility("places", (), nodes)
    worst = max(placed.incomplete, key=lambda one: missing_in(one, placed.terms))
    groups, rows = placed.terms.groups, worst.cluster.groups
    must = (groups.drop_cost[rows] < 0) & (groups.head[rows] == rows)
    amount = int(groups.size[rows[must]].sum())
    gone = rows[(worst.packing.left_out > 0) & must]
    return Infeasibility(
        "places",
        (),
        nodes,
        resource="staff" if worst.for_staff else "seats",
        amount=amount,
        limit=amount - missing_in(worst, placed.terms),
        instant=int(groups.since[gone].min()) if len(gone) else None,
        site=int(groups.site[rows[0]]),
    )


def stuck_places(choice: Ints, placer: Placer) -> tuple[Infeasibility, ...]:
    """What finds no places under a choice: the nodes of each cluster that cannot be packed."""
    return tuple(Infeasibility("places", (), tuple(nodes.tolist())) for nodes in placer.place(choice).stuck)

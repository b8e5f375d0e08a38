"""Relations between the rooms of two exams in the exact model of packing a cluster."""

import numpy as np
from ortools.sat.python import cp_model

from scheduler.solver.rooms.clusters import Cluster
from scheduler.terms.places import PlaceTerms
from scheduler.terms.room_relations import BESIDE, DIFFERENT

Inside = dict[tuple[int, int], cp_model.IntVar]
"""Whether a group (its position in the cluster) uses a room (likewise)."""
Cost = list[tuple[cp_model.LinearExprT, int]]


def relate_rooms(
    model: cp_model.CpModel, cluster: Cluster, terms: PlaceTerms, inside: Inside, cost: Cost
) -> None:
    """Add to the model, and to its weighted costs, where the rooms of two exams of the cluster may be."""
    node = np.where(terms.seated_together, terms.groups.node, -1)[cluster.groups]
    beside = terms.room_relations.beside
    for a, b, where, price in terms.room_relations.among(node).tolist():
        mine, theirs = (_used(model, cluster, inside, node == n) for n in (a, b))
        broken = [model.new_bool_var("")] if price >= 0 else []
        cost += [(one, price) for one in broken]
        for j, used in mine.items():
            if where == DIFFERENT:
                if j in theirs:
                    model.add(used + theirs[j] <= cp_model.LinearExpr.sum(broken) + 1)
                continue
            near = {j}
            if where == BESIDE:
                near |= {k for k in theirs if beside[cluster.rooms[j], cluster.rooms[k]]}
            there = [theirs[k] for k in near if k in theirs]
            model.add(used <= cp_model.LinearExpr.sum([*there, *broken]))


def _used(
    model: cp_model.CpModel, cluster: Cluster, inside: Inside, chosen: np.ndarray
) -> dict[int, cp_model.IntVar]:
    """By room, whether some of the chosen groups use it."""
    found = {}
    for j in range(len(cluster.rooms)):
        here = [inside[i, j] for i in np.flatnonzero(chosen).tolist() if (i, j) in inside]
        if here:
            found[j] = model.new_bool_var("")
            model.add_max_equality(found[j], here)
    return found

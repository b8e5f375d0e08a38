"""An independent model of the packing of one cluster: every person a chair, every minute that matters.

Written from the regulation's side and not from the engine's: one integer a (group, room), constraints at
every begin and every end, staff counted by Booleans, no shortcut for anything.
"""

from collections.abc import Iterable

import numpy as np
from ortools.sat.python import cp_model

from scheduler.solver.rooms.clusters import Cluster
from scheduler.terms.places import PlaceTerms


def least_cost(terms: PlaceTerms, cluster: Cluster) -> int | None:
    """The least cost of people left out and of sittings spread over rooms, in a cluster of divisible groups;
    None if nobody can pack it."""
    groups, rooms = terms.groups, terms.rooms
    model, left, chairs = cp_model.CpModel(), {}, {}
    pool = groups.pool.tolist() if len(groups.pool) else list(range(len(groups)))
    for g in cluster.groups.tolist():
        for r in cluster.rooms.tolist():
            most = 1 if groups.isolated[g] else int(rooms.seats[r])
            closed = any(
                a < groups.until[g] and groups.since[g] < b
                for room, a, b in rooms.closed.tolist()
                if room == r
            )
            suited = not len(rooms.serves) or bool(rooms.serves[groups.asks[g], r])
            chairs[g, r] = model.new_int_var(0, most if suited and not closed else 0, "")
    for same in {pool[g] for g in cluster.groups.tolist()}:
        members = [g for g in cluster.groups.tolist() if pool[g] == same]
        size, may_leave = int(groups.size[members[0]]), int(groups.drop_cost[members[0]]) >= 0
        left[members[0]] = model.new_int_var(0, size if may_leave else 0, "")
        seated = sum(chairs[g, r] for g in members for r in cluster.rooms.tolist())
        model.add(seated + left[members[0]] == size)
    used = {}
    for key, count in chairs.items():
        used[key] = model.new_bool_var("")
        model.add(count == 0).only_enforce_if(~used[key])
        model.add(count >= 1).only_enforce_if(used[key])
    led = [row for row in terms.staffing.escorts.tolist() if row[0] in cluster.groups]
    served = {team: model.new_bool_var("") for *_, team in led}
    for g, _, _, team in led:
        model.add(sum(chairs[g, r] for r in cluster.rooms.tolist()) == 0).only_enforce_if(~served[team])
    escorts = sorted({(team, a, b) for _, a, b, team in led})
    ratio = int(terms.staffing.ratio[groups.site[cluster.groups[0]]])
    for minute in _minutes(terms, cluster, escorts):
        here = [g for g in cluster.groups.tolist() if groups.since[g] <= minute < groups.until[g]]
        needed = []
        for r in cluster.rooms.tolist():
            people = sum(chairs[g, r] for g in here)
            model.add(people <= int(rooms.seats[r]))
            for k, g in enumerate(here):
                for other in here[:k]:
                    if groups.batch[g] != groups.batch[other] or groups.alone[g] or groups.alone[other]:
                        model.add(used[g, r] + used[other, r] <= 1)
            if ratio and len(groups.unwatched):
                people = sum(chairs[g, r] for g in here if not groups.unwatched[g])
            if ratio:
                needed.append(model.new_int_var(0, int(groups.size.sum()), ""))
                model.add(needed[-1] * ratio >= people)
        if ratio:
            busy = [served[team] for team, a, b in escorts if a <= minute < b]
            site = int(groups.site[cluster.groups[0]])
            shifts = [
                row for row in terms.staffing.present.tolist() if row[0] == site and row[1] <= minute < row[2]
            ]
            model.add(sum(busy) <= sum(row[4] for row in shifts))
            dictating = [chairs[g, r] for g in here if groups.aided[g] for r in cluster.rooms.tolist()]
            model.add(sum(dictating) <= sum(row[5] for row in shifts))
            if dictating:
                model.add(sum(busy) + sum(dictating) <= sum(row[6] for row in shifts))
            model.add(sum(busy) + sum(needed) + sum(dictating) <= sum(row[3] for row in shifts))
    beyond = []
    for sitting in {int(groups.sitting[g]) for g in cluster.groups} - {-1}:
        mine, more = [g for g in cluster.groups.tolist() if groups.sitting[g] == sitting], []
        for r in cluster.rooms.tolist():
            more.append(model.new_bool_var(""))
            model.add_max_equality(more[-1], [used[g, r] for g in mine])
        beyond.append(model.new_int_var(0, len(more), ""))
        model.add_max_equality(beyond[-1], [0, sum(more) - 1])
    lost = sum(int(groups.drop_cost[g]) * left[g] for g in left if groups.drop_cost[g] >= 0)
    late = sum(int(groups.price[g]) * count for (g, _), count in chairs.items())
    model.minimize(lost + late + terms.split_cost * sum(beyond))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    return round(solver.objective_value) if status == cp_model.OPTIMAL else None


def _minutes(terms: PlaceTerms, cluster: Cluster, escorts: Iterable[tuple[int, int, int]]) -> list[int]:
    """Every minute of the cluster's time at which anything begins, ends or changes."""
    groups, staffing = terms.groups, terms.staffing
    begin, end = groups.since[cluster.groups].min(), groups.until[cluster.groups].max()
    marks = {*groups.since[cluster.groups].tolist(), *groups.until[cluster.groups].tolist()}
    marks |= {minute for _, a, b in escorts for minute in (a, b)}
    first = min([int(begin), *(a for _, a, _ in escorts)])
    marks |= {int(m) for m in np.unique(staffing.present[:, 1:3]) if first <= m < end}
    return sorted(marks - {int(end)})

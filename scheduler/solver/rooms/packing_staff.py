"""The staff constraints of a packing: at every instant invigilators, escorts and secretaries must suffice."""

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from scheduler.solver.rooms.clusters import Cluster
from scheduler.terms.places import Groups, PlaceTerms, Staffing

Ints = npt.NDArray[np.int64]
Inside = dict[tuple[int, int], cp_model.IntVar]
"""Whether a group (its position in the cluster) uses a room (likewise)."""
People = dict[tuple[int, int], cp_model.LinearExprT]
"""Candidates of a group in a room."""


def limit_staff(
    model: cp_model.CpModel, cluster: Cluster, terms: PlaceTerms, inside: Inside, people: People
) -> None:
    """Add to the model that the staff present at the site of the cluster suffices at every instant.

    A room needs one invigilator per `ratio` candidates (rounded up), each team of transferred candidates an escort,
    each candidate who dictates a secretary; a member of staff does one of these at a time.
    """
    groups, rooms, staffing = terms.groups, terms.rooms, terms.staffing
    site = int(groups.site[cluster.groups[0]])
    ratio = int(staffing.ratio[site])
    if ratio == 0:
        return
    teams = _teams(model, cluster, staffing, inside)
    for minute in _instants(cluster, groups, staffing):
        staff, escorts, secretaries, either = staff_at(staffing, site, minute)
        there = present(groups, cluster.groups, minute)
        watched = [i for i in there if not groups.before_jury[cluster.groups[i]]]
        aided = [i for i in there if groups.with_secretary[cluster.groups[i]]]
        aides = [n for (i, _), n in people.items() if i in aided]
        needed = []
        for j in range(len(cluster.rooms)):
            here = [people[i, j] for i in watched if (i, j) in people]
            if here:
                most = -(-int(rooms.seats[cluster.rooms[j]]) // ratio)
                needed.append(model.new_int_var(0, most, ""))
                model.add(ratio * needed[-1] >= sum(here))
        busy = [led for led, since, until in teams if since <= minute < until]
        model.add(sum(busy) <= escorts)
        if aides:
            model.add(cp_model.LinearExpr.sum(aides) <= secretaries)
            model.add(cp_model.LinearExpr.sum([*busy, *aides]) <= either)
        model.add(cp_model.LinearExpr.sum([*needed, *busy, *aides]) <= staff)


def present(groups: Groups, rows: Ints, minute: int) -> list[int]:
    """The positions in `rows` of the groups that occupy a room at a minute."""
    here = (groups.since[rows] <= minute) & (groups.until[rows] > minute)
    return [int(i) for i in np.flatnonzero(here)]


def staff_at(staffing: Staffing, site: int, minute: int) -> tuple[int, int, int, int]:
    """Staff present at a site at a minute, and those of them who may be escorts, secretaries, or one of the two."""
    rows = staffing.present
    here = (rows[:, 0] == site) & (rows[:, 1] <= minute) & (rows[:, 2] > minute)
    staff, escorts, secretaries, either = rows[here, 3:7].sum(0).tolist()
    return staff, escorts, secretaries, either


def _instants(cluster: Cluster, groups: Groups, staffing: Staffing) -> list[int]:
    """The instants to check: demand rises only where a group or an escort begins, staff falls where a shift ends."""
    rows, shifts = cluster.groups, staffing.present
    site = int(groups.site[rows[0]])
    escorts = staffing.escorts[np.isin(staffing.escorts[:, 0], rows)][:, 1]
    begins = np.concatenate([groups.since[rows], escorts])
    cuts = shifts[shifts[:, 0] == site][:, 1]
    inside = cuts[(cuts > begins.min()) & (cuts < groups.until[rows].max())]
    return [int(m) for m in np.unique(np.concatenate([begins, inside]))]


def _teams(
    model: cp_model.CpModel, cluster: Cluster, staffing: Staffing, inside: Inside
) -> list[tuple[cp_model.IntVar, int, int]]:
    """One Boolean per team of escorted groups, true if anybody of it is served, with the time of the escort."""
    number = {int(g): i for i, g in enumerate(cluster.groups)}
    rows = staffing.escorts[np.isin(staffing.escorts[:, 0], cluster.groups)]
    teams = []
    for team in np.unique(rows[:, 3]):
        mine, led = rows[rows[:, 3] == team], model.new_bool_var("")
        for g in mine[:, 0].tolist():
            for (i, _), used in inside.items():
                if i == number[g]:
                    model.add_implication(used, led)
        teams.append((led, int(mine[:, 1].min()), int(mine[:, 2].max())))
    return teams

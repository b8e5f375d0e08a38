"""Packing one cluster: its groups into the rooms of the site (bin packing with staff and shared rooms).

Known rooms are tried first, then best fit, which answers most calls. CP-SAT decides the others, on pooled groups
unless known rooms or pins need the groups themselves. So nobody is left out who could be seated. Tidying then looks
for a packing with fewer rooms per sitting, or with more candidates in the rooms they know.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from scheduler.solver.cpsat.parameters import Run
from scheduler.solver.rooms.best_fit import best_fit, best_fit_of_most
from scheduler.solver.rooms.clusters import Cluster, Packing
from scheduler.solver.rooms.known_rooms import (
    all_pinned,
    changed_rooms,
    fit_known_rooms,
    respects_pins,
    unusable,
)
from scheduler.solver.rooms.packing_cost import cost_left_out, cost_of_rooms, left_out_of
from scheduler.solver.rooms.packing_model import PackingModel
from scheduler.solver.rooms.pooling import pooled
from scheduler.solver.rooms.split_sittings import least_rooms_beyond_first, rooms_beyond_first
from scheduler.terms.places import PlaceTerms

Ints = npt.NDArray[np.int64]
TIDY_SECONDS = 0.2
"""Deterministic seconds to tidy a packing: it exists already and could only be tidier."""

KEEP_SECONDS = 0.5
"""Deterministic seconds to seat newcomers among those who stay in the rooms they know."""


def pack(cluster: Cluster, terms: PlaceTerms, run: Run) -> Packing:
    """Seat the groups of a cluster and leave out nobody who could be seated. `people` is None if there is no packing
    (`proven`), or none was found in time."""
    if _asks_for_model(cluster, terms):
        return PackingModel(cluster, terms).solve(run)
    quick = _quick(cluster, terms)
    if quick is not None:
        return quick
    if _has_own_rooms(cluster, terms):
        return _by_model(cluster, terms, run)
    found = _by_pools(cluster, terms, run)
    if found.people is None and not found.proven:
        soon = _most_by_best_fit(cluster, terms)
        return found if soon is None else replace(soon, effort=found.effort)
    return found


def _asks_for_model(cluster: Cluster, terms: PlaceTerms) -> bool:
    """Whether rooms have prices or relations that plain rules do not know."""
    related = len(terms.room_relations.among(terms.groups.node[cluster.groups])) > 0
    return terms.rooms.priced_by_group(cluster.rooms) or terms.mixed_cost > 0 or related


def _by_model(cluster: Cluster, terms: PlaceTerms, run: Run) -> Packing:
    """The groups themselves, first with as many as may be in the rooms they know: that is soon decided, and is good enough
    where it costs nothing. Where a change of rooms has no price it is good enough if nobody is left out, for a cheaper
    packing would change the rooms of many who have nothing to do with it."""
    known, effort = terms.known_rooms, 0.0
    rows = known.of(cluster.groups)
    for kept in (rows, rows[~_with_newcomers(rows, cluster, terms)]) if len(rows) else ():
        model = PackingModel(cluster, terms)
        model.keep(kept)
        found = model.solve(replace(run, confirm=False, deterministic=KEEP_SECONDS))
        effort += found.effort
        if found.people is not None and not found.cost:
            return replace(found, proven=True, effort=effort)
        if found.people is not None and not known.cost and not found.left_out.any():
            return replace(found, proven=False, effort=effort)
        if known.cost:
            break
    found = PackingModel(cluster, terms).solve(run)
    return replace(found, effort=effort + found.effort)


def _with_newcomers(rows: Ints, cluster: Cluster, terms: PlaceTerms) -> npt.NDArray[np.bool_]:
    """Which rows (group, room, candidates) are of groups that are there at the same time as somebody who knows no room, or one
    that no longer serves."""
    groups, mine = terms.groups, cluster.groups
    serves = [
        room in cluster.rooms and not unusable(terms.rooms, room, groups, group)
        for group, room, _ in rows.tolist()
    ]
    there = np.bincount(np.searchsorted(mine, rows[:, 0]), rows[:, 2] * np.array(serves), len(mine))
    new = mine[(groups.head[mine] == mine) & (there < groups.size[mine])]
    since, until = groups.since[rows[:, 0]], groups.until[rows[:, 0]]
    at_once = (since[:, None] < groups.until[new]) & (groups.since[new] < until[:, None])
    return np.asarray(at_once.any(1))


def _has_own_rooms(cluster: Cluster, terms: PlaceTerms) -> bool:
    """Whether some candidates know their rooms or have pinned ones."""
    return len(terms.known_rooms.of(cluster.groups)) > 0 or len(terms.pins.of(cluster.groups)) > 0


def packed_soon(cluster: Cluster, terms: PlaceTerms) -> Packing | None:
    """A packing by plain rules alone, which may leave out more candidates than it must; None where these rules are not
    enough: then `pack` decides."""
    if _asks_for_model(cluster, terms):
        return None
    quick = _quick(cluster, terms, by_end=True)
    if quick is not None or _has_own_rooms(cluster, terms):
        return quick
    return _most_by_best_fit(cluster, terms)


def _most_by_best_fit(cluster: Cluster, terms: PlaceTerms) -> Packing | None:
    """Best fit, which leaves out candidates who may be."""
    groups, rows = terms.groups, cluster.groups
    people = best_fit_of_most(rows, cluster.rooms, groups, terms.rooms, terms.staffing)
    if people is None:
        return None
    left_out = left_out_of(cluster, people, groups)
    cost = cost_left_out(cluster, left_out, groups) + cost_of_rooms(cluster, people, terms)
    return Packing(people, left_out, cost, False)


def tidied(cluster: Cluster, terms: PlaceTerms, known: Packing, run: Run) -> Packing:
    """A cheaper packing of the same cluster if CP-SAT finds one soon, else the one known."""
    if known.proven or known.people is None:
        return known
    model = PackingModel(cluster, terms)
    model.hint(known.people)
    known_rooms = len(terms.known_rooms.of(cluster.groups)) > 0
    found = model.solve(run if known_rooms else replace(run, deterministic=TIDY_SECONDS))
    better = found.people is not None and (found.cost < known.cost or found.proven)
    return replace(found if better else known, effort=known.effort + found.effort)


def _by_pools(cluster: Cluster, terms: PlaceTerms, run: Run) -> Packing:
    """Pack pools of groups, then deal them; the cost is optimal but for sittings that are spread over rooms."""
    pools = pooled(cluster, terms)
    found = PackingModel(pools.cluster, pools.terms).solve(run)
    if found.people is None:
        return replace(found, left_out=found.left_out[pools.of])
    people = pools.deal(found.people, cluster, terms.groups)
    left_out = np.where(np.bincount(pools.of)[pools.of] == 1, found.left_out[pools.of], 0)
    beyond = rooms_beyond_first(people, cluster.groups, terms.groups)
    proven = found.proven and (terms.split_cost == 0 or beyond == least_rooms_beyond_first(cluster, terms))
    return Packing(people, left_out, found.cost + terms.split_cost * beyond, proven, found.effort)


def _quick(cluster: Cluster, terms: PlaceTerms, *, by_end: bool = False) -> Packing | None:
    """Everybody in known rooms, or best fit; `proven` where the cost meets its lower bound. None if neither works."""
    groups, rooms, staffing, known = terms.groups, terms.rooms, terms.staffing, terms.known_rooms
    pinned = terms.pins.of(cluster.groups)
    had = known.of(cluster.groups)
    people = fit_known_rooms(cluster, groups, rooms, staffing, known) if len(had) else None
    if people is None:
        people = best_fit(cluster.groups, cluster.rooms, groups, rooms, staffing, by_end=by_end)
    if people is None or not respects_pins(cluster, people, groups, pinned):
        return None
    cost = terms.split_cost * rooms_beyond_first(people, cluster.groups, groups)
    cost += known.cost * changed_rooms(cluster, people, groups, known) if len(had) else 0
    gone = known.cost * int(had[~np.isin(had[:, 1], cluster.rooms), 2].sum())
    paid, least = _room_prices(cluster, people, terms)
    cost += paid
    proven = (
        cost == 0
        or all_pinned(cluster, groups, pinned)
        or cost == terms.split_cost * least_rooms_beyond_first(cluster, terms) + gone + least
    )
    return Packing(people, np.zeros(len(cluster.groups), np.int64), cost, proven)


def _room_prices(cluster: Cluster, people: Ints, terms: PlaceTerms) -> tuple[int, int]:
    """What the candidates of a packing cost in their rooms, and the least they could."""
    asks = terms.groups.rooms_asked[cluster.groups]
    price = terms.rooms.candidate_prices(asks)[:, cluster.rooms]
    if not price.any():
        return 0, 0
    serving = terms.rooms.serving(asks)[:, cluster.rooms]
    cheapest = np.where(serving, price, price.max()).min(1)
    return int((np.maximum(people, 0) * price).sum()), int((np.maximum(people, 0).sum(1) * cheapest).sum())

"""Packing a cluster that has no packing: as many candidates as possible are seated, the others are named.

Best fit takes one group after the other as long as it seats all of them; of a group that it does not seat whole it takes
a part. CP-SAT begins from there: first as few as possible are missing, then what is seated costs as little as possible.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from scheduler.solver.cpsat.parameters import Run, solver_for
from scheduler.solver.rooms.best_fit import best_fit
from scheduler.solver.rooms.clusters import Cluster, Packing
from scheduler.solver.rooms.packing_cost import cost_left_out, cost_of_rooms, left_out_of
from scheduler.solver.rooms.packing_model import PackingModel
from scheduler.terms.places import PlaceTerms

Ints = npt.NDArray[np.int64]
LARGEST = 2_000_000
"""Pairs of groups times rooms up to which CP-SAT is asked: a larger model takes longer to build than it is worth here."""


@dataclass(frozen=True)
class IncompleteCluster:
    """A cluster without a packing, packed as far as it can be. `for_staff`: with staff enough everybody would be seated."""

    cluster: Cluster
    packing: Packing
    for_staff: bool


def pack_most(cluster: Cluster, terms: PlaceTerms, run: Run) -> Packing:
    """Seat as many candidates of a cluster as possible: `left_out` has those who may be, and those who are missing.

    Nothing is `proven`. A cluster too large for CP-SAT seats what best fit seats.
    """
    size = len(cluster.groups) ** 2 * len(cluster.rooms)
    begin = _greedy(cluster, terms)
    model = PackingModel(cluster, terms, incomplete=True)
    for (i, j), people in model.people.items():
        model.model.add_hint(model.inside[i, j], bool(begin[i, j]))
        if isinstance(people, cp_model.IntVar) and people is not model.inside[i, j]:
            model.model.add_hint(people, int(begin[i, j]))
        if size > LARGEST:
            model.model.add(people == int(begin[i, j]))
    found = _fewest_missing(model, run)
    return _as_begun(cluster, terms, begin) if found is None else found


def _fewest_missing(model: PackingModel, run: Run) -> Packing | None:
    """As few missing as possible, then as cheap as possible, each within half of the limits of the run; None: nothing found."""
    half = replace(
        run,
        seconds=run.seconds / 2,
        deterministic=None if run.deterministic is None else run.deterministic / 2,
    )
    missing = cp_model.LinearExpr.sum(model.missing)
    cost = cp_model.LinearExpr.weighted_sum(
        [expr for expr, _ in model.cost], [weight for _, weight in model.cost]
    )
    model.model.minimize(missing)
    first = solver_for(half, feasibility=False)
    if first.solve(model.model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    found, effort = first, first.response_proto.deterministic_time
    if model.cost:
        model.model.add(missing <= first.value(missing))
        model.model.clear_hints()  # type: ignore[no-untyped-call]
        for k, value in enumerate(first.response_proto.solution):
            model.model.add_hint(model.model.get_int_var_from_proto_index(k), value)
        model.model.minimize(cost)
        second = solver_for(half, feasibility=False)
        if second.solve(model.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            found = second
        effort += second.response_proto.deterministic_time
    people, out = model.values_of(found)
    return Packing(people, out, found.value(cost) if model.cost else 0, False, effort)


def _greedy(cluster: Cluster, terms: PlaceTerms) -> Ints:
    """Candidates by (group, room): groups that best fit seats together, the largest first, and parts of others. Those who
    may be left out are."""
    mine = terms.subset(cluster.groups)
    groups, rows = mine.groups, np.arange(len(cluster.groups))
    people = np.zeros((len(rows), len(cluster.rooms)), np.int64)
    size = np.zeros(len(rows), np.int64)

    def fits(more: Ints, wanted: Ints) -> bool:
        nonlocal people
        asked = size.copy()
        asked[more] = wanted
        some = replace(groups, size=asked)
        seated = best_fit(rows[asked > 0], cluster.rooms, some, mine.rooms, mine.staffing)
        if seated is None:
            return False
        people = np.zeros_like(people)
        people[asked > 0] = seated
        size[more] = wanted
        return True

    must = np.flatnonzero((groups.head == rows) & (groups.drop_cost < 0) & (groups.size > 0))
    waiting = [must[np.argsort(-groups.size[must], kind="stable")]]
    while waiting:
        more = waiting.pop()
        if not len(more) or fits(more, groups.size[more]):
            continue
        if len(more) > 1:
            waiting += [more[len(more) // 2 :], more[: len(more) // 2]]
            continue
        least, most = (
            0,
            int(groups.size[more[0]]) if groups.divisible[more[0]] or groups.isolated[more[0]] else 1,
        )
        while most - least > 1:  # `least` fit, `most` do not
            middle = (least + most) // 2
            least, most = (middle, most) if fits(more, np.array([middle])) else (least, middle)
    return people


def _as_begun(cluster: Cluster, terms: PlaceTerms, begin: Ints) -> Packing:
    """The packing that best fit began with, where CP-SAT finds nothing in its time. Best fit knows nothing of pins, known
    rooms and relations of rooms: with these, nobody is seated."""
    groups, rows = terms.groups, cluster.groups
    bound = len(terms.pins.of(rows)) or len(terms.known_rooms.of(rows))
    if bound or len(terms.room_relations.among(groups.node[rows])):
        begin = np.zeros_like(begin)
    left_out = left_out_of(cluster, begin, groups)
    cost = cost_left_out(cluster, left_out, groups) + cost_of_rooms(cluster, begin, terms)
    return Packing(begin, left_out, cost, False)

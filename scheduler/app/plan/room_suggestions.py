"""Who else could use a room, and who could leave it: moves of exams between rooms, their starts where they are."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.result_record import ResultState
from models.timetable import ROOMS, Timetable
from scheduler.app.compare import Comparison
from scheduler.app.plan.applying import with_same_duties
from scheduler.app.plan.known_packings import has_simple_cost, packing_cost, packing_is_valid
from scheduler.app.plan.moved import compared_as_promised
from scheduler.app.plan.plan import Plan
from scheduler.app.plan.unknown_names import unknown_room
from scheduler.compile.decode import stamps
from scheduler.solver.rooms.clusters import Cluster, clusters_of
from scheduler.solver.rooms.placer import Placement
from scheduler.terms.places import PlaceTerms

Ints = npt.NDArray[np.int64]
MOVES = ["exam", "since", "until", "before", "after", "candidates"]


@dataclass(frozen=True)
class RoomSuggestion:
    """Another use of a room at one time: an exam leaves it (`leave`), an exam comes in (`use`), or everybody in it changes
    places with everybody in another room (`swap`).

    `moves`: exam, since and until (UTC: from check-in to collection), before, after (rooms), candidates. `cost`: the difference
    that is promised of all rules but those about staff by name.
    """

    kind: Literal["leave", "use", "swap"]
    site: str
    moves: pd.DataFrame
    cost: int
    promised: int = field(repr=False)


@dataclass(frozen=True)
class _Shift:
    """People of exams (nodes) of a cluster from one of its rooms (columns) to another."""

    kind: Literal["leave", "use", "swap"]
    shifts: tuple[tuple[int, int, int], ...]


def suggest_rooms(plan: Plan, room: str, *, limit: int = 3) -> tuple[RoomSuggestion, ...]:
    """What could leave or use a room, the cheapest first, then what touches the fewest candidates.

    Nobody lacks a chair, staff or what they need of a room, and applied it costs what it promises. Exams at one site whose
    rooms are related, or of several lengths where that has a price, are left out. Raises InvalidInput for an unknown room.
    """
    if room not in plan.data.room_numbers:
        raise unknown_room(room, plan.semester)
    placed = plan.placement(plan.choice)
    if placed is None:
        return ()
    number, found = plan.data.room_numbers[room], list[RoomSuggestion]()
    for cluster in clusters_of(placed.terms):
        if number in cluster.rooms and has_simple_cost(cluster, placed.terms):
            found += _of_cluster(plan, placed, cluster, int(np.searchsorted(cluster.rooms, number)))
    return tuple(sorted(found, key=_rank)[:limit])


def apply_rooms(
    plan: Plan, found: RoomSuggestion, state: ResultState = ResultState.DRAFT
) -> tuple[Timetable, Comparison]:
    """The timetable of a suggestion, and what changes. Raises SearchBug if the audit counts another cost than promised."""
    seats = plan.timetable.seats.copy()
    room = plan.timetable.seats["room"]
    for row in found.moves.to_dict("records"):
        there = (seats["exam"] == row["exam"]) & (seats["site"] == found.site) & (room == row["before"])
        there &= (seats["start"] >= row["since"]) & (seats["start"] < row["until"])
        seats.loc[there, "room"] = row["after"]
    used = seats[seats["room"] != ""]
    rooms = used.groupby(["exam", "site", "room", "kind"], sort=True).size().rename("places").reset_index()
    made = replace(plan.timetable, seats=seats, rooms=rooms[list(ROOMS)])
    made = with_same_duties(plan.data.instance, plan.timetable, made, plan.rules)
    return made, compared_as_promised(plan, made, found.promised, state)


def _rank(found: RoomSuggestion) -> tuple[int, int, list[str]]:
    return found.cost, int(found.moves["candidates"].sum()), found.moves["exam"].tolist()


def _of_cluster(plan: Plan, placed: Placement, cluster: Cluster, column: int) -> Iterator[RoomSuggestion]:
    """The valid shifts of a cluster into a room or out of it."""
    terms = placed.terms
    rows = placed.rows[np.isin(placed.rows[:, 0], cluster.groups)]
    people = np.zeros((len(cluster.groups), len(cluster.rooms)), np.int64)
    where = np.searchsorted(cluster.groups, rows[:, 0]), np.searchsorted(cluster.rooms, rows[:, 1])
    np.add.at(people, where, rows[:, 2])
    before = packing_cost(people, cluster, terms)
    node = terms.groups.node[cluster.groups]
    for one in _shifts(people, node, column):
        after = people.copy()
        for exam, a, b in one.shifts:
            mine = node == exam
            after[mine, b] += people[mine, a]
            after[mine, a] -= people[mine, a]
        if packing_is_valid(after, cluster, terms) and _shared_as_allowed(after, cluster, terms):
            cost = packing_cost(after, cluster, terms) - before
            yield _suggestion(plan, cluster, placed, one, people, cost)


def _shifts(people: Ints, node: Ints, column: int) -> Iterator[_Shift]:
    """Each exam in the room to each other room, each exam in another room into it, and the room against each other room."""
    sitting = {c: np.unique(node[people[:, c] > 0]).tolist() for c in range(people.shape[1])}
    for other in range(people.shape[1]):
        if other == column:
            continue
        out = [(exam, column, other) for exam in sitting[column]]
        into = [(exam, other, column) for exam in sitting[other]]
        yield from (_Shift("leave", (one,)) for one in out)
        yield from (_Shift("use", (one,)) for one in into)
        if out and into:
            yield _Shift("swap", (*out, *into))


def _shared_as_allowed(people: Ints, cluster: Cluster, terms: PlaceTerms) -> bool:
    """Whether groups that overlap in a room may share it: those of one batch, none of which needs the room to itself."""
    groups, rows = terms.groups, cluster.groups
    alone = groups.alone[rows] | groups.isolated[rows]
    if (people[groups.isolated[rows]] > 1).any():
        return False
    since, until, batch = groups.since[rows], groups.until[rows], groups.batch[rows]
    overlap = (since[:, None] < until[None, :]) & (since[None, :] < until[:, None])
    apart = alone[:, None] | alone[None, :] | (batch[:, None] != batch[None, :])
    apart &= overlap & ~np.eye(len(rows), dtype=bool)
    there = (people > 0).astype(np.int64)
    return not (there.T @ apart.astype(np.int64) * there.T).any()


def _suggestion(
    plan: Plan, cluster: Cluster, placed: Placement, one: _Shift, people: Ints, cost: int
) -> RoomSuggestion:
    groups = placed.terms.groups
    node, rooms = groups.node[cluster.groups], plan.data.instance.rooms
    since, until = groups.since[cluster.groups].min(), groups.until[cluster.groups].max()
    shifts = np.array(one.shifts, np.int64)
    names = [str(rooms[number].id) for number in cluster.rooms.tolist()]
    moves = pd.DataFrame(
        {
            "exam": [plan.problem.options.names[exam] for exam in shifts[:, 0].tolist()],
            "since": stamps(np.full(len(shifts), since)),
            "until": stamps(np.full(len(shifts), until)),
            "before": [names[a] for a in shifts[:, 1].tolist()],
            "after": [names[b] for b in shifts[:, 2].tolist()],
            "candidates": [int(people[node == exam, a].sum()) for exam, a, _ in one.shifts],
        }
    )
    promised = plan.promised + cost
    return RoomSuggestion(one.kind, str(rooms[int(cluster.rooms[0])].site), moves[MOVES], cost, promised)

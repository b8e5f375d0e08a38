"""The packings of a timetable: who sits where is known, and what does not change keeps its rooms."""

from collections.abc import Container

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.schema.timetable import KINDS
from models.timetable import Timetable
from scheduler.compile.places.place_rules import ORAL, TRANSFER
from scheduler.compile.places.seating import Seating
from scheduler.solver.rooms.best_fit import supervised
from scheduler.solver.rooms.clusters import Cluster, Packing, clusters_of, packing_key
from scheduler.solver.rooms.known_rooms import changed_rooms, unusable
from scheduler.solver.rooms.packing_cost import cost_left_out, cost_of_rooms, left_out_of
from scheduler.terms.clock import utc_minutes
from scheduler.terms.model_data import ModelData
from scheduler.terms.places import PlaceTerms

Ints = npt.NDArray[np.int64]
KEYS = ["node", "site", "need", "kind", "start", "stays"]


def known_packings(
    data: ModelData, seating: Seating, timetable: Timetable, terms: PlaceTerms, known: Container[bytes] = ()
) -> list[tuple[bytes, Packing]]:
    """The packing of each cluster, by its key, that the timetable seats as it must be and whose cost needs no model; of none
    that is `known`.

    `terms`: those of the seating with every visit at its host.
    """
    people = _people(data, seating, timetable)
    found = []
    for cluster in clusters_of(terms):
        key = packing_key(cluster.groups, terms)
        if key in known or not has_simple_cost(cluster, terms):
            continue
        rows = people[np.isin(people[:, 0], cluster.groups) & np.isin(people[:, 1], cluster.rooms)]
        table = np.zeros((len(cluster.groups), len(cluster.rooms)), np.int64)
        where = np.searchsorted(cluster.groups, rows[:, 0]), np.searchsorted(cluster.rooms, rows[:, 1])
        np.add.at(table, where, rows[:, 2])
        left_out = left_out_of(cluster, table, terms.groups)
        if not packing_is_valid(table, cluster, terms):
            continue
        if ((left_out == 0) | ((left_out > 0) & (terms.groups.drop_cost[cluster.groups] >= 0))).all():
            cost = packing_cost(table, cluster, terms) + cost_left_out(cluster, left_out, terms.groups)
            found.append((key, Packing(table, left_out, cost, proven=False)))
    return found


def _people(data: ModelData, seating: Seating, timetable: Timetable) -> Ints:
    """Rows (group, room, candidates) of everybody in a room, as the timetable says."""
    seats = timetable.seats[timetable.seats["room"] != ""]
    seats = seats.merge(
        data.people[["candidate", "exam", "node", "site", "need"]],
        on=["candidate", "exam"],
        suffixes=("_", ""),
    )
    led = timetable.overlaps[timetable.overlaps["outcome"] == "transfer"]
    stays = led["stays"].map(data.node_numbers)
    led = led.assign(exam=led["moves"], stays=stays)[["candidate", "exam", "stays"]]
    seats = seats.merge(led, on=["candidate", "exam"], how="left")
    seats["kind"] = seats["kind"].map({name: number for number, name in enumerate(KINDS)})
    seats["place"] = seats["room"].map(data.room_numbers)
    seats["start"] = utc_minutes(seats["start"])
    seats["stays"] = seats["stays"].where(seats["kind"] == TRANSFER, -1).fillna(-1).astype("int64")
    table = seating.table.reset_index(names="group")
    table = table.assign(stays=table["stays"].fillna(-1).astype("int64"))
    table = table.astype({"start": "int64"})
    oral = table["kind"] == ORAL
    written = seats.merge(table.loc[~oral, [*KEYS, "group"]], on=KEYS)
    counts = written.groupby(["group", "place"]).size().rename("people").reset_index()
    juries = seats.merge(table.loc[oral, ["node", "site", "kind", "group"]], on=["node", "site", "kind"])
    heard = juries[["group", "place"]].drop_duplicates().assign(people=1)
    both = pd.concat([counts, heard], ignore_index=True)
    return both.dropna().to_numpy(np.int64)


def has_simple_cost(cluster: Cluster, terms: PlaceTerms) -> bool:
    """Whether the cost of a packing is that of split sittings, of changed rooms, and of groups and candidates in their
    rooms."""
    return not terms.mixed_cost and not len(terms.room_relations.among(terms.groups.node[cluster.groups]))


def packing_is_valid(people: Ints, cluster: Cluster, terms: PlaceTerms) -> bool:
    """Whether rooms are open and serve their groups, nobody lacks a chair, and enough staff is there."""
    groups, rooms = terms.groups, terms.rooms
    for i, j in np.argwhere(people > 0).tolist():
        if unusable(rooms, int(cluster.rooms[j]), groups, int(cluster.groups[i])):
            return False
    since, until = groups.since[cluster.groups], groups.until[cluster.groups]
    for minute in np.unique(since).tolist():
        here = (since <= minute) & (until > minute)
        if (people[here].sum(0) > rooms.seats[cluster.rooms]).any():
            return False
    return supervised(people, cluster.groups, groups, terms.staffing)


def packing_cost(people: Ints, cluster: Cluster, terms: PlaceTerms) -> int:
    """What a packing of a cluster costs whose cost is simple."""
    cost = cost_of_rooms(cluster, people, terms)
    if len(terms.known_rooms.of(cluster.groups)):
        cost += terms.known_rooms.cost * changed_rooms(cluster, people, terms.groups, terms.known_rooms)
    return cost

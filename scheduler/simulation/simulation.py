"""A timetable under many draws: seats and rooms by site and start, candidates and overlaps of session 2, idle staff."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.facts import Facts
from models.instance import Instance
from models.policy import RoomSeatsParameters, SecondSessionParameters
from models.timetable import Timetable
from scheduler.simulation.draws import Flags, Floats, Ints, chances, drawn

SHARED = ("ordinary", "extra")
"""Kinds of seats whose rooms may stay closed; who sits alone, is moved or is heard keeps the room."""
LOW, HIGH = 0.05, 0.95


@dataclass(frozen=True)
class Simulation:
    """`sittings`: one row for each session, site and start (UTC): candidates, mean, low, median and high (those who come,
    of all draws), rooms, seats, opened (rooms: in session 2 as many as `second-session.quantile` of the draws need, in
    session 1 all), spare (rooms kept in reserve), overflow (probability that those opened do not do), shortage (people
    without a seat then, expected, until a spare room opens), idle (staff whose rooms stay closed).
    `exams`: one row for each exam of session 2: listed, may (expected to have the right), mean, low, median, high.
    `overlaps`: overlaps of session 2, mean, low, median, high. Low and high: 5 % and 95 % of the draws.
    """

    draws: int
    seed: int
    sittings: pd.DataFrame
    exams: pd.DataFrame
    overlaps: pd.DataFrame


def simulated(
    instance: Instance,
    timetable: Timetable,
    facts: Facts,
    *,
    draws: int,
    seed: int,
    present: int,
    passing: int,
) -> Simulation:
    """The timetable under so many draws. `present`, `passing`: ‰ who come to session 1, and of these who pass."""
    seats = timetable.seats.reset_index(drop=True)
    given = chances(instance, seats, present, passing)
    shared = seats["kind"].isin(SHARED).to_numpy(bool)
    places, at = _places(instance, timetable, seats, given.session)
    exams, exam = _second_exams(seats, given.session)
    pairs = _pairs(facts, seats)
    found: dict[str, list[Ints]] = {"places": [], "exams": [], "may": [], "overlaps": []}
    by_place = _counter(np.where(shared, at, -1), len(places))
    by_exam = _counter(exam, len(exams))
    for comes, may in drawn(given, draws, seed):
        found["places"].append(by_place(comes))
        found["exams"].append(by_exam(comes))
        found["may"].append(by_exam(may))
        both = comes[:, pairs[0]] & comes[:, pairs[1]]
        found["overlaps"].append(both.sum(1, keepdims=True).astype(np.int64))
    counts = {name: np.concatenate(parts) for name, parts in found.items()}
    listed = np.bincount(exam[exam >= 0], minlength=len(exams))
    expected = pd.DataFrame({"exam": exams, "listed": listed, "may": counts["may"].mean(0)})
    overlaps = pd.DataFrame({"listed": [len(pairs[0])]})
    return Simulation(
        draws,
        seed,
        _with_rooms(instance, timetable, _with_quantiles(places, counts["places"]), counts["places"]),
        _with_quantiles(expected, counts["exams"]),
        _with_quantiles(overlaps, counts["overlaps"]),
    )


def _counter(group: Ints, groups: int) -> Callable[[Flags], Ints]:
    """Counts the marked columns of each group, draw by draw; columns of group -1 count nowhere."""
    order = np.argsort(group, kind="stable")
    order = order[group[order] >= 0]
    edges = np.searchsorted(group[order], np.arange(groups))

    def count(marked: Flags) -> Ints:
        if not groups:
            return np.zeros((len(marked), 0), np.int64)
        running = np.zeros((len(marked), len(order) + 1), np.int32)
        np.cumsum(marked[:, order], axis=1, out=running[:, 1:])
        ends = np.append(edges[1:], len(order))
        return (running[:, ends] - running[:, edges]).astype(np.int64)

    return count


def _places(
    instance: Instance, timetable: Timetable, seats: pd.DataFrame, session: Ints
) -> tuple[pd.DataFrame, Ints]:
    """The sites and starts at which people sit in rooms that may stay closed, and which of them each seat belongs to."""
    keys = seats[["site", "start"]].assign(session=session)
    counted = seats["kind"].isin(SHARED).to_numpy(bool)
    places = keys[counted].value_counts(sort=False).rename("candidates").reset_index()
    places = places.sort_values(["session", "start", "site"], ignore_index=True)
    known = places[["session", "site", "start"]].assign(place=np.arange(len(places)))
    at = keys.merge(known, on=["session", "site", "start"], how="left")["place"].fillna(-1)
    return places[["session", "site", "start", "candidates"]], at.to_numpy(np.int64)


def _second_exams(seats: pd.DataFrame, session: Ints) -> tuple[list[str], Ints]:
    names = sorted(set(seats.loc[session == 2, "exam"].astype(str)))
    number = {name: i for i, name in enumerate(names)}
    return names, np.array([number.get(str(name), -1) for name in seats["exam"]], np.int64)


def _pairs(facts: Facts, seats: pd.DataFrame) -> tuple[Ints, Ints]:
    """The seats of the two exams of each overlap of session 2; an exam that is missed has no seat and is not counted."""
    pairs = facts.pairs[(facts.pairs["session"] == 2) & facts.pairs["overlap"].astype(bool)]
    rows = seats[["candidate", "exam"]].astype(str).assign(row=np.arange(len(seats)))
    sides = []
    for column in ("exam", "other"):
        keys = pd.DataFrame({"candidate": pairs["candidate"].astype(str), "exam": pairs[column].astype(str)})
        sides.append(keys.merge(rows, on=["candidate", "exam"], how="left")["row"])
    both = sides[0].notna() & sides[1].notna()
    one, other = (side[both].to_numpy(np.int64) for side in sides)
    return one, other


def _with_quantiles(table: pd.DataFrame, counts: Ints) -> pd.DataFrame:
    """The table with the mean of its counts and their quantiles, whole people."""
    low, median, high = np.quantile(counts, [LOW, 0.5, HIGH], axis=0, method="higher").astype(np.int64)
    return table.assign(mean=counts.mean(0), low=low, median=median, high=high)


def _with_rooms(instance: Instance, timetable: Timetable, places: pd.DataFrame, counts: Ints) -> pd.DataFrame:
    """The places with the rooms that are needed in so many of the draws, the largest first, and what follows from that."""
    used = _rooms(instance, timetable)
    rows = []
    for i, (session, site, start) in enumerate(
        places[["session", "site", "start"]].itertuples(index=False, name=None)
    ):
        mine = used[(used["site"] == site) & (used["start"] == start)]
        sizes = mine["seats"].to_numpy(np.int64)
        capacity: Ints = np.concatenate([[0], np.cumsum(sizes)])
        share = instance.policies[instance.site[site].centre].of(SecondSessionParameters).quantile / 1000
        wanted = np.quantile(counts[:, i], share, method="higher") if session == 2 else capacity[-1]
        opened = int(min(np.searchsorted(capacity, wanted), len(sizes)))
        over: Floats = np.maximum(counts[:, i] - capacity[opened], 0).astype(np.float64)
        idle = int(mine["staff"].iloc[opened:].sum())
        rows.append(
            (len(sizes), int(capacity[-1]), opened, len(sizes) - opened, (over > 0).mean(), over.mean(), idle)
        )
    names = ["rooms", "seats", "opened", "spare", "overflow", "shortage", "idle"]
    return pd.concat([places, pd.DataFrame(rows, columns=names)], axis=1)


def _rooms(instance: Instance, timetable: Timetable) -> pd.DataFrame:
    """The rooms of each site and start, the largest first: site, start, room, seats that may be used, staff on duty."""
    percent = {c: policy.of(RoomSeatsParameters).capacity_percent for c, policy in instance.policies.items()}
    size = {str(r.id): max(r.seats * percent[instance.site[r.site].centre] // 100, 1) for r in instance.rooms}
    seats = timetable.seats[timetable.seats["kind"].isin(SHARED) & (timetable.seats["room"] != "")]
    rooms = seats[["site", "start", "room"]].drop_duplicates(ignore_index=True)
    rooms["seats"] = rooms["room"].astype(str).map(size).fillna(0).astype("int64")
    there = rooms[["room", "start"]].reset_index().merge(timetable.duties, on="room")
    there = there[(there["from"] <= there["start"]) & (there["to"] > there["start"])]
    staff = there.groupby("index")["staff"].nunique()
    rooms["staff"] = staff.reindex(rooms.index).fillna(0).astype("int64")
    return rooms.sort_values(["site", "start", "seats", "room"], ascending=[True, True, False, True])

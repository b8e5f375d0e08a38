"""A timetable under many draws: seats and rooms by site and start, candidates and overlaps of session 2, idle staff."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from models.facts import Facts
from models.instance import Instance
from models.simulation import Simulation
from models.timetable import Timetable
from scheduler.simulation.draws import Flags, Ints, chances, drawn
from scheduler.simulation.open_rooms import SHARED, FeatureDemand, with_rooms
from scheduler.simulation.room_features import features_asked

LOW, HIGH = 0.05, 0.95


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
    words, asked = features_asked(instance, seats)
    by_feature = [_counter(np.where(shared & asked[:, k], at, -1), len(places)) for k in range(len(words))]
    needing: dict[str, list[Ints]] = {word: [] for word in words}
    for comes, may in drawn(given, draws, seed):
        found["places"].append(by_place(comes))
        found["exams"].append(by_exam(comes))
        for word, count in zip(words, by_feature, strict=True):
            needing[word].append(count(comes))
        found["may"].append(by_exam(may))
        both = comes[:, pairs[0]] & comes[:, pairs[1]]
        found["overlaps"].append(both.sum(1, keepdims=True).astype(np.int64))
    counts = {name: np.concatenate(parts) for name, parts in found.items()}
    listed = np.bincount(exam[exam >= 0], minlength=len(exams))
    expected = pd.DataFrame({"exam": exams, "listed": listed, "may": counts["may"].mean(0)})
    overlaps = pd.DataFrame({"listed": [len(pairs[0])]})
    everybody = np.ones((1, len(seats)), bool)
    demands = [
        FeatureDemand(word, np.concatenate(needing[word]), count(everybody)[0])
        for word, count in zip(words, by_feature, strict=True)
    ]
    sittings, features = with_rooms(
        instance, timetable, _with_quantiles(places, counts["places"]), counts["places"], demands
    )
    return Simulation(
        draws,
        seed,
        sittings,
        _with_quantiles(*features),
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
    if not len(table):
        return table.assign(mean=0.0, low=0, median=0, high=0)
    low, median, high = np.quantile(counts, [LOW, 0.5, HIGH], axis=0, method="higher").astype(np.int64)
    return table.assign(mean=counts.mean(0), low=low, median=median, high=high)

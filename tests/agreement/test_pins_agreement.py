"""Pins of every kind on random semesters: the solver keeps what the audit finds kept, at the audit's cost."""

import os
from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from models.instance import Instance
from models.pins import merged_pins, pins_of
from models.timetable import Timetable
from scheduler.audit import audit
from scheduler.harness.random_semesters import Shape, semester
from scheduler.harness.workbench import Bench, check_all

CHOSEN = (6, 74)
SEEDS = range(int(os.environ["AGREEMENT_SEEDS"])) if "AGREEMENT_SEEDS" in os.environ else CHOSEN
LAWFUL = Shape(wild=False)


def all_pins(given: Instance, timetable: Timetable) -> pd.DataFrame:
    """Everything that a timetable decided, as pins."""
    overlaps = timetable.overlaps.rename(columns={"stays": "exam"})
    home = given.sits[["exam", "site"]].drop_duplicates()
    seats = timetable.seats[timetable.seats["room"] != ""]
    plain = seats[seats["kind"].isin(["ordinary", "extra"])]
    parts = [pins_of(kind, overlaps[overlaps["outcome"] == kind]) for kind in ("transfer", "unresolved")]
    parts += [pins_of("start", timetable.starts), pins_of("seat", seats)]
    parts += [pins_of("room", plain[["exam", "site", "room"]].drop_duplicates())]
    return merged_pins(*parts, pins_of("host", home.assign(host=home["site"])))


def placed(bench: Bench, choice: np.ndarray) -> tuple[Timetable, int] | None:
    found = bench.placer.place(choice)
    if found.stuck:
        return None
    return bench.timetable(choice, found), bench.problem.cost(choice) + found.cost


def same_start(before: Bench, after: Bench, choice: np.ndarray) -> np.ndarray:
    """The same starts among the options of another data."""
    wanted = before.starts_only(choice).starts
    options = []
    for node in range(after.data.options.nodes):
        mine = after.data.bands[after.data.bands["node"] == node]
        rows = wanted[wanted["exam"] == after.data.options.names[node]]
        keys = rows.assign(start=rows["start"].to_numpy("datetime64[m]").astype(np.int64))
        both = mine.merge(keys, on=["zone", "start", "gather", "paper", "early"])
        counts = both.groupby("option").size()
        options.append(int(counts[counts == len(keys)].index[0]))
    return np.array(options)


def benches() -> list[tuple[int, Bench, np.ndarray, Timetable, int]]:
    """Semesters with a choice that could be placed."""
    made = []
    for seed in SEEDS:
        bench, rng = Bench(semester(seed, LAWFUL)), np.random.default_rng([seed, 2])
        for _ in range(2):
            choice = bench.feasible(rng)
            found = None if choice is None else placed(bench, choice)
            if choice is not None and found is not None:
                made.append((seed, bench, choice, *found))
    return made


@pytest.fixture(scope="module")
def known() -> list[tuple[int, Bench, np.ndarray, Timetable, int]]:
    return benches()


def test_with_everything_pinned_the_answer_is_the_same(known) -> None:  # type: ignore[no-untyped-def]
    seen = Counter[str]()
    for _, bench, choice, timetable, cost in known:
        given = replace(bench.instance, pins=all_pins(bench.instance, timetable))
        after = Bench(given)
        same = same_start(bench, after, choice)
        assert "pinned" not in after.broken(same)
        again = placed(after, same)
        assert again is not None
        for name in ("starts", "seats", "overlaps", "rooms"):
            assert getattr(again[0], name).equals(getattr(timetable, name)), name
        assert again[1] == cost
        assert audit(given, again[0]).cost == cost
        seen.update(given.pins["kind"])
    assert min(seen[kind] for kind in ("transfer", "seat", "room", "start", "host")) > 0, seen


def test_some_pins_of_an_answer_are_kept_by_the_next(known) -> None:  # type: ignore[no-untyped-def]
    """Pins drawn at random from an answer leave that answer possible: it is found again or a cheaper one."""
    for seed, bench, choice, timetable, cost in known:
        pins = all_pins(bench.instance, timetable)
        one = pins["room"].where(pins["kind"] != "room", "")  # the rooms of a sitting are one decision
        decision = pins.assign(room=one).groupby([*pins.columns.drop("start")]).ngroup()
        drawn = pins[np.random.default_rng(seed).random(len(pins))[decision] < 0.4]
        given = replace(bench.instance, pins=drawn.reset_index(drop=True))
        after = Bench(given)
        again = placed(after, same_start(bench, after, choice))
        assert again is not None, seed
        verdict = audit(given, again[0])
        assert (verdict.hard, verdict.cost) == (0, again[1])
        assert again[1] <= cost


def test_pins_against_an_answer_change_it_or_make_it_impossible(known) -> None:  # type: ignore[no-untyped-def]
    """One seat in another room, one overlap answered otherwise: kept, to the unit, or nothing is placed."""
    seen = Counter[str]()
    for seed, bench, choice, timetable, _ in known:
        rng = np.random.default_rng([seed, 7])
        for pin in against(bench.instance, timetable, rng):
            given = replace(bench.instance, pins=pin)
            kind = str(pin["kind"].iloc[0])
            if not len(check_all(given, timetable, "pinned")["pinned"]):
                continue  # all of that room need a room of their own
            after = Bench(given)
            same = same_start(bench, after, choice)
            if "pinned" in after.broken(same):
                seen[kind + " not in time"] += 1
                continue
            again = placed(after, same)
            seen[kind + (" kept" if again else " impossible")] += 1
            if again is not None:
                verdict = audit(given, again[0])
                assert (verdict.hard, verdict.cost) == (0, again[1]), kind
    assert seen["seat kept"], seen
    assert seen["room kept"], seen
    assert seen["unresolved kept"] + seen["transfer kept"], seen


def against(given: Instance, timetable: Timetable, rng: np.random.Generator) -> list[pd.DataFrame]:
    """One pin of each kind that the timetable breaks, where there is one."""
    pins = []
    site = {str(room.id): str(room.site) for room in given.rooms}
    seats = timetable.seats[timetable.seats["room"] != ""]
    plain = seats[seats["kind"].isin(["ordinary", "extra"])]
    for table, kind in ((seats, "seat"), (plain, "room")):
        if len(table):
            row = table.iloc[[int(rng.integers(len(table)))]]
            here = site[row["room"].iloc[0]]
            mine = plain.loc[(plain["exam"] == row["exam"].iloc[0]) & (plain["site"] == here), "room"]
            used = set(mine) if kind == "room" else {row["room"].iloc[0]}
            others = sorted(r for r, s in site.items() if s == here and r not in used)
            if others and len(used) == 1:
                pins.append(pins_of(kind, row.assign(room=others[int(rng.integers(len(others)))])))
    listed = timetable.overlaps.rename(columns={"stays": "exam"})
    for _, row in listed.sample(frac=1.0, random_state=0).head(3).iterrows():
        kind = "unresolved" if row["outcome"] == "transfer" else "transfer"
        one = pd.DataFrame([row]).drop(columns="start")
        pins.append(pins_of(kind, one))
        turned = one.rename(columns={"exam": "moves", "moves": "exam"})
        pins.append(pins_of(str(row["outcome"]), turned))
    return pins

"""Orals: blocks, rooms and overlaps of random semesters with juries are one thing to solver and audit."""

import os
from collections import Counter

import numpy as np

from scheduler.compile.places.seating import ORAL
from scheduler.harness.random_semesters import Shape, semester
from scheduler.harness.workbench import Bench
from tests.agreement.test_place_agreement import places_agree
from tests.agreement.test_time_agreement import agree

CHOSEN = (0, 1, 2, 3)
SEEDS = range(int(os.environ["AGREEMENT_SEEDS"])) if "AGREEMENT_SEEDS" in os.environ else CHOSEN


def test_times_of_orals_agree() -> None:
    seen = 0
    for seed in SEEDS:
        bench, rng = Bench(semester(seed, Shape(orals=True))), np.random.default_rng([seed, 5])
        for choice in (bench.wild(rng), bench.near(rng, allowed=False), bench.near(rng, allowed=True)):
            agree(bench, choice)
        seen += int(bench.data.groups["oral"].sum())
    assert seen >= 1


def test_places_of_orals_agree() -> None:
    seen = Counter[str]()
    for seed in SEEDS:
        bench = Bench(semester(seed, Shape(wild=False, orals=True)))
        rng = np.random.default_rng([seed, 6])
        for _ in range(2):
            choice = bench.feasible(rng)
            if choice is None:
                continue
            seen += places_agree(bench, choice)
            seating = bench.seater.seating(choice)
            seen["oral"] += int((seating.table["kind"] == ORAL).sum())
            oral = seating.overlaps[["stays", "moves"]].isin(
                np.flatnonzero(bench.data.exams["oral"].to_numpy(bool))
            )
            seen["beside an oral"] += int(oral.any(axis=1).sum())
            assert not seating.overlaps.loc[oral.any(axis=1), "can_move"].any()
    assert min(seen[what] for what in ("placed", "oral", "beside an oral")) >= 1, seen

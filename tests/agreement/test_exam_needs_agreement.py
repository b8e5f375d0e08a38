"""Arrangements of single exams on random semesters: solver and audit agree on times, rooms and costs."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd

from models.candidate_classes import MIXED
from models.instance import Instance
from models.needs import arrangements
from scheduler.harness.random_semesters import semester
from scheduler.harness.workbench import Bench
from tests.agreement.test_place_agreement import LAWFUL, places_agree
from tests.agreement.test_time_agreement import agree

SEEDS, PLACED = (6, 22, 42, 45, 54), (1, 5, 11, 22, 70)


def with_exam_needs(given: Instance, seed: int) -> Instance:
    """The semester, half of the rows of who sits what with an arrangement of their own."""
    rng = np.random.default_rng([seed, 9])
    rows = given.sits[["candidate", "exam"]].sample(frac=0.5, random_state=seed).reset_index(drop=True)
    count = len(rows)
    needs = {
        "extra": rng.choice([0, 0, 20, 30], count),
        "pause": rng.choice([0, 0, 10, 25], count),
        "isolated": rng.random(count) < 0.05,
        "secretary": rng.random(count) < 0.01,
        "small_room": rng.random(count) < 0.02,
        "features": rng.choice(["", "", "", "", "", "pc"], count),
        "refused": rng.random(count) < 0.1,
    }
    table = arrangements(rows.assign(**needs)).assign(received=pd.Series(pd.NaT, rows.index))
    return replace(given, exam_needs=table.astype({"received": "datetime64[s]"}))


def test_times_agree() -> None:
    mixed, seen = 0, Counter[str]()
    for seed in SEEDS:
        bench, rng = Bench(with_exam_needs(semester(seed), seed)), np.random.default_rng([seed, 1])
        mixed += int((bench.instance.sits["candidate_class"] >= MIXED).sum())
        seen += agree(bench, bench.wild(rng))
        seen += agree(bench, bench.near(rng, allowed=False))
    assert mixed > 10
    assert seen["overlap-unresolved"] + seen["two-a-day"] > 0


def test_places_agree() -> None:
    seen = Counter[str]()
    for seed in PLACED:
        given = with_exam_needs(semester(seed, LAWFUL), seed)
        bench, rng = Bench(given), np.random.default_rng([seed, 2])
        for _ in range(2):
            choice = bench.feasible(rng)
            if choice is not None:
                seen += places_agree(bench, choice)
    assert seen["placed"] > 1, seen
    assert seen["moving"] > 0, seen

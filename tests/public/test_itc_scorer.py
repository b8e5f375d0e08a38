"""Our audit against an independent scorer of the competition."""

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from instances.io.public.itc2007 import read_itc, timetable_of
from models.facts import Verdict
from scheduler.audit.public_verdict import audit_public
from tests.support.competition_instances import public_file, random_text, scorer

SOFT = {
    "row": "itc-two-in-a-row",
    "day": "itc-two-in-a-day",
    "spread": "itc-period-spread",
    "mixed": "itc-mixed-durations",
    "front": "itc-front-load",
    "per": "itc-period-penalty",
    "room": "itc-room-penalty",
}
HARD = {
    "duration": "itc-duration",
    "capacity": "itc-room-capacity",
    "after": "itc-after",
    "coinc": "itc-coincidence",
    "excl": "itc-exclusion",
    "exclusive": "itc-room-exclusive",
    "conflict": "itc-clash",
}


def same(verdict: Verdict, hard: Mapping[str, int], soft: Mapping[str, int], total: int) -> None:
    """Soft costs are equal to the unit; hard rules are broken on both sides or on neither."""
    assert {name: verdict.costs[rule] for name, rule in SOFT.items()} == soft
    assert verdict.cost == total
    broken = verdict.findings.loc[verdict.findings["severity"] == "hard", "rule"]
    assert set(broken) == {HARD[name] for name, number in hard.items() if number}
    assert verdict.hard == len(broken)
    clashes = verdict.findings.query("rule == 'itc-clash'")["amount"].astype(int).sum()
    assert clashes == hard.get("conflict", 0)
    for name in ("duration", "capacity"):
        assert (broken == HARD[name]).sum() == hard.get(name, 0)


def compare(module: ModuleType, path: Path, rng: np.random.Generator, rounds: int) -> list[Verdict]:
    instance, theirs = read_itc(path), module.load(path)
    verdicts = []
    for _ in range(rounds):
        period = rng.integers(len(instance.periods), size=instance.n_exams)
        room = rng.integers(len(instance.rooms), size=instance.n_exams)
        verdict = audit_public(instance, timetable_of(instance, period, room))
        same(verdict, *module.score(theirs, list(zip(period.tolist(), room.tolist(), strict=True))))
        verdicts.append(verdict)
    return verdicts


def test_small_instances_score_the_same(tmp_path: Path) -> None:
    module, rng, seen = scorer(), np.random.default_rng(2007), set()
    for k in range(20):
        path = tmp_path / f"{k}.exam"
        path.write_text(random_text(rng, exams=int(rng.integers(2, 9)), periods=int(rng.integers(1, 8))))
        for verdict in compare(module, path, rng, 2):
            seen |= set(verdict.findings["rule"])
    assert seen == {*HARD.values(), *SOFT.values()}


@pytest.mark.public
@pytest.mark.parametrize("number", [1, 3, 8])
def test_public_sets_score_the_same(number: int) -> None:
    path = public_file(f"itc2007/exam_comp_set{number}.exam")
    compare(scorer(), path, np.random.default_rng(number), 2)

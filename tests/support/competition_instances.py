"""Makes small competition instances, and finds the public data where it lies beside the checkout."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from instances.io.public.itc2007 import read_itc
from models.public import PublicInstance
from models.timetable import Timetable
from scheduler.audit.public_verdict import no_facts
from scheduler.rules.rule import Case
from tests.support.paths import BENCH


def public_file(name: str) -> Path:
    """A file of the public data, or the test is skipped."""
    path = BENCH / name
    if not path.exists():
        pytest.skip(f"public benchmark data absent: {name}")
    return path


def scorer() -> ModuleType:
    """The independent scorer, or the test is skipped."""
    spec = importlib.util.spec_from_file_location("itc_score", public_file("itc_score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def random_text(rng: np.random.Generator, exams: int = 7, periods: int = 6, rooms: int = 3) -> str:
    """A small instance in which every rule has something to say."""
    lines = [f"[Exams:{exams}]"]
    for _ in range(exams):
        sitting = np.flatnonzero(rng.random(12) < rng.choice([0.0, 0.15, 0.35, 0.6]))
        cells = [int(rng.choice([0, 60, 120, 180])), *(sitting + 100).tolist()]
        lines.append(", ".join(map(str, cells)))
    lines.append(f"[Periods:{periods}]")
    for p in range(periods):
        lines.append(
            f"{3 + p // 3:02}:05:2005, {9 + 3 * (p % 3):02}:00:00, {rng.choice([120, 180])}, {rng.integers(3)}"
        )
    lines.append(f"[Rooms:{rooms}]")
    lines += [f"{rng.integers(2, 12)}, {rng.integers(4)}" for _ in range(rooms)]
    lines.append("[PeriodHardConstraints]")
    for kind in ("AFTER", "AFTER", "EXAM_COINCIDENCE", "EXAM_COINCIDENCE", "EXCLUSION"):
        a, b = rng.choice(exams, size=2, replace=False)
        lines.append(f"{a}, {kind}, {b}")
    lines.append(f"{exams - 1}, EXAM_COINCIDENCE, {exams - 1}")
    lines.append("[RoomHardConstraints]")
    lines += [f"{e}, ROOM_EXCLUSIVE" for e in np.flatnonzero(rng.random(exams) < 0.3)]
    lines.append("[InstitutionalWeightings]")
    lines += [f"TWOINAROW, {rng.integers(9)}", f"TWOINADAY, {rng.integers(9)}"]
    lines += [f"PERIODSPREAD, {rng.integers(periods)}", f"NONMIXEDDURATIONS, {rng.integers(9)}"]
    lines.append(f"FRONTLOAD, {rng.integers(exams + 1)}, {rng.integers(periods + 1)}, {rng.integers(9)}")
    return "\n".join(lines) + "\n"


def random_instance(rng: np.random.Generator, folder: Path, **shape: int) -> PublicInstance:
    """A small instance, through a file and the reader."""
    path = folder / "small.exam"
    path.write_text(random_text(rng, **shape))
    return read_itc(path)


def case(instance: PublicInstance, timetable: Timetable) -> Case[PublicInstance]:
    """What checks read."""
    return Case(instance, timetable, no_facts())

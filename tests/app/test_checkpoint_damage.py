"""A damaged checkpoint is no checkpoint: never a crash, and never numbers that the search would trust wrongly."""

from pathlib import Path

import numpy as np

from instances.io.formats import CHECKPOINT_FILE, CHECKPOINT_FORMAT
from instances.io.public.toronto import read_toronto
from scheduler.app.checkpoint import Checkpoint
from scheduler.app.compile_instance import compile_instance
from scheduler.compile.fold import Problem
from scheduler.solver.solution import Solution
from tests.public.test_toronto import small
from tests.support.semester_builder import Build

MUTATIONS = 2000


def problem_with_rooms() -> Problem:
    build = Build().room("A1", 40)
    for exam in ("A", "B", "C"):
        build.exam(exam, 120).people(5, exam)
    return compile_instance(build.instance()).problem


def trusted(problem: Problem, found: Solution | None) -> bool:
    """Nothing was loaded, or a choice that keeps every hard relation, at its true cost."""
    if found is None:
        return True
    allowed = all(option in options for option, options in zip(found.choice, problem.choices, strict=True))
    return allowed and problem.conflicts(found.choice) == 0 and found.cost == problem.cost(found.choice)


def test_changed_bytes_load_nothing_or_what_was_kept(tmp_path: Path) -> None:
    problem = compile_instance(read_toronto(small(tmp_path, "1 2\n2 3\n4 5"), 12)).problem
    kept = Checkpoint(tmp_path / CHECKPOINT_FILE, problem)
    kept.save(Solution(problem.options.first[:-1] + np.arange(problem.options.nodes), 0))
    whole, rng, loaded = kept.path.read_bytes(), np.random.default_rng(5), 0
    assert kept.load() is not None
    for _ in range(MUTATIONS):
        raw = bytearray(whole)
        kind = rng.integers(3)
        at = int(rng.integers(len(raw)))
        if kind == 0:
            raw[at] ^= int(rng.integers(1, 256))
        elif kind == 1:
            del raw[at:]
        else:
            raw[at : at + 8] = rng.bytes(8)
        kept.path.write_bytes(bytes(raw))
        found = kept.load()
        assert trusted(problem, found)
        loaded += found is not None
    assert loaded < MUTATIONS / 2


def test_an_archive_in_order_with_wrong_numbers_is_refused(tmp_path: Path) -> None:
    problem = problem_with_rooms()
    kept = Checkpoint(tmp_path / CHECKPOINT_FILE, problem)
    choice = np.array([int(options[0]) for options in problem.choices], np.int64)
    nodes, first = problem.options.nodes, problem.options.first
    none = np.empty(0, np.int64)
    far = np.full(nodes, 10**6)
    wrong = {
        "too short": (choice[:-1], none),
        "not one row": (choice.reshape(1, -1), none),
        "no integers": (choice + 0.5, none),
        "text": (choice.astype(str), none),
        "negative": (choice - first[-1], none),
        "another node's option": (choice + int(first[1]), none),
        "rooms that do not exist": (choice, far),
        "negative rooms": (choice, -1 - far),
        "rooms of some nodes": (choice, far[:-1] * 0),
        "broken rooms": (choice, far * 0.5),
    }
    np.savez_compressed(kept.path, format=CHECKPOINT_FORMAT, key=kept._key, choice=choice, rooms=none)
    assert kept.load() is not None, "the same archive with right numbers"
    for name, (options, rooms) in wrong.items():
        np.savez_compressed(kept.path, format=CHECKPOINT_FORMAT, key=kept._key, choice=options, rooms=rooms)
        assert kept.load() is None, name


def test_a_folder_is_no_checkpoint(tmp_path: Path) -> None:
    (tmp_path / CHECKPOINT_FILE).mkdir()
    assert Checkpoint(tmp_path / CHECKPOINT_FILE, problem_with_rooms()).load() is None

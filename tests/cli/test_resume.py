"""A checkpoint outlives a killed solve, and --resume goes on from it, never from another problem's."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from instances.io.formats import CHECKPOINT_FILE
from instances.io.public.toronto import read_toronto
from scheduler.app.checkpoint import Checkpoint
from scheduler.app.compile_instance import compile_instance
from scheduler.solver.budget import Budget
from scheduler.solver.search.annealing_cycles import AnnealingCycles
from scheduler.solver.solution import Solution
from tests.public.test_toronto import exams, small
from tests.support.paths import ROOT


def lines(seed: int, students: int = 60) -> str:
    rng = np.random.default_rng(seed)
    return "\n".join(" ".join(map(str, rng.choice(30, 4, replace=False))) for _ in range(students))


def test_what_is_kept_comes_back_for_the_same_problem_only(tmp_path: Path) -> None:
    problems = [
        compile_instance(read_toronto(small(tmp_path, lines(seed)), 12)).problem for seed in (0, 0, 1)
    ]
    choice = AnnealingCycles(problems[0], 0, 1).first_choice(Budget(None, 10))
    assert choice is not None
    Checkpoint(tmp_path / CHECKPOINT_FILE, problems[0]).save(Solution(choice, 5))
    known = Checkpoint(tmp_path / CHECKPOINT_FILE, problems[1]).load()
    assert known is not None
    assert known.choice.tolist() == choice.tolist()
    assert known.rooms is None
    assert Checkpoint(tmp_path / CHECKPOINT_FILE, problems[2]).load() is None
    (tmp_path / CHECKPOINT_FILE).write_bytes(b"half a file")
    assert Checkpoint(tmp_path / CHECKPOINT_FILE, problems[0]).load() is None
    assert [path.name for path in tmp_path.glob("*checkpoint*")] == [CHECKPOINT_FILE]


def test_resume_without_or_with_a_foreign_checkpoint_is_refused(tmp_path: Path) -> None:
    path, out = small(tmp_path, lines(0)), tmp_path / "out"
    words = ("--periods", "12", "--work", "1", "--out", str(out), "--json")
    run = exams("solve", str(path), *words, "--resume")
    assert run.returncode == 2
    assert "--resume" in run.stderr
    assert not out.exists()
    assert exams("solve", str(path), *words).returncode == 0
    small(tmp_path, lines(1))
    run = exams("solve", str(path), *words, "--resume")
    assert run.returncode == 2
    assert CHECKPOINT_FILE in run.stderr


@pytest.mark.parametrize("number", [signal.SIGKILL])
def test_a_killed_solve_goes_on_where_it_was(number: signal.Signals, tmp_path: Path) -> None:
    path, out = small(tmp_path, lines(2)), tmp_path / "out"
    words = ["solve", str(path), "--periods", "12", "--out", str(out)]
    command = [sys.executable, "-c", "from scheduler.cli.main import main; main()", *words]
    with subprocess.Popen([*command, "--seconds", "90"], cwd=ROOT, stderr=subprocess.DEVNULL) as solve:
        until = time.monotonic() + 80
        while not (out / CHECKPOINT_FILE).exists() and time.monotonic() < until:
            time.sleep(0.1)
        solve.send_signal(number)
    assert not (out / "timetable.json").exists()
    problem = compile_instance(read_toronto(path, 12)).problem
    known = Checkpoint(out / CHECKPOINT_FILE, problem).load()
    assert known is not None
    assert problem.conflicts(known.choice) == 0
    run = exams(*words, "--work", "1", "--resume", "--json")
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["cost"] <= problem.cost(known.choice)

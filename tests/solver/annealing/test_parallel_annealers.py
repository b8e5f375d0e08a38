"""Lanes: never worse, better and better, the same again for the same work, and the same without the compiler."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scheduler.solver.annealing.annealer import Found, Span
from scheduler.solver.annealing.first_solution import first_choice
from scheduler.solver.annealing.flat_problem import flat_of
from scheduler.solver.annealing.parallel import anneal
from scheduler.solver.annealing.precompile import warm
from tests.support.annealing_states import legal_problem, seated
from tests.support.paths import ROOT
from tests.support.random_time_problems import cheapest

WORK = 900_000


@pytest.mark.parametrize("lanes", [1, 2])
def test_work_and_seed_decide(lanes: int, tmp_path: Path) -> None:
    _, flat, choice, rooms = seated(3, tmp_path)
    told: list[Found] = []
    first = anneal(flat, choice, rooms, 7, Span(work=WORK), told.append, lanes=lanes)
    again = anneal(flat, choice, rooms, 7, Span(work=WORK), lanes=lanes)
    assert first.cost == again.cost
    assert first.choice.tolist() == again.choice.tolist()
    costs = [found.cost for found in told]
    assert costs == sorted(set(costs), reverse=True)
    assert not costs or costs[-1] == first.cost


def test_between_the_optimum_and_the_start() -> None:
    for seed in range(3):
        problem, terms, choice = legal_problem(seed + 80)
        best, _ = cheapest(problem, terms)
        found = anneal(flat_of(problem), choice, None, seed, Span(work=WORK))
        assert found.cost == problem.cost(found.choice)
        assert best is not None
        assert best <= found.cost <= problem.cost(choice)


def test_stop_at_once_keeps_the_start(tmp_path: Path) -> None:
    _, flat, choice, rooms = seated(5, tmp_path)
    start = flat.state(choice, rooms, 0)[1][flat.layout.total]
    found = anneal(flat, choice, rooms, 1, Span(seconds=60.0, stop=lambda: True))
    assert found.cost <= start


def test_a_start_is_feasible_or_none(tmp_path: Path) -> None:
    _, flat, choice, _ = seated(11, tmp_path)
    assert flat.problem.conflicts(choice) == 0
    for seed in range(5):
        problem, _, _ = legal_problem(seed)
        start = first_choice(flat_of(problem), seed, work=2000)
        assert start is None or problem.conflicts(start[0]) == 0


SCRIPT = """
import sys
from tests.support.annealing_states import legal_problem, shaken
from scheduler.solver.annealing.flat_problem import flat_of
problem, _, choice = legal_problem(4)
flat = flat_of(problem)
s, t = shaken(flat, choice, None, 1, 150)
print(flat.told(s, best=False)[0].tolist(), int(t[flat.layout.total]))
"""


def test_compiled_or_not_is_the_same() -> None:
    said = []
    for disabled in ("0", "1"):
        run = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", SCRIPT],
            env={**os.environ, "NUMBA_DISABLE_JIT": disabled},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        said.append(run.stdout)
    assert said[0] == said[1]


def test_warming_up_compiles_what_lanes_call() -> None:
    warm()

"""Parallel annealers: never worse, better and better, the same again for the same work, and the same without the compiler."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scheduler.solver.annealing.annealer import StoppingCriterion
from scheduler.solver.annealing.array_problem import as_arrays
from scheduler.solver.annealing.first_solution import first_solution
from scheduler.solver.annealing.parallel import anneal
from scheduler.solver.solution import Solution
from tests.support.annealing_states import legal_problem, seated
from tests.support.paths import ROOT
from tests.support.random_time_problems import cheapest

TRIES = 900_000


@pytest.mark.parametrize("annealers", [1, 2])
def test_tries_and_seed_decide(annealers: int, tmp_path: Path) -> None:
    _, arrays, start = seated(3, tmp_path)
    better: list[Solution] = []
    stopping = StoppingCriterion(tries=TRIES)
    first = anneal(arrays, start, 7, stopping, better.append, annealers=annealers).best
    again = anneal(arrays, start, 7, stopping, annealers=annealers).best
    assert first.cost == again.cost
    assert first.choice.tolist() == again.choice.tolist()
    costs = [solution.cost for solution in better]
    assert costs == sorted(set(costs), reverse=True)
    assert not costs or costs[-1] == first.cost


def test_between_the_optimum_and_the_start() -> None:
    for seed in range(3):
        problem, terms, choice = legal_problem(seed + 80)
        best, _ = cheapest(problem, terms)
        start = Solution(choice, problem.cost(choice))
        found = anneal(as_arrays(problem), start, seed, StoppingCriterion(tries=TRIES)).best
        assert found.cost == problem.cost(found.choice)
        assert best is not None
        assert best <= found.cost <= problem.cost(choice)


def test_stop_at_once_keeps_the_start(tmp_path: Path) -> None:
    _, arrays, start = seated(5, tmp_path)
    cost = arrays.new_state(start.choice, start.rooms, 0)[1][arrays.layout.total_cost]
    assert anneal(arrays, start, 1, StoppingCriterion(seconds=0.0)).best.cost <= cost


def test_a_start_is_feasible_or_none(tmp_path: Path) -> None:
    _, arrays, start = seated(11, tmp_path)
    assert arrays.problem.conflicts(start.choice) == 0
    for seed in range(5):
        problem, _, _ = legal_problem(seed)
        found = first_solution(as_arrays(problem), seed, insertions=2000)
        assert found is None or problem.conflicts(found.choice) == 0


SCRIPT = """
import sys
from tests.support.annealing_states import legal_problem, shaken
from scheduler.solver.annealing.array_problem import as_arrays
problem, _, choice = legal_problem(4)
arrays = as_arrays(problem)
state, totals = shaken(arrays, choice, None, 1, 150)
print(arrays.decisions(state, best=False)[0].tolist(), int(totals[arrays.layout.total_cost]))
"""


def test_compiled_or_not_is_the_same() -> None:
    outputs = []
    for disabled in ("0", "1"):
        run = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", SCRIPT],
            env={**os.environ, "NUMBA_DISABLE_JIT": disabled},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        outputs.append(run.stdout)
    assert outputs[0] == outputs[1]

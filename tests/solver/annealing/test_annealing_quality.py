"""Annealing is as good as they were: costs for an amount of work, reproducible, on made-up instances."""

from pathlib import Path

import numpy as np
import pytest

from instances.io.public.toronto import read_toronto
from scheduler.app.compile_instance import compile_instance
from scheduler.solver.annealing.annealer import StoppingCriterion
from scheduler.solver.annealing.array_problem import as_arrays
from scheduler.solver.annealing.first_solution import first_solution
from scheduler.solver.annealing.parallel import anneal

GATE = {0: 8390, 1: 8400}
"""Highest cost allowed by seed: 2 % above what was reached when it was set."""


@pytest.mark.parametrize("seed", sorted(GATE))
def test_cost_for_an_amount_of_work(seed: int, tmp_path: Path) -> None:
    rng = np.random.default_rng(seed)
    # Students of five programmes: four of the twelve exams of their own, one of any.
    programme = rng.integers(5, size=300)
    lines = [
        " ".join(map(str, np.unique(np.append(12 * p + rng.choice(12, 4, replace=False), rng.integers(60)))))
        for p in programme
    ]
    path = tmp_path / "gate.stu"
    path.write_text("\n".join(lines))
    arrays = as_arrays(compile_instance(read_toronto(path, 16)).problem)
    start = first_solution(arrays, seed)
    assert start is not None
    best = anneal(arrays, start, seed, StoppingCriterion(tries=3_000_000)).best
    assert best.cost == arrays.problem.cost(best.choice)
    assert best.cost <= GATE[seed]

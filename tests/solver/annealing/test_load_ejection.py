"""Insertion makes way in loads that are full: packings that the greedy order misses, worked out by hand."""

import numpy as np
import pytest

from scheduler.compile.fold import Problem, compile_terms
from scheduler.solver.annealing.array_problem import as_arrays
from scheduler.solver.annealing.first_solution import first_solution
from scheduler.solver.load_cells import load_cells_of
from scheduler.terms.options import Options
from scheduler.terms.terms import Load


def bins(amounts: list[int], number: int, limit: int) -> Problem:
    """Nodes of these amounts, each at one of so many times that are apart, with one limit."""
    nodes = len(amounts)
    first = np.arange(0, nodes * number + 1, number)
    time = np.tile(np.arange(number), nodes)
    options = Options(tuple(f"node {n}" for n in range(nodes)), first, slot=time)
    used = np.repeat(np.array(amounts), number)
    load = Load("room", "seats", np.arange(options.size), time * 10, time * 10 + 9, used, limit)
    return compile_terms(options, [load], None)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("amounts", "number", "limit"),
    [
        # The small ones come first and share the first time; 3 + 3 + 2 + 2 fit only as 3 + 2 twice.
        ([2, 2, 3, 3], 2, 5),
        # 10 is 4 + 6, 7 + 3, 5 + 5 and 8 + 2: nothing is left over.
        ([2, 3, 4, 5, 5, 6, 7, 8], 4, 10),
    ],
)
def test_a_full_packing_is_found(amounts: list[int], number: int, limit: int, seed: int) -> None:
    problem = bins(amounts, number, limit)
    arrays = as_arrays(problem)
    assert first_solution(arrays, seed, insertions=0) is None
    found = first_solution(arrays, seed, insertions=20_000)
    assert found is not None
    cells = load_cells_of(problem)
    assert (cells.usage(found.choice) == cells.limit).all()


def test_what_cannot_be_packed_is_given_up() -> None:
    assert first_solution(as_arrays(bins([3, 3, 3, 3], 2, 5)), 0, insertions=3000) is None

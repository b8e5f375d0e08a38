"""Compile every kernel once and keep it on disk: for set-up, so that the first search starts at once."""

import numpy as np

from scheduler.compile.fold import compile_terms
from scheduler.solver.annealing.annealer import Lane, Span
from scheduler.solver.annealing.ejection import repair
from scheduler.solver.annealing.first_solution import first_choice
from scheduler.solver.annealing.flat_problem import flat_of
from scheduler.terms.options import Options
from scheduler.terms.terms import Pairs, Relate


def warm() -> None:
    """Run each kernel on two nodes. Types are the same for every problem, so nothing is compiled later."""
    options = Options(("a", "b"), np.array([0, 2, 4], np.int64))
    one = np.ones(1, np.int64)
    pairs = Pairs("meet", 0 * one, one, one, np.array([0, 1, 0, 1], np.int64))
    eye = np.eye(2, dtype=np.int64)
    flat = flat_of(compile_terms(options, [Relate("apart", pairs, eye, hard=True)], None))
    start = first_choice(flat, 0)
    if start is None:
        raise AssertionError("two nodes with two options each have a feasible choice")
    Lane(flat, *start, 0, Span(work=1)).cool(1.0, 0.5, 0.0, 1.0)
    s, t = flat.state(None, None, 0)
    lists = np.zeros((2, 2), np.int64)
    repair(flat.layout, flat.numbers, s, t, 10, lists.ravel(), np.ones(2), np.zeros(2), lists)


if __name__ == "__main__":
    warm()

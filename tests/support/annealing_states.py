"""States to test on: small problems of every kind of term, small competition instances with rooms."""

from pathlib import Path

import numpy as np

from models.public import PublicInstance
from scheduler.app.compile_instance import compile_instance
from scheduler.compile.fold import Problem
from scheduler.solver.annealing.array_problem import ArrayProblem, as_arrays
from scheduler.solver.annealing.first_solution import first_solution
from scheduler.solver.annealing.layout import Ints, Ints32
from scheduler.solver.annealing.sweep import KINDS, sweep
from scheduler.solver.annealing.temperatures import cumulative_shares
from scheduler.solver.solution import Solution
from scheduler.terms.terms import TimeTerm
from tests.support.competition_instances import random_instance
from tests.support.random_time_problems import legal, random_problem

ALL = dict.fromkeys(range(KINDS), 1.0)
"""Every kind of move as often."""


def legal_problem(seed: int) -> tuple[Problem, list[TimeTerm], Ints]:
    """A random problem of time terms with a legal choice of it; seeds without one are passed over."""
    while True:
        problem, terms = random_problem(seed, nodes=6, most=5)
        rng = np.random.default_rng(seed)
        if all(len(options) for options in problem.choices):
            for _ in range(60):
                choice = np.array([rng.choice(options) for options in problem.choices])
                if legal(terms, choice):
                    return problem, terms, choice
        seed += 1000


def seated(seed: int, folder: Path) -> tuple[PublicInstance, ArrayProblem, Solution]:
    """A small competition instance with a feasible solution and its rooms; seeds without are passed over."""
    while True:
        given = random_instance(np.random.default_rng(seed), folder, exams=14, periods=7, rooms=3)
        arrays = as_arrays(compile_instance(given).problem)
        start = first_solution(arrays, seed, insertions=3000)
        if start is not None and start.rooms is not None:
            return given, arrays, start
        seed += 1000


def shaken(
    arrays: ArrayProblem, choice: Ints, rooms: Ints | None, seed: int, tries: int
) -> tuple[Ints32, Ints]:
    """A state after moves of every kind, from hot to cold."""
    state, totals = arrays.new_state(choice, rooms, seed)
    for temperature in (50.0, 5.0, 0.5):
        sweep(arrays.layout, arrays.data, state, totals, temperature, tries, cumulative_shares(arrays, ALL))
    return state, totals


def same_tables(arrays: ArrayProblem, state: Ints32, totals: Ints) -> None:
    """Assert that all tables are those of a state laid out afresh."""
    at = arrays.layout
    fresh, fresh_totals = arrays.new_state(*arrays.decisions(state, best=False), 0)
    size = len(arrays.bundles.allowed)
    cells = at.n_slots * at.n_rooms
    for begin, count in (
        (at.choice, at.n_bundles),
        (at.option_cost, size),
        (at.option_conflicts, size),
        (at.slot_size, at.n_slots),
        (at.room, at.n_members),
        (at.room_people, cells),
        (at.room_members, cells),
        (at.room_alone, cells),
        (at.room_lengths, cells * at.n_lengths),
        (at.day_uses, 2 * at.n_milestones * at.n_days),
        (at.count_value, at.n_counts),
    ):
        np.testing.assert_array_equal(state[begin : begin + count], fresh[begin : begin + count])
    cell_use = slice(at.cell_use, at.cell_use + at.n_cells)
    np.testing.assert_array_equal(totals[cell_use], fresh_totals[cell_use])
    assert totals[at.total_cost] == fresh_totals[at.total_cost]
    assert not state[at.chain_position : at.chain_position + at.n_bundles].any()

"""States to test on: small problems of every kind of term, small competition instances with rooms."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from models.public import PublicInstance
from scheduler.app.compile_instance import compile_instance
from scheduler.compile.fold import Problem
from scheduler.solver.annealing.first_solution import first_choice
from scheduler.solver.annealing.flat_problem import Flat, flat_of
from scheduler.solver.annealing.layout import Numbers, Totals
from scheduler.solver.annealing.sweep import KINDS, sweep
from scheduler.solver.annealing.temperatures import bounds_of
from scheduler.terms.terms import TimeTerm
from tests.support.competition_instances import random_instance
from tests.support.random_time_problems import legal, random_problem

Longs = npt.NDArray[np.int64]
ALL = dict.fromkeys(range(KINDS), 1.0)
"""Every kind of move as often."""


def legal_problem(seed: int) -> tuple[Problem, list[TimeTerm], Longs]:
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


def seated(seed: int, folder: Path) -> tuple[PublicInstance, Flat, Longs, Longs]:
    """A small competition instance with a feasible choice and rooms; seeds without are passed over."""
    while True:
        given = random_instance(np.random.default_rng(seed), folder, exams=14, periods=7, rooms=3)
        flat = flat_of(compile_instance(given).problem)
        start = first_choice(flat, seed, work=3000)
        if start is not None and start[1] is not None:
            return given, flat, start[0], start[1]
        seed += 1000


def shaken(flat: Flat, choice: Longs, rooms: Longs | None, seed: int, tries: int) -> tuple[Numbers, Totals]:
    """A state after moves of every kind, from hot to cold."""
    s, t = flat.state(choice, rooms, seed)
    for temperature in (50.0, 5.0, 0.5):
        sweep(flat.layout, flat.numbers, s, t, temperature, tries, bounds_of(flat, ALL))
    return s, t


def same_tables(flat: Flat, s: Numbers, t: Totals) -> None:
    """Assert that all tables are those of a state laid out afresh."""
    p = flat.layout
    fresh, totals = flat.state(*flat.told(s, best=False), 0)
    size = len(flat.units.open)
    cells = p.slots * p.rooms
    for at, count in (
        (p.choice, p.units),
        (p.dear, size),
        (p.conf, size),
        (p.len, p.slots),
        (p.room, p.members),
        (p.seated, cells),
        (p.inside, cells),
        (p.shut, cells),
        (p.kinds, cells * p.lengths),
        (p.dcount, 2 * p.chains * p.days),
        (p.many, p.counted),
    ):
        np.testing.assert_array_equal(s[at : at + count], fresh[at : at + count])
    np.testing.assert_array_equal(t[p.used : p.used + p.limits], totals[p.used : p.used + p.limits])
    assert t[p.total] == totals[p.total]
    assert not s[p.mark : p.mark + p.units].any()

"""`python -m scheduler.app.precompile`: compile the search kernels once, so that no solve waits for them."""

import time
from dataclasses import replace

import numpy as np
import pandas as pd

from models.public import PublicInstance
from scheduler.app.compile_instance import compile_instance
from scheduler.compile.fold import compile_terms
from scheduler.solver.annealing.array_problem import as_arrays
from scheduler.solver.bounds.spread_bound import SpreadBound
from scheduler.solver.bounds.spread_problem import spread_problem_of
from scheduler.solver.budget import Budget
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.rooms.best_fit import best_fit
from scheduler.solver.search.search import Search
from scheduler.solver.state import Neighbours, State
from scheduler.terms.options import Options
from scheduler.terms.places import Groups, Staffing
from scheduler.terms.room_table import RoomTable
from scheduler.terms.terms import Count, Load


def toy() -> PublicInstance:
    """Four exams, three periods, two rooms: enough to go through every kernel."""
    starts = pd.date_range("2024-01-22 08:00", periods=3, freq="4h", tz="UTC")
    pairs = np.empty((0, 2), np.int64)
    return PublicInstance(
        name="toy",
        minutes=np.array([60, 60, 90, 90], np.int64),
        sits=pd.DataFrame({"candidate": [0, 0, 1, 1, 2], "exam": [0, 1, 1, 2, 3]}),
        periods=pd.DataFrame({"start": starts, "day": starts.date, "minutes": 120, "penalty": 0}),
        rooms=pd.DataFrame({"seats": [2, 2], "penalty": [0, 1]}),
        after=pairs,
        coincide=pairs,
        exclude=pairs,
        alone=np.empty(0, np.int64),
        weights={
            "two_in_a_row": 7,
            "two_in_a_day": 5,
            "period_spread": 2,
            "non_mixed_durations": 10,
            "front_load_exams": 1,
            "front_load_periods": 1,
            "front_load": 5,
        },
    )


def spread_toy() -> PublicInstance:
    """Six exams, two of them twins, and what they cost close together: enough for every kernel of the bound."""
    starts = pd.date_range("2024-01-22 08:00", periods=6, freq="1D", tz="UTC")
    meets = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 3), (2, 2), (2, 3), (2, 4), (3, 4), (3, 5), (3, 0)]
    return replace(
        toy(),
        minutes=np.full(6, 60, np.int64),
        sits=pd.DataFrame(meets, columns=["candidate", "exam"]),
        periods=pd.DataFrame({"start": starts, "day": starts.date, "minutes": 120, "penalty": 0}),
        rooms=pd.DataFrame({"seats": [10], "penalty": [0]}),
        weights={},
        proximity=(16, 8, 4, 2, 1),
    )


def pack_toy() -> None:
    """Three groups for two rooms, which only the last of the rules of packing seats: every kernel of packing runs."""
    numbers, none = np.arange(3), np.zeros(3, bool)
    groups = Groups(
        node=numbers,
        kind=numbers * 0,
        site=numbers * 0,
        size=np.array([3, 1, 4]),
        since=np.array([0, 0, 10]),
        until=np.array([10, 13, 20]),
        batch=np.array([0, 0, 1]),
        alone=none,
        isolated=none,
        divisible=~none,
        drop_cost=numbers * 0 - 1,
        length=numbers * 0 - 1,
        partner=numbers * 0 - 1,
        sitting=numbers,
    )
    rooms = RoomTable(("large", "small"), np.zeros(2, np.int64), np.array([4, 2]), np.zeros(2, np.int64))
    staffing = Staffing(np.array([40]), np.array([[0, 0, 20, 2, 0, 0, 0]]))
    if best_fit(numbers, np.arange(2), groups, rooms, staffing, by_end=True) is None:
        raise AssertionError("who stays longest sits in the small room")


def price_toy() -> None:
    """One soft count and one load of two exams: every kernel of a state's tables runs."""
    options, both = Options(("a", "b"), np.array([0, 2, 4])), np.array([0, 2])
    room = Load("seats", "seats", both, both * 0, both * 0 + 10, both * 0 + 1, 1)
    problem = compile_terms(options, [Count("run", both, 1, 7), room], None)
    state = State(problem, Neighbours(problem), load_cells_of(problem), np.array([0, 3]))
    if state.fits(1, 2) or state.cost_of[2] != 7:
        raise AssertionError("the second exam finds no seat, and would be one too many")
    state.move(1, 2)


def main() -> None:
    """Search on a toy, and bound another one, until every kernel has run."""
    begun = time.monotonic()
    problem = compile_instance(toy()).problem
    Search(problem, Budget(None, 200), 0, 1, lambda answer: None, lambda news: None).run()
    spread = spread_problem_of(as_arrays(compile_instance(spread_toy()).problem))
    if spread is None:
        raise AssertionError("pairs pay for their distance alone")
    SpreadBound(spread).improve(np.arange(6), Budget(None, 5000), lambda bound: None)
    pack_toy()
    price_toy()
    print(f"search kernels ready ({time.monotonic() - begun:.0f} s)")


if __name__ == "__main__":
    main()

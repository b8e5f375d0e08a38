"""Rounds of repair: one move for each stuck cluster, then everything is placed at once."""

import numpy as np

from scheduler.harness.workbench import Bench
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.solver.search.repair_rounds import repair_in_rounds
from scheduler.solver.state import Neighbours, State
from tests.support.semester_builder import Build


class CountingPlacer(Placer):
    """Counts how often all is placed."""

    calls = 0

    def place(self, choice: np.ndarray, *, soon: bool = False, chains: bool = True) -> Placement:
        self.calls += 1
        return super().place(choice, soon=soon, chains=chains)


def start(days: int) -> tuple[State, CountingPlacer]:
    """Two exams of three at one time in one hall of three, on each of several days."""
    build, at = Build().room("hall", 3), dict[str, str]()
    for day in range(22, 22 + days):
        for name in (f"A{day}", f"B{day}"):
            build.exam(name, 60).people(3, name)
            at[name] = f"2024-01-{day} 08:30"
    bench = Bench(build.instance())
    choice = bench.at(**at)
    state = State(bench.problem, Neighbours(bench.problem), load_cells_of(bench.problem), choice)
    placer = CountingPlacer(bench.problem.places)
    return state, placer


def test_all_stuck_clusters_move_in_one_round() -> None:
    state, placer = start(3)
    before = state.choice.copy()
    placed = placer.place(before)
    assert len(placed.stuck) == 3
    after = repair_in_rounds(state, placer, placed, lambda: True)
    assert after.stuck == ()
    assert (state.choice != before).sum() == 3
    assert placer.calls == 2  # one round


def test_without_another_round_nothing_moves() -> None:
    state, placer = start(1)
    before = state.choice.copy()
    placed = placer.place(before)
    assert repair_in_rounds(state, placer, placed, lambda: False) is placed
    assert (state.choice == before).all()

"""Exams move where a third exam is in the way of a transfer: what only places can know."""

from datetime import time

from scheduler.harness.workbench import Bench
from scheduler.solver.budget import Budget
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.rooms.placer import Placer
from scheduler.solver.search.polish import polish
from scheduler.solver.state import Neighbours, State
from tests.support.semester_builder import Build


def test_a_third_exam_in_the_way_is_moved_away_from() -> None:
    # A and B at 8:30: B could follow A at 9:40, 9:50 or 10:00, but C is from 9:30 to 10:30. Time believes
    # in a transfer (500), places say unresolved (5000).
    build = Build(starts_of_day=(time(8, 30), time(9, 30), time(18)))
    for name in "ABC":
        build.exam(name, 60).room(f"room {name}", 9)
    bench = Bench(build.person("a", "A", "B", "C").instance())
    choice = bench.at(A="2024-01-22 08:30", B="2024-01-22 08:30", C="2024-01-22 09:30")
    state = State(bench.problem, Neighbours(bench.problem), load_cells_of(bench.problem), choice)
    placer, budget = Placer(bench.problem.places), Budget(None, 1000, spent=500)
    before = placer.place(choice)
    assert before.terms.pair_costs[:, 2].tolist() == [4500]
    assert before.terms.third_costs.tolist() == [[bench.data.options.names.index("C"), 4500]]
    cost = bench.problem.cost(choice) + before.cost
    placed = polish(state, placer, before, budget)
    assert placed.cost == 0
    assert bench.problem.cost(state.choice) < cost - 4500
    assert budget.spent > 500
    # Nothing is left to gain: the same answer comes back.
    assert polish(state, placer, placed, budget) is placed

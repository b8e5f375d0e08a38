"""What hosts say about times: who must travel is foreseen, pinned hosts keep exams on days of their own."""

from itertools import product

import numpy as np
import pytest

from scheduler.compile.soft_counts import Guides
from scheduler.harness.workbench import Bench
from scheduler.solver.rooms.placer import Placer
from tests.support.semester_builder import Build

MORNING, TUESDAY = "2024-01-22 08:30", "2024-01-23 08:30"
WAY = 45


def region() -> Build:
    """Aix and Paris receive each other's people, 45 minutes away; two of Aix and one of Paris sit E, one of Aix sits F."""
    build = (
        Build().site("Aix", centre="Paris").way("Aix", "Paris", WAY).way("Paris", "Aix", WAY).room("hall", 10)
    )
    build.exam("E", 60).person("a", "E", site="Aix").person("b", "E", site="Aix").person("p", "E")
    return build.exam("F", 60).person("c", "F", site="Aix")


def foreseen(guides: Guides, choice: np.ndarray) -> int:
    chosen = np.isin(guides.option, choice)
    many = np.bincount(guides.count[chosen], weights=guides.amount[chosen], minlength=len(guides.limit))
    return int((guides.weight * np.maximum(many - guides.limit, 0)).sum())


@pytest.mark.parametrize(
    ("seats", "cost"),
    [
        (0, 3 * WAY),  # nobody finds a seat at Aix: a, b and c travel
        (1, 2 * WAY),  # c stays
        (
            2,
            5 * WAY,
        ),  # at once they are three for two seats: the whole visit goes, told as five for the one beyond
        (3, 0),
    ],
)
def test_who_must_travel_is_foreseen(seats: int, cost: int) -> None:
    build = region()
    if seats:
        build.room("small", seats, "Aix")
    bench = Bench(build.instance())
    assert foreseen(bench.problem.guides, bench.at(E=MORNING, F=MORNING)) == cost
    if seats == 2:
        assert foreseen(bench.problem.guides, bench.at(E=MORNING, F=TUESDAY)) == 0
    travels = bench.placer.place(bench.at(E=MORNING, F=MORNING)).terms.visits.travel_costs
    assert (travels[:, 1] == 3 * WAY).all() if cost else not len(travels)  # all of a day go together
    assert len(travels) == 2 * bool(cost)


def test_exams_pinned_to_different_hosts_lie_on_different_days() -> None:
    build = region().room("small", 5, "Aix")
    build.pin("host", exam="E", site="Aix", host="Paris").pin("host", exam="F", site="Aix", host="Aix")
    bench = Bench(build.instance())
    placer = Placer(bench.problem.places)
    for first, second in product((MORNING, TUESDAY), repeat=2):
        choice = bench.at(E=first, F=second)
        assert bool(bench.broken(choice)) == bool(placer.place(choice).stuck) == (first == second)


def test_a_pinned_host_has_seats_for_those_it_receives() -> None:
    build = region().room("small", 1, "Aix")
    build.pin("host", exam="E", site="Aix", host="Aix")
    bench = Bench(build.instance())
    choice = bench.at(E=MORNING, F=TUESDAY)
    assert "pinned" in bench.broken(choice)
    assert bench.placer.place(choice).stuck

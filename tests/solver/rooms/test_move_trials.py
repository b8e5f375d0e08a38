"""Moves tried at the sites they touch say what placing everything says."""

import numpy as np
import numpy.typing as npt

from scheduler.harness.workbench import Bench
from scheduler.solver.rooms.move_trials import MoveTrials
from scheduler.solver.rooms.placer import Placer
from tests.support.semester_builder import Build

Ints = npt.NDArray[np.int64]


def bench_of_two_halls() -> Bench:
    """Four exams of three in two halls of three: never more than two at a time."""
    build = Build().room("hall", 3).room("other", 3)
    for name in "ABCD":
        build.exam(name, 60).people(3, name)
    return Bench(build.instance())


def at_one_time(bench: Bench) -> Ints:
    return bench.at(**dict.fromkeys("ABCD", "2024-01-22 08:30"))


def test_a_trial_agrees_with_placing_everything_where_only_rooms_matter() -> None:
    bench = bench_of_two_halls()
    choice = at_one_time(bench)
    placer = Placer(bench.problem.places)
    trials = MoveTrials(placer.place(choice).terms)
    choice[0] = bench.at(
        A="2024-01-23 08:30", B="2024-01-22 08:30", C="2024-01-22 08:30", D="2024-01-22 08:30"
    )[0]
    trials.move(0, int(choice[0]))
    seen = set()
    for node in range(4):
        for option in bench.problem.choices[node].tolist():
            other = choice.copy()
            other[node] = option
            stuck = [nodes for nodes in placer.place(other).stuck if node in nodes]
            assert trials.packs(node, option) == (not stuck)
            seen.add(not stuck)
    assert seen == {True, False}


def test_moves_that_are_made_count_for_those_that_follow() -> None:
    bench = bench_of_two_halls()
    choice = at_one_time(bench)
    trials = MoveTrials(Placer(bench.problem.places).place(choice).terms)
    names = list(bench.problem.options.names)
    later = bench.at(**dict.fromkeys("ABCD", "2024-01-23 08:30"))
    a, b, c, d = (names.index(name) for name in "ABCD")
    assert not trials.pack(np.array([a, b, c, d]))
    trials.move(a, int(later[a]))
    assert not trials.pack(np.array([b, c, d]))
    trials.move(b, int(later[b]))
    assert trials.pack(np.array([c, d]))
    assert not trials.packs(c, int(later[c]))
    trials.move(a, int(choice[a]))
    assert trials.packs(c, int(later[c]))


def test_groups_of_an_exam_are_those_of_its_choice() -> None:
    bench = bench_of_two_halls()
    rng = np.random.default_rng(3)
    choice = np.array([rng.choice(options) for options in bench.problem.choices])
    groups = bench.problem.places(choice).groups
    for node, option in enumerate(choice.tolist()):
        of, every = bench.problem.places(choice).groups_of_exam(node)
        mine, here = np.flatnonzero(of == option), np.flatnonzero(groups.node == node)
        for name in (
            "site",
            "size",
            "since",
            "until",
            "batch",
            "alone",
            "isolated",
            "divisible",
            "drop_cost",
            "asks",
        ):
            assert (getattr(every, name)[mine] == getattr(groups, name)[here]).all(), name

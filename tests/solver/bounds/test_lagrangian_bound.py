"""The Lagrangian bound of spread: its kernels and clique covers against brute force, the bound against optima."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from instances.io.public.toronto import read_toronto
from scheduler.app.compile_instance import compile_instance
from scheduler.solver.annealing.array_problem import as_arrays
from scheduler.solver.bounds.assignment import assign
from scheduler.solver.bounds.clique_cover import SCALE, cover, greedy_cliques, uncovered
from scheduler.solver.bounds.lagrangian_bound import LagrangianDual, clash_cliques
from scheduler.solver.bounds.slot_sets import cheapest_sets, least_costs
from scheduler.solver.bounds.spread_problem import spread_problem_of

RNG = np.random.default_rng


@pytest.mark.parametrize("seed", range(6))
def test_cheapest_sets_are_the_cheapest(seed: int) -> None:
    rng = RNG(seed)
    slots, window = 7, 3
    masks = 1 << window
    near = rng.integers(0, 20, window + 1)
    price = np.zeros((slots, masks), np.int64)
    for mask in range(masks):
        price[:, mask] = sum(near[back] for back in range(1, window + 1) if mask >> (back - 1) & 1)
    size, weight = rng.integers(1, 6, 4), rng.integers(1, 9, 4)
    reward = rng.integers(-50, 50, (4, slots))
    table, taken = np.zeros((7, masks), np.int64), np.zeros((slots, 6, masks), np.int8)
    sets = np.zeros((4, slots), np.int8)
    total = cheapest_sets(size, weight, reward, price, table, taken, sets)

    def cost(c: int, chosen: tuple[int, ...]) -> int:
        apart = [b - a for a, b in itertools.combinations(chosen, 2)]
        return int(weight[c] * sum(near[d] for d in apart if d <= window) - reward[c, list(chosen)].sum())

    least = [min(cost(c, z) for z in itertools.combinations(range(slots), size[c])) for c in range(4)]
    assert total == sum(least)
    assert [cost(c, tuple(np.flatnonzero(sets[c]).tolist())) for c in range(4)] == least


@pytest.mark.parametrize("seed", range(6))
def test_the_assignment_is_the_cheapest(seed: int) -> None:
    rng = RNG(seed)
    cost = rng.integers(-30, 60, (4, 6))
    lines, seen = np.zeros((5, 7), np.int64), np.zeros(7, np.int8)
    total = assign(cost, *lines, seen)
    owner = lines[2]
    assert total == min(
        sum(int(cost[i, j]) for i, j in enumerate(columns)) for columns in itertools.permutations(range(6), 4)
    )
    assert sorted(owner[1:][owner[1:] > 0]) == [1, 2, 3, 4]


def test_cliques_add_up_and_partition_once() -> None:
    rng = RNG(1)
    weight = np.triu(rng.integers(0, 4, (12, 12)), 1)
    weight = weight + weight.T
    again = np.zeros_like(weight)
    for clique, least in greedy_cliques(weight):
        again[np.ix_(clique, clique)] += least
    np.fill_diagonal(again, 0)
    np.testing.assert_array_equal(again, weight)
    clash = weight > 0
    parts = clash_cliques(clash, 5)
    assert sorted(np.concatenate(parts).tolist()) == list(range(12))
    for part in parts:
        assert len(part) <= 5
        assert all(clash[a, b] for a, b in itertools.combinations(part, 2))


def test_the_least_costs_of_a_few_slots() -> None:
    # Nine slots, 8 4 2 1 for distances 1 2 3 4: two or three of them are 4 apart at a cost of 0, 2 x 1;
    # four are 3, 3, 2 apart: 2 + 2 + 4.
    apart = np.abs(np.subtract.outer(np.arange(9), np.arange(9)))
    kernel = np.array([0, 8, 4, 2, 1, 0, 0, 0, 0])[apart]

    def least(k: int) -> int:
        return min(int(kernel[np.ix_(z, z)].sum()) // 2 for z in itertools.combinations(range(9), k))

    assert least_costs(kernel, 4).tolist() == [0, 0, 0, 2, 8]
    assert least_costs(kernel, 20).tolist() == [least(k) for k in range(10)]


@pytest.mark.parametrize("seed", range(6))
def test_cliques_of_blocks_keep_to_the_weights(seed: int) -> None:
    rng = RNG(seed)
    size = np.array([1, 1, 3, 1, 2, 1])
    weight = np.triu(rng.integers(0, 5, (6, 6)), 1)
    weight = weight + weight.T
    weight[2, 2], weight[4, 4] = 3, 2
    value = np.array([0, 0, 0, 1, 5, 12, 25, 40])
    cliques = cover(size, weight, value, lambda done: True)
    left = uncovered(size, weight, cliques)
    assert (left >= 0).all()
    for members, least in cliques:
        assert least > 0
        assert size[members].sum() <= 7
        assert (weight[np.ix_(members, members)] > 0)[~np.eye(len(members), dtype=bool)].all()
    # Worth more than greedy cliques of single units, none of which has a part of a block.
    single = greedy_cliques(
        np.where((size[:, None] == 1) & (size == 1), weight * (1 - np.eye(6, dtype=int)), 0)
    )
    worth = sum(int(value[size[c].sum()]) * w for c, w in cliques)
    assert (
        worth >= SCALE * (3 * value[3] + 2 * value[2] + sum(int(value[len(c)]) * w for c, w in single)) - 50
    )


def test_four_units_that_share_their_candidates_are_one_clique() -> None:
    weight = 3 * (1 - np.eye(4, dtype=np.int64))
    cliques = cover(np.ones(4, np.int64), weight, np.array([0, 0, 1, 4, 11]), lambda done: True)
    assert [(c.tolist(), w) for c, w in cliques] == [([0, 1, 2, 3], 3 * SCALE)]


@pytest.mark.parametrize("seed", range(8))
def test_no_timetable_costs_less_than_the_bound(seed: int, tmp_path: Path) -> None:
    rng = RNG(seed)
    lines = [" ".join(map(str, rng.choice(5, rng.integers(2, 5), replace=False))) for _ in range(12)]
    path = tmp_path / "small.stu"
    path.write_text("\n".join(lines))
    given = read_toronto(path, 6)
    problem = compile_instance(given).problem
    spread = spread_problem_of(as_arrays(problem))
    assert spread is not None
    first = problem.options.first[:-1]
    optimum = min(
        problem.cost(first + np.array(at))
        for at in itertools.product(range(6), repeat=given.n_exams)
        if not problem.conflicts(first + np.array(at))
    )
    value = least_costs(spread.kernel, 6)
    cliques = cover(np.ones(given.n_exams, np.int64), spread.weight, value, lambda done: True)
    assert sum(int(value[len(c)]) * w for c, w in cliques) <= optimum * SCALE
    dual = LagrangianDual(spread, cliques)
    for _ in range(150):
        dual.improve(optimum)
    assert 0 < dual.bound <= optimum
    assert dual.bound >= 0.6 * optimum

"""The bound on spread: its kernels against everything looked at, the bound against optima."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from instances.toronto import read_toronto
from scheduler.anneal.flat import flat_of
from scheduler.commands.prepare import prepare
from scheduler.engine.lagrangian import Dual, cover, partition, spread_of
from scheduler.engine.slot_sets import assign, cheapest_sets

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
    for clique, least in cover(weight):
        again[np.ix_(clique, clique)] += least
    np.fill_diagonal(again, 0)
    np.testing.assert_array_equal(again, weight)
    clash = weight > 0
    parts = partition(clash, 5)
    assert sorted(np.concatenate(parts).tolist()) == list(range(12))
    for part in parts:
        assert len(part) <= 5
        assert all(clash[a, b] for a, b in itertools.combinations(part, 2))


@pytest.mark.parametrize("seed", range(8))
def test_no_timetable_costs_less_than_the_bound(seed: int, tmp_path: Path) -> None:
    rng = RNG(seed)
    lines = [" ".join(map(str, rng.choice(5, rng.integers(2, 5), replace=False))) for _ in range(12)]
    path = tmp_path / "small.stu"
    path.write_text("\n".join(lines))
    given = read_toronto(path, 6)
    problem = prepare(given).problem
    spread = spread_of(flat_of(problem))
    assert spread is not None
    first = problem.options.first[:-1]
    optimum = min(
        problem.cost(first + np.array(at))
        for at in itertools.product(range(6), repeat=given.n_exams)
        if not problem.conflicts(first + np.array(at))
    )
    dual = Dual(spread)
    for _ in range(150):
        dual.improve(optimum)
    assert 0 < dual.bound <= optimum
    assert dual.bound >= 0.6 * optimum

"""Blocks of twins: their least cost against everything looked at, and the bound against the optimum."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from instances.toronto import read_toronto
from scheduler.anneal.flat import flat_of
from scheduler.commands.prepare import prepare
from scheduler.engine.blocks import components_of, least_cost
from scheduler.engine.budget import Budget
from scheduler.engine.lagrangian import Spread, spread_of
from scheduler.engine.search import Answer, Search
from scheduler.engine.spreading import SpreadBound

SLOTS = 6
FAR = 1 << 30


def random_spread(seed: int, *, mirrored: bool) -> Spread:
    """Seven units in two components, three of them twins; some slots dearer unless time is mirrored."""
    rng = np.random.default_rng(seed)
    units = 7
    weight = np.triu(rng.integers(0, 4, (units, units)), 1)
    weight[:4, 4:] = 0
    weight[2, 3] = 0 if seed % 2 else weight[2, 3]
    weight = weight + weight.T
    clash = weight > 0
    clash[3, 6] = clash[6, 3] = True
    unary = np.zeros((units, SLOTS), np.int64) if mirrored else rng.integers(0, 5, (units, SLOTS))
    for twin in (1, 2):
        weight[twin], weight[:, twin] = weight[0], weight[:, 0]
        clash[twin], clash[:, twin] = clash[0], clash[:, 0]
        unary[twin] = unary[0]
    trio = np.ix_([0, 1, 2], [0, 1, 2])
    weight[trio], clash[trio] = 2, True
    np.fill_diagonal(weight, 0)
    np.fill_diagonal(clash, False)
    if not mirrored:
        unary[5, 0] = FAR
    apart = np.abs(np.subtract.outer(np.arange(SLOTS), np.arange(SLOTS)))
    return Spread(np.array([0, 8, 4, 2, 1, 0])[apart], weight, unary, clash)


def looked_at(spread: Spread, units: np.ndarray) -> int:
    """The least cost of some units over all their slots."""
    part = spread.of(units)
    at = np.array(list(itertools.product(range(SLOTS), repeat=len(units))))
    cost = part.unary[np.arange(len(units)), at].sum(1)
    broken = np.zeros(len(at), bool)
    for u, v in itertools.combinations(range(len(units)), 2):
        cost += part.weight[u, v] * part.kernel[at[:, u], at[:, v]]
        broken |= part.clash[u, v] & (at[:, u] == at[:, v])
    return int(cost[~broken].min())


def some_slots(spread: Spread, seed: int) -> np.ndarray:
    """Slots at which nothing clashes and none is closed."""
    rng = np.random.default_rng(seed)
    while True:
        slot = rng.integers(0, SLOTS, len(spread.unary))
        same = (slot[:, None] == slot[None, :]) & spread.clash
        if not same.any() and (spread.unary[np.arange(len(slot)), slot] < FAR).all():
            return slot


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_the_least_cost_of_every_component(seed: int, mirrored: bool) -> None:
    spread = random_spread(seed, mirrored=mirrored)
    components = components_of(spread)
    assert any(len(block) >= 3 for c in components for block in c.blocks)
    for component in components:
        optimum = looked_at(spread, component.units)
        assert least_cost(spread, component, FAR, lambda nodes: True) == (optimum, True)
        assert least_cost(spread, component, optimum, lambda nodes: True) == (optimum, True)
        # Stopped at once, it still proves something, and never too much.
        bound, _ = least_cost(spread, component, optimum, lambda nodes: False)
        assert 0 <= bound <= optimum


@pytest.mark.parametrize("seed", range(6))
def test_components_add_up_to_a_bound(seed: int) -> None:
    spread = random_spread(seed, mirrored=False)
    told: list[int] = []
    bound = SpreadBound(spread)
    bound.improve(some_slots(spread, seed), Budget(None, 10_000), told.append)
    least = sum(looked_at(spread, c.units) for c in bound.components)
    alone = np.setdiff1d(np.arange(7), np.concatenate([c.units for c in bound.components]))
    assert told[-1] == least + int(spread.unary[alone].min(1).sum())


def test_a_search_over_twins_is_proven(tmp_path: Path) -> None:
    path = tmp_path / "twins.stu"
    path.write_text("\n".join(["1 2 3"] * 4 + ["4 5"] * 3))
    problem = prepare(read_toronto(path, 6)).problem
    spread = spread_of(flat_of(problem))
    assert spread is not None
    assert [len(c.blocks) for c in components_of(spread)] == [1, 1]
    answers: list[Answer] = []
    outcome = Search(problem, Budget(None, 2000), 0, 1, answers.append, lambda news: None).run()
    assert (outcome.status, outcome.bound) == ("optimal", answers[-1].cost)
    # 0, 2, 5: distances 2, 3, 5 cost 8 + 4 + 1 = 13; 0, 3, 5 the same; nothing is cheaper. 5 apart costs 1.
    assert answers[-1].cost == 4 * 13 + 3 * 1

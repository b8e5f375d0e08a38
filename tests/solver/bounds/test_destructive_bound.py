"""The destructive bound over blocks of twins: the least cost of components against brute force, the sum against the optimum."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from instances.io.public.toronto import read_toronto
from scheduler.app.compile_instance import compile_instance
from scheduler.solver.annealing.array_problem import as_arrays
from scheduler.solver.bounds import destructive_bound
from scheduler.solver.bounds.blocks import Component, components_of
from scheduler.solver.bounds.clique_costs import fill_clique_costs
from scheduler.solver.bounds.clique_cover import cover
from scheduler.solver.bounds.destructive_bound import DestructiveBound
from scheduler.solver.bounds.slot_sets import least_costs
from scheduler.solver.bounds.spread_bound import SpreadBound
from scheduler.solver.bounds.spread_problem import SpreadProblem, spread_problem_of
from scheduler.solver.budget import Budget
from scheduler.solver.search.search import Search
from scheduler.solver.solution import Solution

SLOTS = 6
FAR = 1 << 30


def random_spread(seed: int, *, mirrored: bool) -> SpreadProblem:
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
    return SpreadProblem(np.array([0, 8, 4, 2, 1, 0])[apart], weight, unary, clash)


def brute_force(spread: SpreadProblem, units: np.ndarray) -> int:
    """The least cost of some units over all their slots."""
    part = spread.of(units)
    at = np.array(list(itertools.product(range(SLOTS), repeat=len(units))))
    cost = part.unary[np.arange(len(units)), at].sum(1)
    broken = np.zeros(len(at), bool)
    for u, v in itertools.combinations(range(len(units)), 2):
        cost += part.weight[u, v] * part.kernel[at[:, u], at[:, v]]
        broken |= part.clash[u, v] & (at[:, u] == at[:, v])
    return int(cost[~broken].min())


def some_slots(spread: SpreadProblem, seed: int) -> np.ndarray:
    """Slots at which nothing clashes and none is closed."""
    rng = np.random.default_rng(seed)
    while True:
        slot = rng.integers(0, SLOTS, len(spread.unary))
        same = (slot[:, None] == slot[None, :]) & spread.clash
        if not same.any() and (spread.unary[np.arange(len(slot)), slot] < FAR).all():
            return slot


def search_of(
    spread: SpreadProblem, component: Component, known: int, *, cliques: bool = True
) -> DestructiveBound:
    """The search for the least cost of a component, with its cliques or without."""
    value = least_costs(spread.kernel, SLOTS)
    covered = cover(component.sizes, component.weight, value, lambda done: True) if cliques else []
    return DestructiveBound(spread.kernel, component, covered, known)


@pytest.mark.parametrize("cliques", [False, True])
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_the_least_cost_of_every_component(seed: int, mirrored: bool, cliques: bool) -> None:
    spread = random_spread(seed, mirrored=mirrored)
    components = components_of(spread)
    assert any(len(block) >= 3 for c in components for block in c.blocks)
    for component in components:
        optimum = brute_force(spread, component.units)
        for known in (optimum, optimum + 1, 2 * optimum + 40, FAR):
            search = search_of(spread, component, known, cliques=cliques)
            while not search.closed:
                assert search.bound <= optimum
                assert search.raise_bound(lambda lookups: True)
            assert (search.bound, search.known) == (optimum, optimum)


@pytest.mark.parametrize("seed", range(4))
def test_a_search_that_is_stopped_keeps_its_bound(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(destructive_bound, "ROUND", 1)
    spread = random_spread(seed, mirrored=False)
    component = max(components_of(spread), key=lambda c: len(c.units))
    search = search_of(spread, component, FAR)
    before, calls = search.bound, list[int]()
    assert not search.raise_bound(lambda lookups: calls.append(lookups) is not None)
    assert (search.bound, search.closed, len(calls)) == (before, False, 1)
    assert search.lookups == calls[0] > 0


def test_what_cliques_cost_at_least() -> None:
    rng = np.random.default_rng(0)
    kernel = rng.integers(0, 9, (4, 4))
    kernel = np.triu(kernel, 1) + np.triu(kernel, 1).T
    cost = np.zeros((4, 81), np.int32)
    fill_clique_costs(kernel, cost, FAR)
    for code in range(81):
        digit = [code // 3**t % 3 for t in range(4)]
        taken, free = [t for t in range(4) if digit[t] == 1], [t for t in range(4) if digit[t] == 0]
        for k in range(4):
            chosen = [taken + list(more) for more in itertools.combinations(free, k)]
            least = [sum(int(kernel[a, b]) for a, b in itertools.combinations(z, 2)) for z in chosen]
            assert cost[k, code] == min(least, default=FAR)


@pytest.mark.parametrize("seed", range(6))
def test_components_add_up_to_a_bound(seed: int) -> None:
    spread = random_spread(seed, mirrored=False)
    bounds: list[int] = []
    bound = SpreadBound(spread)
    bound.improve(some_slots(spread, seed), Budget(None, 10_000), bounds.append)
    least = sum(brute_force(spread, c.units) for c in bound.components)
    alone = np.setdiff1d(np.arange(7), np.concatenate([c.units for c in bound.components]))
    assert bounds == sorted(bounds)
    assert bounds[-1] == least + int(spread.unary[alone].min(1).sum())


def test_a_search_over_twins_is_proven(tmp_path: Path) -> None:
    path = tmp_path / "twins.stu"
    path.write_text("\n".join(["1 2 3"] * 4 + ["4 5"] * 3))
    problem = compile_instance(read_toronto(path, 6)).problem
    spread = spread_problem_of(as_arrays(problem))
    assert spread is not None
    assert [len(c.blocks) for c in components_of(spread)] == [1, 1]
    solutions: list[Solution] = []
    outcome = Search(problem, Budget(None, 2000), 0, 1, solutions.append, lambda news: None).run()
    assert (outcome.status, outcome.bound) == ("optimal", solutions[-1].cost)
    # 0, 2, 5: distances 2, 3, 5 cost 8 + 4 + 1 = 13; 0, 3, 5 the same; nothing is cheaper. 5 apart costs 1.
    assert solutions[-1].cost == 4 * 13 + 3 * 1

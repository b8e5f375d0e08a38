"""Every table after many moves is what it would be if it were made afresh, and nothing hard is broken."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scheduler.compile.soft_counts import Guides
from scheduler.solver.annealing.array_problem import as_arrays
from scheduler.terms.terms import Count
from tests.support.annealing_states import legal_problem, same_tables, seated, shaken
from tests.support.random_time_problems import legal


@pytest.mark.parametrize("seed", range(12))
def test_time_terms_of_every_kind(seed: int) -> None:
    problem, terms, choice = legal_problem(seed)
    arrays = as_arrays(problem)
    state, totals = shaken(arrays, choice, None, seed, 1500)
    same_tables(arrays, state, totals)
    for best in (False, True):
        now, rooms = arrays.decisions(state, best=best)
        assert rooms is None
        assert legal(terms, now)
        assert problem.cost(now) == totals[arrays.layout.best_cost if best else arrays.layout.total_cost]


@pytest.mark.parametrize("seed", range(6))
def test_cuts_and_learned_prices(seed: int) -> None:
    problem, terms, choice = legal_problem(seed + 50)
    rng = np.random.default_rng(seed)
    first = problem.options.first
    pairs = [rng.choice(problem.options.nodes, 2, replace=False) for _ in range(8)]
    prices = np.array(
        [[rng.integers(first[a], first[a + 1]), rng.integers(first[b], first[b + 1]), 9] for a, b in pairs]
    )
    prices = np.unique(prices, axis=0)
    other = np.array([rng.choice(options) for options in problem.choices])
    cut = Count("cut", other, max(1, int((other == choice).sum())))
    arrays = as_arrays(problem).extended((cut,), prices)
    state, totals = shaken(arrays, choice, None, seed, 1500)
    same_tables(arrays, state, totals)
    now, _ = arrays.decisions(state, best=False)
    assert legal([*terms, cut], now)
    learned = sum(int(price) for p, q, price in prices if p in now and q in now)
    assert problem.cost(now) + learned == totals[arrays.layout.total_cost]


@pytest.mark.parametrize("seed", range(8))
def test_rooms_of_competition_instances(seed: int, tmp_path: Path) -> None:
    given, arrays, start = seated(seed, tmp_path)
    state, totals = shaken(arrays, start.choice, start.rooms, seed, 1500)
    same_tables(arrays, state, totals)
    now, where = arrays.decisions(state, best=False)
    assert where is not None
    assert arrays.problem.conflicts(now) == 0
    assert arrays.problem.allowed[now].all()
    period = now - arrays.problem.options.first[:-1]
    cost = arrays.problem.cost(now) + int(given.rooms["penalty"].to_numpy()[where].sum())
    for cell in np.unique(np.stack([period, where]), axis=1).T:
        here = np.flatnonzero((period == cell[0]) & (where == cell[1]))
        assert given.sizes[here].sum() <= given.rooms["seats"].to_numpy()[cell[1]]
        assert len(here) == 1 or not np.isin(given.alone, here).any()
        cost += (len(np.unique(given.minutes[here])) - 1) * given.weights["non_mixed_durations"]
    assert cost == totals[arrays.layout.total_cost]


@pytest.mark.parametrize("seed", range(6))
def test_guides_weigh_like_counts_but_are_no_cost(seed: int) -> None:
    problem, terms, choice = legal_problem(seed + 90)
    rng = np.random.default_rng(seed)
    size = problem.options.size
    rows = np.unique(rng.integers(0, [3, size], (2 * size, 2)), axis=0)
    amount, limit, weight = rng.integers(1, 4, len(rows)), rng.integers(2, 5, 3), rng.integers(1, 9, 3)
    guided = replace(problem, guides=Guides(rows[:, 0], rows[:, 1], amount, limit, weight))
    arrays = as_arrays(guided)
    state, totals = shaken(arrays, choice, None, seed, 1500)
    same_tables(arrays, state, totals)
    now, _ = arrays.decisions(state, best=False)
    assert legal(terms, now)
    chosen = np.isin(rows[:, 1], now)
    many = np.bincount(rows[chosen, 0], weights=amount[chosen], minlength=3)
    foreseen = int((weight * np.maximum(many - limit, 0)).sum())
    assert guided.cost(now) == problem.cost(now)
    assert problem.cost(now) + foreseen == totals[arrays.layout.total_cost]

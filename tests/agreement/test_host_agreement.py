"""Hosts: what the solver sends elsewhere passes the audit and costs what it says, and nothing is cheaper."""

import os
from collections import Counter
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from scheduler.harness.neighbouring_sites import with_neighbours
from scheduler.harness.workbench import Bench, check_all, hard_in
from scheduler.solver.rooms.clusters import clusters_of
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.terms.places import PlaceTerms
from tests.support.reference_packing import least_cost

CHOSEN = (0, 1, 2, 3, 4)
SEEDS = range(int(os.environ["AGREEMENT_SEEDS"])) if "AGREEMENT_SEEDS" in os.environ else CHOSEN
MOST = 128


def agreed(bench: Bench, choice: np.ndarray, placed: Placement) -> None:
    """Nothing hard, and one cost."""
    found = check_all(bench.instance, bench.timetable(choice, placed))
    assert not hard_in(found), {rule: found[rule].to_dict("records") for rule in hard_in(found)}
    cost = sum(int(table["cost"].sum()) for table in found.values())
    assert bench.problem.cost(choice) + placed.cost == cost, {
        rule: (int(table["cost"].sum()), bench.problem.cost_by_rule(choice).get(rule))
        for rule, table in found.items()
    }


def least(terms: PlaceTerms) -> int | None:
    """The least cost over all hosts of all visits, every cluster packed by brute force; None: nobody finds room."""
    visits, best = terms.visits, None
    ways = [visits.hosts[visits.hosts[:, 0] == v, 1].tolist() for v in range(len(visits))]
    known: dict[tuple[bytes, bytes], int | None] = {}
    for sites in product(*ways):
        here, cost = terms.hosted(np.array(sites, np.int64)), 0
        for cluster in clusters_of(here):
            key = cluster.groups.tobytes(), cluster.rooms.tobytes()
            if key not in known:
                known[key] = least_cost(here, cluster)
            if known[key] is None:
                break
            cost += known[key] or 0
        else:
            cost += here.visits.cost
            best = cost if best is None else min(best, cost)
    return best


def test_hosts_and_audit_agree_and_nothing_is_cheaper() -> None:
    seen = Counter[str]()
    for seed in SEEDS:
        bench, rng = Bench(with_neighbours(seed)), np.random.default_rng([seed, 4])
        for _ in range(2):
            choice = bench.feasible(rng)
            if choice is None:
                continue
            terms = bench.placer.terms(choice)
            placed = bench.placer.place(choice)
            assert not len(terms.forbidden_together) or placed.stuck
            away = int((placed.terms.visits.site != placed.terms.visits.home).sum())
            if not placed.stuck:
                agreed(bench, choice, placed)
                assert bench.broken(choice) == set()  # no load forbids what hosts make possible
            if not len(terms.visits) or len(terms.forbidden_together):
                continue
            if np.bincount(terms.visits.hosts[:, 0]).prod() > MOST:
                continue
            cost = least(terms)
            assert (cost is None) == bool(placed.stuck)
            if cost is not None:
                assert placed.proven
                assert placed.cost == cost + int(terms.pair_costs[:, 2].sum())
            moving = int((placed.left_out < placed.terms.groups.size)[placed.terms.groups.partner >= 0].sum())
            seen.update({"compared": 1, "away": away, "stuck": int(cost is None), "led": moving})
    assert min(seen[what] for what in ("compared", "away", "stuck")) >= 1, seen


@pytest.mark.parametrize("seed", CHOSEN[:4])
def test_any_hosts_cost_what_the_audit_says(seed: int) -> None:
    """Not only the best: every visit sent anywhere it may go, by chance."""
    bench, rng = Bench(with_neighbours(seed)), np.random.default_rng([seed, 5])

    def by_chance(choice: np.ndarray) -> PlaceTerms:
        terms = bench.seater(choice)
        order = rng.permutation(len(terms.visits.hosts))
        _, first = np.unique(terms.visits.hosts[order, 0], return_index=True)
        return replace(terms, visits=replace(terms.visits, hosts=terms.visits.hosts[order[first]]))

    for _ in range(4):
        choice = bench.feasible(rng)
        if choice is not None and not (placed := Placer(by_chance).place(choice)).stuck:
            agreed(bench, choice, placed)

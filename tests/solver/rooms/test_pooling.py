"""Pools: groups that rooms cannot tell apart packed as one, then dealt to rooms."""

import numpy as np
import pytest

from scheduler.solver.cpsat.parameters import Run
from scheduler.solver.rooms.clusters import Cluster, clusters_of
from scheduler.solver.rooms.packing import pack, tidied
from scheduler.solver.rooms.packing_model import PackingModel
from scheduler.solver.rooms.pooling import pooled
from scheduler.terms.places import Groups, PlaceTerms, Staffing
from scheduler.terms.room_table import RoomTable

RUN = Run(10.0)


def _terms(rng: np.random.Generator) -> PlaceTerms:
    """One site, a few batches, sittings of one to three groups, some people who may be left out."""
    count = int(rng.integers(3, 9))
    since = rng.integers(0, 3, count) * 60
    drop = np.where(rng.random(count) < 0.25, 500, -1)
    groups = Groups(
        node=np.arange(count),
        kind=np.zeros(count, np.int64),
        site=np.zeros(count, np.int64),
        size=rng.integers(1, 12, count),
        since=since,
        until=since + rng.choice([60, 90], count),
        batch=since,
        alone=np.zeros(count, bool),
        isolated=np.zeros(count, bool),
        divisible=np.ones(count, bool),
        drop_cost=drop,
        length=np.ones(count, np.int64),
        partner=np.where(drop >= 0, 0, -1),
        sitting=since * 10 + rng.integers(0, 3, count),
    )
    seats = rng.integers(2, 16, int(rng.integers(2, 5)))
    names = tuple(f"r{i}" for i in range(len(seats)))
    rooms = RoomTable(names, np.zeros(len(seats), np.int64), seats, np.zeros(len(seats), np.int64))
    return PlaceTerms(
        rooms, groups, Staffing(np.zeros(1, np.int64), np.empty((0, 7), np.int64)), split_cost=3
    )


def _lawful(people: np.ndarray, cluster: Cluster, terms: PlaceTerms) -> bool:
    """Seats suffice and batches keep to themselves, checked minute by minute."""
    groups = terms.groups
    for minute in range(0, 300, 30):
        here = (groups.since[cluster.groups] <= minute) & (groups.until[cluster.groups] > minute)
        if (people[here].sum(0) > terms.rooms.seats[cluster.rooms]).any():
            return False
        for room in range(len(cluster.rooms)):
            if len(np.unique(groups.batch[cluster.groups[here & (people[:, room] > 0)]])) > 1:
                return False
    return True


@pytest.mark.parametrize("seed", range(40))
def test_pools_leave_out_as_few_as_the_full_model_and_bound_its_cost(seed: int) -> None:
    terms = _terms(np.random.default_rng(seed))
    for cluster in clusters_of(terms):
        exact = PackingModel(cluster, terms).solve(RUN)
        pools = pooled(cluster, terms)
        found = PackingModel(pools.cluster, pools.terms).solve(RUN)
        assert (found.people is None) == (exact.people is None)
        if exact.people is None or found.people is None:
            continue
        assert found.cost <= exact.cost
        people = pools.deal(found.people, cluster, terms.groups)
        served = terms.groups.size[cluster.groups] - people.sum(1)
        assert (served[terms.groups.drop_cost[cluster.groups] < 0] == 0).all()
        assert _lawful(people, cluster, terms)


@pytest.mark.parametrize("seed", range(40))
def test_a_packing_costs_what_it_says_and_tidied_never_more(seed: int) -> None:
    terms = _terms(np.random.default_rng(seed))
    for cluster in clusters_of(terms):
        rough = pack(cluster, terms, RUN)
        if rough.people is None:
            continue
        exact = PackingModel(cluster, terms).solve(RUN)
        assert rough.cost >= exact.cost
        assert not rough.proven or rough.cost == exact.cost
        better = tidied(cluster, terms, rough, RUN)
        assert exact.cost <= better.cost <= rough.cost
        assert better.cost == exact.cost

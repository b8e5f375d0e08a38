"""Fingerprints tell clusters apart exactly where their packing keys do."""

from dataclasses import replace

import numpy as np
import pytest

from scheduler.solver.rooms.clusters import clusters_of, packing_key
from scheduler.solver.rooms.fingerprints import fingerprints
from scheduler.terms.places import PlaceTerms
from tests.support.one_site_packing import G, Site


def drawn(rng: np.random.Generator) -> PlaceTerms:
    """Some hundred small groups of two sites in many clusters, few of them unlike each other."""
    groups = []
    for day in range(40):
        for _ in range(int(rng.integers(1, 4))):
            begin = 1000 * day % 5000 + 100 * int(rng.integers(0, 2))
            groups.append(
                G(
                    int(rng.integers(1, 3)),
                    since=begin,
                    until=begin + 150,
                    batch=int(rng.integers(0, 2)) + 10 * day,
                    sitting=100 + day,
                )
            )
    terms = Site((5, 5), tuple(groups), split=1).terms()
    sites = rng.integers(0, 8, len(groups))
    seats = replace(terms.rooms, site=np.array([0, 1]))
    return replace(terms, rooms=seats, groups=replace(terms.groups, site=sites))


@pytest.mark.parametrize("seed", range(12))
def test_equal_fingerprints_are_equal_keys(seed: int) -> None:
    rng = np.random.default_rng(seed)
    keys: dict[bytes, object] = {}
    marks: dict[object, bytes] = {}
    for _ in range(4):
        terms = drawn(rng)
        clusters = clusters_of(terms)
        for cluster, mark in zip(clusters, fingerprints(clusters, terms), strict=True):
            assert mark is not None
            key = packing_key(cluster.groups, terms)
            assert keys.setdefault(key, mark) == mark
            assert marks.setdefault(mark, key) == key
    assert 10 < len(keys) < 160  # some return, some do not


def test_clusters_that_depend_on_more_than_traits_have_none() -> None:
    terms = Site((5,), (G(1), G(1, since=100, until=110, escort=(80, 0)))).terms()
    clusters = clusters_of(terms)
    assert [mark is None for mark in fingerprints(clusters, terms)] == [False, True]

"""The fast rules of packing: legal wherever they answer, and never dearer to leave out than they say."""

import numpy as np
import pytest

from scheduler.solver.cpsat.parameters import Run
from scheduler.solver.rooms import incomplete_packing
from scheduler.solver.rooms.best_fit import best_fit, best_fit_of_most
from scheduler.solver.rooms.clusters import clusters_of
from scheduler.solver.rooms.incomplete_packing import pack_most
from scheduler.solver.rooms.packer import Packer
from scheduler.solver.rooms.placer import Placer
from tests.support.one_site_packing import G, Site, cost_of, least

NOBODY = np.zeros(1, np.int64)


def test_who_stays_longest_sits_together_and_frees_the_large_room() -> None:
    """Extra time ends after the next batch has come in: its two candidates share the small room."""
    site = Site((4, 2), (G(3), G(1, until=13), G(4, since=10, until=20)))
    terms = site.terms()
    people = best_fit(np.arange(3), np.arange(2), terms.groups, terms.rooms, terms.staffing, by_end=True)
    assert people is not None
    assert people.tolist() == [[2, 1], [0, 1], [4, 0]]


def test_those_who_may_be_left_out_wait_until_the_others_have_seats() -> None:
    site = Site((4,), (G(3), G(2, drop=5), G(1, drop=9)))
    terms = site.terms()
    rows = (np.arange(3), np.arange(1), terms.groups, terms.rooms, terms.staffing)
    assert best_fit(*rows) is None
    people = best_fit_of_most(*rows)
    assert people is not None
    assert people.tolist() == [[3], [0], [1]]


def test_nobody_who_must_sit_is_left_out() -> None:
    terms = Site((2,), (G(3), G(1, drop=5))).terms()
    assert best_fit_of_most(np.arange(2), np.arange(1), terms.groups, terms.rooms, terms.staffing) is None


def test_places_are_soon_where_a_rule_finds_some_and_exact_later() -> None:
    """Smallest pool first, one at a time, seats the group of one and leaves out two; the other way round costs less."""
    site = Site((3,), (G(1), G(1, drop=1), G(2, drop=7)))
    placer = Placer(lambda choice: site.terms(), Packer(tidy=False))
    soon, exact = placer.place(NOBODY, soon=True), placer.place(NOBODY)
    assert (soon.cost, soon.stuck, soon.proven) == (14, (), False)
    assert (exact.cost, exact.stuck, exact.proven) == (1, (), True)
    assert placer.place(NOBODY, soon=True).cost == 1  # what is known is not forgotten


@pytest.mark.parametrize("seed", range(40))
def test_the_fast_rules_are_legal_and_never_cheaper_than_the_best(seed: int) -> None:
    rng = np.random.default_rng(seed)
    groups = tuple(
        G(
            int(rng.integers(1, 4)),
            since=int(begin := rng.integers(0, 3) * 5),
            until=int(begin + rng.integers(1, 4) * 5),
            drop=-1 if rng.random() < 0.6 else int(rng.integers(1, 9)),
        )
        for _ in range(4)
    )
    site = Site(tuple(int(n) for n in rng.integers(1, 6, 3)), groups, ratio=3, staff=((-99, 99, 4, 1),))
    placed = Placer(lambda choice: site.terms(), Packer(tidy=False)).place(NOBODY, soon=True)
    best = least(site)
    if placed.stuck:
        assert best is None
        return
    packing: list[dict[int, int]] = [{} for _ in groups]
    for group, room, people in placed.rows.tolist():
        packing[group][room] = people
    assert cost_of(site, packing) == placed.cost
    assert best is not None
    assert placed.cost >= best


def test_an_incomplete_packing_without_time_is_what_best_fit_begins_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """CP-SAT finds nothing: five must sit on four seats, so one of the smaller group is missing; one more may be left out."""
    monkeypatch.setattr(incomplete_packing, "_fewest_missing", lambda model, run: None)
    site = Site((4,), (G(3), G(2), G(1, drop=9)))
    terms = site.terms()
    packed = pack_most(clusters_of(terms)[0], terms, Run(0.0))
    assert packed.people is not None
    assert packed.people.tolist() == [[3], [1], [0]]
    assert packed.left_out.tolist() == [0, 1, 1]
    assert packed.cost == 9

"""Packing is exact: every answer is legal and no packing is cheaper."""

from dataclasses import replace

import numpy as np
import pytest

from scheduler.solver.cpsat.parameters import Run
from scheduler.solver.rooms.clusters import clusters_of
from scheduler.solver.rooms.packing import pack, packed_soon
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.terms.places import KnownRooms
from tests.support.one_site_packing import G, Site, cost_of, least


def place(site: Site) -> Placement:
    return Placer(lambda choice: site.terms()).place(np.zeros(1, np.int64))


def checked(site: Site) -> int | None:
    """The cost of the engine's packing after it proved legal; None when it is stuck."""
    placed = place(site)
    assert placed.proven
    if placed.stuck:
        return None
    packing: list[dict[int, int]] = [{} for _ in site.groups]
    for group, room, people in placed.rows.tolist():
        packing[group][room] = packing[group].get(room, 0) + people
    for group, people, out in zip(site.groups, packing, placed.left_out.tolist(), strict=True):
        assert group.pool is not None or sum(people.values()) + out == group.size
        assert len(people) <= 1 or group.kind in ("divisible", "isolated"), "a whole group in two rooms"
        assert group.kind != "isolated" or set(people.values()) <= {1}
    cost = cost_of(site, packing)
    assert cost == placed.cost
    return cost


TOGETHER = (G(4), G(3), G(2))

CASES = {
    "several rooms for one sitting": (Site((3, 2), (G(5),)), 0),
    "several exams in one room": (Site((9,), TOGETHER), 0),
    "both at once": (Site((5, 4), TOGETHER), 0),
    "one chair too few": (Site((5, 3), TOGETHER), None),
    "other admissions need other rooms": (Site((9,), (G(2), G(2, since=5, until=15))), None),
    "the next may come in as the last go out": (Site((2,), (G(2), G(2, since=10, until=20))), 0),
    "moved groups may share at any starts": (
        Site((4,), (G(2, batch=-1), G(2, since=5, until=15, batch=-1))),
        0,
    ),
    "isolated: a room each": (Site((9, 9, 9), (G(2, kind="isolated"), G(5))), 0),
    "isolated: one room short": (Site((9, 9), (G(2, kind="isolated"), G(5))), None),
    "isolated: the room's size does not matter": (Site((1, 1), (G(2, kind="isolated"),)), 0),
    "exclusive and whole": (Site((3, 3), (G(3, kind="exclusive"), G(3, kind="whole"))), 0),
    "exclusive is not split": (Site((1, 1, 1), (G(2, kind="exclusive"),)), None),
    "exclusive shares with nobody": (Site((9,), (G(2, kind="exclusive"), G(1))), None),
    "whole groups are not split": (Site((3, 3), (G(4, kind="whole"),)), None),
    "a closed room": (Site((5, 5), (G(5), G(5, since=3, until=9)), closed=((1, 8, 9),)), None),
    "closed until it begins": (
        Site((5, 5), (G(5), G(5, since=3, until=9)), closed=((1, 0, 3), (1, 9, 20))),
        0,
    ),
    "two rooms need two people": (Site((3, 3), (G(5),), ratio=5, staff=((0, 10, 1, 0),)), None),
    "two rooms with two people": (Site((3, 3), (G(5),), ratio=5, staff=((0, 10, 2, 0),)), 0),
    "a shift that ends too early": (Site((5,), (G(5),), ratio=5, staff=((0, 9, 1, 0), (9, 10, 0, 0))), None),
    "a shift that hands over": (Site((5,), (G(5),), ratio=5, staff=((0, 4, 1, 0), (4, 10, 1, 0))), 0),
    "the smaller room saves a person": (Site((4, 1), (G(4), G(1)), ratio=4, staff=((0, 10, 2, 0),)), 0),
    "mixing saves a person": (Site((5, 1), (G(4), G(1)), ratio=5, staff=((0, 10, 1, 0),)), 0),
    "who is led needs an escort": (
        Site((5,), (G(3, drop=7, escort=(-20, 0)),), ratio=5, staff=((-99, 99, 5, 0),)),
        21,
    ),
    "one escort leads a team": (
        Site(
            (5,),
            (G(2, drop=7, escort=(-20, 0)), G(1, drop=7, escort=(-20, 0))),
            ratio=9,
            staff=((-99, 99, 1, 1),),
        ),
        0,
    ),
    "two teams need two": (
        Site(
            (5,),
            (G(2, drop=7, escort=(-20, 0)), G(1, drop=7, escort=(-20, 1))),
            ratio=9,
            staff=((-99, 99, 1, 1),),
        ),
        7,
    ),
    "an escort is nobody's invigilator": (
        Site(
            (5,),
            (G(3, since=-40, until=-5), G(2, drop=7, escort=(-20, 0))),
            ratio=9,
            staff=((-99, 99, 1, 1),),
        ),
        14,
    ),
    "an escort leaves before the new start": (
        Site((5,), (G(2, drop=7, escort=(-20, 0)),), ratio=9, staff=((-99, -8, 1, 1), (-8, 99, 1, 0))),
        14,
    ),
    "a later start finds an invigilator": (
        # Until minute 5 the one person there is with the first group.
        Site(
            (5, 5),
            (
                G(1, since=-9, until=5),
                G(2, since=0, until=9, batch=-1, drop=7, pool=1),
                G(2, since=5, until=14, batch=-1, drop=7, pool=1),
            ),
            ratio=9,
            staff=((-99, 99, 1, 0),),
        ),
        0,
    ),
    "people may spread over two starts": (
        # One chair in each room; the second is free until 9, the first from 5 on.
        Site(
            (1, 1),
            (
                G(2, since=0, until=9, batch=-1, drop=7, pool=1),
                G(2, since=5, until=14, batch=-1, drop=7, pool=1),
            ),
            closed=((0, 0, 5), (1, 9, 99)),
        ),
        0,
    ),
    "nobody sits twice": (
        Site((9,), (G(2, batch=-1, drop=7, pool=1), G(2, batch=-1, drop=7, pool=1)), closed=((0, 3, 4),)),
        14,
    ),
    "cheaper to leave one out": (Site((3,), (G(3), G(2, drop=9))), 18),
    "the cheaper room": (Site((3, 3), (G(3),), price=(5, 2)), 2),
    "each group pays its room": (Site((9, 9), (G(3), G(2)), price=(2, 3)), 4),
    "lengths apart": (Site((9, 9), (G(3, length=60), G(2, length=90)), mixed=4), 0),
    "lengths together are dear": (
        Site((9,), (G(3, length=60), G(2, length=90), G(1, length=90)), mixed=4),
        4,
    ),
    "one room too small: one room more": (Site((4, 3, 2), (G(5),), split=6), 6),
    "a large sitting pays for what it cannot avoid": (Site((2, 2, 2), (G(5),), split=6), 12),
    "third time belongs to its sitting": (Site((3, 3), (G(2, sitting=1), G(2, sitting=1)), split=6), 6),
    "two sittings, two rooms": (Site((3, 3), (G(2), G(2)), split=6), 0),
    "the small sitting takes the small room": (Site((4, 3, 2), (G(4), G(3), G(2)), split=6), 0),
    "one is spread where seats are short": (Site((5, 4), (G(3), G(3), G(3)), split=6), 6),
    "who sits alone is no split": (Site((1, 1, 4), (G(2, kind="isolated"), G(4)), split=6), 0),
    "the only large room is closed": (
        Site(
            (4, 2, 2), (G(1, kind="isolated"), G(4), G(4, since=10, until=20)), closed=((0, 15, 16),), split=6
        ),
        6,
    ),
    "cheaper to leave one out than to spread": (Site((3, 3), (G(4, drop=5),), split=6), 5),
    "moved at two starts: each start is a sitting": (
        Site(
            (1, 1),
            (
                G(2, since=0, until=9, batch=-1, drop=7, pool=1),
                G(2, since=5, until=14, batch=-1, drop=7, pool=1),
            ),
            closed=((0, 0, 5), (1, 9, 99)),
            split=6,
        ),
        0,
    ),
    "a price for not mixing": (Site((9, 9), (G(3, length=60), G(2, length=90)), price=(0, 6), mixed=4), 4),
}


@pytest.mark.parametrize("name", CASES)
def test_by_hand(name: str) -> None:
    site, cost = CASES[name]
    assert least(site) == cost
    assert checked(site) == cost


def random_site(rng: np.random.Generator) -> Site:
    """Two or three rooms, one to three groups; staff and escorts half of the time."""
    groups = []
    chain = rng.random() < 0.5
    for i in range(int(rng.integers(1, 4))):
        since = int(rng.integers(0, 8)) if chain else 0
        moved = rng.random() < 0.3
        kind = str(rng.choice(["divisible", "divisible", "isolated", "whole", "exclusive"]))
        groups.append(
            G(
                size=int(rng.integers(1, 4)),
                since=since,
                until=since + int(rng.integers(3, 10)) if chain else 10,
                batch=-1 if moved and kind == "divisible" else None,
                kind=kind,
                drop=int(rng.integers(0, 9)) if kind == "divisible" and moved else -1,
                length=int(rng.integers(60, 62)),
                sitting=None if chain else int(rng.choice([1, 50 + i])),
                escort=(since - int(rng.integers(1, 6)), int(rng.integers(0, i + 1)))
                if kind == "divisible" and moved
                else None,
            )
        )
    seats = tuple(int(s) for s in rng.integers(1, 5, int(rng.integers(2, 4))))
    cuts = sorted(int(c) for c in rng.integers(0, 12, 2))
    people = [int(n) for n in rng.integers(1, 5, 3)]
    shifts = ((-20, cuts[0]), (cuts[0], cuts[1]), (cuts[1], 40))
    return Site(
        seats,
        tuple(groups),
        price=tuple(int(p) for p in rng.integers(0, 4, len(seats))) if rng.random() < 0.3 else (),
        closed=((int(rng.integers(len(seats))), cuts[0], cuts[1]),) if rng.random() < 0.3 else (),
        ratio=int(rng.integers(1, 4)) if rng.random() < 0.6 else 0,
        staff=tuple((a, b, n, n // 2) for (a, b), n in zip(shifts, people, strict=True) if a < b),
        mixed=0 if chain else int(rng.choice([0, 0, 3])),
        split=int(rng.choice([0, 0, 2])),
    )


def one_team_one_time(site: Site) -> bool:
    """Teams are groups that leave and arrive together."""
    times: dict[int, set[tuple[int, int]]] = {}
    for group in site.groups:
        if group.escort:
            times.setdefault(group.escort[1], set()).add((group.escort[0], group.since))
    return all(len(spans) == 1 for spans in times.values())


def test_random_cells_are_packed_as_cheaply_as_any_packing() -> None:
    rng, stuck, dear, done = np.random.default_rng(7), 0, 0, 0
    while done < 80:
        site = random_site(rng)
        if not one_team_one_time(site):
            continue
        cost = least(site)
        assert checked(site) == cost, site
        stuck, dear, done = stuck + (cost is None), dear + bool(cost), done + 1
    assert stuck >= 5
    assert dear >= 5


def test_what_is_known_is_not_packed_again_and_still_right() -> None:
    sites = [Site((5, 4), TOGETHER), Site((5, 4), (G(4), G(3), G(3))), Site((5, 4), TOGETHER)]
    placer = Placer(lambda choice: sites[int(choice[0])].terms())
    found = [bool(placer.place(np.array([number])).stuck) for number in range(len(sites))]
    assert found == [False, True, False]


@pytest.mark.parametrize("rooms", [(4, 5), (5, 4)])
def test_who_knows_a_room_stays_while_the_model_seats_newcomers(rooms: tuple[int, int]) -> None:
    # Plain rules give the three their rooms one after the other and the last finds none; nine and nine know two equal rooms.
    new = tuple(G(size, batch=i) for i, size in enumerate((1, 1, 3)))
    old = tuple(G(9, since=5, until=15, batch=batch, kind="whole") for batch in (8, 9))
    site = Site((1, 1, 1, 2, 9, 9), (*new, *old))
    known = np.array([[3, rooms[0], 9], [4, rooms[1], 9]])
    terms = replace(site.terms(), known_rooms=KnownRooms(known, 0))
    (cluster,) = clusters_of(terms)
    assert packed_soon(cluster, terms) is None
    packed = pack(cluster, terms, Run(2.0))
    assert packed.people is not None
    assert packed.people.sum(1).tolist() == [1, 1, 3, 9, 9]
    assert [packed.people[3 + k, room] for k, room in enumerate(rooms)] == [9, 9]


def test_a_core_is_a_smallest_set_that_has_no_packing() -> None:
    # Room for five: three and three cannot meet, the one who comes much later is innocent.
    site = Site((5,), (G(3), G(3, since=2, until=12), G(1, since=11, until=20), G(1, since=30, until=40)))
    placer = Placer(lambda choice: site.terms())
    placed = placer.place(np.arange(4))
    assert [nodes.tolist() for nodes in placed.stuck] == [[0, 1, 2]]
    core = placer.core(np.arange(4), placed.stuck[0])
    assert core.tolist() in ([0, 1], [1, 2])


def test_more_seats_rooms_or_staff_never_cost_more() -> None:
    rng, cheaper, done = np.random.default_rng(11), 0, 0
    while done < 40:
        site = random_site(rng)
        before = checked(site) if one_team_one_time(site) else None
        if before is None:
            continue
        r = int(rng.integers(len(site.seats)))
        larger = tuple(seats + (i == r) for i, seats in enumerate(site.seats))
        free = (*site.price, 0) if site.price else ()
        richer = (
            replace(site, seats=larger),
            replace(site, seats=(*site.seats, 2), price=free),
            replace(site, staff=tuple((a, b, n + 1, e + 1) for a, b, n, e in site.staff)),
            replace(site, closed=()),
        )
        after = [checked(other) for other in richer]
        assert all(cost is not None and cost <= before for cost in after), (site, before, after)
        cheaper, done = cheaper + any(cost != before for cost in after), done + 1
    assert cheaper >= 5

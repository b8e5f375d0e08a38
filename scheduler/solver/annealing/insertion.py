"""Bundles are inserted and removed one by one: the greedy construction, and a whole choice taken over.

The greedy order is that of the fewest free options, then of the most hard links: saturation degree, as in Brélaz 1979
and Carter, Laporte and Lee 1996.
"""

from scheduler.solver.annealing.delta_tables import add_usage, assign, within_limits
from scheduler.solver.annealing.layout import Ints, Ints32, Layout
from scheduler.solver.annealing.room_moves import HIGHEST, cheapest_room, occupy, vacate
from scheduler.solver.jit import jit

TIES = 4
"""Options of equal cost that the greedy insertion still tells apart."""


@jit
def take_over(at: Layout, data: Ints32, state: Ints32, totals: Ints, choice: Ints32, room: Ints32) -> None:
    """A blank state takes a whole choice: options by bundle, rooms by member. It becomes the incumbent."""
    cost = 0
    for u in range(at.n_bundles):
        cost += state[at.option_cost + choice[u]]
        assign(at, data, state, totals, u, choice[u])
        add_usage(at, data, state, totals, choice[u], 1)
    for m in range(at.n_members):
        slot = data[at.slot + choice[data[at.member_bundle + m]]]
        c = slot * at.n_rooms + room[m]
        cost += data[at.room_cost + room[m]]
        length = at.room_lengths + c * at.n_lengths + data[at.member_length + m]
        if at.mixed_cost and state[at.room_members + c] > 0 and state[length] == 0:
            cost += at.mixed_cost
        occupy(at, data, state, totals, m, slot, room[m])
    totals[at.total_cost] = cost
    totals[at.best_cost] = cost
    for u in range(at.n_bundles):
        state[at.best_choice + u] = choice[u]
    for m in range(at.n_members):
        state[at.best_room + m] = room[m]


@jit
def remove(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int) -> None:
    """Bundle `u` loses its option and rooms."""
    old = state[at.choice + u]
    if at.n_members:
        for m in range(data[at.member_first + u], data[at.member_first + u + 1]):
            vacate(at, data, state, totals, m, data[at.slot + old])
    assign(at, data, state, totals, u, -1)
    add_usage(at, data, state, totals, old, -1)


@jit
def insert(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, option: int) -> bool:
    """Bundle `u` takes an option and rooms there if rooms have space and limits allow; whether it did."""
    slot = data[at.slot + option]
    if at.n_members:
        for m in range(data[at.member_first + u], data[at.member_first + u + 1]):
            room = cheapest_room(at, data, state, totals, m, slot, -1)
            if room < 0:
                for n in range(data[at.member_first + u], m):
                    vacate(at, data, state, totals, n, slot)
                return False
            occupy(at, data, state, totals, m, slot, room)
    assign(at, data, state, totals, u, option)
    add_usage(at, data, state, totals, option, 1)
    if within_limits(at, data, state, totals, option):
        return True
    remove(at, data, state, totals, u)
    return False


@jit
def insert_greedily(at: Layout, data: Ints32, state: Ints32, totals: Ints, done: Ints) -> int:
    """Insert all bundles that are not `done`, those with the fewest free options first; how many found none."""
    failed = 0
    for _ in range(at.n_bundles):
        hardest, fewest, most = -1, HIGHEST, -1
        for u in range(at.n_bundles):
            if done[u]:
                continue
            free = 0
            for o in range(data[at.option_first + u], data[at.option_first + u + 1]):
                free += state[at.option_conflicts + o] == 0 and not data[at.forbidden + o]
            degree = data[at.hard_first + u + 1] - data[at.hard_first + u]
            if free < fewest or (free == fewest and degree > most):
                hardest, fewest, most = u, free, degree
        done[hardest] = 1
        if not insert_cheapest(at, data, state, totals, hardest):
            failed += 1
    return failed


@jit
def insert_cheapest(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int) -> bool:
    """Bundle `u` takes its cheapest free option where rooms and limits allow; whether it did.

    Options are tried in the order of their keys: the cost, then the local number modulo `TIES`. Of options of one key
    only the first is tried.
    """
    begin, tried = data[at.option_first + u], -HIGHEST
    while True:
        best, least = -1, HIGHEST
        for o in range(begin, data[at.option_first + u + 1]):
            free = state[at.option_conflicts + o] == 0 and not data[at.forbidden + o]
            key = state[at.option_cost + o] * TIES + (o - begin) % TIES
            if free and key > tried and (best < 0 or key < least):
                best, least = o, key
        if best < 0:
            return False
        if insert(at, data, state, totals, u, best):
            return True
        tried = least

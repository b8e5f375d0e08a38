"""Moves of one bundle, or of two that swap slots, where each has at most one member with a room.

Each returns whether it was made; it may raise the cost by at most `threshold`. Whatever is cheap to test comes first.
"""

from scheduler.solver.annealing.bundle_pairs import conflict_of, interaction
from scheduler.solver.annealing.delta_tables import assign, replace_usage, replace_usage_of_two
from scheduler.solver.annealing.layout import Ints, Ints32, Layout
from scheduler.solver.annealing.room_moves import leave_delta, occupy, sampled_room, vacate
from scheduler.solver.annealing.soft_counts import count_interaction
from scheduler.solver.jit import jit

ROOMS_SEEN = 3
"""Rooms with space among which a move takes the cheapest: a few, so that moves differ and stay quick."""


@jit
def option_in_slot(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, slot: int) -> int:
    """The cheapest allowed option of a bundle in a slot, -1 if it has none."""
    if at.option_is_slot:
        option = data[at.option_first + u] + slot
        return option if data[at.forbidden + option] == 0 else -1
    k = u * at.n_slots + slot
    best = -1
    for i in range(data[at.slot_option_first + k], data[at.slot_option_first + k + 1]):
        option = data[at.slot_option + i]
        if best < 0 or state[at.option_cost + option] < state[at.option_cost + best]:
            best = option
    return best


@jit
def move_one(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, new: int, threshold: float
) -> bool:
    """Bundle `u` takes option `new` and, where annealing assigns rooms, a room there."""
    old = state[at.choice + u]
    delta = state[at.option_cost + new] - state[at.option_cost + old]
    if at.n_members == 0:
        if delta > threshold or not replace_usage(at, data, state, totals, old, new):
            return False
    else:
        m = data[at.member_first + u]
        before, after = data[at.slot + old], data[at.slot + new]
        delta += leave_delta(at, data, state, totals, m, before)
        if delta + data[at.member_least_cost + m] > threshold:
            return False
        room, price = sampled_room(
            at, data, state, totals, m, after, m if before == after else -1, ROOMS_SEEN
        )
        delta += price
        if room < 0 or delta > threshold or not replace_usage(at, data, state, totals, old, new):
            return False
        vacate(at, data, state, totals, m, before)
        occupy(at, data, state, totals, m, after, room)
    assign(at, data, state, totals, u, new)
    totals[at.total_cost] += delta
    return True


@jit
def swap_two(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, x: int, v: int, y: int, threshold: float
) -> bool:
    """Bundles `u` and `v` swap slots: x is an option of u in the slot of v, y one of v in the slot of u."""
    old, own = state[at.choice + u], state[at.choice + v]
    delta = state[at.option_cost + x] - state[at.option_cost + old]
    delta += state[at.option_cost + y] - state[at.option_cost + own]
    here, there = data[at.slot + old], data[at.slot + own]
    if at.n_members:
        m, n = data[at.member_first + u], data[at.member_first + v]
        delta += leave_delta(at, data, state, totals, m, here)
        delta += leave_delta(at, data, state, totals, n, there)
        threshold -= data[at.member_least_cost + m] + data[at.member_least_cost + n]
    if at.linked_never_share and delta > threshold:
        return False
    # Nothing but the other bundle may be in the way.
    if state[at.option_conflicts + x] != conflict_of(at, data, state, totals, u, x, v, own):
        return False
    if state[at.option_conflicts + y] != conflict_of(at, data, state, totals, v, y, u, old):
        return False
    if conflict_of(at, data, state, totals, u, x, v, y):
        return False
    delta += interaction(at, data, state, totals, u, old, x, v, own, y)
    if at.n_counts:
        state[at.chain], state[at.target], state[at.chain + 1], state[at.target + 1] = u, x, v, y
        delta += count_interaction(at, data, state, totals, 2)
    if delta > threshold:
        return False
    if at.n_members:
        threshold += data[at.member_least_cost + m]
        first, price = sampled_room(at, data, state, totals, m, there, n, ROOMS_SEEN)
        if first < 0 or delta + price > threshold:
            return False
        delta += price
        threshold += data[at.member_least_cost + n]
        second, price = sampled_room(at, data, state, totals, n, here, m, ROOMS_SEEN)
        if second < 0:
            return False
        delta += price
    if delta > threshold or not replace_usage_of_two(at, data, state, totals, old, x, own, y):
        return False
    if at.n_members:
        vacate(at, data, state, totals, m, here)
        vacate(at, data, state, totals, n, there)
        occupy(at, data, state, totals, m, there, first)
        occupy(at, data, state, totals, n, here, second)
    assign(at, data, state, totals, u, x)
    assign(at, data, state, totals, v, y)
    totals[at.total_cost] += delta
    return True

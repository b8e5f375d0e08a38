"""Rooms inside the annealing: which room a member may take in a slot, what it costs, and moves of rooms alone.

A room holds several members in one slot as long as its seats last, unless one of them must be alone. Where members of
different lengths share a room, each further length costs `mixed_cost`.
"""

from scheduler.solver.annealing.layout import Ints, Ints32, Layout
from scheduler.solver.jit import draw, jit

HIGHEST = 1 << 30
"""Above every cost and number of seats."""


@jit
def leave_delta(at: Layout, data: Ints32, state: Ints32, totals: Ints, m: int, slot: int) -> int:
    """Change of cost when member `m` leaves its room in `slot`."""
    room = state[at.room + m]
    c = slot * at.n_rooms + room
    delta = -data[at.room_cost + room]
    length = at.room_lengths + c * at.n_lengths + data[at.member_length + m]
    if at.mixed_cost and state[at.room_members + c] > 1 and state[length] == 1:
        delta -= at.mixed_cost
    return int(delta)


@jit
def enter_delta(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, m: int, slot: int, room: int, gone: int
) -> int:
    """Change of cost when member `m` takes a room in `slot`; -1: it may not.

    Member `gone` (-1: none) is reckoned to have left its room in that slot.
    """
    c = slot * at.n_rooms + room
    people, members, alone = state[at.room_people + c], state[at.room_members + c], state[at.room_alone + c]
    left = gone >= 0 and state[at.room + gone] == room
    if left:
        people -= data[at.member_size + gone]
        members -= 1
        alone -= data[at.member_alone + gone]
    if people + data[at.member_size + m] > data[at.room_seats + room]:
        return -1
    if members > 0 and (data[at.member_alone + m] or alone > 0):
        return -1
    price = data[at.room_cost + room]
    if at.mixed_cost and members > 0:
        same = state[at.room_lengths + c * at.n_lengths + data[at.member_length + m]]
        if left and data[at.member_length + gone] == data[at.member_length + m]:
            same -= 1
        if same == 0:
            price += at.mixed_cost
    return int(price)


@jit
def occupy(at: Layout, data: Ints32, state: Ints32, totals: Ints, m: int, slot: int, room: int) -> None:
    """Member `m` takes a room in `slot`."""
    c = slot * at.n_rooms + room
    state[at.room_people + c] += data[at.member_size + m]
    state[at.room_members + c] += 1
    state[at.room_alone + c] += data[at.member_alone + m]
    state[at.room_lengths + c * at.n_lengths + data[at.member_length + m]] += 1
    state[at.room + m] = room


@jit
def vacate(at: Layout, data: Ints32, state: Ints32, totals: Ints, m: int, slot: int) -> None:
    """Member `m` leaves its room in `slot`."""
    c = slot * at.n_rooms + state[at.room + m]
    state[at.room_people + c] -= data[at.member_size + m]
    state[at.room_members + c] -= 1
    state[at.room_alone + c] -= data[at.member_alone + m]
    state[at.room_lengths + c * at.n_lengths + data[at.member_length + m]] -= 1


@jit
def sampled_room(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, m: int, slot: int, gone: int, enough: int
) -> tuple[int, int]:
    """The cheapest, then tightest, of the first `enough` rooms with space, read from a random one on; and its cost.

    -1 as the room where none has space.
    """
    begin, n = data[at.fitting_first + m], data[at.fitting_first + m + 1] - data[at.fitting_first + m]
    best, least, tight, seen = -1, HIGHEST, HIGHEST, 0
    if n == 0:
        return best, least
    k = draw(totals, at.rng, n)
    for _ in range(n):
        room = data[at.fitting_room + begin + k]
        k = k + 1 if k + 1 < n else 0
        price = enter_delta(at, data, state, totals, m, slot, room, gone)
        if price < 0:
            continue
        space = data[at.room_seats + room] - state[at.room_people + slot * at.n_rooms + room]
        if price < least or (price == least and space < tight):
            best, least, tight = room, price, space
        seen += 1
        if seen >= enough:
            break
    return best, least


@jit
def cheapest_room(at: Layout, data: Ints32, state: Ints32, totals: Ints, m: int, slot: int, only: int) -> int:
    """The cheapest, then tightest, room that takes member `m` (best fit), or -1. `only`: ask this one room."""
    best, least, tight = -1, HIGHEST, HIGHEST
    for k in range(data[at.fitting_first + m], data[at.fitting_first + m + 1]):
        room = data[at.fitting_room + k]
        if only >= 0 and room != only:
            continue
        price = enter_delta(at, data, state, totals, m, slot, room, -1)
        space = data[at.room_seats + room] - state[at.room_people + slot * at.n_rooms + room]
        if price >= 0 and (price < least or (price == least and space < tight)):
            best, least, tight = room, price, space
    return best


@jit
def room_saving(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int) -> int:
    """The most that a bundle could save on its rooms."""
    gain = 0
    for m in range(data[at.member_first + u], data[at.member_first + u + 1]):
        gain += data[at.room_cost + state[at.room + m]] + at.mixed_cost - data[at.member_least_cost + m]
    return gain


@jit
def change_room(at: Layout, data: Ints32, state: Ints32, totals: Ints, m: int, threshold: float) -> bool:
    """Member `m` takes a random other room in its slot."""
    n = data[at.fitting_first + m + 1] - data[at.fitting_first + m]
    room = data[at.fitting_room + data[at.fitting_first + m] + draw(totals, at.rng, n)]
    if room == state[at.room + m]:
        return False
    slot = data[at.slot + state[at.choice + data[at.member_bundle + m]]]
    price = enter_delta(at, data, state, totals, m, slot, room, -1)
    if price < 0:
        return False
    delta = price + leave_delta(at, data, state, totals, m, slot)
    if delta > threshold:
        return False
    vacate(at, data, state, totals, m, slot)
    occupy(at, data, state, totals, m, slot, room)
    totals[at.total_cost] += delta
    return True


@jit
def swap_rooms(at: Layout, data: Ints32, state: Ints32, totals: Ints, m: int, threshold: float) -> bool:
    """Member `m` and a random other one in its slot swap rooms."""
    slot = data[at.slot + state[at.choice + data[at.member_bundle + m]]]
    v = state[at.slot_list + slot * at.n_bundles + draw(totals, at.rng, state[at.slot_size + slot])]
    begin, end = data[at.member_first + v], data[at.member_first + v + 1]
    n = begin + draw(totals, at.rng, end - begin)
    mine, its = state[at.room + m], state[at.room + n]
    if mine == its:
        return False
    if (
        data[at.room_seats + its] < data[at.member_size + m]
        or data[at.room_seats + mine] < data[at.member_size + n]
    ):
        return False
    price = enter_delta(at, data, state, totals, m, slot, its, n)
    if price < 0:
        return False
    delta = price + leave_delta(at, data, state, totals, m, slot)
    delta += leave_delta(at, data, state, totals, n, slot)
    price = enter_delta(at, data, state, totals, n, slot, mine, m)
    if price < 0 or delta + price > threshold:
        return False
    vacate(at, data, state, totals, m, slot)
    vacate(at, data, state, totals, n, slot)
    occupy(at, data, state, totals, m, slot, its)
    occupy(at, data, state, totals, n, slot, mine)
    totals[at.total_cost] += delta + price
    return True

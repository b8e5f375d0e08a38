"""Ejection search for a first solution: a bundle that fits nowhere ejects others, and these are inserted again.

Each ejection raises the weight of the bundle ejected, so that bundles ejected often stay where they are (like the penalty
counters of Nagata and Bräysy 2009). For a few iterations it may not return to the slot: a tabu list with a random tenure
that grows with the number of bundles left, as in Galinier and Hao 1999 for graph colouring.
"""

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.insertion import insert, remove
from scheduler.solver.annealing.layout import Ints, Ints32, Layout
from scheduler.solver.annealing.load_ejection import in_the_way, overload
from scheduler.solver.annealing.room_moves import cheapest_room
from scheduler.solver.jit import draw, jit

Floats = npt.NDArray[np.float64]
IMPOSSIBLE = 1e18
"""The cost of an ejection that clears too little: above every sum of weights."""
TENURE_LEAST, TENURE_RANDOM = 5, 10
"""Iterations for which an ejected bundle may not return: at least, and below which random number more."""
WEIGHT_STEP = 0.02
"""What one ejection adds to the weight of a bundle, which begins at 1."""


@jit
def room_ejection_cost(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, weight: Floats, m: int, slot: int, room: int
) -> float:
    """The weight of all bundles ejected to clear enough of a room in `slot` for member `m`."""
    c = slot * at.n_rooms + room
    need = state[at.room_people + c] + data[at.member_size + m] - data[at.room_seats + room]
    clear_all = state[at.room_members + c] > 0 and (data[at.member_alone + m] or state[at.room_alone + c] > 0)
    if need <= 0 and not clear_all:
        return 0.0
    price = 0.0
    for i in range(state[at.slot_size + slot]):
        v = state[at.slot_list + slot * at.n_bundles + i]
        if state[at.chain_position + v]:
            continue
        for n in range(data[at.member_first + v], data[at.member_first + v + 1]):
            if state[at.room + n] == room and (clear_all or need > 0):
                price += weight[v]
                need -= data[at.member_size + n]
    return price if need <= 0 else IMPOSSIBLE


@jit
def ejection_cost(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, weight: Floats, u: int, option: int, base: float
) -> float:
    """The weight of all bundles ejected if `u` takes an option: `base` for conflicts, then each member's cheapest room."""
    price = base
    slot = data[at.slot + option]
    for m in range(data[at.member_first + u], data[at.member_first + u + 1]):
        least = IMPOSSIBLE
        for k in range(data[at.fitting_first + m], data[at.fitting_first + m + 1]):
            least = min(
                least, room_ejection_cost(at, data, state, totals, weight, m, slot, data[at.fitting_room + k])
            )
        price += least
    return price


@jit
def insert_ejecting(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, weight: Floats, u: int, option: int, out: Ints
) -> int:
    """Insert `u` at an option, ejecting what is in the way; `out` lists the ejected bundles. Returns how many."""
    n = 0
    for k in range(data[at.hard_first + u], data[at.hard_first + u + 1]):
        v = data[at.hard_other + k]
        width = data[at.option_first + v + 1] - data[at.option_first + v]
        row = at.conflict_matrices + data[at.hard_matrix + k] + (option - data[at.option_first + u]) * width
        if state[at.choice + v] >= 0 and data[row + state[at.choice + v] - data[at.option_first + v]]:
            remove(at, data, state, totals, v)
            out[n] = v
            n += 1
    slot = data[at.slot + option]
    while not insert(at, data, state, totals, u, option):
        if at.n_members == 0:
            v = in_the_way(at, data, state, totals, weight, option)
            if v < 0:
                break
            remove(at, data, state, totals, v)
            out[n] = v
            n += 1
            continue
        # Clear the cheapest room of the first member that finds none.
        member = data[at.member_first + u]
        for m in range(data[at.member_first + u], data[at.member_first + u + 1]):
            member = m
            if cheapest_room(at, data, state, totals, m, slot, -1) < 0:
                break
        best, least = -1, 2 * IMPOSSIBLE
        for k in range(data[at.fitting_first + member], data[at.fitting_first + member + 1]):
            price = room_ejection_cost(
                at, data, state, totals, weight, member, slot, data[at.fitting_room + k]
            )
            if 0.0 < price < least:
                best, least = data[at.fitting_room + k], price
        i = state[at.slot_size + slot] - 1
        before = n
        while i >= 0:
            v = state[at.slot_list + slot * at.n_bundles + i]
            for m in range(data[at.member_first + v], data[at.member_first + v + 1]):
                if state[at.room + m] == best:
                    remove(at, data, state, totals, v)
                    out[n] = v
                    n += 1
                    break
            i = min(i - 1, state[at.slot_size + slot] - 1)
            if cheapest_room(at, data, state, totals, member, slot, -1) >= 0:
                break
        if n == before:
            break
    return n


@jit
def ejection_search(
    at: Layout,
    data: Ints32,
    state: Ints32,
    totals: Ints,
    tries: int,
    tabu: Ints,
    weight: Floats,
    price: Floats,
    lists: Ints,
) -> int:
    """Insert bundles without an option, ejecting others, until none is left or `tries` are over; how many are left.

    `tabu` by option: the iteration until which it is barred; `weight` by bundle. Both live on between calls. Scratch:
    `price` by local option, `lists` two rows by bundle.
    """
    waiting, out = lists[0], lists[1]
    left = 0
    for u in range(at.n_bundles):
        if state[at.choice + u] < 0:
            waiting[left] = u
            left += 1
    for iteration in range(totals[at.insertions], totals[at.insertions] + tries):
        if left == 0:
            break
        totals[at.insertions] = iteration + 1
        pick = draw(totals, at.rng, left)
        u = waiting[pick]
        begin, width = data[at.option_first + u], data[at.option_first + u + 1] - data[at.option_first + u]
        for x in range(width):
            barred = data[at.forbidden + begin + x] or tabu[begin + x] > iteration
            price[x] = 2 * IMPOSSIBLE if barred else 0.0
        for k in range(data[at.hard_first + u], data[at.hard_first + u + 1]):
            v = data[at.hard_other + k]
            if state[at.choice + v] >= 0:
                n = data[at.option_first + v + 1] - data[at.option_first + v]
                column = at.conflict_matrices + data[at.hard_matrix + k]
                column += state[at.choice + v] - data[at.option_first + v]
                for x in range(width):
                    price[x] += weight[v] * data[column + x * n]
        best, least, ties = -1, IMPOSSIBLE, 0
        for x in range(width):
            if price[x] <= least and at.n_members:
                price[x] = ejection_cost(at, data, state, totals, weight, u, begin + x, price[x])
            elif price[x] <= least:
                price[x] += overload(at, data, totals, begin + x)
            if price[x] < least:
                best, least, ties = x, price[x], 1
            elif price[x] == least and price[x] < IMPOSSIBLE:
                ties += 1
                if draw(totals, at.rng, ties) == 0:
                    best = x
        if best < 0:
            continue
        gone = insert_ejecting(at, data, state, totals, weight, u, begin + best, out)
        if state[at.choice + u] >= 0:
            left -= 1
            waiting[pick] = waiting[left]
        for i in range(gone):
            v = out[i]
            waiting[left] = v
            left += 1
            weight[v] += WEIGHT_STEP
        for i in range(gone):
            v = out[i]
            for o in range(data[at.option_first + v], data[at.option_first + v + 1]):
                if data[at.slot + o] == data[at.slot + begin + best]:
                    tabu[o] = iteration + TENURE_LEAST + draw(totals, at.rng, TENURE_RANDOM) + left
    return left

"""Moves of several bundles at once: a *chain* of bundles, each with its new option and new rooms, or nothing moves.

Kempe chains, swapped slots, perturbations and bundles of several members all end here: `chain`, `target` and
`chain_position` in the state say what is to move, `move_chain` evaluates it and moves it.
"""

from scheduler.solver.annealing.bundle_pairs import conflict_of, has_bit, interaction
from scheduler.solver.annealing.delta_tables import add_usage, assign, within_limits
from scheduler.solver.annealing.layout import Ints, Ints32, Layout
from scheduler.solver.annealing.room_moves import (
    cheapest_room,
    enter_delta,
    leave_delta,
    occupy,
    room_saving,
    vacate,
)
from scheduler.solver.annealing.soft_counts import count_interaction
from scheduler.solver.jit import jit


@jit
def assign_chain_rooms(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, n: int, delta: int, threshold: float, keep: bool
) -> tuple[int, bool]:
    """Every member of the chain takes a room in its new slot, the largest first; if one finds none, undo.

    `keep`: each must get the room it has now. Returns the cost with rooms, and whether it is done: not where
    `threshold` is exceeded.
    """
    members = 0
    for i in range(n):
        u = state[at.chain + i]
        for m in range(data[at.member_first + u], data[at.member_first + u + 1]):
            j = members
            while j > 0 and data[at.member_size + state[at.by_size + j - 1]] < data[at.member_size + m]:
                state[at.by_size + j] = state[at.by_size + j - 1]
                j -= 1
            state[at.by_size + j] = m
            members += 1
    for i in range(members):
        m = state[at.by_size + i]
        slot = data[at.slot + state[at.choice + data[at.member_bundle + m]]]
        delta += leave_delta(at, data, state, totals, m, slot)
        vacate(at, data, state, totals, m, slot)
        state[at.former_room + m] = state[at.room + m]
    for i in range(members):
        m = state[at.by_size + i]
        slot = data[at.slot + state[at.target + state[at.chain_position + data[at.member_bundle + m]] - 1]]
        room = cheapest_room(at, data, state, totals, m, slot, state[at.former_room + m] if keep else -1)
        if room < 0:
            restore_rooms(at, data, state, totals, i, members)
            return delta, False
        delta += enter_delta(at, data, state, totals, m, slot, room, -1)
        occupy(at, data, state, totals, m, slot, room)
        if delta > threshold:
            restore_rooms(at, data, state, totals, i + 1, members)
            return delta, False
    return delta, True


@jit
def restore_rooms(at: Layout, data: Ints32, state: Ints32, totals: Ints, seated: int, members: int) -> None:
    """The first `seated` members leave their new rooms; all `members` of the chain take their former ones."""
    for i in range(seated):
        m = state[at.by_size + i]
        slot = data[at.slot + state[at.target + state[at.chain_position + data[at.member_bundle + m]] - 1]]
        vacate(at, data, state, totals, m, slot)
    for i in range(members):
        m = state[at.by_size + i]
        slot = data[at.slot + state[at.choice + data[at.member_bundle + m]]]
        occupy(at, data, state, totals, m, slot, state[at.former_room + m])


@jit
def restore_chain_rooms(at: Layout, data: Ints32, state: Ints32, totals: Ints, n: int) -> None:
    """All members of a chain of n bundles go back to their former rooms."""
    members = 0
    for i in range(n):
        u = state[at.chain + i]
        members += data[at.member_first + u + 1] - data[at.member_first + u]
    restore_rooms(at, data, state, totals, members, members)


@jit
def clear_chain(at: Layout, data: Ints32, state: Ints32, totals: Ints, n: int) -> None:
    """Forget a chain of n bundles."""
    for i in range(n):
        state[at.chain_position + state[at.chain + i]] = 0


@jit
def chain_delta(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, n: int, most: float, whole: bool
) -> tuple[int, bool]:
    """Change of cost if the chain of n bundles moves (rooms apart), and whether nothing hard breaks.

    `whole`: all bundles that must not share a slot with one of the chain go along, so only other hard links can break.
    Where linked bundles never share a slot, it gives up once the changes one by one sum to more than `most`: what
    bundles that swap slots cost together only adds to that.
    """
    delta = 0
    for i in range(n):
        old, new = state[at.choice + state[at.chain + i]], state[at.target + i]
        delta += state[at.option_cost + new] - state[at.option_cost + old]
    if at.linked_never_share and delta > most:
        return delta, False
    for i in range(n):
        u, x = state[at.chain + i], state[at.target + i]
        broken = state[at.option_conflicts + x]
        if data[at.forbidden + x]:
            return 0, False
        if whole and data[at.has_other_hard + u] == 0:
            continue
        for j in range(n):
            v = state[at.chain + j]
            if j != i and has_bit(at, data, at.hard_mask, u, v):
                broken += conflict_of(at, data, state, totals, u, x, v, state[at.target + j])
                broken -= conflict_of(at, data, state, totals, u, x, v, state[at.choice + v])
        if broken:
            return 0, False
    for i in range(n):
        u, x = state[at.chain + i], state[at.target + i]
        for j in range(i + 1, n):
            v = state[at.chain + j]
            if at.n_penalties or has_bit(at, data, at.soft_mask, u, v):
                old, own, y = state[at.choice + u], state[at.choice + v], state[at.target + j]
                delta += interaction(at, data, state, totals, u, old, x, v, own, y)
    if at.n_counts and n > 1:
        delta += count_interaction(at, data, state, totals, n)
    return delta, True


@jit
def move_chain(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, n: int, threshold: float, keep: bool, whole: bool
) -> bool:
    """Move the chain of n bundles if nothing hard breaks and it costs at most `threshold`, and forget it.

    `keep`: each member keeps its room; `whole`: see `chain_delta`.
    """
    gain = 0
    if at.n_members:
        for i in range(n):
            gain += room_saving(at, data, state, totals, state[at.chain + i])
    delta, fine = chain_delta(at, data, state, totals, n, threshold + gain, whole)
    fine = fine and delta <= threshold + gain
    if fine and at.n_members:
        delta, fine = assign_chain_rooms(at, data, state, totals, n, delta, threshold, keep)
    if fine and (at.n_cells or at.n_milestones):
        for i in range(n):
            add_usage(at, data, state, totals, state[at.choice + state[at.chain + i]], -1)
            add_usage(at, data, state, totals, state[at.target + i], 1)
        for i in range(n):
            if not within_limits(at, data, state, totals, state[at.target + i]):
                fine = False
                break
        if not fine:
            for i in range(n):
                add_usage(at, data, state, totals, state[at.choice + state[at.chain + i]], 1)
                add_usage(at, data, state, totals, state[at.target + i], -1)
            if at.n_rooms:
                restore_chain_rooms(at, data, state, totals, n)
    if fine:
        for i in range(n):
            assign(at, data, state, totals, state[at.chain + i], state[at.target + i])
        totals[at.total_cost] += delta
    clear_chain(at, data, state, totals, n)
    return fine


@jit
def move_bundles(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, x: int, v: int, y: int, threshold: float
) -> bool:
    """Bundles `u` and `v` (-1: only u), of any number of members, take options x and y."""
    state[at.chain + 0], state[at.target + 0], state[at.chain_position + u] = u, x, 1
    if v >= 0:
        state[at.chain + 1], state[at.target + 1], state[at.chain_position + v] = v, y, 2
    return move_chain(at, data, state, totals, 2 if v >= 0 else 1, threshold, False, False)

"""The loop of annealing at one temperature: draw a kind of move and the bundles, try it.

Moves are accepted by threshold: the threshold is drawn so that a rise of cost d passes with probability
exp(-d / temperature) (Metropolis et al. 1953), and is known before the move is evaluated.
"""

import math

from scheduler.solver.annealing.chain_moves import move_bundles, move_chain
from scheduler.solver.annealing.delta_tables import keep_incumbent
from scheduler.solver.annealing.kempe_chains import kempe_chain, swap_slots
from scheduler.solver.annealing.layout import Ints, Ints32, Layout
from scheduler.solver.annealing.moves import move_one, option_in_slot, swap_two
from scheduler.solver.annealing.perturbation import MOST_EJECTED, perturb
from scheduler.solver.annealing.room_moves import change_room, room_saving, swap_rooms
from scheduler.solver.jit import draw, jit, uniform

KINDS = 8
MOVE, CHANGE_ROOM, SWAP, PERTURB, KEMPE, SWAP_SLOTS, SWAP_ROOMS, SCAN = range(KINDS)
"""Kinds of moves: a bundle takes a random option; a member another room; two bundles swap slots; a bundle ejects others;
a Kempe chain; two slots swap all their bundles; two members swap rooms; a bundle takes one of its acceptable options."""
SHARE_STEPS = 1 << 20
"""Shares of kinds are whole numbers that sum to this."""
LONGEST_CHAIN = 26
"""Longer Kempe chains are given up: to evaluate one takes time with the square of its length."""
LARGEST_THRESHOLD = 1e9
"""Thresholds beyond this accept anything; they must fit 32 bits."""


@jit
def sweep(
    at: Layout,
    data: Ints32,
    state: Ints32,
    totals: Ints,
    temperature: float,
    tries: int,
    shares: Ints,
) -> None:
    """Try so many moves at one temperature; `shares` of the kinds are cumulative, up to `SHARE_STEPS`."""
    for _ in range(tries):
        lot = draw(totals, at.rng, SHARE_STEPS)
        kind = 0
        while lot >= shares[kind]:
            kind += 1
        if try_move(at, data, state, totals, kind, temperature):
            keep_incumbent(at, data, state, totals)


@jit
def draw_threshold(at: Layout, totals: Ints, temperature: float) -> float:
    """How much a move may raise the cost this time; drawn late, only where a move may yet be made."""
    return -temperature * math.log(uniform(totals, at.rng))


@jit
def try_move(at: Layout, data: Ints32, state: Ints32, totals: Ints, kind: int, temperature: float) -> bool:
    """Try a move of one kind on random bundles; whether it was made."""
    if kind == SWAP_SLOTS:
        here, there = draw(totals, at.rng, at.n_slots), draw(totals, at.rng, at.n_slots)
        return here != there and swap_slots(
            at, data, state, totals, here, there, draw_threshold(at, totals, temperature)
        )
    if kind in (CHANGE_ROOM, SWAP_ROOMS):
        m, threshold = draw(totals, at.rng, at.n_members), draw_threshold(at, totals, temperature)
        if kind == CHANGE_ROOM:
            return change_room(at, data, state, totals, m, threshold)
        return swap_rooms(at, data, state, totals, m, threshold)
    u = data[at.movable + draw(totals, at.rng, at.n_movable)]
    if kind == SWAP:
        return swap_random(at, data, state, totals, u, temperature)
    if kind == SCAN:
        return scan_options(at, data, state, totals, u, draw_threshold(at, totals, temperature))
    begin, old = data[at.option_first + u], state[at.choice + u]
    new = begin + draw(totals, at.rng, data[at.option_first + u + 1] - begin - 1)
    if new >= old:
        new += 1
    if kind == PERTURB:
        ejected = state[at.option_conflicts + new]
        if ejected == 0 or ejected > MOST_EJECTED or data[at.slot + new] == data[at.slot + old]:
            return False
        return perturb(at, data, state, totals, u, new, draw_threshold(at, totals, temperature))
    if kind == KEMPE and state[at.option_conflicts + new] and data[at.slot + new] != data[at.slot + old]:
        if data[at.forbidden + new]:
            return False
        n = kempe_chain(at, data, state, totals, u, new, LONGEST_CHAIN)
        return n > 0 and move_chain(
            at, data, state, totals, n, draw_threshold(at, totals, temperature), False, True
        )
    if state[at.option_conflicts + new]:
        return False
    if at.n_members and data[at.member_first + u + 1] - data[at.member_first + u] > 1:
        return move_bundles(at, data, state, totals, u, new, -1, -1, draw_threshold(at, totals, temperature))
    return move_one(at, data, state, totals, u, new, draw_threshold(at, totals, temperature))


@jit
def swap_random(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, temperature: float) -> bool:
    """Bundle `u` and a random other one swap slots, if nobody else is in the way."""
    v = data[at.movable + draw(totals, at.rng, at.n_movable)]
    here, there = data[at.slot + state[at.choice + u]], data[at.slot + state[at.choice + v]]
    if here == there:
        return False
    x = option_in_slot(at, data, state, totals, u, there)
    if x < 0 or state[at.option_conflicts + x] > 1:
        return False
    y = option_in_slot(at, data, state, totals, v, here)
    if y < 0 or state[at.option_conflicts + y] > 1:
        return False
    return swap_bundles(at, data, state, totals, u, x, v, y, draw_threshold(at, totals, temperature))


@jit
def swap_bundles(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, x: int, v: int, y: int, threshold: float
) -> bool:
    """Bundles `u` and `v` take options x and y, each in the slot of the other."""
    if at.n_members and (
        data[at.member_first + u + 1] - data[at.member_first + u] > 1
        or data[at.member_first + v + 1] - data[at.member_first + v] > 1
    ):
        return move_bundles(at, data, state, totals, u, x, v, y, threshold)
    return swap_two(at, data, state, totals, u, x, v, y, threshold)


@jit
def scan_options(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, threshold: float) -> bool:
    """Bundle `u` takes one of all its options that break nothing and cost at most `threshold` more, drawn evenly."""
    begin, width = data[at.option_first + u], data[at.option_first + u + 1] - data[at.option_first + u]
    own = state[at.choice + u] - begin
    cost = state[at.option_cost + begin : at.option_cost + begin + width]
    conflicts = state[at.option_conflicts + begin : at.option_conflicts + begin + width]
    most = cost[own] + int(min(threshold, LARGEST_THRESHOLD))
    if at.n_members:
        most += room_saving(at, data, state, totals, u)
    acceptable = 0
    for x in range(width):
        acceptable += (conflicts[x] == 0) & (cost[x] <= most)
    if acceptable < 2:
        return False
    left = draw(totals, at.rng, acceptable - 1)
    for x in range(width):
        if conflicts[x] == 0 and cost[x] <= most and x != own:
            left -= 1
            if left < 0:
                if at.n_members and data[at.member_first + u + 1] - data[at.member_first + u] > 1:
                    return move_bundles(at, data, state, totals, u, begin + x, -1, -1, threshold)
                return move_one(at, data, state, totals, u, begin + x, threshold)
    return False

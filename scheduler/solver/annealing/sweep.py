"""The loop of annealing at one temperature."""

import math

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.best_option_moves import both, walk
from scheduler.solver.annealing.delta_tables import keep_best
from scheduler.solver.annealing.jit import chance, draw, jit
from scheduler.solver.annealing.kempe_chains import carry, chain_of, exchange_slots, shift
from scheduler.solver.annealing.layout import Layout, Numbers, Totals
from scheduler.solver.annealing.moves import exchange_rooms, move, option_at, reroom
from scheduler.solver.annealing.perturbation import KICKED, kick

KINDS = 8
MOVE, ROOM, SWAP, KICK, KEMPE, SLOTS, ROOMS, WALK = range(KINDS)
LONGEST = 26


@jit
def sweep(
    p: Layout, a: Numbers, s: Numbers, t: Totals, hot: float, tries: int, rates: npt.NDArray[np.int64]
) -> int:
    """Try that many moves at temperature `hot`; kinds by `rates` (cumulative, of 2^20). How many were made."""
    made = 0
    for _ in range(tries):
        at = draw(t, p.rng, 1 << 20)
        kind = 0
        while at >= rates[kind]:
            kind += 1
        t[p.tally + kind] += 1
        if one(p, a, s, t, kind, hot):
            t[p.tally + KINDS + kind] += 1
            made += 1
            keep_best(p, a, s, t)
    return made


@jit
def allowance(p: Layout, t: Totals, hot: float) -> float:
    """How much a move may cost this time; drawn only for moves that break nothing."""
    return -hot * math.log(chance(t, p.rng))


@jit
def one(p: Layout, a: Numbers, s: Numbers, t: Totals, kind: int, hot: float) -> bool:
    """Try a move of one kind on random units."""
    if kind == SLOTS:
        here, there = draw(t, p.rng, p.slots), draw(t, p.rng, p.slots)
        return here != there and exchange_slots(p, a, s, t, here, there, allowance(p, t, hot))
    if kind in (ROOM, ROOMS):
        m, over = draw(t, p.rng, p.members), allowance(p, t, hot)
        return reroom(p, a, s, t, m, over) if kind == ROOM else exchange_rooms(p, a, s, t, m, over)
    u = a[p.movable + draw(t, p.rng, p.moving)]
    if kind == SWAP:
        return pair(p, a, s, t, u, hot)
    if kind == WALK:
        return walk(p, a, s, t, u, allowance(p, t, hot))
    begin, old = a[p.first + u], s[p.choice + u]
    new = begin + draw(t, p.rng, a[p.first + u + 1] - begin - 1)
    if new >= old:
        new += 1
    if kind == KICK:
        if s[p.conf + new] == 0 or s[p.conf + new] > KICKED or a[p.slot + new] == a[p.slot + old]:
            return False
        return kick(p, a, s, t, u, new, allowance(p, t, hot))
    if kind == KEMPE and s[p.conf + new] and a[p.slot + new] != a[p.slot + old]:
        if a[p.closed + new]:
            return False
        n = chain_of(p, a, s, t, u, new, LONGEST)
        return n > 0 and shift(p, a, s, t, n, allowance(p, t, hot), False, True)
    if s[p.conf + new]:
        return False
    if p.members and a[p.mfirst + u + 1] - a[p.mfirst + u] > 1:
        return carry(p, a, s, t, u, new, -1, -1, allowance(p, t, hot))
    return move(p, a, s, t, u, new, allowance(p, t, hot))


@jit
def pair(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, hot: float) -> bool:
    """A swap: u takes the slot of v, v that of u."""
    v = a[p.movable + draw(t, p.rng, p.moving)]
    here, there = a[p.slot + s[p.choice + u]], a[p.slot + s[p.choice + v]]
    if here == there:
        return False
    x = option_at(p, a, s, t, u, there)
    if x < 0 or s[p.conf + x] > 1:
        return False
    y = option_at(p, a, s, t, v, here)
    if y < 0 or s[p.conf + y] > 1:
        return False
    return both(p, a, s, t, u, x, v, y, allowance(p, t, hot))

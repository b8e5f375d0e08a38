"""Moves of many units at once: Kempe chains and whole slots, with their rooms."""

import numpy as np

from scheduler.solver.annealing.chain_rooms import seat_chain, unseat
from scheduler.solver.annealing.delta_tables import admitted, count_in, settle
from scheduler.solver.annealing.jit import jit
from scheduler.solver.annealing.layout import Layout, Numbers, Totals
from scheduler.solver.annealing.moves import option_at
from scheduler.solver.annealing.soft_counts import joint
from scheduler.solver.annealing.unit_pairs import crossing, hit, linked, lowest_bit


@jit
def chain_of(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, new: int, most: int) -> int:
    """Units that must change slots if `u` takes `new`: `chain` with `aim`; their number, 0 if too many."""
    here, there = a[p.slot + s[p.choice + u]], a[p.slot + new]
    width = np.uint64(p.near_width)
    stay, chain, aim = np.uint64(p.stay), p.chain, p.aim
    # Who stands in the two slots and is not in the chain yet.
    left, right = np.uint64(p.there + here * p.near_width), np.uint64(p.there + there * p.near_width)
    for word in range(width):
        s[stay + word] = s[left + word]
        s[stay + width + word] = s[right + word]
    s[p.stay + (u >> 5)] ^= np.int32(1) << np.int32(u & 31)
    s[chain], s[aim] = u, new
    n, done = 1, 0
    while done < n:
        v, x = s[chain + done], s[aim + done]
        done += 1
        goes = a[p.slot + x] == there
        others, back = (stay + width, here) if goes else (stay, there)
        near, odd = np.uint64(p.near + v * p.near_width), a[p.odd + v]
        for word in range(width):
            bits = a[near + word] & s[others + word]
            if bits == 0:
                continue
            if odd:
                bits = in_the_way(p, a, s, t, v, x, word, bits)
            s[others + word] ^= bits
            rest = np.int64(bits) & 0xFFFFFFFF
            while rest:
                w = int(32 * np.int64(word) + lowest_bit(int(rest)))
                rest &= rest - 1
                to = option_at(p, a, s, t, w, back) if n < most else -1
                if to < 0:
                    return 0
                s[chain + n], s[aim + n] = w, to
                n += 1
    for i in range(n):
        s[p.mark + s[chain + i]] = i + 1
    return n


@jit
def in_the_way(p: Layout, a: Numbers, s: Numbers, t: Totals, v: int, x: int, word: int, bits: int) -> int:
    """Of the units in a word of bits, those that `v` at option x breaks something with where they stand."""
    kept, rest = np.int32(bits), np.int64(bits) & 0xFFFFFFFF
    while rest:
        bit = lowest_bit(int(rest))
        rest &= rest - 1
        w = int(32 * np.int64(word) + bit)
        if not linked(p, a, p.plain, v, w) and not hit(p, a, s, t, v, x, w, s[p.choice + w]):
            kept ^= np.int32(1) << np.int32(bit)
    return int(kept)


@jit
def unmark(p: Layout, a: Numbers, s: Numbers, t: Totals, n: int) -> None:
    """Forget the chain."""
    for i in range(n):
        s[p.mark + s[p.chain + i]] = 0


@jit
def change_of(
    p: Layout, a: Numbers, s: Numbers, t: Totals, n: int, most: float, whole: bool
) -> tuple[int, bool]:
    """What the chain of n units costs more after it has moved (rooms apart), and whether it may.

    `whole`: all whom plain links bind go along, so that only other links can break. Where units of one slot never meet (`apart`), what members save on each other is no reason to look on.
    """
    change = 0
    for i in range(n):
        change += s[p.dear + s[p.aim + i]] - s[p.dear + s[p.choice + s[p.chain + i]]]
    if p.apart and change > most:
        return change, False
    for i in range(n):
        u, x = s[p.chain + i], s[p.aim + i]
        broken = s[p.conf + x]
        if a[p.closed + x]:
            return 0, False
        if whole and a[p.odd + u] == 0:
            continue
        for j in range(n):
            v = s[p.chain + j]
            if j != i and linked(p, a, p.near, u, v):
                broken += hit(p, a, s, t, u, x, v, s[p.aim + j]) - hit(p, a, s, t, u, x, v, s[p.choice + v])
        if broken:
            return 0, False
    for i in range(n):
        u, x = s[p.chain + i], s[p.aim + i]
        for j in range(i + 1, n):
            v = s[p.chain + j]
            if p.prices or linked(p, a, p.kin, u, v):
                change += crossing(p, a, s, t, u, s[p.choice + u], x, v, s[p.choice + v], s[p.aim + j])
    if p.counted and n > 1:
        change += joint(p, a, s, t, n)
    return change, True


@jit
def shift(p: Layout, a: Numbers, s: Numbers, t: Totals, n: int, over: float, keep: bool, whole: bool) -> bool:
    """Move the chain if it may and costs at most `over`; `keep`: each member keeps its room."""
    gain = 0
    if p.members:
        for i in range(n):
            u = s[p.chain + i]
            for m in range(a[p.mfirst + u], a[p.mfirst + u + 1]):
                gain += a[p.price + s[p.room + m]] + p.mixed - a[p.least + m]
    change, fine = change_of(p, a, s, t, n, over + gain, whole)
    fine = fine and change <= over + gain
    if fine and p.members:
        change, fine = seat_chain(p, a, s, t, n, change, over, keep)
    if fine and (p.limits or p.chains):
        for i in range(n):
            count_in(p, a, s, t, s[p.choice + s[p.chain + i]], -1)
            count_in(p, a, s, t, s[p.aim + i], 1)
        for i in range(n):
            if not admitted(p, a, s, t, s[p.aim + i]):
                fine = False
                break
        if not fine:
            for i in range(n):
                count_in(p, a, s, t, s[p.choice + s[p.chain + i]], 1)
                count_in(p, a, s, t, s[p.aim + i], -1)
            if p.rooms:
                unseat(p, a, s, t, n)
    if fine:
        for i in range(n):
            settle(p, a, s, t, s[p.chain + i], s[p.aim + i])
        t[p.total] += change
    unmark(p, a, s, t, n)
    return fine


@jit
def exchange_slots(p: Layout, a: Numbers, s: Numbers, t: Totals, here: int, there: int, over: float) -> bool:
    """All units of two slots exchange them, rooms and all."""
    n = 0
    for slot in range(2):
        at, to = (here, there) if slot == 0 else (there, here)
        for i in range(s[p.len + at]):
            u = s[p.list + at * p.units + i]
            aim = option_at(p, a, s, t, u, to)
            if aim < 0:
                unmark(p, a, s, t, n)
                return False
            s[p.chain + n], s[p.aim + n] = u, aim
            n += 1
            s[p.mark + u] = n
    return n > 0 and shift(p, a, s, t, n, over, True, True)


@jit
def carry(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, x: int, v: int, y: int, over: float) -> bool:
    """Units `u` and `v` (-1: only u), of any number of members, take options x and y."""
    s[p.chain + 0], s[p.aim + 0], s[p.mark + u] = u, x, 1
    if v >= 0:
        s[p.chain + 1], s[p.aim + 1], s[p.mark + v] = v, y, 2
    return shift(p, a, s, t, 2 if v >= 0 else 1, over, False, False)

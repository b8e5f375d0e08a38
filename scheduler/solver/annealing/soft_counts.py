"""Soft counts in delta evaluation: each option knows what its bundle would pay for counts beyond their limits.

A soft count has a limit and a weight; what is chosen of its options beyond the limit costs the weight apiece. Guides
are counted alike.
"""

import numpy as np

from scheduler.solver.annealing.bundle_pairs import has_bit
from scheduler.solver.annealing.layout import Ints, Ints32, Layout
from scheduler.solver.jit import jit

PAST_LAST = 1 << 30
"""A number above that of every count: the end of a list."""
TERMS, RUN = 3, 4
"""Numbers in a row of `count_terms` (limit, weight, most) and of `runs` (bundle, from, until, amount)."""


@jit
def excess_delta(at: Layout, data: Ints32, c: int, others: int, amount: int) -> int:
    """What `amount` more costs in count c when `others` are chosen already."""
    excess = others - data[at.count_terms + TERMS * c]
    return int(data[at.count_terms + TERMS * c + 1] * (max(0, excess + amount) - max(0, excess)))


@jit
def next_change(at: Layout, data: Ints32, i: int, last: int, j: int, end: int) -> tuple[int, int, int, int]:
    """The next count that changes when an option is left (rows i to `last`) for another one (rows j to `end`).

    Both lists are in the order of counts and are merged. Returns the count, its change, and the rows to go on from.
    """
    left = data[at.counted_in + i] if i < last else PAST_LAST
    right = data[at.counted_in + j] if j < end else PAST_LAST
    by = 0
    if left <= right:
        by -= data[at.counted_amount + i]
        i += 1
    if right <= left:
        by += data[at.counted_amount + j]
        j += 1
    return min(left, right), by, i, j


@jit
def update_counts(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, old: int, new: int) -> None:
    """Counts, and what they cost other bundles, when `u` leaves option `old` for `new` (-1: none)."""
    i, last = (data[at.counted_first + old], data[at.counted_first + old + 1]) if old >= 0 else (0, 0)
    j, end = (data[at.counted_first + new], data[at.counted_first + new + 1]) if new >= 0 else (0, 0)
    while i < last or j < end:
        c, by, i, j = next_change(at, data, i, last, j, end)
        if by:
            shift_count(at, data, state, totals, c, by, u)


@jit
def shift_count(at: Layout, data: Ints32, state: Ints32, totals: Ints, c: int, by: int, u: int) -> None:
    """Count c changes because of bundle `u`; costs of options of all other bundles follow."""
    before = state[at.count_value + c]
    after = before + by
    state[at.count_value + c] = after
    terms = at.count_terms + TERMS * c
    limit, weight, most = data[terms], data[terms + 1], data[terms + 2]
    if max(before, after) + most <= limit or min(before, after) - most >= limit:
        return
    run, end = at.runs + RUN * data[at.run_first + c], at.runs + RUN * data[at.run_first + c + 1]
    while run < end:
        v, mine, begin = data[run], 0, run
        chosen = state[at.choice + v]
        while run < end and data[run] == v:
            if data[run + 1] <= chosen < data[run + 2]:
                mine = data[run + 3]
            run += RUN
        if v != u:
            low, high = before - mine - limit, after - mine - limit
            for k in range(begin, run, RUN):
                amount = data[k + 3]
                rise = max(0, high + amount) - max(0, high) - max(0, low + amount) + max(0, low)
                if rise:
                    add_to_range(
                        state, at.option_cost + data[k + 1], at.option_cost + data[k + 2], weight * rise
                    )


@jit
def add_to_range(state: Ints32, since: int, until: int, amount: int) -> None:
    """Add an amount to the numbers from `since` to before `until`."""
    by = np.int32(amount)
    for k in range(np.uint64(since), np.uint64(until)):
        state[k] = np.int32(state[k] + by)


@jit
def count_interaction(at: Layout, data: Ints32, state: Ints32, totals: Ints, n: int) -> int:
    """What counts cost more when the n bundles of the chain move together than the sum of their moves alone."""
    if n == 2 and not has_bit(at, data, at.count_mask, state[at.chain], state[at.chain + 1]):
        return 0
    extra = 0
    for i in range(1, n):
        old = state[at.choice + state[at.chain + i]]
        extra -= count_delta(at, data, state, totals, old, state[at.target + i], 0)
    for i in range(n):
        old = state[at.choice + state[at.chain + i]]
        extra += count_delta(at, data, state, totals, old, state[at.target + i], 1) * (i > 0)
    for i in range(n):
        old = state[at.choice + state[at.chain + i]]
        count_delta(at, data, state, totals, state[at.target + i], old, 1)
    return int(extra)


@jit
def count_delta(at: Layout, data: Ints32, state: Ints32, totals: Ints, old: int, new: int, keep: int) -> int:
    """What counts cost more if a bundle leaves option `old` for `new`, all others where they are counted now.

    With `keep` 1 it is counted at `new` from now on. Tables of costs do not follow.
    """
    delta = 0
    i, last = data[at.counted_first + old], data[at.counted_first + old + 1]
    j, end = data[at.counted_first + new], data[at.counted_first + new + 1]
    while i < last or j < end:
        c, by, i, j = next_change(at, data, i, last, j, end)
        delta += excess_delta(at, data, c, state[at.count_value + c], by)
        state[at.count_value + c] += keep * by
    return int(delta)

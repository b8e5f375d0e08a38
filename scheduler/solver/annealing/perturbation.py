"""Perturbation by ejection: a bundle takes an option, and each bundle in its way one that is free for it.

Unlike in a Kempe chain the ejected bundles may go to any slot (an ejection chain of depth one, Glover 1996). Each takes
one of its options that still keep the whole within the threshold, drawn evenly.
"""

import numpy as np

from scheduler.solver.annealing.bundle_pairs import conflict_of, first_link, has_bit, lowest_bit
from scheduler.solver.annealing.chain_moves import clear_chain, move_chain
from scheduler.solver.annealing.kempe_chains import conflicting
from scheduler.solver.annealing.layout import Ints, Ints32, Layout
from scheduler.solver.annealing.room_moves import room_saving
from scheduler.solver.jit import draw, jit

MOST_EJECTED = 3
"""Bundles that one perturbation may eject: each more makes a try longer and its acceptance less likely."""
NOT_FREE = 1 << 29
"""The cost of an option that is not free: more than any move may cost."""
LARGEST_THRESHOLD = 1e8
"""Thresholds beyond this accept whatever is free; well below `NOT_FREE`."""


@jit
def ejected_chain(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, x: int) -> int:
    """The chain of `u` and all bundles that forbid it option x, and its length; 0 if one of them is in another slot."""
    state[at.chain], state[at.target] = u, x
    n, slot = 1, data[at.slot + x]
    linked, present = at.hard_mask + u * at.mask_words, at.slot_mask + slot * at.mask_words
    for word in range(at.mask_words):
        bits = data[linked + word] & state[present + word]
        if bits and data[at.has_other_hard + u]:
            bits = conflicting(at, data, state, totals, u, x, word, bits)
        rest = np.int64(bits) & 0xFFFFFFFF
        while rest:
            state[at.chain + n] = 32 * word + lowest_bit(int(rest))
            rest &= rest - 1
            n += 1
    if n - 1 != state[at.option_conflicts + x]:
        return 0
    for i in range(n):
        state[at.chain_position + state[at.chain + i]] = i + 1
    return n


@jit
def reinsertion_costs(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, x: int, v: int) -> int:
    """What each option would cost bundle `v` more once `u` has option x, written to `row_delta`; the least of them.

    An option that is not free, or in the slot that u takes, costs `NOT_FREE`.
    """
    begin, width = data[at.option_first + v], data[at.option_first + v + 1] - data[at.option_first + v]
    old, own = state[at.choice + u], state[at.choice + v]
    here, there = data[at.slot + old], data[at.slot + x]
    now = state[at.option_cost + own]
    for y in range(width):
        state[at.row_delta + y] = state[at.option_cost + begin + y] - now
    if has_bit(at, data, at.soft_mask, u, v):
        k, end = first_link(data, at.soft_first, at.soft_other, u, v), data[at.soft_first + u + 1]
        while k < end and data[at.soft_other + k] == v:
            matrix = at.cost_matrices + data[at.soft_matrix + k] - data[at.option_first + u] * width
            before, after = matrix + old * width, matrix + x * width
            weight = data[at.soft_weight + k]
            shared = weight * (data[before + own - begin] - data[after + own - begin])
            for y in range(width):
                state[at.row_delta + y] += shared + weight * (data[after + y] - data[before + y])
            k += 1
    least = NOT_FREE
    same_slot_only = has_bit(at, data, at.same_slot_mask, u, v)
    for y in range(width):
        slot = data[at.slot + begin + y]
        if same_slot_only:
            free = state[at.option_conflicts + begin + y] == (slot == here)
        else:
            mine = conflict_of(at, data, state, totals, v, begin + y, u, old)
            free = state[at.option_conflicts + begin + y] == mine
        if not free or slot == there:
            state[at.row_delta + y] = NOT_FREE
        least = min(least, state[at.row_delta + y])
    return least


@jit
def perturb(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, x: int, threshold: float) -> bool:
    """Bundle `u` takes option x; each bundle in the way takes one of its free options that the threshold allows."""
    n = ejected_chain(at, data, state, totals, u, x)
    if n == 0:
        return False
    spare = int(min(threshold, LARGEST_THRESHOLD))
    spare -= state[at.option_cost + x] - state[at.option_cost + state[at.choice + u]]
    if at.n_members:
        for i in range(n):
            spare += room_saving(at, data, state, totals, state[at.chain + i])
    # A bundle saves at most all that it costs now, and pays nothing for one in its own slot (`linked_never_share`).
    most = spare
    for i in range(1, n):
        most += state[at.option_cost + state[at.choice + state[at.chain + i]]]
    if at.linked_never_share and most < 0:
        clear_chain(at, data, state, totals, n)
        return False
    rest = 0
    for i in range(1, n):
        least = reinsertion_costs(at, data, state, totals, u, x, state[at.chain + i])
        rest += least
        if least >= NOT_FREE:
            break
    if rest > spare:
        clear_chain(at, data, state, totals, n)
        return False
    for i in range(1, n):
        v = state[at.chain + i]
        least = reinsertion_costs(at, data, state, totals, u, x, v)
        rest -= least
        width, eligible = data[at.option_first + v + 1] - data[at.option_first + v], 0
        for y in range(width):
            eligible += state[at.row_delta + y] <= spare - rest
        left = draw(totals, at.rng, eligible)
        y = -1
        while left >= 0:
            y += 1
            left -= state[at.row_delta + y] <= spare - rest
        state[at.target + i] = data[at.option_first + v] + y
        spare -= state[at.row_delta + y]
    return move_chain(at, data, state, totals, n, threshold, False, False)

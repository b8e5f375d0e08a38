"""Kempe chains, and whole slots that are swapped.

If a bundle takes an option in another slot, whoever conflicts with it there goes to its slot, whoever conflicts with
those goes the other way, and so on (Thompson and Dowsland 1998). Masks of bundles make that a few words at a time.
"""

import numpy as np

from scheduler.solver.annealing.bundle_pairs import conflict_of, has_bit, lowest_bit
from scheduler.solver.annealing.chain_moves import clear_chain, move_chain
from scheduler.solver.annealing.layout import Ints, Ints32, Layout
from scheduler.solver.annealing.moves import option_in_slot
from scheduler.solver.jit import jit


@jit
def kempe_chain(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, new: int, most: int) -> int:
    """The chain of bundles that must swap slots if `u` takes option `new`, and its length.

    0 where the chain is longer than `most` or one of its bundles has no option in the other slot.
    """
    here, there = data[at.slot + state[at.choice + u]], data[at.slot + new]
    width = np.uint64(at.mask_words)
    outside, chain, target = np.uint64(at.outside), at.chain, at.target
    # Bundles of the two slots that are not in the chain yet.
    left = np.uint64(at.slot_mask + here * at.mask_words)
    right = np.uint64(at.slot_mask + there * at.mask_words)
    for word in range(width):
        state[outside + word] = state[left + word]
        state[outside + width + word] = state[right + word]
    state[at.outside + (u >> 5)] ^= np.int32(1) << np.int32(u & 31)
    state[chain], state[target] = u, new
    n, done = 1, 0
    while done < n:
        v, x = state[chain + done], state[target + done]
        done += 1
        leaves = data[at.slot + x] == there
        others, home = (outside + width, here) if leaves else (outside, there)
        linked, other_hard = np.uint64(at.hard_mask + v * at.mask_words), data[at.has_other_hard + v]
        for word in range(width):
            bits = data[linked + word] & state[others + word]
            if bits == 0:
                continue
            if other_hard:
                bits = conflicting(at, data, state, totals, v, x, word, bits)
            state[others + word] ^= bits
            rest = np.int64(bits) & 0xFFFFFFFF
            while rest:
                w = int(32 * np.int64(word) + lowest_bit(int(rest)))
                rest &= rest - 1
                to = option_in_slot(at, data, state, totals, w, home) if n < most else -1
                if to < 0:
                    return 0
                state[chain + n], state[target + n] = w, to
                n += 1
    for i in range(n):
        state[at.chain_position + state[chain + i]] = i + 1
    return n


@jit
def conflicting(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, v: int, x: int, word: int, bits: int
) -> int:
    """Of the bundles in one word of a mask, those that option x of `v` conflicts with at their present options."""
    result, rest = np.int32(bits), np.int64(bits) & 0xFFFFFFFF
    while rest:
        bit = lowest_bit(int(rest))
        rest &= rest - 1
        w = int(32 * np.int64(word) + bit)
        if not has_bit(at, data, at.same_slot_mask, v, w) and not conflict_of(
            at, data, state, totals, v, x, w, state[at.choice + w]
        ):
            result ^= np.int32(1) << np.int32(bit)
    return int(result)


@jit
def swap_slots(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, here: int, there: int, threshold: float
) -> bool:
    """All bundles of two slots swap them and keep their rooms."""
    n = 0
    for slot in range(2):
        origin, to = (here, there) if slot == 0 else (there, here)
        for i in range(state[at.slot_size + origin]):
            u = state[at.slot_list + origin * at.n_bundles + i]
            new = option_in_slot(at, data, state, totals, u, to)
            if new < 0:
                clear_chain(at, data, state, totals, n)
                return False
            state[at.chain + n], state[at.target + n] = u, new
            n += 1
            state[at.chain_position + u] = n
    return n > 0 and move_chain(at, data, state, totals, n, threshold, True, True)

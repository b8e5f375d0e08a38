"""Tables of delta evaluation: what each option would cost and break if its bundle chose it now.

A move then costs the difference of two numbers, and a move that is made updates the tables of the bundles linked to
it. So a move that is refused, which most are, costs nearly nothing. Also kept up to date: bundles by slot, use of load
cells, days of milestones.
"""

import numpy as np

from scheduler.solver.annealing.layout import Ints, Ints32, Layout
from scheduler.solver.annealing.soft_counts import update_counts
from scheduler.solver.jit import jit


@jit
def add_row_difference(
    data: Ints32, state: Ints32, row: int, matrix: int, x: int, y: int, width: int, weight: int
) -> None:
    """Add to `row` of a table: weight * (row y - row x of a matrix); -1 stands for a row of zeros."""
    # Unsigned indices cannot count from the end of an array: without that test the loop runs on vector instructions.
    begin, heavy, wide = np.uint64(row), np.int32(weight), np.uint64(width)
    if x < 0:
        plus = np.uint64(matrix + y * width)
        for j in range(wide):
            state[begin + j] = np.int32(state[begin + j] + heavy * data[plus + j])
    elif y < 0:
        minus = np.uint64(matrix + x * width)
        for j in range(wide):
            state[begin + j] = np.int32(state[begin + j] - heavy * data[minus + j])
    else:
        plus, minus = np.uint64(matrix + y * width), np.uint64(matrix + x * width)
        for j in range(wide):
            state[begin + j] = np.int32(state[begin + j] + heavy * (data[plus + j] - data[minus + j]))


@jit
def add_known_difference(state: Ints32, row: int, difference: int, width: int, weight: int) -> None:
    """Add to `row` of a table: weight * the difference of two rows, which stands in the state already."""
    begin, known, heavy = np.uint64(row), np.uint64(difference), np.int32(weight)
    for j in range(np.uint64(width)):
        state[begin + j] = np.int32(state[begin + j] + heavy * state[known + j])


@jit
def update_linked(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, old: int, new: int) -> None:
    """Costs and conflicts of all bundles linked to `u`, which leaves option `old` for `new` (-1: none)."""
    mine = data[at.option_first + u]
    x, y = old - mine if old >= 0 else -1, new - mine if new >= 0 else -1
    first, other, matrix, known = at.option_first, at.soft_other, at.soft_matrix, -1
    end = data[at.soft_first + u + 1]
    for k in range(data[at.soft_first + u], end):
        begin = data[first + data[other + k]]
        width = data[first + data[other + k] + 1] - begin
        row, weight = at.option_cost + begin, data[at.soft_weight + k]
        # Where the next link has the same matrix too, the two rows are subtracted once for all of them.
        if data[matrix + k] == known:
            add_known_difference(state, row, at.row_delta, width, weight)
        elif k + 1 < end and data[matrix + k + 1] == data[matrix + k]:
            known = data[matrix + k]
            for j in range(width):
                state[at.row_delta + j] = 0
            add_row_difference(data, state, at.row_delta, at.cost_matrices + known, x, y, width, 1)
            add_known_difference(state, row, at.row_delta, width, weight)
        else:
            add_row_difference(data, state, row, at.cost_matrices + data[matrix + k], x, y, width, weight)
    for k in range(data[at.hard_first + u], data[at.hard_first + u + 1]):
        begin = at.option_conflicts + data[first + data[at.hard_other + k]]
        if data[at.hard_row + k] < 0:
            if x >= 0:
                state[np.uint64(begin + x)] -= 1
            if y >= 0:
                state[np.uint64(begin + y)] += 1
            continue
        rows = at.conflict_row_first + data[at.hard_row + k]
        if old >= 0:
            for i in range(data[rows + x], data[rows + x + 1]):
                state[begin + data[at.conflict_column + i]] -= 1
        if new >= 0:
            for i in range(data[rows + y], data[rows + y + 1]):
                state[begin + data[at.conflict_column + i]] += 1
    if at.n_penalties:
        if old >= 0:
            for k in range(data[at.penalty_first + old], data[at.penalty_first + old + 1]):
                state[at.option_cost + data[at.penalty_option + k]] -= data[at.penalty_cost + k]
        if new >= 0:
            for k in range(data[at.penalty_first + new], data[at.penalty_first + new + 1]):
                state[at.option_cost + data[at.penalty_option + k]] += data[at.penalty_cost + k]


@jit
def update_slot_lists(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, old: int, new: int
) -> None:
    """Lists and masks of bundles by slot, when `u` leaves option `old` for `new` (-1: none)."""
    word, bit = u >> 5, np.int32(1) << np.int32(u & 31)
    if old >= 0:
        slot = data[at.slot + old]
        state[at.slot_mask + slot * at.mask_words + word] ^= bit
        state[at.slot_size + slot] -= 1
        last = state[at.slot_list + slot * at.n_bundles + state[at.slot_size + slot]]
        state[at.slot_list + slot * at.n_bundles + state[at.slot_position + u]] = last
        state[at.slot_position + last] = state[at.slot_position + u]
    if new >= 0:
        slot = data[at.slot + new]
        state[at.slot_mask + slot * at.mask_words + word] ^= bit
        state[at.slot_list + slot * at.n_bundles + state[at.slot_size + slot]] = u
        state[at.slot_position + u] = state[at.slot_size + slot]
        state[at.slot_size + slot] += 1


@jit
def assign(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, new: int) -> None:
    """Bundle `u` takes option `new` (-1: none) and all tables follow; `add_usage` has been called already."""
    old = state[at.choice + u]
    update_linked(at, data, state, totals, u, old, new)
    if at.n_counts:
        update_counts(at, data, state, totals, u, old, new)
    if old < 0 or new < 0 or data[at.slot + old] != data[at.slot + new]:
        update_slot_lists(at, data, state, totals, u, old, new)
    state[at.choice + u] = new


@jit
def add_usage(at: Layout, data: Ints32, state: Ints32, totals: Ints, option: int, sign: int) -> None:
    """Load cells and days of milestones gain (sign 1) or lose (-1) an option."""
    if at.n_cells:
        for k in range(data[at.use_first + option], data[at.use_first + option + 1]):
            totals[at.cell_use + data[at.use_cell + k]] += sign * data[at.use_amount + k]
    if at.n_milestones:
        for k in range(data[at.day_first + option], data[at.day_first + option + 1]):
            row = 2 * data[at.day_milestone + k] + data[at.day_waits + k]
            state[at.day_uses + row * at.n_days + data[at.day_index + k]] += sign


@jit
def within_limits(at: Layout, data: Ints32, state: Ints32, totals: Ints, option: int) -> bool:
    """Whether all load cells and milestones that an option counts in are within their limits."""
    if at.n_cells:
        for k in range(data[at.use_first + option], data[at.use_first + option + 1]):
            cell = data[at.use_cell + k]
            if totals[at.cell_use + cell] > data[at.cell_limit + cell]:
                return False
    if at.n_milestones:
        for k in range(data[at.day_first + option], data[at.day_first + option + 1]):
            milestone = data[at.day_milestone + k]
            before = at.day_uses + 2 * milestone * at.n_days
            after = before + at.n_days
            first_waiting, last_ready = 0, at.n_days - 1
            while first_waiting < at.n_days and state[after + first_waiting] == 0:
                first_waiting += 1
            while last_ready >= 0 and state[before + last_ready] == 0:
                last_ready -= 1
            lag = data[at.milestone_lag + milestone]
            if first_waiting < at.n_days and last_ready >= 0 and last_ready + lag > first_waiting:
                return False
    return True


@jit
def replace_usage(at: Layout, data: Ints32, state: Ints32, totals: Ints, old: int, new: int) -> bool:
    """Count option `new` instead of `old` if limits allow; else leave all as it was."""
    if at.n_cells == 0 and at.n_milestones == 0:
        return True
    add_usage(at, data, state, totals, old, -1)
    add_usage(at, data, state, totals, new, 1)
    if within_limits(at, data, state, totals, new):
        return True
    add_usage(at, data, state, totals, new, -1)
    add_usage(at, data, state, totals, old, 1)
    return False


@jit
def replace_usage_of_two(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, old: int, x: int, own: int, y: int
) -> bool:
    """Count options x and y instead of `old` and `own` if limits allow; else leave all as it was."""
    if at.n_cells == 0 and at.n_milestones == 0:
        return True
    add_usage(at, data, state, totals, old, -1)
    add_usage(at, data, state, totals, own, -1)
    add_usage(at, data, state, totals, x, 1)
    add_usage(at, data, state, totals, y, 1)
    if within_limits(at, data, state, totals, x) and within_limits(at, data, state, totals, y):
        return True
    add_usage(at, data, state, totals, x, -1)
    add_usage(at, data, state, totals, y, -1)
    add_usage(at, data, state, totals, old, 1)
    add_usage(at, data, state, totals, own, 1)
    return False


@jit
def keep_incumbent(at: Layout, data: Ints32, state: Ints32, totals: Ints) -> None:
    """The present choice becomes the incumbent if it is cheaper."""
    if totals[at.total_cost] < totals[at.best_cost]:
        totals[at.best_cost] = totals[at.total_cost]
        for u in range(at.n_bundles):
            state[at.best_choice + u] = state[at.choice + u]
        for m in range(at.n_members):
            state[at.best_room + m] = state[at.room + m]

"""Where everything is: the compiled problem and a search state are flat arrays with a table of offsets.

Kernels take `(at, data, state, totals)`:

- `at`: this layout, sizes (`n_…`) and where each part of the arrays begins;
- `data`: the problem, int32, never written;
- `state`: the state of one annealer, int32: its choice and the tables of delta evaluation;
- `totals`: the few numbers of a state that need 64 bits.

So bundle `u` has option `state[at.choice + u]`. A record passes by pointer; dozens of separate arrays made every
call ten times slower.

A *bundle* is one node, or several nodes that only move together; its nodes with rooms are its *members*. A *slot* is
a set of options at one time. Options are numbered through all bundles: those of bundle u are
`data[at.option_first + u]` up to `data[at.option_first + u + 1]`. Every other `…_first` works alike (compressed
sparse rows). The *local* number of an option counts from the first option of its bundle.

Letters in kernels: `u`, `v`, `w` bundles; `x`, `y` their new options; `old`, `own` their present options; `m`, `n`
members (`n` also the length of a chain); `k` a row.
"""

from typing import Protocol

import numpy as np
import numpy.typing as npt

Ints32 = npt.NDArray[np.int32]
Ints = npt.NDArray[np.int64]


class Layout(Protocol):
    """Sizes and flags, then offsets into `data`, `state` and `totals`."""

    n_bundles: int
    n_slots: int
    n_movable: int  # bundles with two allowed options or more
    n_members: int  # 0: annealing does not assign rooms
    n_rooms: int
    n_lengths: int  # distinct lengths of exams, where mixing them in a room costs; else 1
    n_cells: int  # load cells with a limit that can bind
    n_milestones: int
    n_days: int  # days that milestones distinguish
    n_penalties: int  # rows of penalties
    n_counts: int  # soft counts and guides
    mixed_cost: int  # cost of each further length in one room
    mask_words: int  # words of 32 bits in a mask of bundles
    linked_never_share: int  # 1: two bundles with a soft link are never in one slot
    option_is_slot: int  # 1: every bundle has one option per slot, in the order of slots

    # data: options
    option_first: int  # by bundle
    slot: int  # by option
    unary: int  # by option: cost whatever the others do
    forbidden: int  # by option: 1 if it is not allowed
    movable: int  # the bundles with a choice
    slot_option_first: int  # by (bundle, slot): its allowed options there, in slot_option
    slot_option: int
    # data: soft links, by bundle and then by other bundle. With u at local x and v at local y the pair costs
    # soft_weight * cost_matrices[soft_matrix + x * (options of v) + y].
    soft_first: int
    soft_other: int
    soft_matrix: int
    soft_weight: int
    cost_matrices: int
    # data: hard links likewise, matrices of 0 and 1. The conflicting y of each row x are also listed:
    # conflict_row_first at hard_row + x, conflict_column. A hard_row of -1 means y = x and nothing else.
    hard_first: int
    hard_other: int
    hard_matrix: int
    hard_row: int
    conflict_matrices: int
    conflict_row_first: int
    conflict_column: int
    # data: masks, one row of bits per bundle, one bit per other bundle.
    hard_mask: int  # there is a hard link
    same_slot_mask: int  # there is one, and it forbids the same slot and nothing else
    soft_mask: int  # there is a soft link
    has_other_hard: int  # by bundle: 1 if it has a hard link outside same_slot_mask
    # data: load cells that an option uses
    use_first: int
    use_cell: int
    use_amount: int
    cell_limit: int
    # data: days of an option in milestones (day_waits 0: the milestone comes after it, 1: it waits for the milestone)
    day_first: int
    day_milestone: int
    day_index: int
    day_waits: int
    milestone_lag: int
    # data: penalties, by option, then the other option and what both together cost
    penalty_first: int
    penalty_option: int
    penalty_cost: int
    # data: soft counts, by option: which counts it is in, and for how many
    counted_first: int
    counted_in: int
    counted_amount: int
    # data: soft counts, by count: runs of options, rows (bundle, from, until, amount)
    run_first: int
    runs: int
    count_terms: int  # rows (limit, weight, most that one bundle counts for)
    count_mask: int  # masks of bundles: some count contains both
    # data: rooms; members of a bundle, largest first; the rooms large enough for a member
    room_seats: int
    room_cost: int
    member_first: int
    member_bundle: int
    member_size: int
    member_alone: int  # 1: shares its room with nobody
    member_length: int
    member_least_cost: int  # cost of the cheapest room that is large enough
    fitting_first: int
    fitting_room: int

    # state: the choice, and what each option would cost and how many conflicts it would have if its bundle chose it
    choice: int
    option_cost: int
    option_conflicts: int
    # state: bundles by slot as lists (their length, the position of each bundle) and as masks
    slot_list: int
    slot_size: int
    slot_mask: int
    slot_position: int
    # state: rooms; by (slot, room): people, members, members that want it alone, members by length
    room: int
    room_people: int
    room_members: int
    room_alone: int
    room_lengths: int
    # state: the incumbent
    best_choice: int
    best_room: int
    # state: scratch of moves of several bundles: the chain, the new option of each, 1 + position of a bundle in it
    chain: int
    target: int
    chain_position: int
    former_room: int  # by member, while new rooms are tried
    by_size: int  # members of the chain, largest first
    row_delta: int  # by local option: the difference of two rows of a matrix
    outside: int  # two masks: bundles of two slots that are not in the chain yet
    day_uses: int  # by (milestone, waits, day): options chosen
    count_value: int  # by count: what is chosen of it

    total_cost: int  # totals: cost of the present choice
    best_cost: int  # totals: cost of the incumbent
    insertions: int  # totals: insertions tried so far
    cell_use: int  # totals: by load cell
    rng: int  # totals: state of the random generator

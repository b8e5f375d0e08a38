"""The arrays of `Layout` about bundles, slots and links."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.bundles import Bundles
from scheduler.solver.annealing.links import Links
from scheduler.solver.annealing.matrices import Matrices

Ints = npt.NDArray[np.int64]
WORD_BITS = 32


def link_arrays(bundles: Bundles, links: Links, slot: Ints) -> tuple[dict[str, Ints], dict[str, int]]:
    """Arrays and sizes by their names in `Layout`; `slot` by option of bundles."""
    count = len(bundles.nodes)
    slots = int(slot.max()) + 1 if len(slot) else 0
    soft, hard = links.soft, links.hard
    same_slot_only, never_share = _same_slot_only(bundles, links, slot)
    choices = np.add.reduceat(~links.forbidden, bundles.first[:-1]) if count else np.empty(0, np.int64)
    bundle = np.repeat(np.arange(count), np.diff(bundles.first))
    allowed = np.flatnonzero(~links.forbidden)
    key = bundle[allowed] * slots + slot[allowed]
    order = np.argsort(key, kind="stable")
    row_first, column = _sparse(links.conflict)
    movable = np.flatnonzero(choices > 1)
    words = -(-count // WORD_BITS)
    sizes = {"n_bundles": count, "n_slots": slots, "n_movable": len(movable), "mask_words": words}
    sizes["linked_never_share"] = int(never_share)
    sizes["option_is_slot"] = int(
        len(slot) == count * slots and (slot == np.tile(np.arange(slots), count)).all()
    )
    arrays = {
        "option_first": bundles.first,
        "slot": slot,
        "unary": links.unary,
        "forbidden": links.forbidden.astype(np.int64),
        "movable": movable,
        "slot_option_first": np.searchsorted(key[order], np.arange(count * slots + 1)),
        "slot_option": allowed[order],
        "soft_first": np.searchsorted(soft[:, 0], np.arange(count + 1)),
        "soft_other": soft[:, 1],
        "soft_matrix": soft[:, 2],
        "soft_weight": soft[:, 3],
        "cost_matrices": links.cost.concatenated(),
        "hard_first": np.searchsorted(hard[:, 0], np.arange(count + 1)),
        "hard_other": hard[:, 1],
        "hard_matrix": hard[:, 2],
        "hard_row": np.where(same_slot_only & bool(sizes["option_is_slot"]), -1, hard[:, 4]),
        "has_other_hard": np.bincount(hard[~same_slot_only, 0], minlength=count)
        .astype(bool)
        .astype(np.int64),
        "conflict_matrices": links.conflict.concatenated(),
        "conflict_row_first": row_first,
        "conflict_column": column,
        "hard_mask": masks_of(hard, count),
        "same_slot_mask": masks_of(hard[same_slot_only], count),
        "soft_mask": masks_of(soft, count),
    }
    return arrays, sizes


def masks_of(links: Ints, count: int) -> Ints:
    """One mask per bundle: the bits of all bundles it has a link with. `links`: rows (bundle, other bundle, …)."""
    masks = np.zeros((count, -(-count // WORD_BITS)), np.uint32)
    word, bit = links[:, 1] // WORD_BITS, links[:, 1] % WORD_BITS
    np.bitwise_or.at(masks, (links[:, 0], word), np.uint32(1) << bit.astype(np.uint32))
    return masks.view(np.int32).ravel().astype(np.int64)


def _same_slot_only(bundles: Bundles, links: Links, slot: Ints) -> tuple[npt.NDArray[np.bool_], bool]:
    """Which hard links forbid the same slot and nothing else; whether linked bundles never share a slot.

    The second is so where each soft link has a hard one that forbids the same slot.
    """
    conflict, known = links.conflict.concatenated(), dict[tuple[int, int, int], tuple[bool, bool]]()
    patterns = dict[bytes, int]()
    spans = list(zip(bundles.first[:-1].tolist(), bundles.first[1:].tolist(), strict=True))
    pattern = [patterns.setdefault(slot[a:b].tobytes(), len(patterns)) for a, b in spans]
    same_slot_only, never_share = np.zeros(len(links.hard), bool), set[tuple[int, int]]()
    for row, (u, v, at, *_) in enumerate(links.hard.tolist()):
        key = (at, pattern[u], pattern[v])
        if key not in known:
            same = slot[slice(*spans[u])][:, None] == slot[slice(*spans[v])][None, :]
            forbidden = conflict[at : at + same.size].reshape(same.shape) > 0
            known[key] = (bool((forbidden == same).all()), bool(forbidden[same].all()))
        same_slot_only[row] = known[key][0]
        if known[key][1]:
            never_share.add((u, v))
    return same_slot_only, all((u, v) in never_share for u, v, *_ in links.soft.tolist())


def _sparse(conflict: Matrices) -> tuple[Ints, Ints]:
    """Where the rows of all matrices begin (one more per matrix, its end) in the list of conflicting columns."""
    rows, columns, offset = [np.empty(0, np.int64)], [np.empty(0, np.int64)], 0
    for matrix in conflict.parts:
        counts = (matrix > 0).sum(1)
        rows.append(offset + np.concatenate([[0], np.cumsum(counts)]))
        columns.append(np.nonzero(matrix)[1])
        offset += int(counts.sum())
    return np.concatenate(rows), np.concatenate(columns)

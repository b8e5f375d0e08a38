"""Guides for third exams: a forecast of what the exams of a candidate cost together beyond the sum of their pairs.

Rules price overlaps pair by pair, as if every transfer that hours and leak safety allow took place. That a third
exam is in the way of a transfer, or that an exam missed because of two others costs once, shows only when overlaps are
resolved. There are guides per cohort and start:

- *in the way*: exams that overlap at the start weigh 2 each, exams that begin before two of them could end one after the
  other weigh 1; beyond a sum of 4 one of them is in the way (regulation: a transfer keeps a rest before and after each
  exam of the candidate);
- *at once*: three exams at one start are three pairs, and at most two exams that are not sat as published.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.policy import TransferParameters
from scheduler.compile.soft_counts import Guides
from scheduler.terms.cohorts import cohorts
from scheduler.terms.model_data import Axis, ModelData

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
AT_ONCE, AFTER, FREE = 2, 1, 4
"""The weights of an exam at the start and of one soon after it, and the largest sum without a cost."""
PAIR, CHAIN = 2, 3
"""So many exams at one start are one pair, which its kernel prices exactly; so many can be one chain."""


@dataclass(frozen=True)
class _CohortStarts:
    """The exams of a cohort at the S starts at which one of them can begin: each array is S x options or of length S.

    `together`: options that begin just there; `once`: those that do before the shortest exam is over. `soon`: options that begin before two of
    them could end one after the other. `pair_fits`: a transfer between two of them ends before the site closes,
    whichever they are; `no_pair_fits`: it never does; `chain_fits`: a chain of three of them does, and on a day that is not too long.
    """

    options: Ints
    together: Flags
    once: Flags
    soon: Flags
    on_site: Flags
    pair_fits: Flags
    no_pair_fits: Flags
    chain_fits: Flags

    @property
    def unclear(self) -> Flags:
        """Some pairs may be priced as transfers, others not."""
        return np.asarray(~self.pair_fits & ~self.no_pair_fits)


def third_exam_guides(data: ModelData, missed: int, moved: int) -> Guides:
    """Two guides per cohort and start at which three exams may be in each other's way. `missed`, `moved`: the prices of an
    exam."""
    rows, limits, weights = [np.empty((0, 3), np.int64)], list[int](), list[int]()

    def add(table: Ints, limit: int, price: Ints, people: int) -> None:
        """One guide per start (first column of the table) that has a row and a price."""
        table = table[price[table[:, 0]] != 0]
        starts, number = np.unique(table[:, 0], return_inverse=True)
        rows.append(np.column_stack([len(limits) + number, table[:, 1:]]))
        limits.extend([limit] * len(starts))
        weights.extend((price[starts] * people).tolist())

    for axis, sat in _sitters(data):
        for nodes, people in zip(*cohorts(sat[:, 0], sat[:, 1], least=3), strict=True):
            at = _cohort_starts(data, axis, nodes[nodes >= 0])
            guided = np.asarray(at.soon.any(1), bool)
            in_the_way = (
                np.where(at.once & at.on_site, AT_ONCE, (at.once | at.soon) * AFTER) * guided[:, None]
            )
            add(_rows(at.options, in_the_way), FREE, np.full(len(guided), missed - moved), int(people))
            # Three at once: two moved in a chain, or one moved and one missed, or two missed where nobody can be moved;
            # less what the kernels of three pairs and the first guide say.
            # Where it is not clear which pairs the kernels price as transfers, nothing is taken back.
            beyond = np.where(at.pair_fits, missed + moved - 3 * moved, 0)
            beyond = np.where(at.no_pair_fits, 2 * missed - 3 * missed, beyond)
            beyond = np.where(at.chain_fits, 2 * moved - 3 * moved, beyond)
            beyond -= np.where(guided & ~at.unclear, 2 * (missed - moved), 0)
            # Only exams of one and the same instant: those of overlapping spans would be taken back once for each span.
            at_once = (at.together & at.on_site).astype(np.int64)
            add(_rows(at.options, at_once), PAIR, beyond, int(people))
            # A chain holds three: from the fourth on each is missed.
            after_chain = np.where(at.chain_fits, missed - 2 * moved, 0)
            add(_rows(at.options, at_once * at.chain_fits[:, None]), CHAIN, after_chain, int(people))
    table = np.concatenate(rows)
    return Guides(
        table[:, 0], table[:, 1], table[:, 2], np.array(limits, np.int64), np.array(weights, np.int64)
    )


def _sitters(data: ModelData) -> Iterator[tuple[Axis, Ints]]:
    """Rows (candidate, exam) of candidates whose exams can be moved; classes with the same time axis come together."""
    together: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, axis in enumerate(data.axes):
        if not axis.isolated:
            rules = axis.policy.of(TransferParameters)
            conditions = axis.rest, axis.gaps[0], axis.chain_gap, rules.longest_day, rules.cap
            together[axis.zone, axis.session, axis.needs, conditions, axis.close.tobytes()].append(number)
    for numbers in together.values():
        rows = np.concatenate([data.rows_of_axis[number] for number in numbers])
        who = np.unique(data.candidate_pairs["candidate"].to_numpy()[rows], return_inverse=True)[1]
        both = [data.candidate_pairs[end].to_numpy(np.int64)[rows] for end in ("a", "b")]
        yield data.axes[numbers[0]], np.unique(np.stack([np.tile(who, 2), np.concatenate(both)], 1), axis=0)


def _cohort_starts(data: ModelData, axis: Axis, nodes: Ints) -> _CohortStarts:
    options = np.concatenate([data.options.of(int(node)) for node in nodes])
    at = axis.pairs.at[options]
    options, at = options[at >= 0], at[at >= 0]
    start, enter = axis.start[at], axis.enter[at]
    length = np.sort([own.max() for own in _of_each(axis.own[at], data.options.node_of[options])])
    starts, first = np.unique(start, return_index=True)
    begun = starts[:, None]
    once = (begun <= start) & (start < begun + length[0])
    soon = (begun + length[0] <= start) & (enter < begun + length[-2:].sum() + axis.gaps[0] + axis.rest)
    close, rules = axis.close[at[first]], axis.policy.of(TransferParameters)
    pair_end = starts + length[-2:].sum() + axis.gaps[0]
    chain_end = starts + length[-3:].sum() + 2 * axis.gaps[0]
    chain_fits = (chain_end <= close) & (chain_end - enter[first] <= rules.longest_day)
    chain_fits &= axis.chain_gap > 0 and rules.cap >= 2
    shortest_end = starts + length[:2].sum() + axis.gaps[0]
    return _CohortStarts(
        options,
        together=begun == start,
        once=once,
        soon=soon,
        on_site=axis.on_site[at],
        pair_fits=pair_end <= close,
        no_pair_fits=shortest_end > close,
        chain_fits=chain_fits,
    )


def _rows(options: Ints, weight: Ints) -> Ints:
    """Rows (start, option, weight) of the weights that are not zero."""
    row, column = np.nonzero(weight)
    return np.stack([row, options[column], weight[row, column]], 1).astype(np.int64)


def _of_each(values: Ints, node: Ints) -> Iterator[Ints]:
    """The values of the options of each node (options of a node are adjacent)."""
    yield from np.split(values, np.flatnonzero(np.diff(node)) + 1)

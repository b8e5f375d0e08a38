"""Guides for third exams: a forecast of the transfers that a third exam of the candidate will prevent.

Rules price overlaps pair by pair, as if every transfer that hours and leak safety allow took place; whether a third
exam is in the way shows only when overlaps are resolved. There is one guide per cohort and start: exams that overlap at
the start weigh 2 each, exams that begin before two of them could end one after the other weigh 1, and beyond a sum
of 4 one of them is in the way (regulation: a transfer keeps a rest before and after each exam of the candidate).
"""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from scheduler.compile.soft_counts import Guides
from scheduler.terms.cohorts import cohorts
from scheduler.terms.model_data import Axis, ModelData

Ints = npt.NDArray[np.int64]
AT_ONCE, AFTER, FREE = 2, 1, 4
"""The weights of an exam at the start and of one soon after it, and the largest sum without a cost."""


def third_exam_guides(data: ModelData, price: int) -> Guides:
    """One guide per cohort and start at which a third exam may be in the way. `price`: of a candidate left out."""
    parts, weights = [np.empty((0, 3), np.int64)], [np.empty(0, np.int64)]
    begun = 0
    for axis, sat in _sitters(data):
        for nodes, people in zip(*cohorts(sat[:, 0], sat[:, 1], least=3), strict=True):
            table = _weights(data, axis, nodes[nodes >= 0])
            table[:, 0] = begun + np.unique(table[:, 0], return_inverse=True)[1]
            parts.append(table)
            weights.append(np.full(int(table[:, 0].max(initial=begun - 1)) + 1 - begun, int(people) * price))
            begun += len(weights[-1])
    rows, weight = np.concatenate(parts), np.concatenate(weights)
    return Guides(rows[:, 0], rows[:, 1], rows[:, 2], np.full(len(weight), FREE, np.int64), weight)


def _sitters(data: ModelData) -> Iterator[tuple[Axis, Ints]]:
    """Rows (candidate, exam) of candidates whose exams can be moved; classes with the same time axis come together."""
    together: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, axis in enumerate(data.axes):
        if not axis.isolated:
            together[axis.zone, axis.session, axis.extra, axis.rest, axis.gaps[0]].append(number)
    for numbers in together.values():
        rows = np.concatenate([data.rows_of_axis[number] for number in numbers])
        who = np.unique(data.candidate_pairs["candidate"].to_numpy()[rows], return_inverse=True)[1]
        both = [data.candidate_pairs[end].to_numpy(np.int64)[rows] for end in ("a", "b")]
        yield data.axes[numbers[0]], np.unique(np.stack([np.tile(who, 2), np.concatenate(both)], 1), axis=0)


def _weights(data: ModelData, axis: Axis, nodes: Ints) -> Ints:
    """Rows (start, option, weight) of the exams of a cohort, for the starts after which one can be in the way."""
    options = np.concatenate([data.options.of(int(node)) for node in nodes])
    at = axis.pairs.at[options]
    options, at = options[at >= 0], at[at >= 0]
    start, enter = axis.start[at], axis.enter[at]
    length = np.sort([own.max() for own in _of_each(axis.own[at], data.options.node_of[options])])
    starts = np.unique(start)[:, None]
    once = (starts <= start) & (start < starts + length[0])
    soon = (starts + length[0] <= start) & (enter < starts + length[-2:].sum() + axis.gaps[0] + axis.rest)
    weight = np.where(once & axis.on_site[at], AT_ONCE, (once | soon) * AFTER) * soon.any(1)[:, None]
    row, column = np.nonzero(weight)
    return np.stack([row, options[column], weight[row, column]], 1).astype(np.int64)


def _of_each(values: Ints, node: Ints) -> Iterator[Ints]:
    """The values of the options of each node (options of a node are adjacent)."""
    yield from np.split(values, np.flatnonzero(np.diff(node)) + 1)

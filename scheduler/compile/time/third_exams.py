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

from scheduler.compile.soft_counts import Guides, joined_guides
from scheduler.terms.axis import Axis
from scheduler.terms.cohorts import cohorts
from scheduler.terms.model_data import ModelData
from scheduler.terms.ranges import ranges

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
AT_ONCE, AFTER, FREE = 2, 1, 4
"""The weights of an exam at the start and of one soon after it, and the largest sum without a cost."""
PAIR, CHAIN = 2, 3
"""So many exams at one start are one pair, which its kernel prices exactly; so many can be one chain."""


@dataclass(frozen=True)
class _CohortStarts:
    """The starts at which exams of cohorts can begin, cohort after cohort, and the options that count at each.

    By start: `people` of the cohort; `pair_fits`: a transfer between two exams that begin there ends before the site
    closes, whichever they are; `no_pair_fits`: it never does; `chain_fits`: a chain of three of them does, and on a day
    that is not too long.

    By row: the number of a `start`, an `option` and the number of its `exam` in the cohort. The option begins just there (`together`),
    before the shortest exam is over (`once`), or before two of them could end one after the other (`soon`).
    """

    people: Ints
    pair_fits: Flags
    no_pair_fits: Flags
    chain_fits: Flags
    start: Ints
    option: Ints
    exam: Ints
    together: Flags
    once: Flags
    soon: Flags
    on_site: Flags

    @property
    def unclear(self) -> Flags:
        """Some pairs may be priced as transfers, others not."""
        return np.asarray(~self.pair_fits & ~self.no_pair_fits)

    @property
    def guided(self) -> Flags:
        """An exam may begin soon after the start."""
        return np.bincount(self.start[self.soon], minlength=len(self.people)) > 0


def third_exam_guides(data: ModelData, missed: int, moved: int) -> Guides:
    """Guides per cohort and start at which three exams may be in each other's way. `missed`, `moved`: the prices of an
    exam."""
    guides = list[Guides]()
    for axis, sat in _sitters(data):
        # Two moves are lawful, or not, by the centre of registration, wherever the candidate sits.
        two_moves = data.caps[sat[:, 0]] >= 2
        for chain in (True, False):
            nodes, people = cohorts(*sat[two_moves == chain].T, least=3)
            if len(nodes):
                guides += _guides(_cohort_starts(data, axis, nodes, people, chain), missed, moved)
    return joined_guides(guides)


def _guides(at: _CohortStarts, missed: int, moved: int) -> Iterator[Guides]:
    """The guides of some cohorts: in the way, at once, and more at once than a chain holds."""
    guided = at.guided
    in_the_way = np.where(at.once & at.on_site, AT_ONCE, (at.once | at.soon) * AFTER) * guided[at.start]
    yield _by_start(at, in_the_way, FREE, np.full(len(guided), missed - moved))
    # Three at once: two moved in a chain, or one moved and one missed, or two missed where nobody can be moved;
    # less what the kernels of three pairs and the first guide say.
    # Where it is not clear which pairs the kernels price as transfers, nothing is taken back.
    beyond = np.where(at.pair_fits, missed + moved - 3 * moved, 0)
    beyond = np.where(at.no_pair_fits, 2 * missed - 3 * missed, beyond)
    beyond = np.where(at.chain_fits, 2 * moved - 3 * moved, beyond)
    beyond -= np.where(guided & ~at.unclear, 2 * (missed - moved), 0)
    # Only exams of one and the same instant: those of overlapping spans would be taken back once for each span.
    at_once = (at.together & at.on_site).astype(np.int64)
    yield _by_start(at, at_once, PAIR, beyond)
    # A chain holds three: from the fourth on each is missed.
    after_chain = np.where(at.chain_fits, missed - 2 * moved, 0)
    yield _by_start(at, at_once, CHAIN, after_chain)


def _by_start(at: _CohortStarts, amount: Ints, limit: int, price: Ints) -> Guides:
    """One guide for each start that has a price and whose exams can exceed the limit together."""
    rows = np.flatnonzero((amount != 0) & (price[at.start] != 0))
    most = np.zeros((len(price), int(at.exam.max(initial=-1)) + 1), np.int64)
    np.maximum.at(most, (at.start[rows], at.exam[rows]), amount[rows])
    exceeds = most.sum(1) > limit
    rows, starts = rows[exceeds[at.start[rows]]], np.flatnonzero(exceeds)
    return Guides(
        (np.cumsum(exceeds) - 1)[at.start[rows]],
        at.option[rows],
        amount[rows],
        np.full(len(starts), limit, np.int64),
        price[starts] * at.people[starts],
    )


def _sitters(data: ModelData) -> Iterator[tuple[Axis, Ints]]:
    """Rows (candidate, exam) of candidates whose exams can be moved; classes with the same time axis, which close alike,
    come together."""
    together: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, axis in enumerate(data.axes):
        if not axis.isolated:
            led = axis.rest, axis.gaps[0], axis.chain_gap, axis.conditions.lead.longest_day
            together[axis.zone, axis.session, axis.needs, led, axis.close.tobytes()].append(number)
    for numbers in together.values():
        yield data.axes[numbers[0]], data.sat_by(*numbers)


def _cohort_starts(data: ModelData, axis: Axis, exams: Ints, people: Ints, chain: bool) -> _CohortStarts:
    """The starts of cohorts that share an axis: `exams` has one row of nodes per cohort, filled up with -1. `chain`: two
    exams of a session may be moved."""
    cohort, exam, option, place = _options_of(data, axis, exams)
    start, enter = axis.start[place], axis.enter[place]
    shortest, longest = _lengths(exams.shape, cohort, exam, axis.own[place])
    order = np.lexsort((start, cohort))  # stable: of equal starts the first option stands for all
    cohort, exam, option, place, start, enter = (
        part[order] for part in (cohort, exam, option, place, start, enter)
    )
    first = np.flatnonzero((np.diff(cohort, prepend=-1) != 0) | (np.diff(start, prepend=-1) != 0))
    begun, mine = start[first], cohort[first]
    pair_out = longest[mine, 1] + axis.gaps[0]
    close, out = axis.close[place[first]], begun + longest[mine, 2] + 2 * axis.gaps[0]
    chain_fits = (out <= close) & (out - enter[first] <= axis.conditions.lead.longest_day)
    chain_fits &= chain and axis.chain_gap > 0
    # The options of the cohort from each start on, as far as they may begin in time.
    reach = pair_out + axis.rest + (start - enter).max(initial=0)
    span = start.max(initial=0) - start.min(initial=0) + reach.max(initial=0) + 1
    number, row = ranges(first, np.searchsorted(cohort * span + start, mine * span + begun + reach))
    later, least = start[row] - begun[number], shortest[mine[number], 0]
    once = later < least
    soon = ~once & (enter[row] < (begun + pair_out + axis.rest)[number])
    number, row, once, soon, later = (part[once | soon] for part in (number, row, once, soon, later))
    return _CohortStarts(
        people=people[mine],
        pair_fits=begun + pair_out <= close,
        no_pair_fits=begun + shortest[mine, 1] + axis.gaps[0] > close,
        chain_fits=chain_fits,
        start=number,
        option=option[row],
        exam=exam[row],
        together=later == 0,
        once=once,
        soon=soon,
        on_site=axis.on_site[place[row]],
    )


def _options_of(data: ModelData, axis: Axis, exams: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """The options of cohorts that have a place on the axis: cohort, exam (its number in the cohort), option and place."""
    cohort, exam = np.nonzero(exams >= 0)
    node, first = exams[cohort, exam], data.options.first
    row, option = ranges(first[node], first[node + 1])
    place = axis.pairs.at[option]
    row, option, place = (part[place >= 0] for part in (row, option, place))
    return cohort[row], exam[row], option, place


def _lengths(shape: tuple[int, ...], cohort: Ints, exam: Ints, own: Ints) -> tuple[Ints, Ints]:
    """The minutes of the one, two and three shortest exams of each cohort together, and of the longest: cohorts x 3."""
    minutes = np.zeros(shape, np.int64)
    np.maximum.at(minutes, (cohort, exam), own)
    ranked = np.sort(minutes, 1)
    longest = np.cumsum(ranked[:, :-4:-1], 1)
    # Exams without a place last no time: they are passed over.
    begun = (ranked == 0).sum(1, keepdims=True) + np.arange(3)
    known = np.take_along_axis(ranked, np.minimum(begun, shape[1] - 1), 1) * (begun < shape[1])
    return np.cumsum(known, 1), longest

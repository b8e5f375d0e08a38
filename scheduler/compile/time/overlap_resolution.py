"""Which exams of a candidate are sat, moved or missed on a day with several overlaps: the cheapest way, by enumeration.

Two exams at once are one pair, which tables decide. Three or more are few, and their answers depend on each other: one
exam is sat as published, others follow it one after the other (a chain of moved exams), the rest is missed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from scheduler.terms.model_data import GAP_STEP

Interval = tuple[int, int]


class PublishedTimes(NamedTuple):
    """An exam (node) of a candidate as published, in UTC minutes: see `Axis` for what each means."""

    node: int
    enter: int
    leave: int
    own: int
    late: int
    exit: int
    day: int
    close: int
    on_site: bool


class Conditions(NamedTuple):
    """What transfers of a class of candidates must respect, in minutes.

    `gaps` (shortest, longest) from a published exam to a moved one; `longest_chain_gap` from a moved exam to the next,
    0: no chains. `collect`: until the room of an exam is free again. `most`: moved exams that are left to the candidate.
    """

    gaps: Interval
    longest_chain_gap: int
    longest_day: int
    rest: int
    collect: int
    isolated: bool
    most: int


class DayPins(NamedTuple):
    """Pinned answers of a candidate on a day: transfers (stays, moves, new start or -1), missed exams, exams with a
    pinned room."""

    led: tuple[tuple[int, int, int], ...] = ()
    missed: tuple[int, ...] = ()
    rooms: frozenset[int] = frozenset()


class MovedExam(NamedTuple):
    """`moves` follows `stays`, which the candidate leaves at `leave`, after `gap` minutes or, where bit k of `gap_mask` is
    set, k steps more. `must`: another exam follows it, so it may not be missed."""

    stays: int
    moves: int
    leave: int
    gap: int
    gap_mask: int
    must: bool


@dataclass(frozen=True)
class DayPlan:
    """What becomes of the exams of a day: those moved and those missed; all others are sat as published."""

    moved: tuple[MovedExam, ...]
    missed: tuple[int, ...]
    broken_pins: int


class _Move(NamedTuple):
    """A move on the way: positions of the exam before, of the exam and of the first of its chain; from, start and end."""

    before: int
    exam: int
    first: int
    left: int
    start: int
    end: int


@lru_cache(maxsize=1 << 14)
def plan_day(
    exams: tuple[PublishedTimes, ...],
    others: tuple[Interval, ...],
    conditions: Conditions,
    missed_price: int,
    moved_price: int,
    pins: DayPins,
) -> DayPlan:
    """The cheapest plan for overlapping `exams` of a day; `others` are sat besides (admission, release).

    Pins come before costs, then pinned rooms. Of equal plans the one whose exams begin first, then come first.
    """
    return _BestResolution(exams, others, conditions, missed_price, moved_price, pins).best()


_Rank = tuple[int, int, int, int, list[tuple[int, int]], list[tuple[int, int, int]]]


class _BestResolution:
    def __init__(
        self,
        exams: tuple[PublishedTimes, ...],
        others: tuple[Interval, ...],
        conditions: Conditions,
        missed_price: int,
        moved_price: int,
        pins: DayPins,
    ) -> None:
        self.exams, self.others, self.conditions, self.pins = exams, others, conditions, pins
        self.missed_price, self.moved_price = missed_price, moved_price
        self.new_start = {(stays, moves): at for stays, moves, at in pins.led}

    def best(self) -> DayPlan:
        """The best plan over all sets of exams that can be sat as published."""
        count, pinned = len(self.exams), bool(self.pins.led or self.pins.missed or self.pins.rooms)
        best: tuple[_Rank, tuple[int, ...], list[_Move]] | None = None
        for size in range(count, -1, -1):
            few = min(self.conditions.most, count - size)
            least = (count - size - few) * self.missed_price + few * self.moved_price
            if best is not None and not pinned and least > best[0][2]:
                continue
            for sat in combinations(range(count), size):
                if any(self._overlap(a, b) for a, b in combinations(sat, 2)):
                    continue
                for moves in self._moves(sat, []):
                    rank = self._rank(sat, moves)
                    if best is None or rank < best[0]:
                        best = rank, sat, moves
        if best is None:
            raise AssertionError("to miss every exam is always a plan")
        return self._plan(*best[1:])

    def _moves(self, sat: tuple[int, ...], moves: list[_Move]) -> Iterator[list[_Move]]:
        """All lists of moves for a set of exams that are sat, each after those before it."""
        if self._complete(sat, moves):
            yield moves
        if len(moves) >= self.conditions.most or self.conditions.isolated:
            return
        moved = {move.exam for move in moves}
        followed = {move.before for move in moves}
        for exam in range(len(self.exams)):
            if exam in sat or exam in moved:
                continue
            for before in sat:
                if self._overlap(before, exam):
                    yield from self._with(sat, moves, before, before, exam, self.exams[before].leave)
            for move in moves:
                if self.conditions.longest_chain_gap and move.exam not in followed:
                    yield from self._with(sat, moves, move.exam, move.first, exam, move.end)

    def _with(
        self, sat: tuple[int, ...], moves: list[_Move], before: int, first: int, exam: int, left: int
    ) -> Iterator[list[_Move]]:
        """The moves with one more, at its preferred gap, and what can follow."""
        gaps = self._gaps(sat, moves, before, first, exam, left)
        if gaps:
            # The room of the exam before is free again after the collection: a longer wait costs nothing.
            gap = next((gap for gap in gaps if gap >= self.conditions.collect), gaps[0])
            start = left + gap
            move = _Move(before, exam, first, left, start, start + self.exams[exam].own)
            yield from self._moves(sat, [*moves, move])

    def _gaps(
        self, sat: tuple[int, ...], moves: list[_Move], before: int, first: int, exam: int, left: int
    ) -> list[int]:
        """The gaps after which an exam can follow another one."""
        one, root, rules = self.exams[exam], self.exams[first], self.conditions
        chained = before != first
        if not (one.on_site and root.on_site and one.day == root.day):
            return []
        if root.enter > one.enter or root.late > one.exit:
            return []
        shortest, longest = rules.gaps[0], rules.longest_chain_gap if chained else rules.gaps[1]
        pinned = self.new_start.get((self.exams[before].node, one.node), -1)
        tried = (
            range(shortest, longest + 1, GAP_STEP)
            if pinned < 0
            else [pinned - left] * (shortest <= pinned - left <= longest)
        )
        busy = [*self.others, *((self.exams[k].enter, self.exams[k].leave) for k in sat if k != before)]
        busy += [(move.start, move.end) for move in moves if move.exam != before]
        fitting = []
        for gap in tried:
            start, end = left + gap, left + gap + one.own
            if end > root.close or (chained and end - root.enter > rules.longest_day):
                continue
            if not any(start < until + rules.rest and since < end + rules.rest for since, until in busy):
                fitting.append(gap)
        return fitting

    def _complete(self, sat: tuple[int, ...], moves: list[_Move]) -> bool:
        """Whether no chain ends before the gate of its papers, and every moved exam overlaps one that is not missed."""
        taken = {*sat, *(move.exam for move in moves)}
        for move in moves:
            chain = [other for other in moves if other.first == move.first]
            linked = any(other.before != other.first for other in chain)
            if linked and max(other.end for other in chain) < self.exams[move.exam].leave:
                return False
            if not any(self._overlap(move.exam, other) for other in taken if other != move.exam):
                return False
        return True

    def _overlap(self, a: int, b: int) -> bool:
        one, two, rest = self.exams[a], self.exams[b], self.conditions.rest
        return one.enter < two.leave + rest and two.enter < one.leave + rest

    def _rank(self, sat: tuple[int, ...], moves: list[_Move]) -> _Rank:
        """Pins broken, pinned rooms missed, cost, then what begins first: smaller is better."""
        moved = {move.exam for move in moves}
        missed = [k for k in range(len(self.exams)) if k not in sat and k not in moved]
        lost = {self.exams[k].node for k in missed}
        cost = len(missed) * self.missed_price + len(moves) * self.moved_price
        order = [(self.exams[k].enter, self.exams[k].node) for k in sat]
        ways = [(move.left, self.exams[move.before].node, self.exams[move.exam].node) for move in moves]
        return self._broken(moves, lost), len(self.pins.rooms & lost), cost, len(missed), order, ways

    def _broken(self, moves: list[_Move], lost: set[int]) -> int:
        made = {(self.exams[move.before].node, self.exams[move.exam].node) for move in moves}
        return len({(stays, moves) for stays, moves, _ in self.pins.led} - made) + len(
            {*self.pins.missed} - lost
        )

    def _plan(self, sat: tuple[int, ...], moves: list[_Move]) -> DayPlan:
        """The plan with names; the last move keeps every gap that it may have, those before it their own."""
        exams, plan = self.exams, list[MovedExam]()
        followed = {move.before for move in moves}
        for k, move in enumerate(moves):
            gap, mask = move.start - move.left, 1
            if k == len(moves) - 1:
                gaps = self._gaps(sat, moves[:-1], move.before, move.first, move.exam, move.left)
                gap, mask = gaps[0], sum(1 << (one - gaps[0]) // GAP_STEP for one in gaps)
                mask = self._gated(moves, move, gap, mask)
            names = exams[move.before].node, exams[move.exam].node
            plan.append(MovedExam(*names, move.left, gap, mask, move.exam in followed))
        moved = {move.exam for move in moves}
        missed = tuple(one.node for k, one in enumerate(exams) if k not in sat and k not in moved)
        return DayPlan(tuple(plan), missed, self._broken(moves, {*missed}))

    def _gated(self, moves: list[_Move], last: _Move, gap: int, mask: int) -> int:
        """The gaps of the last move after which its chain ends no earlier than the gates of its papers."""
        if last.before == last.first:
            return mask
        gate = max(self.exams[move.exam].leave for move in moves if move.first == last.first)
        own = self.exams[last.exam].own
        kept = 0
        for k in range(mask.bit_length()):
            if mask >> k & 1 and last.left + gap + GAP_STEP * k + own >= gate:
                kept |= 1 << k
        return kept

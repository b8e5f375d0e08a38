"""Which exams of a candidate are sat, moved or missed on a day with several overlaps: the cheapest way, by enumeration.

Two exams at once are one pair, which tables decide. Three or more are few, and their answers depend on each other: one
exam is sat as published, others follow it one after the other (a chain of moved exams), the rest is missed.
"""

from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from scheduler.compile.time.day_plan import Conditions, DayPins, DayPlan, Interval, MovedExam, PublishedTimes
from scheduler.terms.axis import GAP_STEP


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


_Rank = tuple[int, int, int, int, list[tuple[int, int]], int, int, list[tuple[int, int, int]]]


class _BestResolution:
    """A depth-first search over the exams that are sat, and the moved exams with each of their gaps."""

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
        self.pinned = bool(pins.led or pins.missed or pins.rooms)
        self.found: tuple[_Rank, tuple[int, ...], list[_Move]] | None = None

    def best(self) -> DayPlan:
        """The best plan over all sets of exams that can be sat as published."""
        count = len(self.exams)
        for size in range(count, -1, -1):
            few = min(self.conditions.most, count - size)
            least = (count - size - few) * self.missed_price + few * self.moved_price
            if self.found is not None and not self.pinned and least > self.found[0][2]:
                continue
            for sat in combinations(range(count), size):
                if not any(self._overlap(a, b) for a, b in combinations(sat, 2)):
                    self._search(sat, [])
        if self.found is None:
            raise AssertionError("to miss every exam is always a plan")
        return self._plan(*self.found[1:])

    def _search(self, sat: tuple[int, ...], moves: list[_Move]) -> None:
        """Compare the plan with these moves, and with all that can follow them, with the best one so far."""
        if self._complete(moves):
            rank = self._rank(sat, moves)
            if self.found is None or rank < self.found[0]:
                self.found = rank, sat, moves
        if len(moves) >= self.conditions.most or self.conditions.isolated:
            return
        moved = {move.exam for move in moves}
        followed = {move.before for move in moves}
        for exam in range(len(self.exams)):
            if exam in sat or exam in moved:
                continue
            for before in sat:
                if self._overlap(before, exam):
                    self._move(sat, moves, before, before, exam, self.exams[before].leave)
            for move in moves:
                if self.conditions.longest_chain_gap and move.exam not in followed:
                    self._move(sat, moves, move.exam, move.first, exam, move.end)

    def _move(
        self, sat: tuple[int, ...], moves: list[_Move], before: int, first: int, exam: int, left: int
    ) -> None:
        """Search on with one more move, at each gap: those after which the room of the exam before is free again first."""
        gaps = self._gaps(sat, moves, before, first, exam, left)
        for gap in sorted(gaps, key=lambda gap: (self._hurried(gap), self._between(gap))):
            start = left + gap
            if moves and start < moves[-1].start:
                continue  # the same plan is found with its moves in the order of their starts
            more = [*moves, _Move(before, exam, first, left, start, start + self.exams[exam].own)]
            if not self._no_better(sat, more):
                self._search(sat, more)

    def _hurried(self, gap: int) -> bool:
        """Whether the room of the exam before is still in use after the gap: a longer wait costs nothing."""
        return gap < self.conditions.collect

    def _between(self, gap: int) -> bool:
        """Whether the gap lies between two steps: only where none of the steps is possible."""
        return (gap - self.conditions.gaps[0]) % GAP_STEP != 0

    def _no_better(self, sat: tuple[int, ...], moves: list[_Move]) -> bool:
        """Whether every plan with these moves costs at least as much as the best one so far and ranks behind it."""
        if self.found is None or self.pinned:
            return False
        most = min(
            self.conditions.most, len(self.exams) - len(sat), len(moves) + self._more_moves(sat, moves)
        )
        missed = len(self.exams) - len(sat) - most
        rank = self._rank(sat, moves)
        known = self.found[0]
        ways = known[-1][: len(moves)]
        least = missed * self.missed_price + most * self.moved_price, missed
        return (0, 0, *least, *rank[4:7], rank[7]) > (*known[:-1], ways)

    def _more_moves(self, sat: tuple[int, ...], moves: list[_Move]) -> int:
        """At most so many other exams can still be moved: the shortest first, in the time after the last move, until the site
        closes or the longest chain or the last single move is over."""
        rules, taken = self.conditions, {*sat, *(move.exam for move in moves)}
        lengths = sorted(one.own for k, one in enumerate(self.exams) if k not in taken)
        if not lengths:
            return 0
        last = max(
            min(one.close, max(one.enter + rules.longest_day, one.leave + rules.gaps[1] + lengths[-1]))
            for one in (self.exams[k] for k in sat)
        )
        # Less than the shortest gap lies between two moves only where the first of them lies in a gap before the second.
        longest = max(rules.gaps[1], rules.longest_chain_gap)
        least = min(lengths[0], self.exams[moves[-1].exam].own)
        between = rules.gaps[0] if least > longest else rules.rest
        left, many = last - moves[-1].end, 0
        for length in lengths:
            left -= between + length
            many += left >= 0
        return many

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
        busy = [*self.others, *((self.exams[k].enter, self.exams[k].leave) for k in sat if k != before)]
        busy += [(move.start, move.end) for move in moves if move.exam != before]
        tried = {pinned - left}
        if pinned < 0:
            ends = [until + rules.rest for _, until in busy]
            gates = [self.exams[k].gate - one.own for k in (exam, *(move.exam for move in moves)) if chained]
            # As early as the exam before it allows, in steps; or right after another exam, or at a gate; or as late as
            # the next exam of the chain needs it to do the same.
            tried = {*range(shortest, longest + 1, GAP_STEP), *(start - left for start in (*ends, *gates))}
            tried |= {
                end - rules.longest_chain_gap - one.own - left for end in ends if rules.longest_chain_gap
            }
        fitting = []
        for gap in sorted(gap for gap in tried if shortest <= gap <= longest):
            start, end = left + gap, left + gap + one.own
            if end > root.close or (chained and end - root.enter > rules.longest_day):
                continue
            if not any(start < until + rules.rest and since < end + rules.rest for since, until in busy):
                fitting.append(gap)
        return fitting

    def _complete(self, moves: list[_Move]) -> bool:
        """Whether no chain ends before the gate of its papers."""
        for move in moves:
            chain = [other for other in moves if other.first == move.first]
            linked = any(other.before != other.first for other in chain)
            if linked and max(other.end for other in chain) < self.exams[move.exam].gate:
                return False
        return True

    def _overlap(self, a: int, b: int) -> bool:
        one, two, rest = self.exams[a], self.exams[b], self.conditions.rest
        return one.enter < two.leave + rest and two.enter < one.leave + rest

    def _rank(self, sat: tuple[int, ...], moves: list[_Move]) -> _Rank:
        """Pins broken, pinned rooms missed, cost, missed exams, exams sat first, hurried moves, moves: smaller is better."""
        moved = {move.exam for move in moves}
        missed = [k for k in range(len(self.exams)) if k not in sat and k not in moved]
        lost = {self.exams[k].node for k in missed}
        cost = len(missed) * self.missed_price + len(moves) * self.moved_price
        order = [(self.exams[k].enter, self.exams[k].node) for k in sat]
        ways = [(move.left, self.exams[move.before].node, self.exams[move.exam].node) for move in moves]
        gaps = [move.start - move.left for move in moves]
        hurried, between = sum(map(self._hurried, gaps)), sum(map(self._between, gaps))
        broken = self._broken(moves, lost)
        return broken, len(self.pins.rooms & lost), cost, len(missed), order, hurried, between, ways

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
                gaps = [one for one in gaps if (one - gap) % GAP_STEP == 0]
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
        gate = max(self.exams[move.exam].gate for move in moves if move.first == last.first)
        own = self.exams[last.exam].own
        kept = 0
        for k in range(mask.bit_length()):
            if mask >> k & 1 and last.left + gap + GAP_STEP * k + own >= gate:
                kept |= 1 << k
        return kept

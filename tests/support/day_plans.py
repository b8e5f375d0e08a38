"""What becomes of the exams of one candidate on one day, by enumeration of all new starts: for tests, without the solver."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations, permutations, product
from typing import NamedTuple

from scheduler.compile.time.day_plan import Conditions, DayPins, PublishedTimes
from scheduler.compile.time.overlap_resolution import plan_day
from scheduler.harness.workbench import Bench
from tests.support.semester_builder import Build

MOVED, MISSED = 500, 5000


class Sat(NamedTuple):
    """An exam as published, in minutes of the day: its start, the candidate's own length, the length of the paper."""

    start: int
    own: int
    minutes: int

    @property
    def end(self) -> int:
        return self.start + self.own

    @property
    def last_entry(self) -> int:
        return self.start + min(self.minutes // 3, 60)

    @property
    def first_exit(self) -> int:
        return max(self.start + min(self.minutes, max(60, -(-self.minutes // 3))), self.last_entry)


class Moved(NamedTuple):
    exam: str
    before: str
    root: str
    start: int
    end: int


@dataclass(frozen=True)
class Day:
    """The exams of one candidate and what the semester says of moved exams; `extra`: is a rest owed. Gaps are tried in
    steps of `step` minutes."""

    exams: dict[str, Sat]
    extra: bool
    chain: str
    cap: int
    longest_day: int
    gap: int
    rest: int
    collect: int
    closes: int
    step: int = 10

    @property
    def owed(self) -> int:
        return self.rest if self.extra else 0

    def plans(self) -> Iterator[tuple[int, list[Moved], list[str]]]:
        """Every plan with its cost: moved exams, and missed exams."""
        for fates in product("smx", repeat=len(self.exams)):
            kinds = dict(zip(self.exams, fates, strict=True))
            sat = [name for name in self.exams if kinds[name] == "s"]
            moving = [name for name in self.exams if kinds[name] == "m"]
            missed = [name for name in self.exams if kinds[name] == "x"]
            apart = not any(self.overlap(a, b) for a, b in combinations(sat, 2))
            if apart and len(moving) <= self.cap and self._needed(missed, [*sat, *moving]):
                for order in permutations(moving):
                    for moves in self._moves(order, sat, []):
                        yield len(moving) * MOVED + len(missed) * MISSED, moves, missed

    def cheapest(self) -> tuple[int, list[Moved], list[str]]:
        """The first of the plans that cost the least."""
        return min(self.plans(), key=lambda plan: plan[0])

    def overlap(self, a: str, b: str) -> bool:
        one, two = self.exams[a], self.exams[b]
        return one.start < two.end + self.owed and two.start < one.end + self.owed

    def _needed(self, missed: list[str], others: list[str]) -> bool:
        """Whether every missed exam overlaps one that is not."""
        return all(any(self.overlap(one, other) for other in others) for one in missed)

    def _moves(self, order: tuple[str, ...], sat: list[str], moves: list[Moved]) -> Iterator[list[Moved]]:
        if not order:
            if self._past_the_gates(moves):
                yield moves
            return
        exam, *later = order
        known = {move.exam: move for move in moves}
        for before in [*sat, *known]:
            chained = before in known
            if chained and (self.chain == "forbid" or any(move.before == before for move in moves)):
                continue
            root = known[before].root if chained else before
            left = known[before].end if chained else self.exams[before].end
            # An exam that is moved after one as published overlaps it, one that is moved after a moved one overlaps any.
            others = [name for name in self.exams if name != exam] if chained else [before]
            if not any(self.overlap(other, exam) for other in others):
                continue
            shortest = self.rest if self.extra else self.gap
            for gap in range(shortest, (90 if self.extra or chained else 30) + 1, self.step):
                move = Moved(exam, before, root, left + gap, left + gap + self.exams[exam].own)
                if self._fits(move, sat, moves):
                    yield from self._moves(tuple(later), sat, [*moves, move])

    def _fits(self, move: Moved, sat: list[str], moves: list[Moved]) -> bool:
        first, exam = self.exams[move.root], self.exams[move.exam]
        if first.start > exam.start or first.last_entry > exam.first_exit:
            return False
        if move.end + self.collect > self.closes:
            return False
        if move.before != move.root and move.end - first.start > self.longest_day:
            return False
        busy = [(self.exams[name].start, self.exams[name].end) for name in sat]
        busy += [(other.start, other.end) for other in moves]
        return not any(move.start < end + self.owed and start < move.end + self.owed for start, end in busy)

    def _past_the_gates(self, moves: list[Moved]) -> bool:
        """Whether every chain ends after the last entry to each of its papers."""
        for root in {move.root for move in moves}:
            mine = [move for move in moves if move.root == root]
            linked = any(move.before != root for move in mine)
            gate = max(self.exams[move.exam].last_entry for move in mine)
            if linked and max(move.end for move in mine) < gate:
                return False
        return True

    def planned(self) -> int:
        """What the solver's plan of the day costs: of the exams that overlap another, the others are sat."""
        met = {name for pair in combinations(self.exams, 2) if self.overlap(*pair) for name in pair}
        others = tuple((exam.start, exam.end) for name, exam in self.exams.items() if name not in met)
        exams = tuple(
            PublishedTimes(
                node=node,
                enter=exam.start,
                leave=exam.end,
                own=exam.own,
                late=exam.last_entry,
                gate=exam.last_entry,
                exit=exam.first_exit,
                day=0,
                close=self.closes - self.collect,
                on_site=True,
            )
            for node, (name, exam) in enumerate(self.exams.items())
            if name in met
        )
        shortest, longest = (self.rest, 90) if self.extra else (self.gap, 30)
        chain_gap = 90 if self.chain == "allow" else 0
        conditions = Conditions(
            (shortest, longest), chain_gap, self.longest_day, self.owed, self.collect, False, self.cap
        )
        plan = plan_day(exams, others, conditions, MISSED, MOVED, DayPins())
        return len(plan.missed) * MISSED + len(plan.moved) * MOVED

    def bench(self, unresolved: str = "allow") -> Bench:
        """The day as a semester without rooms, every start imposed: moved exams depend on time alone."""
        policy = {
            "transfer": {
                "chain": self.chain,
                "cap": self.cap,
                "longest_day": self.longest_day,
                "gap": self.gap,
                "unresolved": unresolved,
            },
            "extra_time": {"rest": self.rest},
            "opening_hours": {"collect": self.collect},
        }
        build = Build(policy=policy)
        build.site("Paris", hours=f"07:00-{self.closes // 60:02d}:{self.closes % 60:02d}")
        for name, exam in self.exams.items():
            at = datetime(2024, 1, 22, exam.start // 60, exam.start % 60)
            build.exam(name, exam.minutes, imposed=at)
        instance = build.person("a", *self.exams, extra=20 if self.extra else 0).instance()
        return Bench(replace(instance, rooms=()))

"""A day of a candidate with several overlaps: the exams as published, what transfers respect, and the plan."""

from dataclasses import dataclass
from typing import NamedTuple

Interval = tuple[int, int]


class PublishedTimes(NamedTuple):
    """An exam (node) of a candidate as published, in UTC minutes: see `Axis` for what each means."""

    node: int
    enter: int
    leave: int
    own: int
    late: int
    gate: int
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

"""Sitting terms: what a rule may say of how exams are sat at a centre. Solvers know terms, never rules.

Options are enumerated from these terms, so a rule states them for the policy of each centre, before there is any option.

- `Occupy`: a sitting occupies its room before the start and after the last exit.
- `Admit`: until when candidates may enter, and from when they may leave.
- `Confine`: how long candidates may be held after their end or gathered before their start.
- `Lengthen`: how extra time is rounded, and what else those who have it are owed.
- `Step`: starts of other zones, gathers and early starts are multiples of some minutes.
- `WriteAtHome`: between which local times an exam is written at home.
- `BarDays`: whom a closed day of one place concerns besides.
- `Lead`: how a candidate is led from one exam to another.
- `MoveAtMost`: so many exams of a candidate may be moved in a session.
- `NeverMiss`: every overlap must find its solution.
- `Watch`: so many candidates have one invigilator.

Every term names its rule; times are minutes. Compile folds them into the `SittingConditions` of a centre.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Occupy:
    """A sitting occupies its room `check_in` minutes before admission ends and `collect` minutes after the last exit."""

    rule: str
    check_in: int
    collect: int


@dataclass(frozen=True)
class Admit:
    """Of D minutes of a paper, latecomers are admitted for D / `late_divisor`, but `late_cap` minutes at most; nobody
    leaves before the longer of that part and `release_floor` minutes, or before the end."""

    rule: str
    late_divisor: int
    late_cap: int
    release_floor: int


@dataclass(frozen=True)
class Confine:
    """Candidates are held at most `hold` minutes after their end, and gathered at most `gather` minutes before their start."""

    rule: str
    hold: int
    gather: int


@dataclass(frozen=True)
class Lengthen:
    """Extra time is rounded up to a multiple of `round_to`. Those who have it are owed `rest` minutes between two exams of
    a day, and may begin up to `early` minutes before the others where the day would end too late."""

    rule: str
    round_to: int
    rest: int
    early: int


@dataclass(frozen=True)
class Step:
    """Minutes of some kind are multiples of `minutes`: local `start`s of zones that begin apart from the paper, the
    `gather` before a start, the `early` start of those with extra time."""

    rule: str
    of: Literal["start", "gather", "early"]
    minutes: int


@dataclass(frozen=True)
class WriteAtHome:
    """A remote exam is written from `earliest` to `latest`, minutes after local midnight."""

    rule: str
    earliest: int
    latest: int


@dataclass(frozen=True)
class BarDays:
    """A closed day of a site bars its own candidates. `whole_paper`: it bars all others who share the paper as well.
    `at_home`: a public holiday of the site bars its remote candidates."""

    rule: str
    whole_paper: bool
    at_home: bool


@dataclass(frozen=True)
class Lead:
    """A moved exam begins `shortest` to `longest` minutes after the exam before it. Who is owed a rest waits for that rest
    at least, and for `longest_rest` minutes at most.

    After a moved exam another one may begin within `chain_gap` minutes (0: none may); the last of such a chain ends
    within `longest_day` minutes of the first admission.
    """

    rule: str
    shortest: int
    longest: int
    longest_rest: int
    chain_gap: int
    longest_day: int


@dataclass(frozen=True)
class MoveAtMost:
    """At most so many `exams` of a candidate may be moved in one session."""

    rule: str
    exams: int


@dataclass(frozen=True)
class NeverMiss:
    """No exam may be missed because of an overlap."""

    rule: str


@dataclass(frozen=True)
class Watch:
    """A room in use has one invigilator for every `ratio` candidates begun."""

    rule: str
    ratio: int


Measure = Occupy | Admit | Confine | Lengthen | Step | Lead | Watch
"""What says how minutes, moves and staff are counted: every centre has one of each."""
Limit = WriteAtHome | BarDays | MoveAtMost | NeverMiss
"""What forbids something that would be possible otherwise: nothing is forbidden where no rule states it."""
SittingTerm = Measure | Limit

NO_LIMIT = 10**6
"""Minutes, or exams, that nobody reaches."""


@dataclass(frozen=True)
class SittingConditions:
    """All sitting terms of one centre. `most_moves`: the exams of a candidate that may be moved in a
    session; `never_miss`: no exam may be missed because of an overlap; `ratio`: candidates for one invigilator. Without
    `bar_days` a closed day bars nobody."""

    occupy: Occupy
    admit: Admit
    confine: Confine
    lengthen: Lengthen
    start_step: int
    gather_step: int
    early_step: int
    at_home: WriteAtHome
    bar_days: BarDays | None
    lead: Lead
    most_moves: int
    never_miss: bool
    ratio: int


ConditionsByCentre = Mapping[str, SittingConditions]
"""The conditions of sittings by the id of the centre."""

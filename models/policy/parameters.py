"""The parameters of the rules with their defaults: one class for each rule that has any, named after the rule.

`meanings.csv` says what each parameter means, in English and in French.
"""

from datetime import time
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from models.ids import Frozen

Minutes = Annotated[int, Field(ge=0, le=1440)]
Days = Annotated[int, Field(ge=0, le=400)]


class OpeningHoursPolicy(Frozen):
    """A sitting occupies its room from `start - gather - check_in` to `last release + collect` (minutes)."""

    check_in: Minutes = 30
    collect: Minutes = 15


class OpenDaysPolicy(Frozen):
    """What a closed day of one place means for a paper sat in several places.

    `forbid`: nobody sits the paper on that day; `variant`: the place may sit a variant on another day; `work`: the
    place works on its public holidays.
    """

    holidays: Literal["forbid", "variant", "work"] = "forbid"


class RemoteHoursPolicy(Frozen):
    """A remote exam is written at home between these local times, extra time included."""

    earliest: time = time(7)
    latest: time = time(22, 30)

    @model_validator(mode="after")
    def a_day_begins_before_it_ends(self) -> Self:
        if self.latest <= self.earliest:
            raise ValueError(f"latest ({self.latest:%H:%M}) must come after earliest ({self.earliest:%H:%M})")
        return self


class StartGridPolicy(Frozen):
    """Where one paper starts at different instants in different zones, the other starts lie on this local grid (minutes)."""

    align_minutes: Literal[5, 10, 15, 20, 30, 60, 120] = 30


class DateChainPolicy(Frozen):
    """Results are published after the last exam (or the receipt of its scripts), `marking` days and `jury` days.

    Session 2 begins at least `gap` days after the publication of a `session`, or of each `unit`.
    """

    scope: Literal["session", "unit"] = "session"
    marking_anchor: Literal["exam", "receipt"] = "receipt"
    marking: Days = 21
    jury: Days = 0
    gap: Days = 15
    convocation_after_results: Days = 0


class LeakGatePolicy(Frozen):
    """Until when candidates may enter and from when they may leave, for an exam of D minutes.

    late(D) = min(D / late_divisor, late_cap) and release(D) = min(D, max(release_floor, D / late_divisor)), in minutes.
    Where the exact value is no whole minute, nobody enters after it and nobody leaves before it.
    """

    late_divisor: Annotated[int, Field(ge=1)] = 3
    late_cap: Minutes = 60
    release_floor: Minutes = 60
    max_hold: Minutes = 60
    max_gather: Minutes = 60


class ExtraTimePolicy(Frozen):
    """Extra time is rounded up to `round_to` minutes; how much it is, each row of `accommodations` says
    (`extra_minutes_per_hour`, 20 for a third). Between two exams of a day there are `rest` minutes, 90 at most.

    Candidates with extra time begin at most `early` minutes before the others where the day would end too late.
    """

    round_to: Annotated[int, Field(ge=1, le=30)] = 5
    rest: Annotated[int, Field(ge=0, le=90)] = 60
    early: Annotated[int, Field(ge=0, le=60)] = 60


class LateNeedsPolicy(Frozen):
    """A file of needs is in time if it comes at least `notice` days before the first day of the session (five weeks)."""

    notice: Days = 35


class TeacherOnePlacePolicy(Frozen):
    """The teacher in charge is in the room, or can be reached, for so many minutes from the start."""

    minutes: Minutes = 20


class TransferPolicy(Frozen):
    """How candidates with two exams at once are helped.

    `gap`: minutes between the two exams of a transferred candidate (with extra time: `extra-time.rest`); `cap`: the
    most exams of a candidate and session that may be arranged otherwise; `unresolved`: whether an overlap may stay.
    """

    unresolved: Literal["allow", "forbid"] = "allow"
    gap: Annotated[int, Field(ge=0, le=30)] = 10
    cap: Annotated[int, Field(ge=0)] = 2


class VariantPolicy(Frozen):
    """Whether the organising centre writes variant papers at all."""

    papers: Literal["allow", "forbid"] = "allow"


class RoomSeatsPolicy(Frozen):
    """So many percent of the places of a room are used, rounded down, but at least one place."""

    capacity_percent: Annotated[int, Field(ge=1, le=100)] = 100


class InvigilatorsPolicy(Frozen):
    """A room has one invigilator for so many candidates, and at least one."""

    ratio: Annotated[int, Field(ge=1)] = 40


class MakeUpPolicy(Frozen):
    """A make-up exam is held at least `notice` days after the cancellation and at most `within` days after its session."""

    notice: Days = 15
    within: Days = 30


class BackToBackPolicy(Frozen):
    """Two exams of one day with at most this many minutes between them are back to back."""

    minutes: Minutes = 60


class EveningThenMorningPolicy(Frozen):
    """A candidate leaves at or after `evening` and begins before `morning` on the next day, both in local time."""

    evening: time = time(20)
    morning: time = time(10)


class WeekdayDaytimePolicy(Frozen):
    """Candidates work until `until`, if their teaching mode contains one of the words `modes`."""

    modes: tuple[str, ...] = ("soir", "hybride")
    until: time = time(17)

    def followed_after_work(self, teaching_mode: str) -> bool:
        """Whether a teaching mode is one of those, capitals aside."""
        mode = teaching_mode.casefold()
        return any(word.casefold() in mode for word in self.modes)


class EarlyLargePolicy(Frozen):
    """An exam with at least so many candidates is large: its marking takes long."""

    candidates: Annotated[int, Field(ge=1)] = 100


class SecondSessionPolicy(Frozen):
    """Who is expected in session 2 while the results of session 1 are unknown.

    `permille` of the candidates of an exam come (a unit may say its own share), and `drop_permille` of all candidates
    drop every exam. With the scope `robust` every candidate counts as if they came. `required`: every unit has a
    session 2, unless its offering says why not.
    """

    scope: Literal["expected", "robust"] = "expected"
    permille: Annotated[int, Field(ge=0, le=1000)] = 400
    drop_permille: Annotated[int, Field(ge=0, le=1000)] = 0
    required: bool = True

"""The parameters of the rules with their defaults: one class for each rule that has any.

`meanings.csv` says what each parameter means, in English and in French.
"""

from datetime import time
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from models.ids import Frozen

Minutes = Annotated[int, Field(ge=0, le=1440)]
Days = Annotated[int, Field(ge=0, le=400)]


class HoursPolicy(Frozen):
    """A sitting holds its room from `start - gather - check_in` to `last release + collect`."""

    check_in: Minutes = 30
    collect: Minutes = 15


class OpenDaysPolicy(Frozen):
    """A closed day of one place: `forbid` the day to all who share the paper, let the place take a
    `variant` on another day, or `work` through its public holidays."""

    holidays: Literal["forbid", "variant", "work"] = "forbid"


class RemotePolicy(Frozen):
    """A remote exam is written at home between these local times, third time included."""

    earliest: time = time(7)
    latest: time = time(22, 30)

    @model_validator(mode="after")
    def a_day_begins_before_it_ends(self) -> Self:
        if self.latest <= self.earliest:
            raise ValueError(f"latest ({self.latest:%H:%M}) must come after earliest ({self.earliest:%H:%M})")
        return self


class GridPolicy(Frozen):
    """Starts of other zones, when they differ from the paper's, lie on this local grid."""

    align_minutes: Literal[5, 10, 15, 20, 30, 60, 120] = 30


class DateChainPolicy(Frozen):
    """Publication = last exam (or receipt of copies) + marking + jury; session 2 follows by `gap` days."""

    scope: Literal["session", "unit"] = "session"
    marking_anchor: Literal["exam", "receipt"] = "receipt"
    marking: Days = 21
    jury: Days = 0
    gap: Days = 15
    convocation_after_results: Days = 0


class GatePolicy(Frozen):
    """late(D) = min(D/late_divisor, late_cap); release(D) = min(D, max(release_floor, D/late_divisor)):
    whole minutes, nobody enters after the exact part, nobody leaves before it."""

    late_divisor: Annotated[int, Field(ge=1)] = 3
    late_cap: Minutes = 60
    release_floor: Minutes = 60
    max_hold: Minutes = 60
    max_gather: Minutes = 60


class ExtraTimePolicy(Frozen):
    """Extra time is rounded up to `round_to` minutes; `rest` between two exams of a day, 90 at most.

    Who has it begins at most `early` minutes before the others where the day would end too late.
    """

    round_to: Annotated[int, Field(ge=1, le=30)] = 5
    rest: Annotated[int, Field(ge=0, le=90)] = 60
    early: Annotated[int, Field(ge=0, le=60)] = 60


class LateNeedsPolicy(Frozen):
    """A file is in time up to so many days before the session's first day: five weeks."""

    notice: Days = 35


class TeacherPolicy(Frozen):
    """Minutes from the start in which the teacher in charge is in the room, or can be reached."""

    minutes: Minutes = 20


class TransferPolicy(Frozen):
    """Gap between the two exams of a transferred candidate, 30 minutes at most (with extra time: rest)."""

    unresolved: Literal["allow", "forbid"] = "allow"
    gap: Annotated[int, Field(ge=0, le=30)] = 10
    cap: Annotated[int, Field(ge=0)] = 2


class VariantPolicy(Frozen):
    """Whether the organising centre writes variant papers at all."""

    papers: Literal["allow", "forbid"] = "allow"


class SeatsPolicy(Frozen):
    """Of the places of a room so many in a hundred are used, rounded down, but at least one."""

    capacity_percent: Annotated[int, Field(ge=1, le=100)] = 100


class StaffPolicy(Frozen):
    """One invigilator for so many candidates, at least one a room."""

    ratio: Annotated[int, Field(ge=1)] = 40


class MakeUpPolicy(Frozen):
    """A make-up comes `notice` days after the cancellation, at most `within` days after its session."""

    notice: Days = 15
    within: Days = 30


class BackToBackPolicy(Frozen):
    """Two exams of one day with at most this many minutes between them are back to back."""

    minutes: Minutes = 60


class EveningMorningPolicy(Frozen):
    """Out at or after `evening`, in before `morning` of the next day, both on the candidate's clock."""

    evening: time = time(20)
    morning: time = time(10)


class WeekdayDaytimePolicy(Frozen):
    """Teaching modes with one of the words `modes` are followed after work; work ends at `until`."""

    modes: tuple[str, ...] = ("soir", "hybride")
    until: time = time(17)

    def followed_after_work(self, teaching_mode: str) -> bool:
        """Whether a teaching mode is one of those, capitals aside."""
        mode = teaching_mode.casefold()
        return any(word.casefold() in mode for word in self.modes)


class EarlyLargePolicy(Frozen):
    """From so many candidates on, an exam is large: its marking takes long."""

    candidates: Annotated[int, Field(ge=1)] = 100


class SecondSessionPolicy(Frozen):
    """While results are unknown: `permille` of an exam's candidates come to session 2 (a unit may say its
    own), `drop_permille` of all candidates drop everything. `robust`: everybody counts as if he came.
    `required`: every unit has a session 2, unless its offering says why not."""

    scope: Literal["expected", "robust"] = "expected"
    permille: Annotated[int, Field(ge=0, le=1000)] = 400
    drop_permille: Annotated[int, Field(ge=0, le=1000)] = 0
    required: bool = True

"""Policies: parameters and weights by rule id, with the profiles of the regulation.

`national` is PACA's text wherever the texts differ only by silence; `paris` counts marking days from
the exam; `paca` counts them from the receipt of copies; `pandemic` is national with every second place
left free. `neutral` is another university: one clock, no containment, no supervised transfer, session 2 once
results are out. A centre names its profile; what the instance sets itself wins over every profile.
"""

from collections.abc import Mapping
from datetime import time
from typing import Annotated, Any, Literal, Self

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


DEFAULT_WEIGHTS: Mapping[str, int] = {
    "overlap-unresolved": 5000,
    "transfer": 500,
    "variant": 2000,
    "hold": 1,
    "gather": 1,
    "late-needs": 200,
    "early-start": 1,
    "two-a-day": 10,
    "back-to-back": 20,
    "three-in-three": 10,
    "evening-then-morning": 10,
    "weekday-daytime": 2,
    "early-large": 2,
    "after-session": 10,
    "sittings": 1,
    "rooms": 1,
    "travel": 1,
    "teacher-reachable": 5,
    "preferences": 5,
    "changed-start": 5,
    "changed-room": 1,
}


class Policy(Frozen):
    """Parameters by rule id (`-` written `_`) and the cost of one unit of each soft rule."""

    opening_hours: HoursPolicy = HoursPolicy()
    open_days: OpenDaysPolicy = OpenDaysPolicy()
    remote_hours: RemotePolicy = RemotePolicy()
    start_grid: GridPolicy = GridPolicy()
    date_chain: DateChainPolicy = DateChainPolicy()
    make_up: MakeUpPolicy = MakeUpPolicy()
    leak_gate: GatePolicy = GatePolicy()
    extra_time: ExtraTimePolicy = ExtraTimePolicy()
    late_needs: LateNeedsPolicy = LateNeedsPolicy()
    teacher_one_place: TeacherPolicy = TeacherPolicy()
    transfer: TransferPolicy = TransferPolicy()
    variant: VariantPolicy = VariantPolicy()
    room_seats: SeatsPolicy = SeatsPolicy()
    invigilators: StaffPolicy = StaffPolicy()
    back_to_back: BackToBackPolicy = BackToBackPolicy()
    evening_then_morning: EveningMorningPolicy = EveningMorningPolicy()
    weekday_daytime: WeekdayDaytimePolicy = WeekdayDaytimePolicy()
    early_large: EarlyLargePolicy = EarlyLargePolicy()
    second_session: SecondSessionPolicy = SecondSessionPolicy()
    weights: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def a_transfer_is_worth_its_price(self) -> Self:
        if self.weight("overlap-unresolved") < self.weight("transfer"):
            raise ValueError("weights: overlap-unresolved must be at least transfer, else nobody is helped")
        return self

    def weight(self, rule: str) -> int:
        """Cost of one unit (candidate, minute, paper: the rule says which) of a soft rule."""
        return self.weights.get(rule, DEFAULT_WEIGHTS[rule])


PROFILES: Mapping[str, dict[str, Any]] = {
    "national": {},
    "paca": {"date_chain": {"marking_anchor": "receipt"}},
    "paris": {"date_chain": {"marking_anchor": "exam"}},
    "pandemic": {"room_seats": {"capacity_percent": 50}},
    "neutral": {
        "opening_hours": {"check_in": 15, "collect": 15},
        "date_chain": {"marking_anchor": "exam", "marking": 14, "gap": 0},
        "leak_gate": {"late_cap": 30, "release_floor": 30, "max_hold": 0, "max_gather": 0},
        "extra_time": {"rest": 30, "early": 0},
        "transfer": {"cap": 0},
        "second_session": {"required": False},
        "invigilators": {"ratio": 30},
    },
}


def policy_from(profile: str, overrides: Mapping[str, Any]) -> Policy:
    """The profile's policy with the instance's own settings laid over it (settings win).

    Raises KeyError for an unknown profile, pydantic.ValidationError for a bad setting.
    """
    merged: dict[str, Any] = {key: dict(value) for key, value in PROFILES[profile].items()}
    for key, value in overrides.items():
        key = key.replace("-", "_")
        merged[key] = {**merged.get(key, {}), **value} if isinstance(value, Mapping) else value
    return Policy.model_validate(merged)

"""A policy: the parameters of every rule and the weight of every soft rule."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from models.ids import Frozen
from models.policy.parameters import (
    BackToBackPolicy,
    DateChainPolicy,
    EarlyLargePolicy,
    EveningThenMorningPolicy,
    ExtraTimePolicy,
    InvigilatorsPolicy,
    LateNeedsPolicy,
    LeakGatePolicy,
    MakeUpPolicy,
    OpenDaysPolicy,
    OpeningHoursPolicy,
    RemoteHoursPolicy,
    RoomSeatsPolicy,
    SecondSessionPolicy,
    StartGridPolicy,
    TeacherOnePlacePolicy,
    TransferPolicy,
    VariantPolicy,
    WeekdayDaytimePolicy,
)
from models.policy.weights import DEFAULT_WEIGHTS


class Policy(Frozen):
    """Parameters by rule id (`-` written `_`) and the cost of one unit of each soft rule."""

    opening_hours: OpeningHoursPolicy = OpeningHoursPolicy()
    open_days: OpenDaysPolicy = OpenDaysPolicy()
    remote_hours: RemoteHoursPolicy = RemoteHoursPolicy()
    start_grid: StartGridPolicy = StartGridPolicy()
    date_chain: DateChainPolicy = DateChainPolicy()
    make_up: MakeUpPolicy = MakeUpPolicy()
    leak_gate: LeakGatePolicy = LeakGatePolicy()
    extra_time: ExtraTimePolicy = ExtraTimePolicy()
    late_needs: LateNeedsPolicy = LateNeedsPolicy()
    teacher_one_place: TeacherOnePlacePolicy = TeacherOnePlacePolicy()
    transfer: TransferPolicy = TransferPolicy()
    variant: VariantPolicy = VariantPolicy()
    room_seats: RoomSeatsPolicy = RoomSeatsPolicy()
    invigilators: InvigilatorsPolicy = InvigilatorsPolicy()
    back_to_back: BackToBackPolicy = BackToBackPolicy()
    evening_then_morning: EveningThenMorningPolicy = EveningThenMorningPolicy()
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

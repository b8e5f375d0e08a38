"""The rules of the public benchmarks, hard ones first."""

from models.public import PublicInstance
from scheduler.rules.public.after import After
from scheduler.rules.public.clash import Clash
from scheduler.rules.public.coincidence import Coincidence
from scheduler.rules.public.complete import Complete
from scheduler.rules.public.duration import Duration
from scheduler.rules.public.exclusion import Exclusion
from scheduler.rules.public.front_load import FrontLoad
from scheduler.rules.public.mixed_durations import MixedDurations
from scheduler.rules.public.period_penalty import PeriodPenalty
from scheduler.rules.public.period_spread import PeriodSpread
from scheduler.rules.public.proximity import Proximity
from scheduler.rules.public.room_capacity import RoomCapacity
from scheduler.rules.public.room_exclusive import RoomExclusive
from scheduler.rules.public.room_penalty import RoomPenalty
from scheduler.rules.public.two_in_a_day import TwoInADay
from scheduler.rules.public.two_in_a_row import TwoInARow
from scheduler.rules.rule import Rule
from scheduler.terms.public_model_data import PublicModelData

PUBLIC_RULES: tuple[Rule[PublicModelData, PublicInstance], ...] = (
    Complete(),
    Clash(),
    Duration(),
    After(),
    Coincidence(),
    Exclusion(),
    RoomCapacity(),
    RoomExclusive(),
    TwoInARow(),
    TwoInADay(),
    PeriodSpread(),
    FrontLoad(),
    PeriodPenalty(),
    RoomPenalty(),
    MixedDurations(),
)

TORONTO_RULES: tuple[Rule[PublicModelData, PublicInstance], ...] = (Complete(), Clash(), Proximity())
"""The Toronto collection: no clash, and exams of a candidate far apart."""


def public_rules(instance: PublicInstance) -> tuple[Rule[PublicModelData, PublicInstance], ...]:
    """The rules of the collection that an instance belongs to."""
    return TORONTO_RULES if instance.proximity else PUBLIC_RULES

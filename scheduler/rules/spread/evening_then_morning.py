"""An exam until late, the next one early the following day."""

from collections.abc import Iterable
from datetime import time
from typing import Annotated, ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import Meaning, Parameters
from models.rules import RuleInfo, findings
from scheduler.rules.checks.clocks import local_time, minute_of
from scheduler.rules.checks.lookups import policy_value
from scheduler.rules.checks.pair_prices import price_by_candidate, price_by_pair
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.axis import Axis
from scheduler.terms.clock import DAY, minute_of_day
from scheduler.terms.model_data import Flags, ModelData
from scheduler.terms.terms import TimeTerm


class EveningThenMorningParameters(Parameters):
    """A candidate leaves at or after `evening` and begins before `morning` on the next day, both in local time."""

    evening: Annotated[
        time,
        Meaning(
            "an exam is in the evening if it ends at this time or later",
            "une épreuve est du soir si elle finit à cette heure ou plus tard",
            unit="local time",
        ),
    ] = time(20)
    morning: Annotated[
        time,
        Meaning(
            "an exam is in the morning if it begins before this time",
            "une épreuve est du matin si elle commence avant cette heure",
            unit="local time",
        ),
    ] = time(10)


class EveningThenMorning:
    """Candidates who leave late should not be back early the next day.

    Late is out (hold and third time included) at 20:00 or after, 20:00 sharp counts; early is admission
    before 10:00 of the next day, 10:00 sharp is not early. Days are local dates of the starts, times the
    candidate's clock; a day in between is rest enough, whatever the hours.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("evening-then-morning"),
        kind="soft",
        weight=10,
        parameters=EveningThenMorningParameters,
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("An evening, then the next morning", "Un soir puis le lendemain matin"),
        sentence=(
            "{ $amount } { $amount ->\n [one] candidate leaves\n *[other] candidates leave\n } { $exam } late, with { $other } the next morning",
            "{ $amount } { $amount ->\n [one] candidat quitte\n *[other] candidats quittent\n } { $exam } tard, avec { $other } le lendemain matin",
        ),
        unit="candidates",
        expected=(
            "{ $amount } expected { $amount ->\n [one] candidate leaves\n *[other] candidates leave\n } { $exam } late, with { $other } the next morning",
            "{ $amount } { $amount ->\n [one] candidat attendu quitte\n *[other] candidats attendus quittent\n } { $exam } tard, avec { $other } le lendemain matin",
        ),
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "bob leaves ALG at 20:00 and begins BIO at 10:00 the next day.",
            "bob quitte ALG à 20 h et commence BIO à 10 h le lendemain.",
        ),
        breaks=(
            "BIO begins a minute earlier.",
            "BIO commence une minute plus tôt.",
        ),
        kept=lambda semester: semester.start("BIO", "2024-01-23 10:00"),
        broken=lambda semester: semester.start("BIO", "2024-01-23 09:59"),
        finding={"exam": "ALG", "other": "BIO", "amount": "1", "cost": 10},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        price = data.instance.policy.weight(self.info)
        for axis in data.axes:
            yield axis.expected_penalty(self.info.id, _short_night(data, axis), price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        return findings(self.info, price_by_pair(self.info, case, _short_nights(case)))

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        return price_by_candidate(self.info, case, _short_nights(case))


def _short_nights(case: Case[Instance]) -> pd.DataFrame:
    """The rows of `Facts.pairs` with an evening and the next morning; `exam` is the one in the evening."""
    pairs = case.facts.pairs
    pairs = pairs[pairs["days"] == 1]
    if pairs.empty:
        return pairs
    evening = policy_value(
        case.instance, pairs["centre"], lambda p: minute_of(p.of(EveningThenMorningParameters).evening)
    )
    morning = policy_value(
        case.instance, pairs["centre"], lambda p: minute_of(p.of(EveningThenMorningParameters).morning)
    )
    out, back = local_time(pairs["out"], pairs["zone"]), local_time(pairs["admission"], pairs["zone"])
    # Whoever is out after midnight is out late, whatever the clock says: days are those of the starts.
    over = out.dt.normalize() >= back.dt.normalize()
    late = over | (out.dt.hour * 60 + out.dt.minute >= evening)
    nights: pd.DataFrame = pairs[late & (back.dt.hour * 60 + back.dt.minute < morning)]
    swap = nights["later"].astype(bool)
    ordered: pd.DataFrame = nights.assign(
        exam=nights["other"].where(swap, nights["exam"]), other=nights["exam"].where(swap, nights["other"])
    )
    return ordered


def _short_night(data: ModelData, axis: Axis) -> Flags:
    """T x T: one is left late, the other entered early on the next local date."""
    mine = axis.policy.of(EveningThenMorningParameters)
    midnight = axis.day * DAY
    late = data.clock.to_local(axis.zone, axis.leave) - midnight >= minute_of_day(mine.evening)
    early = data.clock.to_local(axis.zone, axis.enter) - midnight < minute_of_day(mine.morning)
    night = late[:, None] & early[None, :] & (axis.day[None, :] == axis.day[:, None] + 1)
    return np.asarray(night | night.T)

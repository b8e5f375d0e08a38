"""A rule of our own: candidates need time for lunch."""

from collections.abc import Iterable
from datetime import time
from typing import Annotated, ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import Meaning, Minutes, Parameters
from models.rules import RuleInfo, findings
from scheduler.rules.checks.clocks import local_time, minute_of
from scheduler.rules.checks.lookups import policy_value
from scheduler.rules.checks.pair_prices import price_by_pair
from scheduler.rules.rule import Case
from scheduler.terms.clock import DAY, minute_of_day
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import TimeTerm


class LunchBreakParameters(Parameters):
    """Lunch takes `minutes` between `earliest` and `latest`, local time."""

    minutes: Annotated[Minutes, Meaning("time for lunch", "temps du déjeuner", unit="minutes")] = 45
    earliest: Annotated[
        time,
        Meaning("nobody eats before", "personne ne déjeune plus tôt", unit="local time"),
    ] = time(11)
    latest: Annotated[
        time,
        Meaning("nobody eats after", "personne ne déjeune plus tard", unit="local time"),
    ] = time(15)


class LunchBreak:
    """Who leaves an exam at 11:00 or later and enters the next before 15:00 has 45 minutes for lunch.

    The break runs from leaving the first exam, hold and extra time included, to admission to the second; exactly
    45 minutes are enough. Overlapping exams have their own answer.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("lunch-break"),
        kind="soft",
        weight=10,
        parameters=LunchBreakParameters,
        covers=(),
        article="Charte de l'établissement, § 4",
        title=("No time for lunch", "Pas le temps de déjeuner"),
        sentence=(
            "{ $amount } { $amount ->\n [one] candidate has\n *[other] candidates have\n } no time for lunch between { $exam } and { $other }",
            "{ $amount } { $amount ->\n [one] candidat n'a\n *[other] candidats n'ont\n } pas le temps de déjeuner entre { $exam } et { $other }",
        ),
        unit="candidates",
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        price = data.instance.policy.weight(self.info)
        for axis in data.axes:
            lunch = axis.policy.of(LunchBreakParameters)
            midnight = axis.day * DAY
            out = data.clock.to_local(axis.zone, axis.leave) - midnight >= minute_of_day(lunch.earliest)
            back = data.clock.to_local(axis.zone, axis.enter) - midnight < minute_of_day(lunch.latest)
            gap = axis.enter[None, :] - axis.leave[:, None]
            short = out[:, None] & back[None, :] & (gap >= 0) & (gap < lunch.minutes)
            kernel = (short | short.T) & axis.same_day & ~axis.overlap
            yield axis.expected_penalty(self.info.id, kernel, price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        pairs = case.facts.pairs
        pairs = pairs[pairs["same_day"].astype(bool) & ~pairs["overlap"].astype(bool)]
        minutes, earliest, latest = (
            policy_value(case.instance, pairs["centre"], read)
            for read in (
                lambda p: p.of(LunchBreakParameters).minutes,
                lambda p: minute_of(p.of(LunchBreakParameters).earliest),
                lambda p: minute_of(p.of(LunchBreakParameters).latest),
            )
        )
        out, back = local_time(pairs["out"], pairs["zone"]), local_time(pairs["admission"], pairs["zone"])
        noon = (out.dt.hour * 60 + out.dt.minute >= earliest) & (back.dt.hour * 60 + back.dt.minute < latest)
        short = pairs[noon & (pairs["gap"] < minutes)]
        return findings(self.info, price_by_pair(self.info, case, short))


RULES = [LunchBreak()]

"""Exams close to each other, whatever the day."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.public import PublicInstance
from models.rules import RuleInfo, findings
from scheduler.rules.public.placements import findings_by_pair, shared_pairs
from scheduler.rules.rule import Case
from scheduler.terms.public_model_data import PublicModelData
from scheduler.terms.terms import Relate, TimeTerm


class PeriodSpread:
    """A candidate with two exams within the spread costs 1 for every such pair.

    The spread is a number of periods; pairs in a row or on one day count here as well.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-period-spread"),
        kind="soft",
        covers=(),
        article="ITC2007 track 1, institutional weighting PERIODSPREAD",
        title=("Exams too close", "Épreuves trop rapprochées"),
        sentence=(
            "{ $amount } candidates sit exams { $exam } and { $other } at most { $limit } periods apart",
            "{ $amount } candidats passent les épreuves { $exam } et { $other } à { $limit } périodes d'écart au plus",
        ),
        unit="candidate",
    )

    def terms(self, data: PublicModelData) -> Iterable[TimeTerm]:
        """1 for each candidate in common, from one period apart to the spread."""
        axis = np.arange(data.periods)
        gap = np.abs(axis[:, None] - axis)
        near = (gap >= 1) & (gap <= data.instance.weights["period_spread"])
        if near.any():
            yield Relate(self.info.id, data.clash, near.astype(np.int64))

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each pair of exams that somebody sits within the spread."""
        spread, met = case.instance.weights["period_spread"], shared_pairs(case)
        return findings(self.info, findings_by_pair(met[met["gap"].between(1, spread)], limit=spread, cost=1))

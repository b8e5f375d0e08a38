"""Periods better avoided."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.public import PublicInstance
from models.rules import RuleInfo, findings
from scheduler.rules.public.placements import names, periods_of
from scheduler.rules.rule import Case
from scheduler.terms.public_model_data import PublicModelData
from scheduler.terms.terms import Prefer, TimeTerm


class PeriodPenalty:
    """Each exam costs the penalty of its period."""

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-period-penalty"),
        kind="soft",
        covers=(),
        article="ITC2007 track 1, penalty of a period",
        title=("Periods better avoided", "Périodes à éviter"),
        sentence=(
            "exam { $exam } is in period { $amount }, better avoided",
            "l'épreuve { $exam } est à la période { $amount }, à éviter",
        ),
        unit="period",
    )

    def terms(self, data: PublicModelData) -> Iterable[TimeTerm]:
        """The penalty of each period that has one, to every exam."""
        cost = data.instance.periods["penalty"].to_numpy(np.int64)[data.period]
        options = np.flatnonzero(cost)
        if len(options):
            yield Prefer(self.info.id, options, cost[options])

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each exam in a period with a penalty."""
        period = periods_of(case)
        placed = np.flatnonzero(period >= 0)
        rows = pd.DataFrame({"exam": names(placed), "amount": period[placed], "limit": 0})
        rows["cost"] = case.instance.periods["penalty"].to_numpy()[period[placed]]
        return findings(self.info, rows[rows["cost"] > 0])

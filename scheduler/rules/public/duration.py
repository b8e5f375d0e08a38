"""An exam fits its period."""

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
from scheduler.terms.terms import Forbid, TimeTerm


class Duration:
    """An exam is no longer than its period."""

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-duration"),
        kind="hard",
        covers=(),
        article="ITC2007 track 1, hard constraint: period lengths are not violated",
        title=("The exam fits its period", "L'épreuve tient dans sa période"),
        sentence=(
            "exam { $exam } takes { $amount } minutes, its period has { $limit }",
            "l'épreuve { $exam } dure { $amount } minutes, sa période en compte { $limit }",
        ),
        unit="minute",
    )

    def terms(self, data: PublicModelData) -> Iterable[TimeTerm]:
        """Periods that are too short are not options."""
        long = data.instance.minutes[:, None] > data.instance.periods["minutes"].to_numpy(np.int64)
        if long.any():
            yield Forbid(self.info.id, np.flatnonzero(long))

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each exam that is longer than its period."""
        period = periods_of(case)
        placed = np.flatnonzero(period >= 0)
        table = pd.DataFrame({"exam": names(placed), "amount": case.instance.minutes[placed]})
        table["limit"] = case.instance.periods["minutes"].to_numpy()[period[placed]]
        return findings(self.info, table[table["amount"] > table["limit"]])

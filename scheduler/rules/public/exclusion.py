"""Exams in different periods."""

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
from scheduler.terms.terms import Relate, TimeTerm


class Exclusion:
    """Two exams are in different periods."""

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-exclusion"),
        kind="hard",
        covers=(),
        article="ITC2007 track 1, period hard constraint EXCLUSION",
        title=("Exams in different periods", "Épreuves à des périodes différentes"),
        sentence=(
            "exams { $exam } and { $other } are both in period { $amount }: they must not meet",
            "les épreuves { $exam } et { $other } sont toutes deux à la période { $amount } : elles s'excluent",
        ),
        unit="period",
    )

    def terms(self, data: PublicModelData) -> Iterable[TimeTerm]:
        """Each pair takes two periods."""
        pairs = data.tie("exclusion", data.instance.exclude)
        if len(pairs.a):
            yield Relate(self.info.id, pairs, np.eye(data.periods, dtype=np.int64), hard=True)

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each pair in one period."""
        period = periods_of(case)
        exam, other = case.instance.exclude[:, 0], case.instance.exclude[:, 1]
        rows = pd.DataFrame({"exam": names(exam), "other": names(other), "amount": period[exam]})
        return findings(self.info, rows[(period[exam] >= 0) & (period[exam] == period[other])])

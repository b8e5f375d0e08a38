"""No candidate has two exams in one period."""

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


class Clash:
    """No candidate has two exams in one period."""

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-clash"),
        kind="hard",
        covers=(),
        article="ITC2007 track 1, hard constraint: no student sits more than one exam at the same time",
        title=("One exam at a time", "Une épreuve à la fois"),
        sentence=(
            "exams { $exam } and { $other } are in one period and have { $amount } candidates in common",
            "les épreuves { $exam } et { $other } sont à la même période et ont { $amount } candidats en commun",
        ),
        unit="candidate",
    )

    def terms(self, data: PublicModelData) -> Iterable[TimeTerm]:
        """Exams with candidates in common never take the same period."""
        yield Relate(self.info.id, data.clash, np.eye(data.periods, dtype=np.int64), hard=True)

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each pair of exams in one period with candidates in common."""
        met = shared_pairs(case)
        return findings(self.info, findings_by_pair(met[met["gap"] == 0], limit=0, cost=0))

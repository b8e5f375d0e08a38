"""Two exams on one day, not in neighbouring periods."""

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


class TwoInADay:
    """A candidate with two exams on one day costs, for every such pair two periods apart or more.

    Neighbouring periods count as two in a row only.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-two-in-a-day"),
        kind="soft",
        covers=(),
        article="ITC2007 track 1, institutional weighting TWOINADAY",
        title=("Two in a day", "Deux le même jour"),
        sentence=(
            "{ $amount } candidates sit exams { $exam } and { $other } on one day",
            "{ $amount } candidats passent les épreuves { $exam } et { $other } le même jour",
        ),
        unit="candidate",
    )

    def terms(self, data: PublicModelData) -> Iterable[TimeTerm]:
        """The weight for each candidate in common, further than one period apart on one day."""
        day, axis = data.instance.periods["day"].to_numpy(), np.arange(data.periods)
        same = (np.abs(axis[:, None] - axis) > 1) & (day[:, None] == day)
        kernel = same.astype(np.int64) * data.instance.weights["two_in_a_day"]
        if kernel.any():
            yield Relate(self.info.id, data.clash, kernel)

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each pair of exams that somebody sits on one day, not in a row."""
        met = shared_pairs(case)
        met = met[met["same_day"] & (met["gap"] > 1)]
        return findings(self.info, findings_by_pair(met, limit=0, cost=case.instance.weights["two_in_a_day"]))

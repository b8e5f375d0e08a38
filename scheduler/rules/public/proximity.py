"""Exams of a candidate lie far apart (the one cost of the Toronto collection)."""

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


class Proximity:
    """A candidate with two exams 1, 2, 3, 4 or 5 periods apart costs 16, 8, 4, 2 or 1 for every such pair.

    Days play no part: periods follow each other without a gap. The cost is the sum over candidates; the
    usual figure divides it by their number.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("toronto-proximity"),
        kind="soft",
        covers=(),
        article="Carter, Laporte and Lee 1996: proximity cost 16, 8, 4, 2, 1",
        title=("Exams close together", "Épreuves rapprochées"),
        sentence=(
            "{ $amount } candidates sit exams { $exam } and { $other } { $limit } periods apart",
            "{ $amount } candidats passent les épreuves { $exam } et { $other } à { $limit } périodes d'écart",
        ),
        unit="candidate",
    )

    def terms(self, data: PublicModelData) -> Iterable[TimeTerm]:
        """The price of the distance, for each candidate in common."""
        axis = np.arange(data.periods)
        price = np.zeros(max(data.periods, len(data.instance.proximity) + 1), np.int64)
        price[1 : len(data.instance.proximity) + 1] = data.instance.proximity
        kernel = price[np.abs(axis[:, None] - axis)]
        if kernel.any():
            yield Relate(self.info.id, data.clash, kernel)

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each pair of exams that somebody sits too close together."""
        met = shared_pairs(case)
        near = [
            findings_by_pair(met[met["gap"] == gap], limit=gap, cost=cost)
            for gap, cost in enumerate(case.instance.proximity, start=1)
        ]
        return findings(self.info, pd.concat(near, ignore_index=True))

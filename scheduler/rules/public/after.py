"""Exams in a given order."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.public import Ints, PublicInstance
from models.rules import RuleInfo, findings
from scheduler.rules.public.placements import names, periods_of
from scheduler.rules.rule import Case
from scheduler.terms.public_model_data import PublicModelData
from scheduler.terms.terms import Forbid, Relate, TimeTerm


def _steps(before: Ints, later: Ints, exams: int, most: int) -> Ints:
    """Longest chain of exams that must come before each one; a circle counts as `most` steps."""
    depth = np.zeros(exams, np.int64)
    while True:
        longer = depth.copy()
        np.maximum.at(longer, later, np.minimum(depth[before] + 1, most))
        if np.array_equal(longer, depth):
            return depth
        depth = longer


class After:
    """An exam comes in a strictly later period than another one."""

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-after"),
        kind="hard",
        covers=(),
        article="ITC2007 track 1, period hard constraint AFTER",
        title=("One exam after another", "Une épreuve après une autre"),
        sentence=(
            "exam { $exam } is in period { $amount }, not after exam { $other } in period { $limit }",
            "l'épreuve { $exam } est à la période { $amount }, pas après l'épreuve { $other }, période { $limit }",
        ),
        unit="period",
    )

    def terms(self, data: PublicModelData) -> Iterable[TimeTerm]:
        """Each pair is in order; an exam with k others before it does not take the first k periods."""
        pairs = data.tie("after", data.instance.after, ordered=True)
        if not len(pairs.a):
            return
        periods, n = data.periods, data.instance.n_exams
        yield Relate(self.info.id, pairs, 1 - np.tri(periods, k=-1, dtype=np.int64), hard=True)
        early = _steps(pairs.b, pairs.a, n, periods)[data.options.node_of]
        late = _steps(pairs.a, pairs.b, n, periods)[data.options.node_of]
        outside = (data.period < early) | (data.period >= periods - late)
        yield Forbid(self.info.id, np.flatnonzero(outside))

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each pair that is not in order."""
        exam, other = case.instance.after[:, 0], case.instance.after[:, 1]
        period = periods_of(case)
        mine, its = period[exam], period[other]
        wrong = (mine >= 0) & (its >= 0) & (mine <= its)
        rows = {"exam": names(exam), "other": names(other), "amount": mine, "limit": its}
        return findings(self.info, pd.DataFrame(rows)[wrong])

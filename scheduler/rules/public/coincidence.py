"""Exams in one period."""

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


class Coincidence:
    """Two exams are in one period.

    Where they have a candidate in common the line is ignored (the competition's own rule), and so is
    a line that names one exam twice.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-coincidence"),
        kind="hard",
        covers=(),
        article="ITC2007 track 1, period hard constraint EXAM_COINCIDENCE",
        title=("Exams in one period", "Épreuves à la même période"),
        sentence=(
            "exam { $exam } is in period { $amount }, exam { $other } in period { $limit }: they go together",
            "l'épreuve { $exam } est à la période { $amount }, l'épreuve { $other } à la période { $limit } : elles vont ensemble",
        ),
        unit="period",
    )

    def terms(self, data: PublicModelData) -> Iterable[TimeTerm]:
        """Each pair without common candidates takes one period."""
        rows = data.instance.coincide
        rows = rows[~data.share_candidates(rows[:, 0], rows[:, 1])]
        if len(rows):
            kernel = 1 - np.eye(data.periods, dtype=np.int64)
            yield Relate(self.info.id, data.tie("coincidence", rows), kernel, hard=True)

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each pair in two periods, unless somebody sits both exams."""
        period = periods_of(case)
        rows = pd.DataFrame(np.unique(np.sort(case.instance.coincide, axis=1), axis=0), columns=["a", "b"])
        rows = rows[(rows["a"] != rows["b"])].assign(
            amount=lambda t: period[t["a"].to_numpy()], limit=lambda t: period[t["b"].to_numpy()]
        )
        sits = case.instance.sits
        people = sits[sits["exam"].isin(rows["a"])].groupby("exam")["candidate"].agg(set)
        friends = sits[sits["exam"].isin(rows["b"])].groupby("exam")["candidate"].agg(set)
        both = [
            bool(people.get(a, set()) & friends.get(b, set()))
            for a, b in zip(rows["a"], rows["b"], strict=True)
        ]
        wrong = (rows["amount"] >= 0) & (rows["limit"] >= 0) & (rows["amount"] != rows["limit"])
        rows = rows[wrong & ~np.array(both, dtype=bool)].reset_index(drop=True)
        rows = rows.assign(exam=names(rows["a"].to_numpy()), other=names(rows["b"].to_numpy()))
        return findings(self.info, rows)

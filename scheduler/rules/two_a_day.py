"""Two exams of a candidate on one day."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.rule import Case
from scheduler.terms.draft import Draft
from scheduler.terms.terms import Relate, TimeTerm


class TwoADay:
    """Candidates should not have two exams on one day.

    The day is the local date of the published starts where the candidate sits; an exam in the evening
    and one the next morning are two days. Every pair counts, overlapping ones and remote exams too:
    three exams on a day are three pairs.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("two-a-day"),
        kind="soft",
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("Two exams a day", "Deux épreuves le même jour"),
        sentence=(
            "{amount} candidate(s) have {exam} and {other} on one day",
            "{amount} candidat(s) ont {exam} et {other} le même jour",
        ),
        unit="candidates",
    )

    def terms(self, draft: Draft) -> Iterable[TimeTerm]:
        price = draft.instance.policy.weight(self.info.id)
        for axis in draft.axes:
            yield Relate(self.info.id, axis.pairs, axis.same_day.astype("int64") * price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        pairs = case.facts.pairs
        weight = case.instance.policy.weight(self.info.id)
        return findings(self.info, by_pair(pairs[pairs["same_day"].astype(bool)], weight))


def by_pair(pairs: pd.DataFrame, weight: int) -> pd.DataFrame:
    """One row a pair of exams with the number of candidates and what they cost."""
    table = pairs.groupby(["exam", "other"]).size().rename("amount").reset_index()
    return table.assign(cost=table["amount"].astype("int64") * weight)

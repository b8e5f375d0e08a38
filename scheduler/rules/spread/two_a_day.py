"""Two exams of a candidate on one day."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.checks.pair_prices import price_by_pair
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import TimeTerm


class TwoADay:
    """Candidates should not have two exams on one day.

    The day is the local date of the published starts where the candidate sits; an exam in the evening
    and one the next morning are two days. Every pair counts, overlapping ones and remote exams too:
    three exams on a day are three pairs.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("two-a-day"),
        kind="soft",
        weight=10,
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("Two exams a day", "Deux épreuves le même jour"),
        sentence=(
            "{ $amount } { $amount ->\n [one] candidate has\n *[other] candidates have\n } { $exam } and { $other } on one day",
            "{ $amount } { $amount ->\n [one] candidat a\n *[other] candidats ont\n } { $exam } et { $other } le même jour",
        ),
        unit="candidates",
        expected=(
            "{ $amount } expected { $amount ->\n [one] candidate has\n *[other] candidates have\n } { $exam } and { $other } on one day",
            "{ $amount } { $amount ->\n [one] candidat attendu a\n *[other] candidats attendus ont\n } { $exam } et { $other } le même jour",
        ),
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "bob sits ALG on Monday and BIO on Thursday.",
            "bob passe ALG le lundi et BIO le jeudi.",
        ),
        breaks=(
            "bob sits both on Monday.",
            "bob passe les deux le lundi.",
        ),
        broken=lambda semester: semester.start("BIO", "2024-01-22 08:30"),
        finding={"exam": "ALG", "other": "BIO", "amount": "1", "cost": 10},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        price = data.instance.policy.weight(self.info)
        for axis in data.axes:
            yield axis.expected_penalty(self.info.id, axis.same_day, price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        pairs = case.facts.pairs
        return findings(self.info, price_by_pair(self.info, case, pairs[pairs["same_day"].astype(bool)]))

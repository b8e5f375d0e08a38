"""Two exams of a candidate with hardly a break between them."""

from collections.abc import Iterable
from typing import Annotated, ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import Meaning, Minutes, Parameters
from models.rules import RuleInfo, findings
from scheduler.rules.checks.lookups import policy_value
from scheduler.rules.checks.pair_prices import price_by_candidate, price_by_pair
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import TimeTerm


class BackToBackParameters(Parameters):
    """Two exams of one day with at most this many minutes between them are back to back."""

    minutes: Annotated[
        Minutes,
        Meaning(
            "two exams of one day with no more time between them are back to back",
            "deux épreuves d'un jour séparées d'au plus ce temps sont enchaînées",
            unit="minutes",
        ),
    ] = 60


class BackToBack:
    """Candidates should have a break between two exams of one day.

    The break runs from leaving the first, hold and third time included, to admission to the second;
    exactly `minutes` is still back to back. Overlapping pairs are not: they have their own answer.
    With extra time less than the rest is an overlap, so only a break of just the rest counts here.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("back-to-back"),
        kind="soft",
        weight=20,
        parameters=BackToBackParameters,
        covers=("E07",),
        article="Choix d'organisation, hors règlement",
        title=("Exams back to back", "Épreuves enchaînées"),
        sentence=(
            "{ $amount } { $amount ->\n [one] candidate has\n *[other] candidates have\n } { $exam } and { $other } one right after the other",
            "{ $amount } { $amount ->\n [one] candidat enchaîne\n *[other] candidats enchaînent\n } { $exam } et { $other }",
        ),
        unit="candidates",
        expected=(
            "{ $amount } expected { $amount ->\n [one] candidate has\n *[other] candidates have\n } { $exam } and { $other } one right after the other",
            "{ $amount } { $amount ->\n [one] candidat attendu enchaîne\n *[other] candidats attendus enchaînent\n } { $exam } et { $other }",
        ),
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "bob leaves BIO 61 minutes before ALG.",
            "bob quitte BIO 61 minutes avant ALG.",
        ),
        breaks=(
            "bob leaves BIO 60 minutes before ALG.",
            "bob quitte BIO 60 minutes avant ALG.",
        ),
        kept=lambda semester: semester.start("BIO", "2024-01-22 14:59"),
        broken=lambda semester: semester.start("BIO", "2024-01-22 15:00"),
        finding={"exam": "ALG", "other": "BIO", "amount": "1", "cost": 20},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        price = data.instance.policy.weight(self.info)
        for axis in data.axes:
            most = axis.policy.of(BackToBackParameters).minutes
            # Of two disjoint intervals one gap is positive: from one's release to the other's entry.
            gap = axis.enter[None, :] - axis.leave[:, None]
            near = ((gap >= 0) & (gap <= most)) | ((gap.T >= 0) & (most >= gap.T))
            kernel = axis.same_day & ~axis.overlap & near
            yield axis.expected_penalty(self.info.id, kernel, price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        return findings(self.info, price_by_pair(self.info, case, _near(case)))

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        return price_by_candidate(self.info, case, _near(case))


def _near(case: Case[Instance]) -> pd.DataFrame:
    """The rows of `Facts.pairs` with hardly a break between the two exams."""
    pairs = case.facts.pairs
    near = pairs[pairs["same_day"].astype(bool) & ~pairs["overlap"].astype(bool)]
    most = policy_value(case.instance, near["centre"], lambda p: p.of(BackToBackParameters).minutes)
    return near[near["gap"] <= most]

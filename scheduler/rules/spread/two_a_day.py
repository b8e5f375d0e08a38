"""Two exams of a candidate on one day."""

from collections.abc import Collection, Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo
from scheduler.rules.checks.pair_prices import price_by_candidate, price_by_pair
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.rules.spread.load_limits import (
    LoadLimit,
    check_limits,
    meant_seats,
    own_costs_of_limits,
    row_of,
)
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Relate, TimeTerm


class TwoADay:
    """Candidates should not have two exams on one day.

    The day is the local date of the published starts where the candidate sits; an exam in the evening
    and one the next morning are two days. Every pair counts, overlapping ones and remote exams too:
    three exams on a day are three pairs. A row `two-a-day` of `exam-load` says for whom, at what price, or that it is
    never so.
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
        for axis in data.axes:
            row, kernel = row_of(axis.policy, self.info), axis.same_day
            if row.extra_over is not None:
                counted = axis.extra > row.extra_over
                kernel = kernel & counted[:, None] & counted[None, :]
            if row.weight is None:
                yield Relate(self.info.id, axis.pairs, kernel.astype(np.int64), hard=True)
            else:
                yield axis.expected_penalty(self.info.id, kernel, row.weight)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        def beyond(row: LoadLimit, sites: list[str]) -> pd.DataFrame:
            met = _meant_pairs(case, row, sites)
            return met if met.empty else price_by_pair(self.info, case, met, row.weight or 0)

        return check_limits(self.info, case, beyond)

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        return own_costs_of_limits(
            self.info,
            case,
            lambda row, sites: price_by_candidate(
                self.info, case, _meant_pairs(case, row, sites), row.weight or 0
            ),
        )


def _meant_pairs(case: Case[Instance], row: LoadLimit, sites: Collection[str]) -> pd.DataFrame:
    """The rows of `Facts.pairs` on one day, of candidates of these sites, both of whose exams the limit is for."""
    pairs = case.facts.pairs
    pairs = pairs[pairs["same_day"].astype(bool)]
    if row.extra_over is None and len(sites) == len(case.instance.sites):
        return pairs
    seen = meant_seats(case, row, sites)
    both = pairs.merge(seen[["candidate", "exam"]], on=["candidate", "exam"])
    other = seen[["candidate", "exam"]].rename(columns={"exam": "other"})
    return both.merge(other, on=["candidate", "other"])

"""More than two exams of a candidate within three days."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.rules.spread.exam_windows import full_windows, window_counts, windows_by_candidate
from scheduler.rules.spread.load_limits import (
    LoadLimit,
    check_limits,
    limits,
    meant,
    meant_seats,
    own_costs_of_limits,
)
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import TimeTerm


class ThreeInThree:
    """Candidates should not have more than two exams within three consecutive days.

    Every run of three local dates counts by itself, each exam beyond two in it once; runs begin up to
    two days before a session's first day, so that its days count alike: three exams on one day are in
    three runs, on three days in a row in one. Published starts count, overlapping and remote ones too.
    While results are unknown a candidate counts by the chance that he comes to the three of his exams he
    is likeliest to come to: with just three this is exact, with more it errs on the low side. A row `three-in-three`
    of `exam-load` says for whom, at what price, or that it is never so.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("three-in-three"),
        kind="soft",
        weight=10,
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("Three exams in three days", "Trois épreuves en trois jours"),
        sentence=(
            "{ $amount } { $amount ->\n [one] candidate has\n *[other] candidates have\n } more than { $limit } exams in three days, from { $exam } to { $other }",
            "{ $amount } { $amount ->\n [one] candidat a\n *[other] candidats ont\n } plus de { $limit } épreuves en trois jours, de { $exam } à { $other }",
        ),
        unit="candidates",
        expected=(
            "{ $amount } expected { $amount ->\n [one] candidate has\n *[other] candidates have\n } more than { $limit } exams in three days, from { $exam } to { $other }",
            "{ $amount } { $amount ->\n [one] candidat attendu a\n *[other] candidats attendus ont\n } plus de { $limit } épreuves en trois jours, de { $exam } à { $other }",
        ),
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "bob sits three exams on Monday, Thursday and Saturday.",
            "bob passe trois épreuves lundi, jeudi et samedi.",
        ),
        breaks=(
            "bob sits them on Thursday, Friday and Saturday.",
            "bob les passe jeudi, vendredi et samedi.",
        ),
        given=lambda semester: (
            semester.exam("CHI", 120)
            .register("bob", "offering-CHI", "Paris", "soir")
            .start("CHI", "2024-01-27 14:00")
        ),
        broken=lambda semester: semester.start("ALG", "2024-01-26 18:00"),
        finding={"exam": "BIO", "other": "CHI", "amount": "1", "limit": "2", "cost": 10},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        for row, sites in limits(data.instance, self.info):
            people = meant(data.people[data.people["site"].isin(sites)], row)
            if row.weight != 0:
                yield from window_counts(self.info.id, data, people, row.days or 0, row.most, row.weight)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        def beyond(row: LoadLimit, sites: list[str]) -> pd.DataFrame:
            seen, sits = meant_seats(case, row, sites), meant(case.instance.sits, row)
            rows = full_windows(case, seen, sits, row.days or 0, row.most, row.weight or 0)
            return rows.assign(limit=row.most)

        return check_limits(self.info, case, beyond)

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        def beyond(row: LoadLimit, sites: list[str]) -> pd.DataFrame:
            seen, sits = meant_seats(case, row, sites), meant(case.instance.sits, row)
            return windows_by_candidate(case, seen, sits, row.days or 0, row.most, row.weight or 0)

        return own_costs_of_limits(self.info, case, beyond)

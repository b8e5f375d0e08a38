"""Limits of the policy on how many exams a candidate has within days or hours."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.rules.spread.exam_windows import full_windows, window_counts, windows_by_candidate
from scheduler.rules.spread.hour_windows import (
    close_starts,
    close_starts_by_candidate,
    counts_in_hours,
    full_hours,
    hours_by_candidate,
    pairs_in_hours,
)
from scheduler.rules.spread.load_limits import (
    ExamLoadParameters,
    LoadLimit,
    check_limits,
    further_rows,
    limits,
    meant,
    meant_seats,
    own_costs_of_limits,
)
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Count, Relate, TimeTerm


class ExamLoad:
    """Candidates have no more exams within days or hours than the rows of the policy allow.

    Windows of days count as in `three-in-three`: a row with `most` 2, `days` 3 and `weight` 10 costs the same. A window
    of hours holds the exams that begin less than `hours` after the start that opens it. So with `most` 1 two exams that
    begin less than `hours` apart are one beyond, and two that begin together are two, because either opens a window.
    The rows are those of the centre of the candidate's site, and the extra time is the candidate's own. Published
    starts count, overlapping and remote exams too. The rows `two-a-day` and `three-in-three` are told by the rules of
    that name.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("exam-load"),
        kind="soft",
        weight=1,
        parameters=ExamLoadParameters,
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("Too many exams within days or hours", "Trop d'épreuves en quelques jours ou heures"),
        sentence=(
            "{ $amount } { $amount ->\n [one] candidate has\n *[other] candidates have\n } more exams from { $exam } to { $other } than the policy allows ({ $limit })",
            "{ $amount } { $amount ->\n [one] candidat a\n *[other] candidats ont\n } de { $exam } à { $other } plus d'épreuves qu'il n'est permis ({ $limit })",
        ),
        unit="candidates",
        expected=(
            "{ $amount } expected { $amount ->\n [one] candidate has\n *[other] candidates have\n } more exams from { $exam } to { $other } than the policy allows ({ $limit })",
            "{ $amount } { $amount ->\n [one] candidat attendu a\n *[other] candidats attendus ont\n } de { $exam } à { $other } plus d'épreuves qu'il n'est permis ({ $limit })",
        ),
    )

    example: ClassVar[Example] = Example(
        keeps=("bob sits his exams on Monday and on Thursday.", "bob passe ses épreuves lundi et jeudi."),
        breaks=("bob sits them on one day.", "bob les passe le même jour."),
        given=lambda semester: semester.set_policy(
            exam_load={"rows": [{"id": "one a day", "most": 1, "days": 1, "weight": 7}]}
        ),
        broken=lambda semester: semester.start("BIO", "2024-01-22 14:00"),
        finding={"exam": "BIO", "other": "ALG", "amount": "1", "limit": "one a day", "cost": 7},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        unit = data.instance.policy.weight(self.info)
        for row, sites in limits(data.instance, self.info):
            price = None if row.weight is None else row.weight * unit
            if price == 0:
                continue
            if row.hours is not None:
                yield from _hours(self.info.id, data, row, row.hours, price)
            else:
                people = meant(data.people[data.people["site"].isin(sites)], row)
                yield from window_counts(self.info.id, data, people, row.days or 0, row.most, price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        unit = case.instance.policy.weight(self.info)

        def beyond(row: LoadLimit, sites: list[str]) -> pd.DataFrame:
            seen, sits = meant_seats(case, row, sites), meant(case.instance.sits, row)
            price = (row.weight or 0) * unit
            if row.hours is None:
                rows = full_windows(case, seen, sits, row.days or 0, row.most, price)
            elif row.most == 1:
                rows = close_starts(self.info, case, seen, row.hours, price)
            else:
                rows = full_hours(case, seen, sits, row.hours, row.most, price)
            return rows.assign(limit=row.id)

        return check_limits(self.info, case, beyond)

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        unit = case.instance.policy.weight(self.info)

        def beyond(row: LoadLimit, sites: list[str]) -> pd.DataFrame:
            seen, sits = meant_seats(case, row, sites), meant(case.instance.sits, row)
            price = (row.weight or 0) * unit
            if row.hours is None:
                return windows_by_candidate(case, seen, sits, row.days or 0, row.most, price)
            if row.most == 1:
                return close_starts_by_candidate(self.info, case, seen, row.hours, price)
            return hours_by_candidate(case, seen, sits, row.hours, row.most, price)

        return own_costs_of_limits(self.info, case, beyond)


def _hours(
    rule: str, data: ModelData, row: LoadLimit, hours: int, price: int | None
) -> Iterator[Relate | Count]:
    """For each class of candidates that has the row: its windows of hours."""
    for number, axis in enumerate(data.axes):
        counted = axis.extra > (-1 if row.extra_over is None else row.extra_over)
        if row not in further_rows(axis.policy) or not counted.any():
            continue
        if row.most == 1:
            yield pairs_in_hours(rule, axis, counted, hours, price)
        else:
            yield from counts_in_hours(rule, data, number, counted, hours, row.most, price)

"""Limits of the policy on how many exams a candidate has within days or hours."""

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Self

import pandas as pd
from pydantic import Field, model_validator

from models.ids import Frozen, RuleId
from models.instance import Instance
from models.policy import Meaning, Parameters
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.rules.spread.exam_windows import full_windows, window_counts
from scheduler.rules.spread.hour_windows import (
    close_starts,
    counts_in_hours,
    full_hours,
    pairs_in_hours,
)
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Count, Relate, TimeTerm


class LoadLimit(Frozen):
    """A row of `exam-load`: at most `most` exams in every window of `days` local days, or of `hours`.

    A window of hours opens at the start of each exam, which is one of those in it. With a `weight` each exam beyond the
    limit costs it for each candidate and window; without one the limit is never exceeded.
    """

    id: Annotated[
        str,
        Field(min_length=1),
        Meaning("the row's name in findings", "le nom de la ligne dans les constats"),
    ]
    most: Annotated[int, Field(ge=1, le=4), Meaning("exams at most", "épreuves au plus", unit="exams")]
    days: (
        Annotated[
            int, Field(ge=1, le=31), Meaning("in so many local days", "en tant de jours locaux", unit="days")
        ]
        | None
    ) = None
    hours: (
        Annotated[
            int,
            Field(ge=1, le=72),
            Meaning("in so many hours from a start", "en tant d'heures depuis un début", unit="hours"),
        ]
        | None
    ) = None
    extra_over: (
        Annotated[
            int,
            Field(ge=0),
            Meaning(
                "only for candidates with more extra minutes per hour than this (30 is half as long again)",
                "seulement pour les candidats qui ont plus de minutes de majoration par heure (30 : moitié en plus)",
                unit="minutes per hour",
            ),
        ]
        | None
    ) = None
    weight: (
        Annotated[int, Field(ge=1), Meaning("price of one exam beyond", "prix d'une épreuve au-delà")] | None
    ) = None

    @model_validator(mode="after")
    def one_kind_of_window(self) -> Self:
        if (self.days is None) == (self.hours is None):
            raise ValueError("give either days or hours")
        return self


class ExamLoadParameters(Parameters):
    """The limits, each with an id of its own."""

    rows: Annotated[
        tuple[LoadLimit, ...],
        Meaning(
            "limits, each a table: `id`, `most` exams in `days` or `hours`, `extra_over` minutes per hour, `weight` (none: never exceeded)",
            "limites, chacune une table : `id`, `most` épreuves en `days` jours ou `hours` heures, `extra_over` minutes par heure, `weight` (sans poids : jamais dépassée)",
        ),
    ] = ()

    @model_validator(mode="after")
    def each_id_once(self) -> Self:
        names = [row.id for row in self.rows]
        if len(set(names)) < len(names):
            raise ValueError("two rows have the same id")
        return self


class ExamLoad:
    """Candidates have no more exams within days or hours than the rows of the policy allow.

    Windows of days count as in `three-in-three`: a row with `most` 2, `days` 3 and `weight` 10 costs the same. A window
    of hours holds the exams that begin less than `hours` after the start that opens it. So with `most` 1 two exams that
    begin less than `hours` apart are one beyond, and two that begin together are two, because either opens a window.
    The rows are those of the centre of the candidate's site, and the extra time is the candidate's own. Published
    starts count, overlapping and remote exams too.
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
            "{ $amount } { $amount ->\n [one] candidat a\n *[other] candidats ont\n } de { $exam } à { $other } plus d'épreuves que le règlement ne permet ({ $limit })",
        ),
        unit="candidates",
        expected=(
            "{ $amount } expected { $amount ->\n [one] candidate has\n *[other] candidates have\n } more exams from { $exam } to { $other } than the policy allows ({ $limit })",
            "{ $amount } { $amount ->\n [one] candidat attendu a\n *[other] candidats attendus ont\n } de { $exam } à { $other } plus d'épreuves que le règlement ne permet ({ $limit })",
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
        for row, sites in _rows(data.instance):
            price = None if row.weight is None else row.weight * unit
            if price == 0:
                continue
            if row.hours is not None:
                yield from _hours(self.info.id, data, row, row.hours, price)
            else:
                people = _meant(data.people[data.people["site"].isin(sites)], row)
                yield from window_counts(self.info.id, data, people, row.days or 0, row.most, price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        unit = case.instance.policy.weight(self.info)
        found = []
        for row, sites in _rows(case.instance):
            seen = _meant(case.facts.attendance[case.facts.attendance["home"].isin(sites)], row)
            sits = _meant(case.instance.sits, row)
            price = (row.weight or 0) * unit
            if row.hours is None:
                rows = full_windows(case, seen, sits, row.days or 0, row.most, price)
            elif row.most == 1:
                rows = close_starts(self.info, case, seen, row.hours, price)
            else:
                rows = full_hours(case, seen, sits, row.hours, row.most, price)
            hard = row.weight is None
            made = findings(self.info, rows.assign(limit=row.id))
            found.append(made.assign(severity="hard" if hard else "soft", cost=0 if hard else made["cost"]))
        return pd.concat(found, ignore_index=True) if found else no_findings()


def _rows(instance: Instance) -> Iterator[tuple[LoadLimit, list[str]]]:
    """Every row of a policy with the sites of the centres that have it."""
    sites: dict[LoadLimit, list[str]] = {}
    for site in instance.sites:
        for row in instance.policies[site.centre].of(ExamLoadParameters).rows:
            sites.setdefault(row, []).append(str(site.id))
    yield from sites.items()


def _meant(sits: pd.DataFrame, row: LoadLimit) -> pd.DataFrame:
    """The rows (candidate, exam) that a limit is for, by their extra time."""
    return sits if row.extra_over is None else sits[sits["extra"] > row.extra_over]


def _hours(
    rule: str, data: ModelData, row: LoadLimit, hours: int, price: int | None
) -> Iterator[Relate | Count]:
    """For each class of candidates that has the row: its windows of hours."""
    for number, axis in enumerate(data.axes):
        counted = axis.extra > (-1 if row.extra_over is None else row.extra_over)
        if row not in axis.policy.of(ExamLoadParameters).rows or not counted.any():
            continue
        if row.most == 1:
            yield pairs_in_hours(rule, axis, counted, hours, price)
        else:
            yield from counts_in_hours(rule, data, number, counted, hours, row.most, price)

"""Limits of the policy on how many exams a candidate has within days or hours."""

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Self

import numpy as np
import pandas as pd
from pydantic import Field, model_validator

from models.ids import Frozen, RuleId
from models.instance import Instance
from models.policy import Meaning, Parameters
from models.rules import RuleInfo, findings, no_findings
from models.turnout import expected_people
from scheduler.rules.checks.pair_prices import price_by_pair
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.rules.spread.exam_windows import full_windows, window_counts
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Relate, TimeTerm


class LoadLimit(Frozen):
    """A row of `exam-load`: at most `most` exams in every window of `days` local days, or of `hours`.

    A window of hours opens at the start of each exam and holds that one exam alone (`most` is 1). With a `weight` each
    exam beyond the limit costs it for each candidate and window; without one the limit is never exceeded.
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
        if self.hours is not None and self.most != 1:
            raise ValueError("a window of hours holds one exam: most is 1")
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

    Windows of days count as in `three-in-three`: a row with `most` 2, `days` 3 and `weight` 10 costs the same. In
    windows of hours two exams that begin less than `hours` apart are one beyond, and two that begin together are two,
    because either opens a window. The rows are those of the centre of the candidate's site, and the extra time is the
    candidate's own. Published starts count, overlapping and remote exams too.
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
            if row.days is None:
                yield from _pairs_within_hours(self.info.id, data, row, unit)
                continue
            people = data.people[data.people["site"].isin(sites)]
            if row.extra_over is not None:
                people = people[people["extra"] > row.extra_over]
            price = None if row.weight is None else row.weight * unit
            if price != 0:
                yield from window_counts(self.info.id, data, people, row.days, row.most, price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        unit = case.instance.policy.weight(self.info)
        found = []
        for row, sites in _rows(case.instance):
            seen = case.facts.attendance
            seen = seen[seen["home"].isin(sites)]
            if row.extra_over is not None:
                seen = seen[seen["extra"] > row.extra_over]
            price = (row.weight or 0) * unit
            if row.days is None:
                rows = self._close_starts(case, seen, row, price)
            else:
                rows = full_windows(case, seen, row.days, row.most, price)
                rows = rows.assign(amount=expected_people(rows["amount"], rows["chance"]))
            hard = row.weight is None
            made = findings(self.info, rows.assign(limit=row.id))
            found.append(made.assign(severity="hard" if hard else "soft", cost=0 if hard else made["cost"]))
        return pd.concat(found, ignore_index=True) if found else no_findings()

    def _close_starts(
        self, case: Case[Instance], seen: pd.DataFrame, row: LoadLimit, price: int
    ) -> pd.DataFrame:
        """One row for each pair of exams that begin less than the row's hours apart, with its candidates and cost."""
        starts = seen[["candidate", "exam", "start"]]
        pairs = case.facts.pairs.merge(starts, on=["candidate", "exam"])
        pairs = pairs.merge(
            starts.rename(columns={"exam": "other", "start": "begins"}), on=["candidate", "other"]
        )
        apart = (pairs["begins"] - pairs["start"]).abs()
        near = price_by_pair(self.info, case, pairs[apart < pd.Timedelta(hours=row.hours or 0)], price)
        both = price_by_pair(self.info, case, pairs[apart == pd.Timedelta(0)], price)
        again = near[["exam", "other"]].merge(both, on=["exam", "other"], how="left")["cost"].fillna(0)
        return near.assign(cost=near["cost"] + again.astype("int64").to_numpy())


def _rows(instance: Instance) -> Iterator[tuple[LoadLimit, list[str]]]:
    """Every row of a policy with the sites of the centres that have it."""
    sites: dict[LoadLimit, list[str]] = {}
    for site in instance.sites:
        for row in instance.policies[site.centre].of(ExamLoadParameters).rows:
            sites.setdefault(row, []).append(str(site.id))
    yield from sites.items()


def _pairs_within_hours(rule: str, data: ModelData, row: LoadLimit, unit: int) -> Iterator[Relate]:
    """Two exams of a candidate that begin less than the row's hours apart cost, or exclude each other."""
    for axis in data.axes:
        mine = row in axis.policy.of(ExamLoadParameters).rows
        over = axis.extra > (-1 if row.extra_over is None else row.extra_over)
        if not mine or not over.any():
            continue
        apart = np.abs(axis.start[None, :] - axis.start[:, None])
        windows = (apart < (row.hours or 0) * 60).astype(np.int64) + (apart == 0)
        windows *= over[:, None] & over[None, :]
        if row.weight is None:
            yield Relate(rule, axis.pairs, windows, hard=True)
        else:
            yield axis.expected_penalty(rule, windows, row.weight * unit)

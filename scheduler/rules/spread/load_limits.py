"""Limits on the exams of a candidate within days or hours: rows of the policy, read by several rules.

The rules `two-a-day` and `three-in-three` are rows too, the ones that every policy has. A row with such an id says for whom
the rule is meant, at what price, or that it is never broken.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Annotated, Self

import pandas as pd
from pydantic import Field, model_validator

from models.ids import Frozen
from models.instance import Instance
from models.policy import Meaning, Parameters, Policy
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.rule import Case


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
    """The limits, each with an id of its own.

    A row with the id `two-a-day` (`most` 1, `days` 1) or `three-in-three` (`most` 2, `days` 3) sets the rule of that name:
    its price is the row's weight instead of that in `weights`, without a weight the rule is never broken.
    """

    rows: Annotated[
        tuple[LoadLimit, ...],
        Meaning(
            "limits, each a table: `id`, `most` exams in `days` or `hours`, `extra_over` minutes per hour, `weight` (none: never exceeded); the ids `two-a-day` and `three-in-three` set the rules of that name",
            "limites, chacune une table : `id`, `most` épreuves en `days` jours ou `hours` heures, `extra_over` minutes par heure, `weight` (sans poids : jamais dépassée) ; les ids `two-a-day` et `three-in-three` règlent les règles de ce nom",
        ),
    ] = ()

    @model_validator(mode="after")
    def each_id_once(self) -> Self:
        names = [row.id for row in self.rows]
        if len(set(names)) < len(names):
            raise ValueError("two rows have the same id")
        return self

    @model_validator(mode="after")
    def rules_keep_their_window(self) -> Self:
        for row in self.rows:
            usual = BUILT_IN.get(row.id)
            if usual is not None and (row.most, row.days) != (usual.most, usual.days):
                raise ValueError(f"{row.id} has most = {usual.most} and days = {usual.days}")
        return self


BUILT_IN = {
    row.id: row
    for row in (
        LoadLimit(id="two-a-day", most=1, days=1),
        LoadLimit(id="three-in-three", most=2, days=3),
    )
}
"""The rows that every policy has, by the id of the rule that tells them; their price is the weight of that rule."""


def row_of(policy: Policy, info: RuleInfo) -> LoadLimit:
    """The row that sets a rule of `BUILT_IN`: that of the policy, else the usual one at the weight of the rule."""
    own = (row for row in policy.of(ExamLoadParameters).rows if row.id == info.id)
    return next(own, None) or BUILT_IN[info.id].model_copy(update={"weight": policy.weight(info)})


def further_rows(policy: Policy) -> tuple[LoadLimit, ...]:
    """The rows of a policy that set no rule of `BUILT_IN`."""
    return tuple(row for row in policy.of(ExamLoadParameters).rows if row.id not in BUILT_IN)


def limits(instance: Instance, info: RuleInfo) -> Iterator[tuple[LoadLimit, list[str]]]:
    """The rows of a rule (`exam-load`, or one of `BUILT_IN`), each with the sites of the centres that have it."""
    sites: dict[LoadLimit, list[str]] = {}
    for site in instance.sites:
        policy = instance.policies[site.centre]
        for row in (row_of(policy, info),) if info.id in BUILT_IN else further_rows(policy):
            sites.setdefault(row, []).append(str(site.id))
    yield from sites.items()


def meant(sits: pd.DataFrame, row: LoadLimit) -> pd.DataFrame:
    """The rows (candidate, exam) that a limit is for, by their extra time."""
    return sits if row.extra_over is None else sits[sits["extra"] > row.extra_over]


def meant_seats(case: Case[Instance], row: LoadLimit, sites: Collection[str]) -> pd.DataFrame:
    """For `check`: the rows of `Facts.attendance` that a limit is for, of candidates of these sites."""
    seen = case.facts.attendance
    return meant(seen[seen["home"].isin(sites)], row)


def check_limits(
    info: RuleInfo, case: Case[Instance], beyond: Callable[[LoadLimit, list[str]], pd.DataFrame]
) -> pd.DataFrame:
    """For `check`: the findings of every row of a rule, hard and without a cost where a row has no weight.

    `beyond(row, sites)`: rows for `findings` where candidates of these sites have more exams than the row allows.
    """
    found = []
    for row, sites in limits(case.instance, info):
        made = findings(info, beyond(row, sites))
        found.append(made if row.weight is not None else made.assign(severity="hard", cost=0))
    told = [table for table in found if len(table)]
    return pd.concat(told, ignore_index=True) if told else no_findings()


def own_costs_of_limits(
    info: RuleInfo, case: Case[Instance], beyond: Callable[[LoadLimit, list[str]], pd.DataFrame]
) -> pd.DataFrame:
    """For `own_costs`: what `beyond(row, sites)` gives (candidate, cost) for every row of a rule that has a weight."""
    found = [beyond(row, sites) for row, sites in limits(case.instance, info) if row.weight]
    told = [table[["candidate", "cost"]] for table in found if len(table)]
    return pd.concat(told, ignore_index=True) if told else pd.DataFrame({"candidate": [], "cost": []})

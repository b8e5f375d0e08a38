"""A published start that is moved for a reason concerns those who knew it."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from instances.builder.instants import utc
from instances.builder.semester_builder import SemesterBuilder
from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.checks.lookups import site_of_group
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Prefer, TimeTerm


def _moved_by_a_strike(semester: SemesterBuilder) -> None:
    """A pin with a reason moves ALG."""
    start = utc("2024-01-22 14:00")
    semester.pin("start", exam="ALG", zone="Europe/Paris", start=start, reason="strike")
    semester.start("ALG", "2024-01-22 14:00")


class MovedStart:
    """The regulation knows no change of a published date. Where an office decides one nevertheless, by a pin with
    a reason, each candidate of the zone costs once, and the finding repeats the reason: it is the record of the decision.

    Everybody who may sit the exam in the zone counts, in session 2 as well. A pin that leaves the published start
    as it is costs nothing.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("moved-start"),
        kind="soft",
        weight=1,
        recorded=True,
        covers=(),
        article="Choix d'organisation, contre le Règlement des examens du Cnam en Paca, I.A.2.c(2)",
        title=("Published starts moved for a reason", "Débuts publiés déplacés avec motif"),
        sentence=(
            "{ $exam } at { $site } starts on { $at }; { $amount } { $amount ->\n [one] candidate knew\n *[other] candidates knew\n } { $limit }",
            "{ $exam } à { $site } commence le { $at } ; { $amount } { $amount ->\n [one] candidat connaissait\n *[other] candidats connaissaient\n } { $limit }",
        ),
        unit="candidates",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG begins at 18:00, as published.",
            "ALG commence à 18 h, comme publié.",
        ),
        breaks=(
            "ALG is pinned to 14:00 because of a strike and begins then; its two candidates had the old start.",
            "ALG est fixée à 14 h en raison d'une grève et commence alors ; ses deux candidats connaissaient l'ancien début.",
        ),
        given=lambda semester: semester.published("ALG", "2024-01-22 18:00"),
        broken=_moved_by_a_strike,
        finding={
            "exam": "ALG",
            "site": "Paris",
            "amount": "2",
            "limit": "2024-01-22T17:00Z (strike)",
            "at": "2024-01-22T13:00Z",
            "cost": 2,
        },
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        told = data.instance.published_starts
        number = {name: node for node, name in enumerate(data.options.names)}
        told = told.assign(node=told["exam"].map(number))[told["reason"] != ""].dropna(subset=["node"])
        if told.empty:
            return
        wanted = told["start"].to_numpy("datetime64[m]").astype(np.int64)
        known = told[["node", "zone"]].assign(wanted=wanted).astype({"node": "int64"})
        people = data.people.groupby(["node", "zone"], observed=True).size().rename("people").reset_index()
        rows = data.bands.merge(known, on=["node", "zone"]).merge(people, on=["node", "zone"])
        moved = rows[rows["start"] != rows["wanted"]].groupby("option")["people"].sum()
        price = moved.to_numpy(np.int64) * data.instance.policy.weight(self.info)
        yield Prefer(self.info.id, moved.index.to_numpy(np.int64), price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        moved = _moved(case)
        if moved.empty:
            return no_findings()
        sits = case.instance.sits.groupby(["exam", "zone"]).size().rename("amount").reset_index()
        rows = moved.merge(sits, on=["exam", "zone"])
        rows = rows.merge(site_of_group(case.facts.attendance), on=["exam", "zone"], how="left")
        why = rows["source"].where(rows["source"] == "", rows["source"] + ": ") + rows["reason"]
        limit = utc_text(rows["wanted"]) + " (" + why + ")"
        cost = rows["amount"] * case.instance.policy.weight(self.info)
        return findings(self.info, rows.assign(limit=limit, at=utc_text(rows["start"]), cost=cost))

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        rows = case.instance.sits.merge(_moved(case)[["exam", "zone"]], on=["exam", "zone"])
        return rows[["candidate"]].assign(cost=case.instance.policy.weight(self.info))


def _moved(case: Case[Instance]) -> pd.DataFrame:
    """The exams and zones that begin otherwise than was `wanted`, each with the reason of its pin."""
    told = case.instance.published_starts.rename(columns={"start": "wanted"})
    told = told[told["reason"] != ""]
    if told.empty:
        return told
    groups = case.facts.papers[["exam", "zone", "start"]].merge(told, on=["exam", "zone"])
    return groups[groups["start"] != groups["wanted"]]

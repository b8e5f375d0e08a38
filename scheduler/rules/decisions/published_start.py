"""A published start stays."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.checks.lookups import site_of_group
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Forbid, TimeTerm


class PublishedStart:
    """After publication the date and the time of an exam are neither changed nor postponed.

    A published start holds in each zone, to the minute. Rooms may still change (`changed-room`). The regular way to
    another date is to cancel the exam and to hold a make-up. A start is excepted only if it is pinned with a
    reason: then the pin holds, and `moved-start` tells whom it concerns.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("published-start"),
        kind="hard",
        covers=("B08", "B12"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(2) ; Cnam Paris, page Examens, conditions d'aménagement",
        title=("Published starts stay", "Les débuts publiés ne changent plus"),
        sentence=(
            "{ $exam } at { $site } starts on { $amount }, published: { $limit }",
            "{ $exam } à { $site } commence le { $amount }, début publié : { $limit }",
        ),
        unit="UTC",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG begins at 18:00, as published.",
            "ALG commence à 18 h, comme publié.",
        ),
        breaks=(
            "ALG begins at 14:00.",
            "ALG commence à 14 h.",
        ),
        given=lambda semester: semester.published("ALG", "2024-01-22 18:00"),
        broken=lambda semester: semester.start("ALG", "2024-01-22 14:00"),
        finding={"exam": "ALG", "site": "Paris", "amount": "2024-01-22T13:00Z", "limit": "2024-01-22T17:00Z"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        told = data.instance.published_starts
        number = {name: node for node, name in enumerate(data.options.names)}
        told = told.assign(node=told["exam"].map(number))[told["reason"] == ""].dropna(subset=["node"])
        if told.empty:
            return
        wanted = told["start"].to_numpy("datetime64[m]").astype(np.int64)
        known = told[["node", "zone"]].assign(wanted=wanted).astype({"node": "int64"})
        rows = data.bands.merge(known, on=["node", "zone"])
        moved = rows.loc[rows["start"] != rows["wanted"], "option"]
        yield Forbid(self.info.id, np.unique(moved.to_numpy(np.int64)))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        if case.instance.published.empty:
            return no_findings()
        told = case.instance.published_starts.rename(columns={"start": "wanted"})
        told = told[told["reason"] == ""]
        if told.empty:
            return no_findings()
        groups = case.facts.papers[["exam", "zone", "start"]].merge(told, on=["exam", "zone"])
        moved = groups[groups["start"] != groups["wanted"]]
        rows = moved.merge(site_of_group(case.facts.attendance), on=["exam", "zone"], how="left")
        return findings(
            self.info, rows.assign(amount=utc_text(rows["start"]), limit=utc_text(rows["wanted"]))
        )

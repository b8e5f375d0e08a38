"""Sittings spread over several rooms."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.group_types import Who, kinds_but
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import Split
from scheduler.terms.terms import Term


class Rooms:
    """The candidates of one exam at one site sit in one room: each further room needs one more responsible.

    Each room beyond the first costs one unit, for all candidates of one exam, site and start, with or without
    extra time. Transferred candidates count apart, by their own start. Candidates who sit alone and orals
    (`oral-room`) do not count. An exam larger than every room pays for the further rooms that it needs.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("rooms"),
        kind="soft",
        weight=1,
        enforced="by places",
        covers=(),
        article="Choix d'organisation, d'après le Règlement des examens du Cnam en Paca, F.2",
        title=("Exams spread over rooms", "Épreuves réparties sur plusieurs salles"),
        sentence=(
            "{ $exam } at { $site } is spread over { $amount } { $amount ->\n [one] room\n *[other] rooms\n } more than one",
            "{ $exam } à { $site } est répartie sur { $amount } { $amount ->\n [one] salle\n *[other] salles\n } de plus qu'une",
        ),
        unit="rooms",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG uses one room.",
            "ALG occupe une salle.",
        ),
        breaks=(
            "ALG uses two rooms.",
            "ALG occupe deux salles.",
        ),
        broken=lambda semester: semester.room("R", 20).put("ALG", "R", "ann"),
        finding={"exam": "ALG", "site": "Paris", "amount": "1", "cost": 1, "at": "2024-01-22T17:00Z"},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        weight = data.instance.policy.weight(self.info)
        yield Split(self.info.id, Who(kinds=kinds_but("isolated", "oral")), weight)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        bands = case.facts.bands
        bands = bands[~bands["kind"].isin(["isolated", "oral"])]
        if not bands.duplicated(["exam", "site", "start"]).any():
            return no_findings()
        bands = bands.assign(led=bands["kind"] == "transfer")
        rooms = bands.groupby(["exam", "site", "start", "led"])["room"].nunique()
        rows = (rooms[rooms > 1] - 1).rename("amount").reset_index()
        weight = case.instance.policy.weight(self.info)
        return findings(self.info, rows.assign(cost=rows["amount"] * weight, at=utc_text(rows["start"])))

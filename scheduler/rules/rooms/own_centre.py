"""Candidates sit in a site of their own centre."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.lookups import centre_of_site
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Forbid, TimeTerm


class OwnCentre:
    """The assessment takes place in the regional centre where the candidate is registered.

    Even for units taught by another centre. Any site of the centre will do; where there is no seat
    yet, the host of the home site counts. A site that the instance does not know belongs to nobody.
    Who has leave to sit a session elsewhere (professional travel, a move, a registration in the
    regions) sits it in the centre of that site.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("own-centre"),
        kind="hard",
        covers=("C01", "C04"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c",
        title=("Candidates sit in their own centre", "Chacun compose dans son centre d'inscription"),
        sentence=(
            "{ $candidate } sits { $exam } at { $site }, a site of centre { $amount }, not of { $limit }",
            "{ $candidate } passe { $exam } à { $site }, site du centre { $amount } et non de { $limit }",
        ),
        unit="centre",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ann sits ALG at Melun, a site of her centre.",
            "ann passe ALG à Melun, site de son centre.",
        ),
        breaks=(
            "ann sits ALG at Saint-Denis, a site of another centre.",
            "ann passe ALG à Saint-Denis, site d'un autre centre.",
        ),
        kept=lambda semester: semester.room("R", 20, "Melun").put("ALG", "R", "ann"),
        broken=lambda semester: semester.room("R", 20, "Saint-Denis").put("ALG", "R", "ann"),
        finding={
            "candidate": "ann",
            "exam": "ALG",
            "site": "Saint-Denis",
            "amount": "Réunion",
            "limit": "Paris",
        },
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        # Groups sit at their home site; a home site of another centre leaves them nowhere to sit.
        home = {str(s.id): str(s.centre) for s in data.instance.sites}
        wrong = data.groups["site"].map(home).astype(str) != data.groups["centre"].astype(str)
        yield Forbid(self.info.id, data.options_of(data.groups.loc[wrong, "exam"].tolist()))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        attendance = case.facts.attendance
        centre = centre_of_site(case.instance, attendance["site"])
        wrong = (centre != attendance["centre"]) & ~attendance["missed"]
        if not wrong.any():
            return no_findings()
        table = attendance.loc[wrong, ["candidate", "exam", "site", "centre"]]
        return findings(self.info, table.assign(amount=centre[wrong], limit=table["centre"]))

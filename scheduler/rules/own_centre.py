"""Candidates sit in a site of their own centre."""

from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.rule import Case


class OwnCentre:
    """The assessment takes place in the regional centre where the candidate is registered.

    Even for units taught by another centre. Any site of the centre will do; where there is no seat
    yet, the host of the home site counts. A site that the instance does not know belongs to nobody.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("own-centre"),
        kind="hard",
        covers=("C01",),
        article="Règlement des examens du Cnam en Paca, I.A.2.c",
        title=("Candidates sit in their own centre", "Chacun compose dans son centre d'inscription"),
        sentence=(
            "{candidate} sits {exam} at {site}, a site of centre {amount}, not of {limit}",
            "{candidate} passe {exam} à {site}, site du centre {amount} et non de {limit}",
        ),
        unit="centre",
    )

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        attendance = case.facts.attendance
        table = attendance.loc[~attendance["missed"], ["candidate", "exam", "site", "centre"]]
        centres = {str(s.id): str(s.centre) for s in case.instance.sites}
        table = table.assign(amount=table["site"].map(centres).fillna(""), limit=table["centre"])
        return findings(self.info, table[table["amount"] != table["limit"]])

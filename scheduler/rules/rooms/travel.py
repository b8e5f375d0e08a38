"""Minutes that candidates travel to a site that receives them."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.host_terms import Journey
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Term


class Travel:
    """A small site may close for a day and send its candidates to another one; their travel counts.

    Each minute of the way to the other site costs one unit for each candidate and local day, whatever the number of
    exams there. Everybody who may sit an exam of the day on site counts in both sessions, including those
    who are moved or miss it.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("travel"),
        kind="soft",
        weight=1,
        enforced="by places",
        covers=("C01", "X10"),
        article="Choix d'organisation, d'après le Règlement des examens du Cnam en Paca, I.A.2.c",
        title=("Travel to another site", "Trajets vers un autre site"),
        sentence=(
            "{ $site } receives candidates of { $limit }: { $amount } candidate-minutes on the way",
            "{ $site } reçoit des candidats de { $limit } : { $amount } candidats-minutes de trajet",
        ),
        unit="candidate-minutes",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "cid of Melun sits BIO at Melun.",
            "cid de Melun passe BIO à Melun.",
        ),
        breaks=(
            "cid is received at Paris, 45 minutes away.",
            "cid est accueilli à Paris, à 45 minutes.",
        ),
        given=lambda semester: semester.way("Melun", "Paris", 45),
        broken=lambda semester: semester.host("BIO", "Melun", "Paris"),
        finding={"site": "Paris", "amount": "45", "limit": "Melun", "cost": 45},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        ways = data.instance.travel.drop_duplicates(["from", "to"], keep="last")
        home, host = (np.asarray(ways[c].map(data.site_numbers), np.int64) for c in ("from", "to"))
        weight = data.instance.policy.weight(self.info)
        yield Journey(self.info.id, home, host, ways["minutes"].to_numpy(np.int64) * weight)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        ways = _ways(case)
        if ways.empty:
            return no_findings()
        minutes = ways.groupby(["home", "site"])["minutes"].sum()
        rows = minutes.rename("amount").reset_index().rename(columns={"home": "limit"})
        weight = case.instance.policy.weight(self.info)
        return findings(self.info, rows.assign(cost=rows["amount"] * weight))

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        ways = _ways(case)
        return ways[["candidate"]].assign(cost=ways["minutes"] * case.instance.policy.weight(self.info))


def _ways(case: Case[Instance]) -> pd.DataFrame:
    """One row for each candidate, day and site away from home: candidate, home, site, minutes."""
    attendance = case.facts.attendance
    away = attendance[(attendance["kind"] != "remote") & (attendance["site"] != attendance["home"])]
    days = away[["candidate", "day", "home", "site"]].drop_duplicates()
    ways = case.instance.travel.rename(columns={"from": "home", "to": "site"})
    return days.merge(ways, on=["home", "site"])

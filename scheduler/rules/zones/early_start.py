"""Minutes by which candidates with extra time begin before the others."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import ExtraTimeParameters
from models.rules import RuleInfo, findings
from scheduler.rules.checks.lookups import centre_of_site, policy_value
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Forbid, Prefer, TimeTerm


class EarlyStart:
    """Who has extra time may begin a written exam before the others, if the day would end too late.

    At most an hour, as the policy of the site's centre says; exactly the limit is allowed, beyond it is a
    breach. Within it every minute of every candidate costs, because they come earlier than their exam is
    announced. They are admitted and leave as much earlier, but nobody leaves before the gate. Everybody
    counts with the published times, also those moved or missing; nobody begins a remote exam early.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("early-start"),
        kind="soft",
        weight=1,
        covers=("E07",),
        article="Circulaires sur l'aménagement des examens (handicap) ; règlement Paca, I.A.3.b",
        title=("Early starts for extra time", "Débuts avancés pour le temps majoré"),
        sentence=(
            "{ $exam } at { $site }: { $amount } candidate-minutes of starting before the others ({ $limit } min each at most)",
            "{ $exam } à { $site } : { $amount } candidats-minutes d'avance sur les autres ({ $limit } min chacun au plus)",
        ),
        unit="candidate-minutes",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "max, who has extra time, begins ALG with the others.",
            "max, qui a du temps majoré, commence ALG avec les autres.",
        ),
        breaks=(
            "max begins half an hour before them.",
            "max commence une demi-heure avant eux.",
        ),
        given=lambda semester: semester.person("max", "ALG", extra=20),
        broken=lambda semester: semester.start("ALG", "2024-01-22 18:00", early=30),
        finding={"exam": "ALG", "site": "Paris", "amount": "30", "cost": 30},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        rows = data.occupation[data.occupation["early"] > 0]
        most = data.setting(rows["centre"], lambda p: p.of(ExtraTimeParameters).early)
        yield Forbid(self.info.id, np.unique(rows["option"].to_numpy(np.int64)[rows["early"] > most]))
        minutes = (rows["early"] * rows["people"]).groupby(rows["option"]).sum()
        price = data.instance.policy.weight(self.info)
        yield Prefer(self.info.id, minutes.index.to_numpy(np.int64), minutes.to_numpy(np.int64) * price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        attendance = case.facts.attendance
        early = attendance[attendance["early"] > 0].groupby(["exam", "site"])["early"]
        table = early.agg(["sum", "max"]).reset_index()
        centre = centre_of_site(case.instance, table["site"])
        table["limit"] = policy_value(case.instance, centre, lambda p: p.of(ExtraTimeParameters).early)
        hard = table["max"] > table["limit"]
        cost = table["sum"] * case.instance.policy.weight(self.info)
        told = findings(self.info, table.assign(amount=table["sum"], cost=cost.where(~hard, 0)))
        return told.assign(severity=hard.map({True: "hard", False: "soft"}).to_numpy())

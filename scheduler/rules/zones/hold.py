"""Minutes for which candidates are held after their exam."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.example import REUNION, Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Prefer, TimeTerm


class Hold:
    """Candidates who finish before the last admission elsewhere are kept in the room, for as short as possible.

    Each minute from the candidate's own end to the gate costs; candidates with extra time are held less or
    not at all. Everybody counts with the published times, including those who are moved or miss the exam.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("hold"),
        kind="soft",
        weight=1,
        covers=("C07",),
        article="Règlement des examens du Cnam en Paca, I.C.3(3)",
        title=("Candidates held after the end", "Confinement après l'épreuve"),
        sentence=(
            "{ $exam } at { $site }: { $amount } candidate-minutes of holding after the end",
            "{ $exam } à { $site } : { $amount } candidats-minutes de confinement après l'épreuve",
        ),
        unit="candidate-minutes",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "eve ends GEO at the minute of the last admission at Paris.",
            "eve finit GEO à la minute de la dernière admission à Paris.",
        ),
        breaks=(
            "She ends a minute earlier and is held for it.",
            "Elle finit une minute plus tôt et reste confinée cette minute.",
        ),
        kept=lambda semester: semester.start("GEO", "2024-01-23 15:00", REUNION),
        broken=lambda semester: semester.start("GEO", "2024-01-23 14:59", REUNION),
        finding={"exam": "GEO", "site": "Saint-Denis", "amount": "1", "cost": 1},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        rows = data.occupation[data.occupation["hold"] > 0]
        minutes = (rows["hold"] * rows["people"]).groupby(rows["option"]).sum()
        price = data.instance.policy.weight(self.info)
        yield Prefer(self.info.id, minutes.index.to_numpy(np.int64), minutes.to_numpy(np.int64) * price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        attendance = case.facts.attendance
        held = attendance[attendance["hold"] > 0]
        if held.empty:
            return no_findings()
        rows = held.groupby(["exam", "site"])["hold"].sum().reset_index()
        weight = case.instance.policy.weight(self.info)
        return findings(self.info, rows.assign(amount=rows["hold"], cost=rows["hold"] * weight))

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        rows = case.facts.attendance[["candidate", "hold"]]
        return rows.assign(cost=rows["hold"] * case.instance.policy.weight(self.info))

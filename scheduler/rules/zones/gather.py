"""Minutes for which candidates are gathered before their exam."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import GatherParameters, Policy
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.lookups import organiser_of_exam, policy_value
from scheduler.rules.example import REUNION, Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.sitting_terms import SittingTerm, Step
from scheduler.terms.terms import Forbid, Prefer, TimeTerm


class Gather:
    """Candidates who start after others may already leave are gathered before, for as short as possible.

    The minutes are a multiple of the step that the policy of the organising centre says. Each minute of
    gathering costs for each candidate of the site. Everybody counts with the published times,
    including those who are moved or miss the exam. Remote candidates are never gathered.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("gather"),
        kind="soft",
        weight=1,
        parameters=GatherParameters,
        covers=("C07",),
        article="Règlement des examens du Cnam en Paca, I.C.3(3)",
        title=("Candidates gathered before the start", "Confinement avant l'épreuve"),
        sentence=(
            "{ $exam } at { $site }: { $amount } candidate-minutes of gathering before the start",
            "{ $exam } à { $site } : { $amount } candidats-minutes de confinement avant l'épreuve",
        ),
        unit="candidate-minutes",
        sentences={
            "step": (
                "{ $exam } at { $site }: candidates are gathered { $amount } min before the start, not a multiple of { $limit } min",
                "{ $exam } à { $site } : les candidats sont confinés { $amount } min avant l'épreuve, ce n'est pas un multiple de { $limit } min",
            )
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "GEO begins everywhere at one instant.",
            "GEO commence partout au même instant.",
        ),
        breaks=(
            "eve is gathered half an hour before her start.",
            "eve est rassemblée une demi-heure avant son début.",
        ),
        broken=lambda semester: semester.start("GEO", "2024-01-23 17:00", REUNION, gather=30),
        finding={"exam": "GEO", "site": "Saint-Denis", "amount": "30", "cost": 30},
    )

    def sitting_terms(self, policy: Policy) -> Iterable[SittingTerm]:
        yield Step(self.info.id, "gather", policy.of(GatherParameters).step)

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        rows = data.occupation[data.occupation["gather"] > 0]
        minutes = (rows["gather"] * rows["people"]).groupby(rows["option"]).sum()
        price = data.instance.policy.weight(self.info)
        step = data.setting(data.exams["organiser"], lambda p: p.of(GatherParameters).step)[rows["node"]]
        yield Forbid(self.info.id, np.unique(rows["option"].to_numpy(np.int64)[rows["gather"] % step > 0]))
        yield Prefer(self.info.id, minutes.index.to_numpy(np.int64), minutes.to_numpy(np.int64) * price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        attendance = case.facts.attendance
        gathered = attendance[attendance["gather"] > 0]
        if gathered.empty:
            return no_findings()
        table = gathered.groupby(["exam", "site"])["gather"].agg(["sum", "max"]).reset_index()
        organiser = organiser_of_exam(case.instance, table["exam"])
        step = policy_value(case.instance, organiser, lambda p: p.of(GatherParameters).step)
        off = table["max"] % step > 0
        cost = table["sum"] * case.instance.policy.weight(self.info)
        priced = findings(self.info, table.assign(amount=table["sum"], cost=cost))
        stray = findings(self.info, table.assign(amount=table["max"], limit="step " + step.astype(str))[off])
        return pd.concat([priced, stray.assign(severity="hard")], ignore_index=True)

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        rows = case.facts.attendance[["candidate", "gather"]]
        return rows.assign(cost=rows["gather"] * case.instance.policy.weight(self.info))

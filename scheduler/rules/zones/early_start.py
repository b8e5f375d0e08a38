"""Minutes by which candidates with extra time begin before the others."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import EarlyStartParameters, ExtraTimeParameters, Policy
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.lookups import centre_of_site, organiser_of_exam, policy_value
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.sitting_terms import SittingTerm, Step
from scheduler.terms.terms import Forbid, Prefer, TimeTerm


class EarlyStart:
    """Who has extra time may begin a written exam before the others, if the day would end too late.

    At most an hour, as the policy of the site's centre says; exactly the limit is allowed, beyond it is a
    breach. The minutes are a multiple of the step that the policy of the organising centre says; the solver takes
    the fewest that bring everybody inside the hours, a planner may pin more. Every minute of every candidate costs, because they come earlier than their exam is
    announced. They are admitted and leave as much earlier, but nobody leaves before the gate. Everybody
    counts with the published times, also those moved or missing; nobody begins a remote exam early.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("early-start"),
        kind="soft",
        weight=1,
        parameters=EarlyStartParameters,
        covers=("E07",),
        article="Circulaires sur l'aménagement des examens (handicap) ; règlement Paca, I.A.3.b",
        title=("Early starts for extra time", "Débuts avancés pour le temps majoré"),
        sentence=(
            "{ $exam } at { $site }: { $amount } candidate-minutes of starting before the others ({ $limit } min each at most)",
            "{ $exam } à { $site } : { $amount } candidats-minutes d'avance sur les autres ({ $limit } min chacun au plus)",
        ),
        unit="candidate-minutes",
        sentences={
            "step": (
                "{ $exam } at { $site }: candidates with extra time begin { $amount } min before the others, not a multiple of { $limit } min",
                "{ $exam } à { $site } : les candidats au temps majoré commencent { $amount } min avant les autres, ce n'est pas un multiple de { $limit } min",
            )
        },
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

    def sitting_terms(self, policy: Policy) -> Iterable[SittingTerm]:
        yield Step(self.info.id, "early", policy.of(EarlyStartParameters).step)

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        rows = data.occupation[data.occupation["early"] > 0]
        most = data.setting(rows["centre"], lambda p: p.of(ExtraTimeParameters).early)
        step = data.setting(data.exams["organiser"], lambda p: p.of(EarlyStartParameters).step)[rows["node"]]
        broken = (rows["early"] > most) | (rows["early"] % step > 0)
        yield Forbid(self.info.id, np.unique(rows["option"].to_numpy(np.int64)[broken]))
        minutes = (rows["early"] * rows["people"]).groupby(rows["option"]).sum()
        price = data.instance.policy.weight(self.info)
        yield Prefer(self.info.id, minutes.index.to_numpy(np.int64), minutes.to_numpy(np.int64) * price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        table = _early_groups(case)
        if table.empty:
            return no_findings()
        over, off = table["over"], table["off"]
        cost = table["sum"] * case.instance.policy.weight(self.info)
        rows = [
            table.assign(amount=table["sum"], limit=table["most"], cost=cost.where(~(over | off), 0))[
                over | ~off
            ],
            table.assign(amount=table["max"], limit="step " + table["step"].astype(str))[off],
        ]
        told = findings(self.info, pd.concat(rows, ignore_index=True))
        hard = [*over[over | ~off], *off[off]]
        return told.assign(severity=["hard" if broken else "soft" for broken in hard])

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        table = _early_groups(case)
        groups = table.loc[~(table["over"] | table["off"]), ["exam", "site"]]
        rows = case.facts.attendance.merge(groups, on=["exam", "site"])
        return rows[["candidate"]].assign(cost=rows["early"] * case.instance.policy.weight(self.info))


def _early_groups(case: Case[Instance]) -> pd.DataFrame:
    """One row for each (exam, site) where somebody begins early: the `sum` and the `max` of the minutes, `most` and `step` of
    the policies, and whether it is `over` the most or `off` the step."""
    attendance = case.facts.attendance
    early = attendance[attendance["early"] > 0]
    table = early.groupby(["exam", "site"])["early"].agg(["sum", "max"]).reset_index()
    centre = centre_of_site(case.instance, table["site"])
    most = policy_value(case.instance, centre, lambda p: p.of(ExtraTimeParameters).early)
    organiser = organiser_of_exam(case.instance, table["exam"])
    step = policy_value(case.instance, organiser, lambda p: p.of(EarlyStartParameters).step)
    return table.assign(most=most, step=step, over=table["max"] > most, off=table["max"] % step > 0)

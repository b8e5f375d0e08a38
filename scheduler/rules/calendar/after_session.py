"""Make-ups, and the second sessions that wait for them, as soon after the session as can be."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.paper_days import paper_days
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.clock import day_number
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Prefer, TimeTerm


class AfterSession:
    """A cancelled exam is held again in its session if that can be, else as soon after it as can be.

    Each day from the session's last day to the last local day of the exam is a unit, for the make-up and
    for the exam of session 2 that waits for its results; no other exam may lie there at all.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("after-session"),
        kind="soft",
        weight=10,
        covers=("B19", "X15"),
        article="Choix d'organisation, d'après le Règlement des examens du Cnam en Paca, I.A.2.c(1)",
        title=("Exams after their session", "Épreuves après leur session"),
        sentence=(
            "{ $exam } is held { $amount } { $amount ->\n [one] day\n *[other] days\n } after the session's last day",
            "{ $exam } a lieu { $amount } { $amount ->\n [one] jour\n *[other] jours\n } après le dernier jour de la session",
        ),
        unit="days",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "The make-up of ALG is on the last day of session 1.",
            "Le remplacement d'ALG a lieu le dernier jour de la session 1.",
        ),
        breaks=(
            "It is two days later.",
            "Il a lieu deux jours plus tard.",
        ),
        given=lambda semester: semester.makeup("ALG-M", "ALG", cancelled=date(2024, 1, 22)),
        kept=lambda semester: semester.start("ALG-M", "2024-02-03 18:00"),
        broken=lambda semester: semester.start("ALG-M", "2024-02-05 18:00"),
        finding={"exam": "ALG-M", "amount": "2", "cost": 20},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        ends = {s.number: day_number(s.last_day) for s in data.instance.sessions}
        end = data.exams["session"].map(ends).to_numpy(np.int64)
        last = data.bands.groupby("option")["day"].max()
        option = last.index.to_numpy(np.int64)
        days = last.to_numpy(np.int64) - end[data.options.node_of[option]]
        late, price = days > 0, data.instance.policy.weight(self.info)
        if late.any():
            yield Prefer(self.info.id, option[late], np.asarray(days[late] * price, np.int64))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        papers, ends = case.facts.papers, {s.number: s.last_day for s in case.instance.sessions}
        end = np.array([ends[number] for number in papers["session"].tolist()], "datetime64[D]")
        after = (case.derived(paper_days) - end).astype(np.int64)
        if not (after > 0).any():
            return no_findings()
        rows = papers[["exam"]].assign(amount=after)[after > 0].groupby("exam", as_index=False).max()
        return findings(self.info, rows.assign(cost=rows["amount"] * case.instance.policy.weight(self.info)))

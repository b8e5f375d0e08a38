"""Large exams late in the session: their marking takes long."""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, ClassVar

import numpy as np
import pandas as pd
from pydantic import Field

from models.ids import RuleId
from models.instance import Instance
from models.policy import CentreParameters, Meaning
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.lookups import policy_value
from scheduler.rules.checks.paper_days import paper_days
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.clock import day_number
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Prefer, TimeTerm


class EarlyLargeParameters(CentreParameters):
    """An exam with at least so many candidates is large: its marking takes long."""

    candidates: Annotated[
        int,
        Field(ge=1),
        Meaning(
            "an exam with so many is large, its marking takes long",
            "une épreuve qui en compte autant est grande, sa correction est longue",
            unit="candidates",
        ),
    ] = 100


class EarlyLarge:
    """Large exams come early in the session, so that their teachers have time to mark them.

    An exam of so many candidates or more (the organising centre's policy, all zones together; exactly so
    many is large) costs a unit for each day that its last group starts after the session's first day.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("early-large"),
        kind="soft",
        weight=2,
        parameters=EarlyLargeParameters,
        covers=("I08",),
        article="Choix d'organisation, d'après le Règlement des examens du Cnam en Paca, H.1",
        title=("Large exams late in the session", "Grandes épreuves en fin de session"),
        sentence=(
            "{ $exam } is large and begins { $amount } { $amount ->\n [one] day\n *[other] days\n } after the session's first day",
            "{ $exam } a beaucoup de candidats et commence { $amount } { $amount ->\n [one] jour\n *[other] jours\n } après le premier jour de la session",
        ),
        unit="days",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "BIO, which is large with its three candidates, is on the first day of the session.",
            "BIO, grande avec ses trois candidats, a lieu le premier jour de la session.",
        ),
        breaks=(
            "BIO is on the second day.",
            "BIO a lieu le deuxième jour.",
        ),
        given=lambda semester: semester.set_policy(early_large={"candidates": 3}).person("max", "BIO"),
        kept=lambda semester: semester.start("BIO", "2024-01-22 18:00"),
        broken=lambda semester: semester.start("BIO", "2024-01-23 18:00"),
        finding={"exam": "BIO", "amount": "1", "cost": 2},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        price = data.instance.policy.weight(self.info)
        people = np.bincount(data.people["node"], minlength=data.options.nodes)
        large = people >= data.setting(
            data.exams["organiser"], lambda p: p.of(EarlyLargeParameters).candidates
        )
        first = {s.number: day_number(s.first_day) for s in data.instance.sessions}
        begins = data.exams["session"].map(first).to_numpy(np.int64)
        last = data.bands.groupby("option")["day"].max()
        option, node = last.index.to_numpy(np.int64), data.options.node_of[last.index.to_numpy(np.int64)]
        days = np.maximum(last.to_numpy(np.int64) - begins[node], 0)
        yield Prefer(self.info.id, option[large[node]], days[large[node]] * price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        instance = case.instance
        frame, people = instance.exam_frame, Counter(instance.sits["exam"].tolist())
        least = policy_value(instance, frame["organiser"], lambda p: p.of(EarlyLargeParameters).candidates)
        large = {
            exam for exam, n in zip(frame["exam"].tolist(), least.tolist(), strict=True) if people[exam] >= n
        }
        papers, begins = case.facts.papers, {s.number: s.first_day for s in instance.sessions}
        begin = np.array([begins[number] for number in papers["session"].tolist()], "datetime64[D]")
        after = (case.derived(paper_days) - begin).astype(np.int64)
        late = papers["exam"].isin(large).to_numpy() & (after > 0)
        if not late.any():
            return no_findings()
        rows = papers[["exam"]].assign(amount=after)[late].groupby("exam", as_index=False).max()
        weight = instance.policy.weight(self.info)
        return findings(self.info, rows.assign(cost=rows["amount"] * weight))

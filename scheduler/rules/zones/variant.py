"""Second papers for zones that cannot share the first."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import VariantParameters
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.lookups import organiser_of_exam, policy_value
from scheduler.rules.example import REUNION, Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Forbid, Prefer, TimeTerm


class Variant:
    """Where confinement cannot bridge the time difference, the teacher writes an independent paper.

    Each variant of an exam costs once, however many zones and candidates share it. Where the organising
    centre's policy forbids variants, one is a breach.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("variant"),
        kind="soft",
        weight=2000,
        parameters=VariantParameters,
        covers=("C07",),
        article="Règlement des examens du Cnam en Paca, I.A.3.a et I.C.3(3)",
        title=("Variant papers", "Sujets de remplacement"),
        sentence=(
            "{ $exam } needs { $amount } more { $amount ->\n [one] paper\n *[other] papers\n }",
            "{ $exam } demande { $amount } { $amount ->\n [one] sujet\n *[other] sujets\n } de plus",
        ),
        unit="papers",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "GEO has one paper, which begins everywhere at one instant.",
            "GEO a un sujet, qui commence partout au même instant.",
        ),
        breaks=(
            "eve sits a variant of GEO the next day.",
            "eve passe un sujet de remplacement de GEO le lendemain.",
        ),
        broken=lambda semester: semester.start("GEO", "2024-01-24 14:00", REUNION, paper=1),
        finding={"exam": "GEO", "amount": "1", "cost": 2000},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        papers = data.bands.loc[data.bands["paper"] > 0, ["option", "paper"]].drop_duplicates()
        count = papers.groupby("option").size()
        price = data.instance.policy.weight(self.info)
        options = count.index.to_numpy(np.int64)
        yield Prefer(self.info.id, options, (count.to_numpy() * price).astype(np.int64))
        barred = data.setting(
            data.exams["organiser"], lambda p: int(p.of(VariantParameters).papers == "forbid")
        )
        yield Forbid(self.info.id, options[barred[data.options.node_of[options]] > 0])

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        papers = case.facts.papers
        variants = papers.loc[papers["paper"] > 0, ["exam", "paper"]].drop_duplicates()
        if variants.empty:
            return no_findings()
        table = variants.groupby("exam", as_index=False).agg(amount=("paper", "size"))
        organiser = organiser_of_exam(case.instance, table["exam"])
        hard = policy_value(case.instance, organiser, lambda p: p.of(VariantParameters).papers).eq("forbid")
        cost = table["amount"] * case.instance.policy.weight(self.info) * (~hard).astype("int64")
        told = findings(self.info, table.assign(cost=cost))
        return told.assign(severity=hard.map({True: "hard", False: "soft"}).to_numpy())

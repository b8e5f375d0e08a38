"""Second papers for zones that cannot share the first."""

from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.rule import Case


class Variant:
    """Where confinement cannot bridge the time difference, the teacher writes an independent paper.

    Each variant of an exam costs once, however many zones and candidates share it.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("variant"),
        kind="soft",
        covers=("C07",),
        article="Règlement des examens du Cnam en Paca, I.A.3.a et I.C.3(3)",
        title=("Variant papers", "Sujets de remplacement"),
        sentence=(
            "{exam} needs {amount} more paper(s)",
            "{exam} demande {amount} sujet(s) de plus",
        ),
        unit="papers",
    )

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        papers = case.facts.papers
        variants = papers.loc[papers["paper"] > 0, ["exam", "paper"]].drop_duplicates()
        table = variants.groupby("exam", as_index=False).agg(amount=("paper", "size"))
        weight = case.instance.policy.weight(self.info.id)
        return findings(self.info, table.assign(cost=table["amount"] * weight))

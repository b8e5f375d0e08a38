"""Second papers for zones that cannot share the first."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.rule import Case
from scheduler.terms.draft import Draft
from scheduler.terms.terms import Prefer, TimeTerm


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

    def terms(self, draft: Draft) -> Iterable[TimeTerm]:
        papers = draft.bands.loc[draft.bands["paper"] > 0, ["option", "paper"]].drop_duplicates()
        count = papers.groupby("option").size()
        price = draft.instance.policy.weight(self.info.id)
        yield Prefer(
            self.info.id, count.index.to_numpy(np.int64), (count.to_numpy() * price).astype(np.int64)
        )

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        papers = case.facts.papers
        variants = papers.loc[papers["paper"] > 0, ["exam", "paper"]].drop_duplicates()
        table = variants.groupby("exam", as_index=False).agg(amount=("paper", "size"))
        weight = case.instance.policy.weight(self.info.id)
        return findings(self.info, table.assign(cost=table["amount"] * weight))

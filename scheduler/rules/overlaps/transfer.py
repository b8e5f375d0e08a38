"""Overlaps resolved by a supervised transfer."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import TransferParameters
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import Move
from scheduler.terms.terms import Relate, Term


class Transfer:
    """A candidate with two exams at once is led from the first to the second: a day that costs effort.

    Each moved exam costs once; what a transfer must respect is in transfer-conditions.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("transfer"),
        kind="soft",
        weight=500,
        enforced="necessary",
        parameters=TransferParameters,
        covers=("D03", "D04"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1)",
        title=("Supervised transfers", "Accompagnements"),
        sentence=(
            "{ $candidate } is led from { $exam } to { $other }",
            "{ $candidate } est accompagné de { $exam } à { $other }",
        ),
        unit="exams",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "bob sits ALG and BIO on two days.",
            "bob passe ALG et BIO deux jours différents.",
        ),
        breaks=(
            "They overlap, and bob is led from one to the other.",
            "Elles se chevauchent ; bob est accompagné de l'une à l'autre.",
        ),
        broken=lambda semester: semester.start("BIO", "2024-01-22 18:00").transfer(
            "bob", "ALG", "BIO", "2024-01-22 20:10"
        ),
        finding={"candidate": "bob", "exam": "ALG", "other": "BIO", "amount": "1", "cost": 500},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        price = data.instance.policy.weight(self.info)
        for axis in data.axes:
            yield Relate(self.info.id, axis.pairs, axis.transferable.astype("int64") * price)
        yield Move(self.info.id, price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        rows = self._priced(case)
        return no_findings() if rows.empty else findings(self.info, rows.assign(amount=1))

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        return self._priced(case)[["candidate", "cost"]]

    def _priced(self, case: Case[Instance]) -> pd.DataFrame:
        """One row for each moved exam, `other`, with its cost."""
        listed = case.timetable.overlaps
        rows = listed[listed["outcome"] == "transfer"].rename(columns={"stays": "exam", "moves": "other"})
        rows = rows.drop_duplicates(["candidate", "other"])
        return rows.assign(cost=case.instance.policy.weight(self.info))

"""Both sessions of an offering have one mode."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Forbid, TimeTerm


class SameExamMode:
    """Sessions 1 and 2 have the same modality: both on site, or both remote.

    All exams of the offering are compared with its first exam of the earliest session, components and
    make-up exams too; an offering whose exams nobody sits is passed over.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("same-exam-mode"),
        kind="hard",
        covers=("C03",),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1)",
        title=("Both sessions have one modality", "Les deux sessions ont la même modalité"),
        sentence=(
            "{ $exam } is { $amount }, but { $other } of the same offering is { $limit }",
            "{ $exam } est en mode { $amount }, mais { $other } de la même offre est en mode { $limit }",
        ),
        unit="mode",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG is held on site in both sessions.",
            "ALG se passe en présentiel aux deux sessions.",
        ),
        breaks=(
            "ALG is held remotely in session 2.",
            "ALG se passe à distance à la session 2.",
        ),
        broken=lambda semester: semester.exam("ALG-2", 120, session=2, of="ALG", remote=True),
        finding={"exam": "ALG-2", "other": "ALG", "amount": "remote", "limit": "on_site"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        frame = data.instance.exam_frame
        modes = frame.groupby("offering")["mode"].transform("nunique")
        yield Forbid(self.info.id, data.options_of(frame.loc[modes > 1, "exam"].tolist()))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        modes = {(exam.offering, exam.mode) for exam in case.instance.exams}
        if len(modes) == len({offering for offering, _ in modes}):
            return no_findings()
        frame = case.instance.exam_frame.sort_values(["session", "exam"])
        held = frame.loc[frame["exam"].isin(case.instance.sits["exam"].unique()), "offering"]
        frame = frame[frame["offering"].isin(held)]
        first = frame.drop_duplicates("offering")[["offering", "exam", "mode"]]
        first = first.rename(columns={"exam": "other", "mode": "limit"})
        table = frame.merge(first, on="offering").rename(columns={"mode": "amount"})
        return findings(self.info, table[table["amount"] != table["limit"]])

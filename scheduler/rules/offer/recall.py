"""A recall examines a unit that is not taught this year."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.offer import ExamKind
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Forbid, TimeTerm


class Recall:
    """Special recall exams (ESR) are about units that are not taught in the current academic year.

    A unit with any other exam is taught: its candidates sit that one. Who sits a recall is listed by name,
    approved, with the card of the previous year or the teacher's authorisation (readers ask for it). A
    recall that nobody sits is passed over.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("recall"),
        kind="hard",
        covers=("A12", "A13"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1)",
        title=("Recalls are for units not taught", "Les rappels portent sur des UE non enseignées"),
        sentence=(
            "{ $exam } is a recall, but { $other } examines the same unit { $amount } this year",
            "{ $exam } est un rappel, mais { $other } porte cette année sur la même UE { $amount }",
        ),
        unit="unit",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "OLD is a recall of a unit that is not taught this year.",
            "OLD est un rappel d'une UE qui n'est pas enseignée cette année.",
        ),
        breaks=(
            "OLD is a recall of the unit of ALG, which is taught.",
            "OLD est un rappel de l'UE d'ALG, qui est enseignée.",
        ),
        given=lambda semester: semester.start("OLD", "2024-01-26 18:00"),
        kept=lambda semester: semester.exam("OLD", 120).recall("OLD", "dan"),
        broken=lambda semester: semester.exam("OLD", 120, unit="unit-ALG").recall("OLD", "dan"),
        finding={"exam": "OLD", "other": "ALG", "amount": "unit-ALG"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        offering = data.instance.offering
        taught = {offering[e.offering].unit for e in data.instance.exams if e.kind is not ExamKind.RECALL}
        called = [e for e in data.instance.exams if e.kind is ExamKind.RECALL]
        wrong = [str(e.id) for e in called if offering[e.offering].unit in taught]
        yield Forbid(self.info.id, np.asarray(data.options_of(wrong), np.int64))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        if not any(exam.kind is ExamKind.RECALL for exam in case.instance.exams):
            return no_findings()
        frame = case.instance.exam_frame[["exam", "unit", "kind"]]
        sat = frame["exam"].isin(case.instance.sits["exam"].unique())
        called = frame[sat & (frame["kind"] == "recall")]
        others = frame[frame["kind"] != "recall"].drop_duplicates("unit").rename(columns={"exam": "other"})
        both = called[["exam", "unit"]].merge(others[["other", "unit"]], on="unit")
        return findings(self.info, both.rename(columns={"unit": "amount"}))

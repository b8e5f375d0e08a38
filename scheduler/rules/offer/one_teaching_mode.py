"""A unit is followed in one teaching mode by each candidate."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.example import Example
from scheduler.rules.offer.mixed_units import candidates_with_several, exams_of_mixed_units
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Forbid, TimeTerm


class OneTeachingMode:
    """It is forbidden to sit exams of one unit under different modalities in the same semester.

    The modality is that of the teaching (evening, day, distance…), as each registration names it; two
    offerings with the same mode are not forbidden here.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("one-teaching-mode"),
        kind="hard",
        covers=("A03",),
        article="Règlement des examens du Cnam en Paca, I.A.1.c",
        title=("One teaching mode a unit", "Une seule modalité par UE"),
        sentence=(
            "{ $candidate } follows the unit of { $exam } in { $amount } teaching modes, { $limit } is allowed",
            "{ $candidate } suit l'UE de { $exam } selon { $amount } modalités, { $limit } seule est permise",
        ),
        unit="modes",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ann is registered twice for the unit of ALG, both times in the evening.",
            "ann est inscrite deux fois à l'UE d'ALG, les deux fois en cours du soir.",
        ),
        breaks=(
            "ann is registered for it by day as well.",
            "ann y est aussi inscrite en cours du jour.",
        ),
        given=lambda semester: semester.exam("ALG-B", 120, unit="unit-ALG"),
        kept=lambda semester: semester.register("ann", "offering-ALG-B", "Paris", "soir"),
        broken=lambda semester: semester.register("ann", "offering-ALG-B", "Paris", "jour"),
        finding={"candidate": "ann", "exam": "ALG", "amount": "2", "limit": "1"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        yield Forbid(self.info.id, data.options_of(exams_of_mixed_units(data, "teaching_mode")))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        return findings(self.info, candidates_with_several(case.instance, "teaching_mode"))

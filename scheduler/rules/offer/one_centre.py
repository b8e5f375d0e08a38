"""A unit is examined in one centre for each candidate."""

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


class OneCentre:
    """It is forbidden to sit exams of one unit in several Cnam centres in the same semester.

    Registrations of the unit through any of its offerings count together; units are independent: two
    units in two centres are allowed by this rule. A unit whose exams nobody sits is passed over.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("one-centre"),
        kind="hard",
        covers=("A02",),
        article="Règlement des examens du Cnam en Paca, I.A.1.c",
        title=("One centre a unit", "Un seul centre par UE"),
        sentence=(
            "{ $candidate } is registered for the unit of { $exam } in { $amount } centres, { $limit } is allowed",
            "{ $candidate } est inscrit à l'UE de { $exam } dans { $amount } centres, { $limit } seul est permis",
        ),
        unit="centres",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ann is registered twice for the unit of ALG, both times in the centre Paris.",
            "ann est inscrite deux fois à l'UE d'ALG, les deux fois au centre de Paris.",
        ),
        breaks=(
            "ann is registered for it in the centre Réunion as well.",
            "ann y est aussi inscrite au centre de La Réunion.",
        ),
        given=lambda semester: semester.exam("ALG-B", 120, unit="unit-ALG"),
        kept=lambda semester: semester.register("ann", "offering-ALG-B", "Paris", "soir"),
        broken=lambda semester: semester.register("ann", "offering-ALG-B", "Réunion", "soir"),
        finding={"candidate": "ann", "exam": "ALG", "amount": "2", "limit": "1"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        yield Forbid(self.info.id, data.options_of(exams_of_mixed_units(data, "centre")))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        return findings(self.info, candidates_with_several(case.instance, "centre"))

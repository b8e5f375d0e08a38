"""Rooms are supervised for the whole of the exam."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import InvigilatorsParameters, Policy
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.intervals import exam_present, worst_of_each_run
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.group_types import Who, kinds_but
from scheduler.terms.model_data import ModelData
from scheduler.terms.sitting_terms import SittingTerm, Watch
from scheduler.terms.staff_terms import Staff
from scheduler.terms.terms import Term


class Invigilators:
    """Rooms are supervised for the whole duration of the exam.

    One invigilator for each `ratio` people in a room, rounded up, one at least for every room in use,
    from check-in to collection, holds and third time included. Escorts on the way are not available, nor are
    secretaries while they write.
    Before a jury (an oral) none is needed. Exactly enough is enough. An instance that names no staff or no rooms is not asked for
    invigilators.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("invigilators"),
        kind="hard",
        relax=300,
        parameters=InvigilatorsParameters,
        enforced="necessary",
        covers=("G01",),
        article="Règlement des examens du Cnam en Paca, I.C.2",
        title=("Rooms are supervised", "Les salles sont surveillées"),
        sentence=(
            "{ $site }, { $exam }: { $amount } invigilators, escorts and secretaries are needed, { $limit } people are present",
            "{ $site }, { $exam } : il faut { $amount } surveillants, accompagnateurs et secrétaires, { $limit } { $limit ->\n [one] présent\n *[other] présents\n }",
        ),
        unit="people",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG uses one room, and one person is present.",
            "ALG occupe une salle, et une personne est présente.",
        ),
        breaks=(
            "ALG uses two rooms.",
            "ALG occupe deux salles.",
        ),
        given=lambda semester: semester.site("Paris", staff=(1, 0)),
        broken=lambda semester: semester.room("R", 20).put("ALG", "R", "ann"),
        finding={"exam": "ALG", "site": "Paris", "amount": "2", "limit": "1"},
    )

    def sitting_terms(self, policy: Policy) -> Iterable[SittingTerm]:
        yield Watch(self.info.id, policy.of(InvigilatorsParameters).ratio)

    def terms(self, data: ModelData) -> Iterable[Term]:
        if not data.instance.supervised:
            return  # nobody or no room named yet: nothing to plan with
        ratio, staff = data.by_site(lambda p: p.of(InvigilatorsParameters).ratio), data.instance.staff
        watched = Who(kinds=kinds_but("oral"))
        yield Staff(self.info.id, "invigilator", watched, np.ones(len(staff), bool), ratio)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        staff = case.facts.staff
        if not case.instance.supervised:
            staff = staff.iloc[:0]
        needed = staff["needed"] + staff["escorts_needed"] + staff["secretaries_needed"]
        missing = needed - staff["present"]
        if not (missing > 0).any():
            return no_findings()
        worst = worst_of_each_run(staff, "site", missing > 0, missing)
        worst["exam"] = exam_present(worst, case.facts.bands, "site")
        amount = worst["needed"] + worst["escorts_needed"] + worst["secretaries_needed"]
        return findings(self.info, worst.assign(amount=amount, limit=worst["present"]))

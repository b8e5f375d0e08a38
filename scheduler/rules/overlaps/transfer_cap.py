"""Few exams of a candidate are moved."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from instances.builder.semester_builder import SemesterBuilder
from models.ids import RuleId
from models.instance import Instance
from models.policy import Policy, TransferParameters
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.accommodated_exams import accommodated_exams
from scheduler.rules.checks.lookups import policy_value, registration_centre
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.sitting_terms import MoveAtMost, SittingTerm
from scheduler.terms.terms import TimeTerm


def _one_transfer(semester: SemesterBuilder) -> None:
    """One moved exam is allowed. bob takes four exams; ALG and BIO overlap."""
    semester.set_policy(transfer={"cap": 1})
    for exam in ("CHI", "DRO"):
        semester.exam(exam, 120).register("bob", f"offering-{exam}", "Paris", "soir")
    semester.start("BIO", "2024-01-22 18:00").transfer("bob", "ALG", "BIO", "2024-01-22 20:10")
    semester.start("CHI", "2024-01-26 18:00").start("DRO", "2024-01-27 14:00")


def _second_transfer(semester: SemesterBuilder) -> None:
    """CHI and DRO overlap as well."""
    semester.start("DRO", "2024-01-26 18:00").transfer("bob", "CHI", "DRO", "2024-01-26 20:10")


class TransferCap:
    """A candidate has at most two accommodated exams in a session.

    An overlap counts once, for the exam that moves; the same exam moved away from two others counts
    once, and each exam of a chain counts. So does each exam that is sat at another site by leave (`relocations`), whatever
    the motive; an exam that is moved there counts once. Leave is granted before there is a timetable: more exams than the cap
    are no finding until one of them is moved. Arrangements for a disability are not counted. Requests are the business of
    the centre of registration: its cap holds, also for who has leave to sit elsewhere.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("transfer-cap"),
        kind="hard",
        relax=1500,
        enforced="by places",
        covers=("D05",),
        article="Cnam Paris, FAQ examens",
        title=("At most two accommodated exams a session", "Deux épreuves aménagées par session au plus"),
        sentence=(
            "{ $candidate } has { $amount } accommodated exams in the session of { $exam }, { $limit } are allowed",
            "{ $candidate } a { $amount } épreuves aménagées dans la session de { $exam }, { $limit } sont permises",
        ),
        unit="exams",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "bob has one moved exam in session 1, and one is allowed.",
            "bob a une épreuve déplacée à la session 1, et une est permise.",
        ),
        breaks=(
            "A second exam of bob is moved.",
            "Une deuxième épreuve de bob est déplacée.",
        ),
        given=_one_transfer,
        broken=_second_transfer,
        finding={"candidate": "bob", "exam": "BIO", "amount": "2", "limit": "1"},
    )

    def sitting_terms(self, policy: Policy) -> Iterable[SittingTerm]:
        yield MoveAtMost(self.info.id, policy.of(TransferParameters).cap)

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        # Moves are counted where overlaps are resolved, by `sitting_terms`.
        return ()

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        attendance = case.facts.attendance
        if not attendance["moved"].any():
            return no_findings()
        keys = ["candidate", "session"]
        counted = attendance[accommodated_exams(case.instance, attendance)]
        amount = counted.groupby(keys).size().rename("amount").reset_index()
        moved = attendance[attendance["moved"]].sort_values([*keys, "exam"])
        counts = moved.drop_duplicates(keys)[[*keys, "exam"]].merge(amount, on=keys)
        centre = registration_centre(case.instance, counts["candidate"])
        counts["limit"] = policy_value(case.instance, centre, lambda p: p.of(TransferParameters).cap)
        return findings(self.info, counts[counts["amount"] > counts["limit"]])

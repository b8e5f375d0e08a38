"""A make-up is of the same offering and session as the exam it replaces, and comes with notice."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import ExamId, RuleId
from models.instance import Instance
from models.policy import MakeUpParameters
from models.rules import RuleInfo, findings, no_findings
from models.windows import earliest
from scheduler.rules.checks.clocks import day_text
from scheduler.rules.checks.lookups import policy_value, site_of_group
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.clock import day_number
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Forbid, TimeTerm

SAME = ("offering", "session")


class MakeUp:
    """An exam that the institution cancels is held again, in the same session, for those concerned.

    The regulation gives no notice; the policy asks for so many days from the cancellation (15), and a
    make-up may name its own first day: the later of the two counts, and the day itself is allowed. The day
    is that of every group, where it sits. Its modality is a matter of `same-exam-mode`.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("make-up"),
        kind="hard",
        relax=500,
        parameters=MakeUpParameters,
        covers=("B19", "X15"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1)",
        title=("A make-up follows its notice", "Une épreuve de remplacement respecte son préavis"),
        sentence=(
            "{ $exam }, make-up of { $other }: { $amount }, asked for: { $limit }",
            "{ $exam }, remplacement de { $other } : { $amount }, attendu : { $limit }",
        ),
        unit="day",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG was cancelled on 15 January; its make-up is held 15 days later, as notice demands.",
            "ALG a été annulée le 15 janvier ; son remplacement a lieu 15 jours plus tard, au terme du préavis.",
        ),
        breaks=(
            "It is held the day before.",
            "Il a lieu la veille.",
        ),
        given=lambda semester: semester.makeup("ALG-M", "ALG", cancelled=date(2024, 1, 15)),
        kept=lambda semester: semester.start("ALG-M", "2024-01-30 18:00"),
        broken=lambda semester: semester.start("ALG-M", "2024-01-29 18:00"),
        finding={
            "exam": "ALG-M",
            "other": "ALG",
            "site": "Paris",
            "amount": "2024-01-29",
            "limit": "2024-01-30",
        },
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        instance, broken = data.instance, []
        first = np.zeros(data.options.nodes, np.int64)
        for node, name in enumerate(data.options.names):
            exam = instance.exam[ExamId(name)]
            other = instance.exam.get(exam.replaces)
            if other is None:
                continue
            day = earliest(exam, instance.policies[instance.offering[exam.offering].centre])
            first[node] = 0 if day is None else day_number(day)
            if any(getattr(exam, part) != getattr(other, part) for part in SAME):
                broken.append(data.options.of(node))
        bands = data.own_bands
        early = bands["day"].to_numpy(np.int64) < first[bands["node"].to_numpy(np.int64)]
        soon = np.unique(bands["option"].to_numpy(np.int64)[early])
        yield Forbid(self.info.id, np.unique(np.concatenate([soon, *broken])).astype(np.int64))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        if not any(exam.replaces for exam in case.instance.exams):
            return no_findings()
        exams = pd.DataFrame(
            [(e.id, e.replaces, e.not_before, e.cancelled) for e in case.instance.exams if e.replaces],
            columns=["exam", "other", "asked", "told"],
        )
        frame = case.instance.exam_frame
        made = exams.merge(frame[["exam", "organiser", *SAME]], on="exam")
        made = made[made["exam"].isin(case.instance.sits["exam"].unique())]
        made = made.merge(
            frame[["exam", *SAME]].rename(columns={"exam": "other"}), on="other", suffixes=("", "_of")
        )
        rows = [self._soon(case, made)]
        for part in SAME:
            unlike = made[made[part] != made[f"{part}_of"]]
            rows.append(
                unlike.assign(amount=unlike[part].astype(str), limit=unlike[f"{part}_of"].astype(str))
            )
        return findings(self.info, pd.concat(rows, ignore_index=True))

    def _soon(self, case: Case[Instance], made: pd.DataFrame) -> pd.DataFrame:
        """The groups that sit a make-up before its first day."""
        notice = policy_value(case.instance, made["organiser"], lambda p: p.of(MakeUpParameters).notice)
        told = pd.to_datetime(made["told"]) + pd.to_timedelta(notice, unit="D")
        first = pd.concat([pd.to_datetime(made["asked"]), told], axis=1).max(axis=1)
        attendance = case.facts.attendance
        groups = attendance[["exam", "zone", "day"]].drop_duplicates(["exam", "zone"])
        groups = groups.merge(made[["exam", "other"]].assign(first=first.to_numpy()), on="exam")
        soon = groups[groups["day"] < groups["first"]].merge(site_of_group(attendance), on=["exam", "zone"])
        return soon.assign(amount=day_text(soon["day"]), limit=day_text(soon["first"]))

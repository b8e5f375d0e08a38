"""Everybody has the time to write that is due to them, no less and no more."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import ExtraTimeParameters, Policy
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.checks.seats_due import seats_due
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.sitting_terms import Lengthen, SittingTerm
from scheduler.terms.terms import TimeTerm


class ExtraTime:
    """Candidates with a recognised disability get the extra time prescribed: a third more, usually.

    A third of 2 h is 40 min, of 3 h one hour; extra minutes are rounded up to 5. The seat begins at the
    published start of the candidate's zone, or at the new start of a transfer, and ends exactly after
    the candidate's own duration: nobody else gets more time, a late candidate neither.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("extra-time"),
        kind="hard",
        parameters=ExtraTimeParameters,
        enforced="by places",
        covers=("E01", "E02", "F05"),
        article="Règlement des examens du Cnam en Paca, I.A.3.b et I.B.2",
        title=("Everybody has their own time", "Chacun dispose de son temps"),
        sentence=(
            "{ $candidate } in { $exam } ({ $site } { $room }): start or minutes { $amount }, due { $limit }",
            "{ $candidate } à { $exam } ({ $site } { $room }) : début ou minutes { $amount }, dû { $limit }",
        ),
        unit="minutes",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "max has 20 minutes more an hour: 160 minutes for the two hours of ALG.",
            "max a 20 minutes de plus par heure : 160 minutes pour les deux heures d'ALG.",
        ),
        breaks=(
            "max has a minute less.",
            "max a une minute de moins.",
        ),
        given=lambda semester: semester.person("max", "ALG", extra=20),
        broken=lambda semester: semester.lasts("max", "ALG", 159),
        finding={"candidate": "max", "exam": "ALG", "site": "Paris", "amount": "159", "limit": "160"},
    )

    def sitting_terms(self, policy: Policy) -> Iterable[SittingTerm]:
        mine = policy.of(ExtraTimeParameters)
        yield Lengthen(self.info.id, mine.round_to, mine.rest, mine.early)

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        # Own durations, by `sitting_terms`, are part of every option's intervals.
        return ()

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        seats = case.timetable.seats
        due = case.derived(seats_due)
        moved = due["moved"].eq(True)
        begin = due["start"].where(~moved, due["moved_start"])
        judged = begin.notna() & ~due["missed"].eq(True)
        wrong = judged & (seats["start"] != begin)
        own, given = due["end"] - due["start"], seats["end"] - seats["start"]
        unlike = judged & (given != own) & seats["start"].notna()
        if not (wrong | unlike).any():
            return no_findings()
        wrong_start = seats[wrong].assign(
            amount=utc_text(seats["start"][wrong]), limit=utc_text(begin[wrong])
        )
        wrong_length = seats[unlike].assign(amount=_minutes(given[unlike]), limit=_minutes(own[unlike]))
        wrong_length["amount"] = wrong_length["amount"].fillna(0).astype("int64")
        wrong_length["limit"] = wrong_length["limit"].astype("int64")
        rows = pd.concat([wrong_start.astype({"amount": object}), wrong_length.astype(object)])
        return findings(self.info, rows.drop(columns=["kind", "start", "end"]))


def _minutes(length: pd.Series) -> pd.Series:
    return pd.Series(length.dt.total_seconds() / 60)

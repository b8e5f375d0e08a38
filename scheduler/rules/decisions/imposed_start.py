"""An exam with an imposed start begins then."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.local_time import to_utc
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.checks.lookups import site_of_group
from scheduler.rules.checks.reference_starts import reference_starts
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import TimeTerm


class ImposedStart:
    """A date once published is neither changed nor postponed: an imposed start is the paper's start.

    It is read on the organising centre's clock and binds the reference group: the organising centre's
    own if candidates sit there, else at least one group of the main paper. Other zones may be shifted.
    Starts that bind a zone with its gathering and its paper are pins.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("imposed-start"),
        kind="hard",
        enforced="by construction",
        covers=("B08", "B12"),
        article="Cnam Paris, page Examens, conditions d'aménagement ; règlement Paca, I.A.2.c(2)",
        title=("Imposed starts are kept", "Les débuts imposés sont respectés"),
        sentence=(
            "{ $exam } at { $site } starts on { $amount }, imposed: { $limit }",
            "{ $exam } à { $site } commence le { $amount }, début imposé : { $limit }",
        ),
        unit="UTC",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG begins at 10:15, the start that is imposed.",
            "ALG commence à 10 h 15, début imposé.",
        ),
        breaks=(
            "ALG begins a minute later.",
            "ALG commence une minute plus tard.",
        ),
        given=lambda semester: semester.exam("ALG", 120, imposed=datetime(2024, 1, 22, 10, 15)),
        kept=lambda semester: semester.start("ALG", "2024-01-22 10:15"),
        broken=lambda semester: semester.start("ALG", "2024-01-22 10:16"),
        finding={"exam": "ALG", "site": "Paris", "amount": "2024-01-22T09:16Z", "limit": "2024-01-22T09:15Z"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        # The one option start of such an exam is the imposed one.
        return ()

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        instance = case.instance
        organiser = dict(zip(instance.exam_frame["exam"], instance.exam_frame["organiser"], strict=True))
        held = {str(e.id): e.imposed_start for e in instance.exams if e.imposed_start is not None}
        if not held:
            return no_findings()
        zones = pd.Series([instance.centre[organiser[exam]].zone for exam in held], dtype=object)
        imposed = dict(zip(held, to_utc(pd.Series(list(held.values())), zones), strict=True))
        table = case.derived(reference_starts)
        table = table[table["exam"].isin(list(imposed))]
        wanted = pd.to_datetime(table["exam"].map(imposed), utc=True)
        kept = table["eligible"] & (table["start"] == wanted)
        broken = table[~kept.groupby(table["exam"]).transform("any").astype(bool)]
        first = broken.sort_values(["exam", "eligible", "start"], ascending=[True, False, True])
        first = first.drop_duplicates("exam")
        rows = first.merge(site_of_group(case.facts.attendance), on=["exam", "zone"], how="left")
        limit = pd.to_datetime(rows["exam"].map(imposed), utc=True)
        rows = rows.assign(amount=utc_text(rows["start"]), limit=utc_text(limit))
        return findings(self.info, rows[["exam", "site", "amount", "limit"]])

"""Transferred candidates are escorted by authorised staff."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.intervals import worst_of_runs
from scheduler.rules.rule import Case
from scheduler.terms.draft import Draft
from scheduler.terms.terms import TimeTerm


class Escorts:
    """Transferred candidates remain at the disposal of an authorised invigilator between their exams.

    One escort leads all candidates who go from the same exam to the same exam at the same time at one
    site; others need their own. An escort is busy from the release from the first exam to the new
    start. An instance that names no staff, or no rooms (whose transfers are
    planned in time alone), is not asked for escorts.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("escorts"),
        kind="hard",
        covers=("G04",),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1)",
        title=("Transfers have an authorised escort", "Un surveillant habilité accompagne chaque candidat"),
        sentence=(
            "{site}: {amount} escorts are needed at once, {limit} authorised are present",
            "{site} : {amount} accompagnateurs à la fois, {limit} habilité(s) présent(s)",
        ),
        unit="escorts",
    )

    def terms(self, draft: Draft) -> Iterable[TimeTerm]:
        # Escorts are duties of the place stage, given the options.
        return ()

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        staff = case.facts.staff
        if not case.instance.supervised:
            staff = staff.iloc[:0]
        missing = staff["escorts_needed"] - staff["escorts_present"]
        worst = worst_of_runs(staff, "site", missing > 0, missing)
        return findings(
            self.info, worst.assign(amount=worst["escorts_needed"], limit=worst["escorts_present"])
        )

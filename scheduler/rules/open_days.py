"""No exam on a day on which a site is closed."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.reading import day_text
from scheduler.rules.rule import Case
from scheduler.terms.clock import day_number
from scheduler.terms.draft import Draft
from scheduler.terms.terms import Forbid, TimeTerm


class OpenDays:
    """The calendar's interruptions and the public holidays of the place are not exam days.

    The day is the site's own: 10 June is a holiday in Guyane and not in Paris. Every site where the
    exam has candidates counts, those who miss it included. Sundays are closed by the opening hours,
    not here. Remote exams are sat at home on any day of the window.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("open-days"),
        kind="hard",
        covers=("B02",),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1)",
        title=("No exam on a closed day", "Pas d'épreuve un jour de fermeture"),
        sentence=(
            "{exam} at {site} is on {amount}, closed there ({limit})",
            "{exam} à {site} tombe le {amount}, jour de fermeture ({limit})",
        ),
        unit="day",
    )

    def terms(self, draft: Draft) -> Iterable[TimeTerm]:
        closed = draft.instance.closed
        days = closed.assign(day=closed["day"].map(day_number))[["site", "day"]].drop_duplicates()
        rows = draft.occupation[["option", "site", "day"]].merge(days, on=["site", "day"])
        yield Forbid(self.info.id, np.unique(rows["option"].to_numpy(np.int64)))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        attendance = case.facts.attendance
        present = attendance.loc[attendance["kind"] != "remote", ["exam", "site", "day"]].drop_duplicates()
        closed = case.instance.closed.assign(
            day=pd.to_datetime(case.instance.closed["day"]).astype("datetime64[s]")
        )
        met = present.merge(closed.drop_duplicates(["site", "day"]), on=["site", "day"])
        reason = met["reason"].astype(object).where(met["reason"].notna(), "")
        return findings(self.info, met.assign(amount=day_text(met["day"]), limit=reason))

"""Who must be told of a difference: what people were told depends on how final the first timetable is."""

from datetime import timedelta

import pandas as pd

from models.ids import CentreId
from models.instance import Instance
from models.policy import NoticeParameters
from models.result_record import ResultState
from scheduler.changes.differences import Differences
from scheduler.rules.checks.lookups import registration_centre

TOLD: dict[ResultState, tuple[str, ...]] = {
    ResultState.DRAFT: (),
    ResultState.PUBLISHED: ("exam", "outcome", "start", "site"),
    ResultState.CONVOKED: ("exam", "outcome", "start", "site", "room"),
    ResultState.FINAL: ("exam", "outcome", "start", "site", "room"),
}
"""What candidates know of a timetable in each state. Before publication nobody knows anything; the published place is
under reserve, and the room is told by the convocation (règlement Paca, I.A.2.c(2))."""

PEOPLE = ("candidate", "centre", "exam", "what", "by")


def candidates_to_tell(instance: Instance, found: Differences, state: ResultState) -> pd.DataFrame:
    """One row for each thing that a candidate was told and that differs: candidate, centre, exam, what, by.

    `by`: the last day on which a convocation to the session of the exam is in time (règlement Paca, I.A.2.c(2)).
    """
    rows = found.sittings[found.sittings["what"].isin(TOLD[state])]
    centre = registration_centre(instance, rows["candidate"])
    session = rows["exam"].map(
        dict(zip(instance.exam_frame["exam"], instance.exam_frame["session"], strict=True))
    )
    notice = {c: policy.of(NoticeParameters).convocation for c, policy in instance.policies.items()}
    last = {
        (str(c), s.number): s.first_day - timedelta(days=days)
        for c, days in notice.items()
        for s in instance.sessions
    }
    by = [last.get((str(CentreId(c)), int(n))) for c, n in zip(centre, session.fillna(0), strict=True)]
    return rows.assign(centre=centre.to_numpy(), by=pd.Series(by, index=rows.index, dtype=object))[
        list(PEOPLE)
    ].reset_index(drop=True)


def staff_to_tell(found: Differences, state: ResultState) -> pd.DataFrame:
    """The staff whose duties differ once they know them: staff, site, added, removed."""
    duties = found.duties if state in (ResultState.CONVOKED, ResultState.FINAL) else found.duties.iloc[:0]
    counts = duties.groupby(["staff", "site", "change"]).size().unstack("change", fill_value=0)
    return counts.reindex(columns=["added", "removed"], fill_value=0).reset_index()

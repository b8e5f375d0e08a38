"""Marks that are due, results that are out, and scripts that are kept: one row for each exam."""

from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from models.instance import Instance
from models.policy import DateChainParameters, NoticeParameters
from models.published_dates import results_days
from models.schema.records import MARKS
from scheduler.deadlines.deadlines import months_later
from scheduler.deadlines.receipts import receipts

COLUMNS = [
    "exam",
    "session",
    "organiser",
    "teacher",
    "last_day",
    "due",
    "returned",
    "published",
    "keep_until",
    "state",
]


class ScriptState(StrEnum):
    """How far the scripts of an exam are. `ARCHIVE`: they may leave the shelf once the archives have given their visa."""

    AHEAD = "ahead"
    MARKING = "marking"
    OVERDUE = "overdue"
    RETURNED = "returned"
    KEPT = "kept"
    ARCHIVE = "archive"


def scripts(instance: Instance, sittings: pd.DataFrame, today: date) -> pd.DataFrame:
    """exam, session, organiser, teacher (whom to ask for a script), last_day, due (marks), returned, published, keep_until
    (None while no result is out; the day set for the jury counts once marks came back, or results of the unit are known),
    state (`ScriptState`).

    Marks are due so many days after the exam or after the last scripts came, as the policy of the organising centre
    counts; a day that nobody recorded is the one planned. `sittings`: of `held_sittings`.
    """
    came = receipts(instance, sittings)
    marks = {str(row["exam"]): row for row in instance.rows_of(MARKS).to_dict("records")}
    last = sittings.groupby("exam")["day"].max()
    known = set(instance.results["offering"].astype(str))
    rows, out = [], {session: results_days(instance, session) for session in instance.session}
    for exam in sorted(instance.exams, key=lambda one: str(one.id)):
        if str(exam.id) not in last.index:
            continue
        offering, day = instance.offering[exam.offering], last[str(exam.id)]
        policy = instance.policies[offering.centre]
        chain, notice = policy.of(DateChainParameters), policy.of(NoticeParameters)
        since = day if chain.marking_anchor == "exam" else came[str(exam.id)]
        due = since + timedelta(chain.marking)
        row = marks.get(str(exam.id), {})
        returned, published = row.get("returned"), row.get("published")
        # The day set for the jury is a promise: without marks nothing was proclaimed on it, and they stay due.
        back = returned is not None or (exam.session == 1 and str(offering.id) in known)
        if published is None and back:
            published = out[exam.session].get(offering.centre)
        keep = months_later(max(day, published), notice.keep_months) if published else None
        state = _state(day, due, back, published, keep, today)
        about = (str(exam.id), exam.session, str(offering.centre), str(offering.teacher), day, due)
        rows.append((*about, returned, published, keep, state))
    return pd.DataFrame(rows, columns=COLUMNS).astype(object)


def _state(
    day: date, due: date, back: bool, published: date | None, keep: date | None, today: date
) -> ScriptState:
    if day >= today:
        return ScriptState.AHEAD
    if keep is not None and keep < today:
        return ScriptState.ARCHIVE
    if published is not None and published <= today:
        return ScriptState.KEPT
    if back:
        return ScriptState.RETURNED
    return ScriptState.OVERDUE if due < today else ScriptState.MARKING

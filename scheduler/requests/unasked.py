"""Overlaps that nobody asked about: planned as if asked until the deadline, unresolved after it."""

from datetime import date

import pandas as pd

from models.deadline import Kind
from models.instance import Instance
from models.pins import pins_of
from models.policy import NoticeParameters
from models.timetable import Timetable
from scheduler.deadlines.deadlines import deadlines
from scheduler.deadlines.semester_days import SemesterDays
from scheduler.requests.proposals import Proposal
from scheduler.rules.checks.lookups import policy_value, registration_centre

COLUMNS = ["candidate", "exam", "moves", "session", "outcome", "deadline", "why"]


def overlaps_without_request(
    instance: Instance, days: SemesterDays, timetable: Timetable, found: tuple[Proposal, ...]
) -> pd.DataFrame:
    """The overlaps of a timetable that no request is about, or whose request somebody refused.

    Columns: candidate, exam (that stays), moves, session, outcome (what the timetable does about it), deadline (date or
    None), why (`unasked`, `refused`).
    """
    session = {str(e.id): e.session for e in instance.exams}
    due = {
        (one.session, one.centre, one.exam): one.day
        for one in deadlines(instance, days)
        if one.kind is Kind.REQUESTS
    }
    overlaps = timetable.overlaps
    centres = registration_centre(instance, overlaps["candidate"])
    rows = []
    columns = (overlaps[name] for name in ("candidate", "stays", "moves", "outcome"))
    for candidate, stays, moves, outcome, centre in zip(*columns, centres, strict=True):
        asked = [
            one
            for one in found
            if one.request.candidate == candidate
            and one.request.motive == "overlap"
            and {stays, moves} <= {*one.request.exams}
        ]
        if any(one.decided != "refused" for one in asked):
            continue
        number = session[moves]
        known = [due.get((number, centre, exam)) for exam in (stays, moves)]
        last = min((day for day in known if day), default=due.get((number, centre, "")))
        why = "refused" if asked else "unasked"
        rows.append((candidate, stays, moves, number, outcome, last, why))
    return pd.DataFrame(rows, columns=COLUMNS).astype(object)


def unresolved_pins(instance: Instance, overlaps: pd.DataFrame, today: date) -> pd.DataFrame:
    """Pins that leave these overlaps unresolved: those refused, and after the deadline those that nobody asked about, where
    the policy of the centre of registration says so."""
    rule = policy_value(
        instance,
        registration_centre(instance, overlaps["candidate"]),
        lambda policy: policy.of(NoticeParameters).unasked,
    )
    over = pd.Series([day is not None and day < today for day in overlaps["deadline"]], overlaps.index, bool)
    bound = (overlaps["why"] == "refused") | (over & (rule == "unresolved"))
    rows = overlaps.loc[bound, ["candidate", "exam", "moves", "why"]].rename(columns={"why": "reason"})
    return pins_of("unresolved", rows.astype(str))

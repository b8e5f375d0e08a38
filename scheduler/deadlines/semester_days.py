"""The days that deadlines are counted from: when each exam is held, when its results are out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from models.calendar import Session
from models.facts import Facts
from models.instance import Instance
from models.published_dates import results_days
from models.schema.records import SITTING_RECORDS
from models.timetable import Timetable
from scheduler.audit.date_chain import exam_days, with_marking
from scheduler.audit.facts import compute_facts
from scheduler.audit.typed_timetable import typed_timetable
from scheduler.deadlines.receipts import receipts
from scheduler.rules.checks.lookups import registration_centre


@dataclass(frozen=True)
class SemesterDays:
    """Two tables and the sessions. Days are timestamps at midnight.

    `exams`: exam, session, organiser, first_day, last_day, copies_at, counted_from, marked_by, published: the first and last
    local day of the exam, the day its last scripts reach the organiser (as recorded, else as planned), the one of these from which marking counts, and
    the last days for marks and results by the rules.
    `centres`: exam, session, centre (of registration), first_day: when the candidates of each centre sit it.
    `published`: the day on which the jury of a centre proclaims the results of a session, by session and centre, where one is set.
    `planned`: whether the days are those of a timetable. Else every exam begins on the first day of its session
    and ends on the last: what must be kept whatever is decided.
    """

    sessions: tuple[Session, ...]
    exams: pd.DataFrame
    centres: pd.DataFrame
    planned: bool
    published: Mapping[tuple[int, str], date] = field(default_factory=dict)

    def results(self, session: int) -> date | None:
        """The day on which all results of a session are out: as set, else as the rules allow at the latest."""
        exams = self.exams[self.exams["session"] == session]
        last = exams.groupby("organiser", observed=True)["published"].max()
        days = [self.published.get((session, str(c))) or day.date() for c, day in last.items()]
        return max(days, default=None)


def semester_days(
    instance: Instance, timetable: Timetable | None = None, facts: Facts | None = None
) -> SemesterDays:
    """The days of a semester, of its timetable if there is one; `facts` are those of the timetable, if known."""
    if timetable is None:
        sat = _windows(instance)
    else:
        sat = _timetabled(instance, facts or compute_facts(instance, typed_timetable(timetable)))
    centres = sat.groupby(["exam", "session", "centre"], sort=True).agg(first_day=("first_day", "min"))
    published = {
        (n, centre): day for n in instance.session for centre, day in results_days(instance, n).items()
    }
    return SemesterDays(
        instance.sessions, _marking(instance, sat), centres.reset_index(), timetable is not None, published
    )


def _windows(instance: Instance) -> pd.DataFrame:
    """One row for each (exam, site, centre of registration), from the first to the last day of its window."""
    sits = instance.sits.assign(centre=registration_centre(instance, instance.sits["candidate"]))
    table = sits[["exam", "session", "site", "centre"]].drop_duplicates(ignore_index=True)
    first, last = ({str(exam): days[i] for exam, days in instance.window.items()} for i in (0, 1))
    return table.assign(
        first_day=pd.to_datetime(table["exam"].map(first)), last_day=pd.to_datetime(table["exam"].map(last))
    )


def _timetabled(instance: Instance, facts: Facts) -> pd.DataFrame:
    """One row for each (exam, site, centre of registration), with the local day of the timetable.

    A centre for which it has no start sits the exam when the others do, and an exam without any start at some time of its
    window: who is owed a deadline is owed it before the timetable is complete.
    """
    people = facts.attendance["candidate"]
    attendance = facts.attendance.assign(centre=registration_centre(instance, people))
    table = attendance[["exam", "session", "site", "centre", "day"]].drop_duplicates(ignore_index=True)
    table = table.assign(first_day=table["day"], last_day=table["day"]).drop(columns="day")
    known = table.groupby("exam").agg(first_day=("first_day", "min"), last_day=("last_day", "max"))
    rest, given = _windows(instance), pd.MultiIndex.from_frame(table[["exam", "centre"]])
    rest = rest[~pd.MultiIndex.from_frame(rest[["exam", "centre"]]).isin(given)]
    if rest.empty:
        return table
    days = {day: rest["exam"].map(known[day]).fillna(rest[day]) for day in ("first_day", "last_day")}
    return pd.concat([table, rest.assign(**days)], ignore_index=True)


def _marking(instance: Instance, sat: pd.DataFrame) -> pd.DataFrame:
    """One row for each exam, with the last days for its marks and results."""
    frame = instance.exam_frame[["exam", "session", "organiser"]]
    sites = sat[["exam", "site", "first_day", "last_day"]]
    exams = frame.merge(exam_days(instance, sites), on="exam").sort_values("exam", ignore_index=True)
    if len(instance.rows_of(SITTING_RECORDS)):
        came = receipts(instance, sites.assign(day=sites["last_day"].dt.date))
        exams["copies_at"] = pd.to_datetime(exams["exam"].map(came)).astype(exams["copies_at"].dtype)
    return with_marking(instance, exams)

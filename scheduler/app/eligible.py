"""Who may sit which exam: the rights of everybody, and what falls away because nobody confirmed it."""

from datetime import date
from pathlib import Path

import pandas as pd

from instances.io.tables.csv_writer import write_csv
from models.atomic_file import write_whole
from models.instance import Instance
from models.schema.records import WITHDRAWALS
from models.timetable import Timetable
from scheduler.app.read_timetable import given_timetable
from scheduler.audit.facts import compute_facts
from scheduler.deadlines.semester_days import semester_days
from scheduler.eligibility.eligibility import Eligibility, eligibility


def eligible(
    semester: Instance, timetable: Timetable | Path | str | None = None, *, today: date | None = None
) -> Eligibility:
    """Everybody's right to sit each exam, with the reason where there is none.

    `today`: the day on which deadlines are looked at (None: the day of this computer). With a timetable an exclusion
    counts on the day of each exam, without one on the days on which it may be held. Nothing is changed: who did not
    confirm in time keeps a seat until a planner takes the rows of `falls_away` as withdrawals. Raises InvalidInput for a
    timetable that cannot be read.
    """
    if timetable is not None:
        timetable = given_timetable(semester, timetable)
    starts = None
    if timetable is not None:
        attendance = compute_facts(semester, timetable).attendance
        starts = attendance[["candidate", "exam"]].assign(day=pd.to_datetime(attendance["day"]).dt.date)
    return eligibility(semester, semester_days(semester, timetable), today or date.today(), starts)


def write_withdrawals(semester: Instance, found: Eligibility, file: Path | str) -> int:
    """Write the table `withdrawals` with the rows that the semester has and those that fall away; how many are new.

    Among the other tables of the semester it takes these people out of these exams.
    """
    names = [column.name for column in WITHDRAWALS.columns]
    known = semester.rows_of(WITHDRAWALS)[names]
    more = found.falls_away.assign(reason="unconfirmed")[names]
    table = pd.concat([known.astype(object), more.astype(object)], ignore_index=True)
    write_whole(Path(file), lambda beside: write_csv(beside, table), private=True)
    return len(more)

"""After the exams: attendance, scripts, marks, what is kept until when, hours of duty."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from instances.io.tables.csv_writer import write_csv
from models.atomic_file import write_whole
from models.instance import Instance
from models.schema.records import ATTENDANCES
from models.timetable import Timetable
from scheduler.app.read_timetable import given_timetable
from scheduler.follow_up.duty_hours import COLUMNS as HOURS
from scheduler.follow_up.duty_hours import duty_hours
from scheduler.follow_up.scripts import ScriptState, scripts
from scheduler.follow_up.sittings import held_sittings
from scheduler.follow_up.turnouts import next_units, unit_turnouts


@dataclass(frozen=True)
class FollowUp:
    """`sittings`: minutes of every sitting, and what is missing (scheduler/follow_up/sittings.py). `scripts`: of every exam
    the marks, the results and until when its scripts are kept (scripts.py). `turnouts`: of every unit how many came
    (turnouts.py). `hours`: for pay (duty_hours.py)."""

    sittings: pd.DataFrame
    scripts: pd.DataFrame
    turnouts: pd.DataFrame
    hours: pd.DataFrame

    @property
    def overdue(self) -> pd.DataFrame:
        """The exams whose marks have not come after the time for marking."""
        return self.scripts[self.scripts["state"] == ScriptState.OVERDUE]

    @property
    def for_archives(self) -> pd.DataFrame:
        """The exams whose scripts were kept long enough: a list for the archives' visa, not an order to destroy them."""
        return self.scripts[self.scripts["state"] == ScriptState.ARCHIVE]


def follow_up(
    semester: Instance, timetable: Timetable | Path | str | None = None, *, today: date | None = None
) -> FollowUp:
    """What the records of a semester say once exams are over, on a day (None: that of this computer).

    Without a timetable exams are over with their windows, and no hours are known. Raises InvalidInput for a timetable that
    cannot be read.
    """
    if timetable is not None:
        timetable = given_timetable(semester, timetable)
    day = today or date.today()
    sittings = held_sittings(semester, timetable, day)
    hours = pd.DataFrame(columns=HOURS) if timetable is None else duty_hours(semester, timetable)
    return FollowUp(sittings, scripts(semester, sittings, day), unit_turnouts(semester, sittings), hours)


def attended(semester: Instance, found: FollowUp, candidate: str) -> pd.DataFrame:
    """The exams that a candidate came to, as recorded: exam, session, day, site; for a certificate asked for afterwards."""
    rows = semester.rows_of(ATTENDANCES)
    came = rows.loc[(rows["candidate"] == candidate) & (rows["outcome"] != "absent"), ["exam"]].astype(str)
    seats = semester.sits.loc[semester.sits["candidate"] == candidate, ["exam", "site"]].astype(str)
    days = found.sittings[["exam", "session", "site", "day"]]
    return came.merge(seats, on="exam").merge(days, on=["exam", "site"])[["exam", "session", "day", "site"]]


def write_next_units(semester: Instance, found: FollowUp, file: Path | str) -> int:
    """Write the table `units` of the next semester; how many units have a share that was seen."""
    write_whole(Path(file), lambda beside: write_csv(beside, next_units(semester, found.turnouts)))
    return int(found.turnouts["permille"].notna().sum())


def write_sheet(table: pd.DataFrame, file: Path | str) -> int:
    """Write a table of the follow-up as CSV; how many rows it has."""
    write_whole(Path(file), lambda beside: write_csv(beside, table), private=True)
    return len(table)

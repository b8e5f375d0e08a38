"""Whether a timetable belongs to an instance: every exam, place and candidate it names must exist there."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from instances.io.issue_log import KEEP, IssueLog
from instances.io.timetable.save import FILE
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.schema.timetable import FILES, TIMETABLE_TABLES
from models.timetable import Timetable

_WHAT = {
    "exams": ("exam", "épreuve"),
    "sites": ("site", "site"),
    "rooms": ("room", "salle"),
    "candidates": ("candidate", "candidat"),
    "zones": ("time zone of a site", "fuseau d'un site"),
}


def check_name(timetable: Timetable, name: str) -> None:
    """Raises InvalidInput, with one sentence, if a timetable says that it is of an instance of another name."""
    if timetable.instance != name:
        words = (("name", name),)
        raise InvalidInput((Issue(FILE, 0, "instance", timetable.instance, "timetable-other", words),))


def check_fit(timetable: Timetable, instance: Instance) -> None:
    """Raises InvalidInput if it is of an instance of another name, else with every exam, place, zone or candidate that
    the instance does not have.

    Staff are not checked here: the audit reports duties of people who are no longer there.
    """
    check_name(timetable, instance.name)
    known: dict[str, Iterable[object]] = {
        "exams": instance.exam,
        "sites": instance.site,
        "rooms": [room.id for room in instance.rooms],
        "candidates": instance.candidates["id"],
        "zones": {site.zone for site in instance.sites},
    }
    issues = IssueLog()
    for name, table in TIMETABLE_TABLES.items():
        rows: pd.DataFrame = getattr(timetable, name)
        for column in table.columns:
            what = "zones" if column.kind == "zone" else column.refers
            if what:
                _check(name, rows[column.name], known[what], _WHAT[what], issues)
    issues.stop_if_any()


def _check(
    name: str, column: "pd.Series[str]", known: Iterable[object], what: tuple[str, str], issues: IssueLog
) -> None:
    """Rows count lines of the CSV file, or entries of the list in timetable.json."""
    large = name in {table.name for table in FILES}
    file = f"{name}.csv" if large else FILE
    where = str(column.name) if large else f"{name}.{column.name}"
    wrong = ~(column.isin(pd.Index(known)) | (column == "" if column.name == "room" else False)).to_numpy()
    rows = np.flatnonzero(wrong)
    for row in rows[:KEEP].tolist():
        issues.add(
            file,
            "timetable-unknown",
            row=row + 2 if large else 0,
            column=where,
            value=column.iloc[row],
            detail={"what_en": what[0], "what_fr": what[1]},
        )
    issues.count(file, where, "timetable-unknown", len(rows) - KEEP)

"""Whether a timetable speaks of the instance it is to be judged by."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from instances.io.issue_log import KEEP, IssueLog
from models.instance import Instance
from models.timetable import Timetable

_EXAM, _SITE = ("exam", "épreuve"), ("site", "site")
_WHAT = {
    "exam": _EXAM,
    "stays": _EXAM,
    "moves": _EXAM,
    "site": _SITE,
    "home": _SITE,
    "host": _SITE,
    "room": ("room", "salle"),
    "candidate": ("candidate", "candidat"),
    "zone": ("time zone of a site", "fuseau d'un site"),
}


def check_fit(timetable: Timetable, instance: Instance) -> None:
    """Raises InvalidInput with every exam, place, zone or candidate that the instance does not have. Staff
    come and go: who is no longer there is for the audit to say."""
    known: dict[str, Iterable[object]] = {
        "exam": instance.exam,
        "site": instance.site,
        "room": [room.id for room in instance.rooms],
        "candidate": instance.candidates["id"],
        "zone": {site.zone for site in instance.sites},
    }
    issues = IssueLog()
    tables = {"starts": timetable.starts, "hosts": timetable.hosts, "rooms": timetable.rooms}
    large = {"seats": timetable.seats, "overlaps": timetable.overlaps, "duties": timetable.duties}
    for name, table in {**tables, **large}.items():
        for column in [str(c) for c in table.columns if c in _WHAT]:
            en, fr = _WHAT[column]
            ids = known["exam" if en == "exam" else "site" if en == "site" else column]
            _check(name, table[column], ids, (en, fr), issues)
    issues.stop_if_any()


def _check(
    name: str, column: "pd.Series[str]", known: Iterable[object], what: tuple[str, str], issues: IssueLog
) -> None:
    """Rows count lines of the CSV file, or entries of the list in timetable.json."""
    large = name in ("seats", "overlaps", "duties")
    file = f"{name}.csv" if large else "timetable.json"
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

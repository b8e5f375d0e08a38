"""Local times on days on which the clock of their zone changes: imposed starts, and the list of a session."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import numpy as np
import pandas as pd

from instances.io.checks.headcounts import rows_of
from instances.io.issue_log import IssueLog
from instances.io.settings.field_errors import FILE
from instances.io.tables.sheet import Sheet
from models.calendar import WEEKDAYS, Session
from models.local_time import repeated, skipped


def check_imposed_times(exams: Sheet, offerings: Sheet, centres: Sheet, issues: IssueLog) -> None:
    """An imposed start that the clock of its organising centre skips is an error, one that it repeats a warning."""
    zone_of = dict(zip(centres["id"].column, centres["zone"].column, strict=True))
    organiser = dict(zip(offerings["id"].column, offerings["centre"].column, strict=True))
    start = exams["imposed_start"]
    for i in np.flatnonzero(start.good[start.codes]).tolist():
        zone = zone_of.get(organiser.get(exams["offering"].column[i]))
        if zone:
            line, text = int(exams.lines[i]), start.texts[start.codes[i]]
            note_clock_change(exams.file, line, "imposed_start", text, start.column[i], str(zone), issues)


def note_clock_change(
    file: str, line: int, column: str, text: str, clock: datetime, zone: str, issues: IssueLog
) -> None:
    """Note a local time, written as `text`, if the clock of its zone skips it (an error) or repeats it (a warning)."""
    clocks, words = pd.DatetimeIndex([clock]), {"zone": zone}
    if skipped(clocks, zone).any():
        issues.add(file, "input-skipped-time", row=line, column=column, value=text, detail=words)
    elif repeated(clocks, zone).any():
        code = "unlikely-repeated-time"
        issues.add(file, code, row=line, column=column, value=text, severity="warning", detail=words)


def check_listed_times(sheets: Mapping[str, Sheet], sessions: tuple[Session, ...], issues: IssueLog) -> None:
    """Warnings about starts of a session's list on days on which the clock of an organising centre skips or repeats
    them; tables without an error. A grid lists no time by name, so that nothing is said of it."""
    exams, offerings, centres = (sheets[name] for name in ("exams", "offerings", "centres"))
    offering = rows_of(exams["offering"], offerings)
    zones = centres["zone"].column[rows_of(offerings["centre"], centres)[offering]]
    for number, session in enumerate(sessions, 1):
        days = (session.last_day - session.first_day).days + 1
        every = [session.first_day + timedelta(days=i) for i in range(days)] if session.starts else []
        clocks = pd.DatetimeIndex([pd.Timestamp.combine(d, at) for d in every for at in session.starts_on(d)])
        for zone in sorted(set(zones[exams["session"].column == session.number])):
            lost, twice = skipped(clocks, zone), repeated(clocks, zone)
            for at, code in [
                *((at, "settings-skipped-start") for at in clocks[lost]),
                *((at, "settings-repeated-start") for at in clocks[twice]),
            ]:
                issues.add(
                    FILE,
                    code,
                    column=f"sessions[{number}].starts.{WEEKDAYS[at.weekday()]}",
                    value=f"{at:%H:%M}",
                    severity="warning",
                    detail={"day": f"{at:%Y-%m-%d}", "zone": zone},
                )

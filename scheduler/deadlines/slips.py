"""What if a date slips: the days of a semester with one of them moved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from instances.io.tables.moments import parse_date
from models.calendar import Session
from models.issues import InvalidInput, Issue
from scheduler.deadlines.semester_days import SemesterDays

MOVABLE = ("calendar1", "calendar2", "publication", "results", "session1", "session2")
"""What may slip: the publication of a calendar, the results of session 1 (by either name), a session with its exams."""

_FORM = re.compile(r"(?P<what>\w+) ?=(?:(?P<days>[+-]\d{1,3}) ?[dj]|(?P<day>.+))")
_FRENCH = {
    "résultats": "results",
    "resultats": "results",
    "calendrier1": "calendar1",
    "calendrier2": "calendar2",
}


@dataclass(frozen=True, slots=True)
class Slip:
    """One date that moves by so many `days`, or to a `day`."""

    what: str
    days: int = 0
    day: date | None = None


def parse_slip(text: str) -> Slip:
    """The slip that a text names: `results=+5d`, `session2=-2d`, `publication=2024-03-20`. Raises InvalidInput for anything else."""
    given = _FORM.fullmatch(text.strip().casefold())
    what = _FRENCH.get(given["what"], given["what"]) if given else ""
    try:
        if given and what in MOVABLE:
            return Slip(
                what, int(given["days"] or 0), parse_date(given["day"].strip()) if given["day"] else None
            )
    except ValueError:
        pass  # no day of any month
    raise InvalidInput((Issue("--slip", 0, "", text, "input-slip", (("movable", ", ".join(MOVABLE)),)),))


def slipped(days: SemesterDays, slips: Sequence[Slip]) -> SemesterDays:
    """The days with the slips applied, in their order."""
    for slip in slips:
        days = _slipped(days, slip)
    return days


def _slipped(days: SemesterDays, slip: Slip) -> SemesterDays:
    number = int(slip.what[-1]) if slip.what[-1].isdigit() else 1
    session = next((s for s in days.sessions if s.number == number), None)
    if session is None:
        return days
    if slip.what.startswith("session"):
        moved = slip.day - session.first_day if slip.day else timedelta(days=slip.days)
        changed = replace(
            days, exams=_moved(days.exams, number, moved), centres=_moved(days.centres, number, moved)
        )
        return _with(changed, session, first_day=session.first_day + moved, last_day=session.last_day + moved)
    if not slip.what.startswith("calendar"):
        return _results_moved(days, slip)
    known = session.calendar_published
    if slip.day is None and known is None:
        return days
    return _with(days, session, calendar_published=slip.day or (known and known + timedelta(days=slip.days)))


def _results_moved(days: SemesterDays, slip: Slip) -> SemesterDays:
    """The days with the results of session 1 at every centre moved: from its set day, else from the last that the rules
    allow to any of those without one."""
    exams = days.exams[days.exams["session"] == 1]
    every = {str(centre) for centre in exams["organiser"]}
    rest = exams[~exams["organiser"].isin([c for c in every if (1, c) in days.published])]
    last = None if rest.empty else rest["published"].max().date()
    moved = {
        (1, c): slip.day or day + timedelta(days=slip.days)
        for c in every
        if (day := days.published.get((1, c)) or last)
    }
    return replace(days, published={**days.published, **moved})


def _moved(table: pd.DataFrame, session: int, by: timedelta) -> pd.DataFrame:
    """The table with every day of a session's exams moved."""
    mine, days = table["session"] == session, table.select_dtypes("datetime").columns
    return table.assign(**{name: table[name].where(~mine, table[name] + by) for name in days})


def _with(days: SemesterDays, session: Session, **values: object) -> SemesterDays:
    changed = session.model_copy(update=values)
    return replace(days, sessions=tuple(changed if s.number == session.number else s for s in days.sessions))

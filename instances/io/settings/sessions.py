"""The sessions of `instance.toml`: windows, starts by weekday or a grid."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from instances.io.issue_log import IssueLog
from instances.io.settings.field_errors import FILE, note_errors
from instances.io.settings.loose_types import note_loose_types
from instances.io.settings.setting_names import FRENCH_NAMES, note_unknown
from instances.io.tables.cell_error import CellError
from instances.io.tables.moments import parse_date, parse_time
from models.calendar import UNDECIDED, WEEKDAYS, Session

LONGEST = 400
"""Days a session may last: a typing mistake in a year is noticed here."""

_UNDECIDED = (UNDECIDED, "à décider", "en cours de planification")
"""How a deadline that will be set later may be written."""

_DATES = ("first_day", "last_day", "results_published", "calendar_published", "request_deadline")


def parse_sessions(rows: Any, issues: IssueLog) -> tuple[Session, ...]:
    """The sessions in order; what is wrong is noted."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        issues.add(FILE, "settings-table", column="sessions", value=rows, detail={"example": "[sessions]"})
        return ()
    if not rows:
        issues.add(FILE, "settings-no-sessions", column="sessions")
    found = [s for i, row in enumerate(rows) if (s := _session(f"sessions[{i + 1}]", row, issues))]
    found.sort(key=lambda session: (session.number, session.first_day))
    for one, two in pairwise(found):
        if one.number == two.number:
            issues.add(FILE, "settings-same-number", column="sessions", value=one.number)
        elif two.first_day <= one.last_day:
            issues.add(
                FILE,
                "settings-windows-overlap",
                column="sessions",
                value=two.first_day,
                detail={"number": two.number, "before": one.number, "last": one.last_day},
            )
    return tuple(found)


def _session(where: str, row: Mapping[str, Any], issues: IssueLog) -> Session | None:
    given = dict(row)
    bad = {key for key in _DATES if key in given and not _as_date(where, given, key, issues)}
    if "starts" in given and not _as_starts(where, given, issues):
        bad.add("starts")
    elif bool(given.get("starts")) == ("grid_minutes" in given):
        issues.add(FILE, "settings-starts-or-grid", column=f"{where}.starts")
        bad.add("starts")
    bad |= _misfits(where, given, issues)
    # The model has the last word on what is left (number, grid, missing and unknown names).
    try:
        session = Session.model_validate(given)
    except ValidationError as error:
        note_errors(error, where, Session, issues, bad)
        return None
    if bad or note_loose_types(given, session, where, issues):
        return None
    _note_no_start(where, session, issues)
    return session


def _note_no_start(where: str, session: Session, issues: IssueLog) -> None:
    """A warning if no day of the window has a start: imposed starts alone could be kept."""
    days = range((session.last_day - session.first_day).days + 1)
    if not any(session.starts_on(session.first_day + timedelta(days=i)) for i in days):
        words = {"first": session.first_day, "last": session.last_day}
        named = ", ".join(session.starts)
        issues.add(
            FILE,
            "settings-no-start-day",
            column=f"{where}.starts",
            value=named,
            severity="warning",
            detail=words,
        )


def _as_date(where: str, given: dict[str, Any], key: str, issues: IssueLog) -> bool:
    value = given.pop(key)
    if key == "request_deadline" and isinstance(value, str) and value.strip().casefold() in _UNDECIDED:
        given[key] = UNDECIDED
        return True
    try:
        if isinstance(value, datetime) or not isinstance(value, date | str):
            raise CellError("input-bad-date")
        given[key] = parse_date(str(value).strip())
    except CellError as error:
        code = "settings-date" if error.code == "input-bad-date" else error.code
        issues.add(FILE, code, column=f"{where}.{key}", value=value, detail=error.detail)
        return False
    return True


def _as_starts(where: str, given: dict[str, Any], issues: IssueLog) -> bool:
    starts = given.pop("starts")
    if not isinstance(starts, dict):
        issues.add(
            FILE,
            "settings-table",
            column=f"{where}.starts",
            value=starts,
            detail={"example": "sessions.starts"},
        )
        return False
    right, found = True, {}
    for day, times in starts.items():
        if day not in (*WEEKDAYS, "weekdays"):
            column = f"{where}.starts.{day}"
            known = ("weekdays", *WEEKDAYS)
            note_unknown(FILE, column, times, known, "settings-unknown", issues, FRENCH_NAMES)
            right = False
            continue
        try:
            found[day] = tuple(sorted({_clock(entry) for entry in _listed(times)}))
        except ValueError:
            words = {"example": "08:30 14:00" if issues.place(FILE).cells else '["08:30", "14:00"]'}
            issues.add(FILE, "settings-times", column=f"{where}.starts.{day}", value=times, detail=words)
            right = False
    every = found.pop("weekdays", None)
    if every is not None:
        found = {**dict.fromkeys(WEEKDAYS[:5], every), **found}
    given["starts"] = {day: found[day] for day in WEEKDAYS if found.get(day)}
    return right


def _listed(times: Any) -> list[Any]:
    if not isinstance(times, list):
        raise ValueError(times)
    return times


def _clock(entry: Any) -> time:
    if isinstance(entry, time):
        entry = entry.isoformat("seconds")
    if not isinstance(entry, str):
        raise ValueError(entry)
    return parse_time(entry)


def _misfits(where: str, given: Mapping[str, Any], issues: IssueLog) -> set[str]:
    """Days of a session that contradict each other."""
    first, last, published = (given.get(key) for key in ("first_day", "last_day", "results_published"))
    if first is None or last is None:
        return set()
    column = f"{where}.last_day"
    if last < first:
        issues.add(FILE, "settings-window-reversed", column=column, value=last, detail={"first": first})
        return {"last_day"}
    if (days := (last - first).days) > LONGEST:
        issues.add(
            FILE,
            "settings-window-too-long",
            column=column,
            value=last,
            detail={"days": days, "most": LONGEST},
        )
        return {"last_day"}
    if published is not None and published < last:
        column = f"{where}.results_published"
        issues.add(FILE, "settings-published-early", column=column, value=published, detail={"last": last})
        return {"results_published"}
    return set()

"""When rooms and people are busy, from the calendar (.ics) that HyperPlanning, ADE and others export.

Recurrences are worked out on the clock of their own zone, their exceptions and moved occurrences included. A calendar is
text from elsewhere: its size, its events and its recurrences are bounded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar, Component

from instances.io.text.plain_file import refusal
from models.issues import InvalidInput, Issue

MOST_BYTES = 20 * 2**20
MOST_EVENTS = 50_000
MOST_RECURRING = 5_000
"""Of a calendar: bytes, events, events that recur."""
OLDEST = timedelta(days=366 * 5)
"""A recurrence that began so long before is not worked out."""
RECURRING = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


@dataclass(frozen=True)
class BusyTime:
    """One occurrence: where, as the calendar says it, and the local times of its zone (without offset)."""

    location: str
    start: datetime
    end: datetime


@dataclass(frozen=True)
class BusyTimes:
    """The occurrences within some days, in order, and how many events could not be read."""

    times: tuple[BusyTime, ...]
    unread: int


def read_busy_times(path: Path, zone: str, first: date, last: date) -> BusyTimes:
    """What a calendar says of the days from `first` to `last`, on the clock of the zone. Raises InvalidInput for a file that
    is none, or too large."""
    if refused := refusal(path, MOST_BYTES):
        raise _invalid(path, *refused)
    try:
        calendar = Calendar.from_ical(path.read_bytes())
        events = list(calendar.walk("VEVENT"))
    except (ValueError, IndexError, KeyError, AttributeError, RecursionError) as error:
        raise _invalid(path, "calendar-syntax", {"error": type(error).__name__}) from None
    recurring = sum(1 for event in events if event.get("RRULE") is not None)
    for found, most, what in (
        (len(events), MOST_EVENTS, "events"),
        (recurring, MOST_RECURRING, "recurrences"),
    ):
        if found > most:
            raise _invalid(path, "input-oversize", {"found": found, "what": what, "most": most})
    clock = ZoneInfo(zone)
    begin, end = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    moved = {key for event in events if (key := _moved(event, clock)) is not None}
    times, unread = set[BusyTime](), 0
    for event in events:
        try:
            times.update(
                one
                for one in _occurrences(event, clock, begin, end, moved)
                if one.start < end and one.end > begin
            )
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            unread += 1
    return BusyTimes(tuple(sorted(times, key=lambda one: (one.start, one.end, one.location))), unread)


def _invalid(path: Path, code: str, words: dict[str, Any]) -> InvalidInput:
    return InvalidInput((Issue(str(path), 0, "", "", code, tuple((k, str(v)) for k, v in words.items())),))


def _occurrences(
    event: Component, clock: ZoneInfo, begin: datetime, end: datetime, moved: set[tuple[str, datetime]]
) -> Iterator[BusyTime]:
    """The occurrences of an event that may lie between two local times."""
    if (
        str(event.get("STATUS", "")).upper() == "CANCELLED"
        or str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    ):
        return
    start, own = _wall(event.decoded("DTSTART"), clock)
    length = _length(event, start, clock)
    location = " ".join(str(event.get("LOCATION", "")).split())[:500]
    for at in _starts(event, start, own, begin - length - timedelta(days=1), end + timedelta(days=1)):
        if "RECURRENCE-ID" not in event and (str(event.get("UID", "")), _local(at, own, clock)) in moved:
            continue
        yield BusyTime(location, _local(at, own, clock), _local(at + length, own, clock))


def _starts(event: Component, start: datetime, own: tzinfo, begin: datetime, end: datetime) -> set[datetime]:
    """The starts on the event's own clock. Raises ValueError for a recurrence that is not worked out."""
    rule = event.get("RRULE")
    if rule is None:
        return {start, *_dates(event, "RDATE", own)}
    if rule.get("FREQ", [""])[0].upper() not in RECURRING or start < begin - OLDEST:
        raise ValueError("recurrence")
    parts = {name: value for name, value in rule.items() if name.upper() != "UNTIL"}
    until = end
    for given in rule.get("UNTIL", []):
        until = min(
            until, _on(given, own) if isinstance(given, datetime) else datetime.combine(given, time.max)
        )
    text = type(rule)(parts).to_ical().decode()
    made = rrulestr(text, dtstart=start).replace(until=until)
    return {*made, *_dates(event, "RDATE", own)} - _dates(event, "EXDATE", own)


def _dates(event: Component, name: str, own: tzinfo) -> set[datetime]:
    given = event.get(name, [])
    lists = given if isinstance(given, list) else [given]
    return {_on(one.dt, own) for several in lists for one in several.dts if isinstance(one.dt, date)}


def _length(event: Component, start: datetime, clock: ZoneInfo) -> timedelta:
    """How long an event lasts on its clock; a day alone without an end lasts a day, a time alone no time."""
    if "DTEND" in event:
        return max(_wall(event.decoded("DTEND"), clock)[0] - start, timedelta(0))
    if "DURATION" in event:
        lasts: timedelta = event.decoded("DURATION")
        return max(lasts, timedelta(0))
    return timedelta(0) if isinstance(event.decoded("DTSTART"), datetime) else timedelta(days=1)


def _moved(event: Component, clock: ZoneInfo) -> tuple[str, datetime] | None:
    """Which occurrence of which event this one is in the place of; None if of none."""
    if "RECURRENCE-ID" not in event:
        return None
    try:
        at, own = _wall(event.decoded("RECURRENCE-ID"), clock)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return str(event.get("UID", "")), _local(at, own, clock)


def _wall(at: date, clock: ZoneInfo) -> tuple[datetime, tzinfo]:
    """A moment on the clock of its own zone, and that zone; a time or day without one is on the clock given."""
    if not isinstance(at, datetime):
        return datetime.combine(at, time()), clock
    return (at, clock) if at.tzinfo is None else (at.replace(tzinfo=None), at.tzinfo)


def _on(at: date, own: tzinfo) -> datetime:
    """A moment on the clock of a zone, without offset."""
    if not isinstance(at, datetime):
        return datetime.combine(at, time())
    return at if at.tzinfo is None else at.astimezone(own).replace(tzinfo=None)


def _local(at: datetime, own: tzinfo, clock: ZoneInfo) -> datetime:
    return (
        at if own is clock else at.replace(tzinfo=own).astimezone(UTC).astimezone(clock).replace(tzinfo=None)
    )

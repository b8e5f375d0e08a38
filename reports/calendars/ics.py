"""Calendars as text (iCalendar, RFC 5545): written, and read back to know what people have received.

Every zone that an event uses is described in the file (VTIMEZONE), so clocks agree on machines that do not know it.
SEQUENCE counts the minutes from the first of January 2020 to when the event was decided: it never falls, and it rises
when an event changes, without anybody counting the changes.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from models.neutral_text import calendar_text
from reports.calendars.event import CalendarEvent, event_uid
from reports.calendars.zone_description import zone_description

_PRODUCT = "-//Exam scheduler//FR"
_ANY_UID = event_uid()
"""Stands for the identifier of an event, which is as long as every other one."""
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def calendar_bytes(title: str, events: Iterable[CalendarEvent]) -> bytes:
    """The calendar as a file; equal events give equal bytes. Times need a zone (ZoneInfo)."""
    ordered = sorted(events, key=lambda one: (one.start, one.uid))
    head, end = _frame(title)
    parts = [head]
    for zone in sorted({_zone(one.start) for one in ordered}):
        days = [one.start.date() for one in ordered if _zone(one.start) == zone]
        parts.append(_timezone(zone, min(days).year, max(days).year))
    parts += [_event_bytes(one) for one in ordered]
    return b"".join([*parts, end, b"\r\n"])


@lru_cache(maxsize=64)
def _frame(title: str) -> tuple[bytes, bytes]:
    """What stands before and after the parts of a calendar."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", " ".join(calendar_text(title).split()))
    head, end, _ = calendar.to_ical().partition(b"END:VCALENDAR")
    return head, end


def _event_bytes(one: CalendarEvent) -> bytes:
    """The event as it stands in a file. The exam of a room is an event of many candidates, who differ by its identifier alone."""
    zones = _zone(one.start), None if one.end is None else _zone(one.end)
    texts = one.summary, one.location, one.description
    alike = _alike(zones, one.start, one.end, texts, one.made, cancelled=one.cancelled)
    return alike.replace(_ANY_UID.encode(), one.uid.encode(), 1)


@lru_cache(maxsize=8192)
def _alike(
    zones: tuple[str, str | None],
    start: datetime,
    end: datetime | None,
    texts: tuple[str, str, str],
    made: datetime,
    *,
    cancelled: bool,
) -> bytes:
    """Events that differ by their identifier alone. `zones` are those of start and end: times of two zones may be equal."""
    return bytes(_event(CalendarEvent(_ANY_UID, start, end, *texts, made, cancelled)).to_ical())


def read_events(content: bytes) -> list[CalendarEvent]:
    """The events of a calendar that `calendar_bytes` wrote. Raises ValueError for anything else."""
    try:
        calendar = Calendar.from_ical(content)
        return [_read(event) for event in calendar.walk("VEVENT")]
    except (KeyError, AttributeError, TypeError, IndexError) as error:
        raise ValueError(f"no calendar of ours: {error}") from error


def _event(one: CalendarEvent) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", one.made.astimezone(UTC))
    event.add("sequence", max(0, int((one.made - _EPOCH).total_seconds()) // 60))
    event.add("dtstart", one.start)
    if one.end is not None:
        event.add("dtend", one.end)
    event.add("summary", one.summary)
    if one.location:
        event.add("location", one.location)
    if one.description:
        event.add("description", one.description)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if one.cancelled or one.end is None else "OPAQUE")
    return event


def _read(event: Any) -> CalendarEvent:
    return CalendarEvent(
        uid=str(event["UID"]),
        start=event.decoded("DTSTART"),
        end=event.decoded("DTEND") if "DTEND" in event else None,
        summary=str(event["SUMMARY"]),
        location=str(event.get("LOCATION", "")),
        description=str(event.get("DESCRIPTION", "")),
        made=event.decoded("DTSTAMP"),
        cancelled=str(event["STATUS"]) == "CANCELLED",
    )


def _zone(at: datetime) -> str:
    if not isinstance(at.tzinfo, ZoneInfo):
        raise TypeError(f"{at}: an event needs a zone of the IANA database")
    return at.tzinfo.key


@cache
def _timezone(zone: str, first: int, last: int) -> bytes:
    """The clocks of a zone from one year to another, as they stand in a file; thousands of files have the same."""
    described = zone_description(zone, date(first, 1, 1) - timedelta(days=366), date(last + 1, 1, 2))
    return bytes(described.to_ical())

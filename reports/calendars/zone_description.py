"""The clocks of a zone as a calendar describes them (VTIMEZONE).

The library has a description of its own, but it looks for changes of clocks in steps of weeks and misses those that
last a month, as in Morocco in Ramadan. Here every day is looked at.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


def zone_description(zone: str, first: date, last: date) -> Timezone:
    """The offset of a zone from the beginning of a day on, and every change of clocks until another day."""
    clock = ZoneInfo(zone)
    since, until = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (first, last))
    described = Timezone()
    described.add("tzid", zone)
    before = _offset(since, clock)
    for at in (since, *_changes(since, until, clock)):
        local = at.astimezone(clock)
        part = TimezoneDaylight() if local.dst() else TimezoneStandard()
        part.add("dtstart", (at + before).replace(tzinfo=None))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", _offset(at, clock))
        part.add("tzname", local.tzname() or zone)
        described.add_component(part)
        before = _offset(at, clock)
    return described


def _changes(since: datetime, until: datetime, clock: ZoneInfo) -> Iterator[datetime]:
    """The instants from which another offset holds, to the minute."""
    day = since
    while day < until:
        low, high = day, day + _DAY
        if _offset(low, clock) != _offset(high, clock):
            while high - low > _MINUTE:
                middle = low + (high - low) // 2
                middle = middle.replace(second=0, microsecond=0)
                low, high = (low, middle) if _offset(middle, clock) != _offset(low, clock) else (middle, high)
            yield high
        day += _DAY


def _offset(at: datetime, clock: ZoneInfo) -> timedelta:
    return at.astimezone(clock).utcoffset() or timedelta(0)

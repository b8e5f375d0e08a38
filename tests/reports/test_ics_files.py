"""Calendars are read back by the library that writes them and by a strict second reader."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from reports.calendars.event import CalendarEvent, event_uid, updated_events
from reports.calendars.ics import calendar_bytes, read_events
from tests.support.strict_calendar import StrictCalendar, strict_events

PARIS, NOUMEA, ST_JOHNS = (ZoneInfo(z) for z in ("Europe/Paris", "Pacific/Noumea", "America/St_Johns"))
MADE, LATER = datetime(2024, 1, 1, 8, tzinfo=UTC), datetime(2024, 1, 9, 8, tzinfo=UTC)


def event(name: str, start: datetime, **changed: object) -> CalendarEvent:
    plain = CalendarEvent(
        event_uid(name),
        start,
        start.replace(hour=start.hour + 2),
        name,
        "Paris",
        "Original identity document.",
        MADE,
    )
    return replace(plain, **changed)  # type: ignore[arg-type]


EVENTS = [
    event("winter", datetime(2024, 1, 22, 14, tzinfo=PARIS)),
    event("summer", datetime(2024, 6, 3, 14, tzinfo=PARIS)),
    event("ahead", datetime(2024, 1, 22, 8, 30, tzinfo=NOUMEA)),
    event("half an hour", datetime(2024, 3, 12, 8, 30, tzinfo=ST_JOHNS)),
    event("a deadline", datetime(2024, 1, 7, 21, 59, tzinfo=PARIS), end=None),
]


def test_two_readers_find_what_was_written() -> None:
    content = calendar_bytes("Épreuves", EVENTS)
    assert sorted(read_events(content), key=lambda e: e.uid) == sorted(EVENTS, key=lambda e: e.uid)
    strict = StrictCalendar.of(content)
    found = {one["UID"].text: one for one in strict.events}
    for one in EVENTS:
        again = found[one.uid]
        assert strict.instant(again["DTSTART"]) == one.start
        assert ("DTEND" in again) == (one.end is not None)
        assert again["SUMMARY"].text == one.summary
    # 22 January 2024 14:00 in Paris is 13:00 UTC, 3 June 12:00 UTC; 08:30 in Nouméa is the evening before, 21:30 UTC.
    assert strict.instant(found[event_uid("winter")]["DTSTART"]) == datetime(2024, 1, 22, 13, tzinfo=UTC)
    assert strict.instant(found[event_uid("summer")]["DTSTART"]) == datetime(2024, 6, 3, 12, tzinfo=UTC)
    assert strict.instant(found[event_uid("ahead")]["DTSTART"]) == datetime(2024, 1, 21, 21, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "zone",
    [
        "Europe/Paris",
        "Africa/Casablanca",
        "Pacific/Noumea",
        "Asia/Beirut",
        "America/St_Johns",
        "Australia/Lord_Howe",
    ],
)
def test_the_clocks_described_are_those_of_the_zone(zone: str) -> None:
    """Every third noon of a year; Morocco puts its clocks back for the month of Ramadan."""
    clock = ZoneInfo(zone)
    local = [datetime(2024, 1, 1, 12, tzinfo=clock) + timedelta(days=3 * n) for n in range(122)]
    found = StrictCalendar.of(calendar_bytes("x", [event(f"{at}", at, end=None) for at in local]))
    assert [found.instant(one["DTSTART"]) for one in found.events] == [at.astimezone(UTC) for at in local]


def test_equal_events_give_equal_bytes() -> None:
    assert calendar_bytes("x", EVENTS) == calendar_bytes("x", EVENTS[::-1])


def test_a_change_raises_the_sequence_and_what_is_gone_is_cancelled() -> None:
    moved = replace(EVENTS[0], start=datetime(2024, 1, 23, 14, tzinfo=PARIS), made=LATER)
    again = [moved, *(replace(one, made=LATER) for one in EVENTS[1:3])]
    events = updated_events(again, read_events(calendar_bytes("x", EVENTS)), LATER)
    written = {one["UID"].text: one for one in strict_events(calendar_bytes("x", events))}
    before = {one["UID"].text: one for one in strict_events(calendar_bytes("x", EVENTS))}

    def risen(name: str) -> int:
        uid = event_uid(name)
        return int(written[uid]["SEQUENCE"].value) - int(before[uid]["SEQUENCE"].value)

    assert written.keys() == before.keys()
    assert [risen(name) for name in ("winter", "summer", "ahead")] == [8 * 24 * 60, 0, 0]
    states = {
        name: written[event_uid(name)]["STATUS"].value for name in ("winter", "half an hour", "a deadline")
    }
    assert states == {"winter": "CONFIRMED", "half an hour": "CANCELLED", "a deadline": "CANCELLED"}
    assert risen("half an hour") == 8 * 24 * 60
    # A third time nothing changes: what is cancelled stays so, under the number it has.
    assert sorted(updated_events(again, events, LATER), key=lambda e: e.uid) == sorted(
        events, key=lambda e: e.uid
    )


@pytest.mark.parametrize(
    "text",
    [
        "a\r\nEND:VEVENT\r\nBEGIN:VEVENT",
        "x\x07\x1b[2J",
        "\u202elived",
        "a;b,c\\n:d",
        "é" * 80,
        "\u2028x",
        "=1+1",
        "x\x0by",
    ],
)
def test_a_text_stays_a_text(text: str) -> None:
    one = replace(EVENTS[0], summary=text, location=text, description=text)
    content = calendar_bytes(text, [one])
    (found,) = strict_events(content)
    assert found["SUMMARY"].text == one.summary
    assert found["DESCRIPTION"].text == one.description
    assert read_events(content) == [one]


@pytest.mark.parametrize(
    "content", [b"x", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", b"\xff"]
)
def test_another_file_is_no_calendar_of_ours(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_events(content)

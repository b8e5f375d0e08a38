"""Calendars of candidates and of staff: each person's own exams or duties, to import into a calendar of one's own, or on a page.

A candidate's calendar has the ordinary hours, because others see it. Who has an arrangement gets a second one with the
own hours, in a folder apart; a person imports one of the two.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from reports.calendars.event import CalendarEvent, event_uid, updated_events
from reports.calendars.ics import calendar_bytes
from reports.documents.document import Document, Written
from reports.documents.edition import Edition
from reports.documents.own_hours import of_own_hours, own_clock, own_text
from reports.documents.personal_pages import personal_pages
from reports.documents.published_sittings import sitting_texts
from reports.documents.shown_rooms import shown_rooms
from reports.public_timetable import public_sittings

Owned = dict[tuple[str, str], list[CalendarEvent]]
"""Events by (centre, person)."""


def calendars(edition: Edition) -> Iterator[Document]:
    """For each centre the calendars of its candidates, of those with an arrangement, and of its staff, one file for each
    person, and the pages of candidates to print."""
    earlier = edition.earlier
    for name, title, events in (
        ("candidates", "event-of-candidate", candidate_events),
        ("private", "event-of-candidate-private", private_events),
        ("staff", "event-of-staff", duty_events),
    ):
        received = {} if earlier is None else events(earlier)
        yield from _files(edition, name, edition.messages.say(title), events(edition), received)
    yield from personal_pages(edition)


def _files(edition: Edition, name: str, title: str, now: Owned, received: Owned) -> Iterator[Written]:
    people: dict[str, list[str]] = {}
    for centre, person in sorted({*now, *received}):
        people.setdefault(centre, []).append(person)
    for centre, owners in people.items():
        files = edition.file_names(owners)
        for person in owners:
            key = (centre, person)
            events = updated_events(now.get(key, []), received.get(key, []), edition.decided)
            path = (edition.centre_folders[centre], "calendars", name, f"{files[person]}.ics")
            yield Written(path, calendar_bytes(title, events))


def candidate_events(edition: Edition) -> Owned:
    """The exams of each candidate of the edition's centres, at the ordinary hours of the site."""
    texts, hours = sitting_texts(edition), published_hours(edition)
    found: Owned = {}
    rows = _candidates(edition)
    rows = rows.assign(shown=shown_rooms(rows))
    for row in _rows(rows[["candidate", "exam", "site", "registered_at", "shown"]]):
        key = (row.exam, row.site)
        if key not in texts:
            continue
        start, end = hours[key]
        event = _exam_event(edition, row, texts[key], start, end, row.shown, "sitting")
        found.setdefault((row.registered_at, row.candidate), []).append(event)
    return found


def private_events(edition: Edition) -> Owned:
    """The exams of each candidate who has an arrangement or is led to an exam, at the own hours."""
    texts = sitting_texts(edition)
    found: Owned = {}
    for row in _rows(of_own_hours(_candidates(edition))):
        text = texts.get((row.exam, row.site))
        if text is not None:
            own, (start, end) = own_text(edition, row, text), own_clock(row)
            event = _exam_event(edition, row, own, start, end, row.room, "own")
            found.setdefault((row.registered_at, row.candidate), []).append(event)
    return found


def duty_events(edition: Edition) -> Owned:
    """The duties of each member of the staff of the edition's centres on days with exams of its sessions."""
    instance, say = edition.instance, edition.messages.say
    sites = {str(site.id): site for site in instance.sites}
    sat = edition.facts.sittings[edition.facts.sittings["session"].isin(edition.sessions)]
    days = set(zip(sat["site"], pd.to_datetime(sat["day"]).dt.date, strict=True))
    found: Owned = {}
    for staff, site_id, duty, room, since, until in _rows(
        edition.timetable.duties.sort_values(["staff", "from"])
    ):
        site = sites[site_id]
        zone = ZoneInfo(site.zone)
        start, end = _at(since, zone), _at(until, zone)
        if site.centre not in edition.centres or (site_id, start.date()) not in days:
            continue
        what = say(f"event-duty-{duty}")
        event = CalendarEvent(
            uid=event_uid("duty", instance.name, staff, site_id, duty, room, start.isoformat()),
            start=start,
            end=end,
            summary=say("event-duty-in", duty=what, room=room) if room else what,
            location=f"{site.name}, {site.address or instance.centre[site.centre].name}",
            description=say("event-duty"),
            made=edition.decided,
        )
        found.setdefault((str(site.centre), staff), []).append(event)
    return found


def published_hours(edition: Edition) -> Mapping[tuple[str, str], tuple[datetime, datetime | None]]:
    """By (exam, site) the published start and end on the clock of the site; an oral has no end."""
    table = public_sittings(edition.instance, edition.facts)
    rows = zip(table["exam"], table["site"], table["zone"], table["start"], table["end"], strict=True)
    return {
        (exam, site): (_at(start, zone), None if pd.isna(end) else _at(end, zone))
        for exam, site, zone, start, end in ((e, s, ZoneInfo(z), a, b) for e, s, z, a, b in rows)
    }


def _rows(table: pd.DataFrame) -> Iterator[Any]:
    """The rows as tuples with names."""
    return table.itertuples(index=False)


def _candidates(edition: Edition) -> pd.DataFrame:
    rows = edition.seated
    return rows[rows["registered_at"].isin(list(edition.centres))].sort_values(["candidate", "start", "exam"])


def _exam_event(
    edition: Edition,
    row: Any,
    text: Mapping[str, Any],
    start: datetime,
    end: datetime | None,
    room: str,
    kind: str,
) -> CalendarEvent:
    say, instance = edition.messages.say, edition.instance
    place = (
        "" if text["remote"] else ", ".join(filter(None, (text["site"], text["address"] or text["centre"])))
    )
    lines = [f"{text['session']}, {text['hours']} ({text['zone']})"]
    lines += [say("event-room", room=room)] if room and not text["remote"] else []
    lines += [say("event-come", hour=text["come"])] if text["come"] else []
    lines += [say("event-exit", hour=text["exit"])] if text["exit"] else []
    lines += text["contained"]
    lines += [say("event-remote")] if text["remote"] else [say("event-identity")]
    return CalendarEvent(
        uid=event_uid(kind, instance.name, row.candidate, row.exam),
        start=start,
        end=end,
        summary=say("event-exam", code=text["code"], unit=text["unit"]),
        location=place,
        description="\n".join(lines),
        made=edition.decided,
    )


def _at(instant: pd.Timestamp, zone: ZoneInfo) -> datetime:
    return instant.to_pydatetime().astimezone(zone)

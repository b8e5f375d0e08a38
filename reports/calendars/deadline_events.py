"""Deadlines as events: each is the last minute of its day, on the clock of the centre that manages it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from models.deadline import Deadline
from models.ids import CentreId
from models.instance import Instance
from models.text import Messages
from reports.calendars.event import CalendarEvent, event_uid
from reports.deadline_lines import DeadlineWords


def deadline_events(
    instance: Instance, deadlines: Iterable[Deadline], messages: Messages, made: datetime
) -> Iterator[CalendarEvent]:
    """One event for each deadline that has a day."""
    words = DeadlineWords(instance, messages)
    for one in deadlines:
        if one.instant is None:
            continue
        what = words.what(one)
        yield CalendarEvent(
            uid=event_uid("deadline", instance.name, one.kind, one.session, one.centre, one.exam),
            start=one.instant,
            end=None,
            summary=f"{what} ({one.exam})" if one.exam else what,
            location=instance.centre[CentreId(one.centre)].name,
            description=messages.say(
                "event-deadline", who=words.who([one]), since=words.since(one), article=words.article(one)
            ),
            made=made,
        )

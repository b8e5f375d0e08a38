"""Keep deadlines in a calendar that people import or subscribe to."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from models.atomic_file import write_whole
from models.deadline import Deadline
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.text import Language, Messages
from reports.calendars.deadline_events import deadline_events
from reports.calendars.event import CalendarEvent, updated_events
from reports.calendars.ics import calendar_bytes, read_events


def save_deadlines(
    path: Path | str,
    semester: Instance,
    deadlines: Iterable[Deadline],
    *,
    language: Language = "fr",
    made: datetime | None = None,
) -> int:
    """Write the deadlines that have a day to a calendar (.ics) and return how many events it has.

    A calendar that is there is brought up to date: what is unchanged stays as it was, what moved has a higher
    SEQUENCE, what is gone is cancelled. `made`: the instant of the change (default: now). Raises InvalidInput if the
    file is another calendar or none.
    """
    path, made = Path(path), (made or datetime.now(UTC)).replace(microsecond=0)
    messages = Messages(language, semester.wording)
    now = deadline_events(semester, deadlines, messages, made)
    events = updated_events(now, _received(path), made)
    content = calendar_bytes(
        messages.say("event-deadlines", semester=semester.title or semester.name), events
    )
    write_whole(path, lambda work: work.write_bytes(content))
    return len(events)


def _received(path: Path) -> list[CalendarEvent]:
    if not path.exists():
        return []
    try:
        return read_events(path.read_bytes())
    except ValueError as error:
        named = (("error", type(error).__name__),)
        raise InvalidInput((Issue(str(path), 0, "", "", "calendar-syntax", named),)) from error

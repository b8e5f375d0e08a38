"""An event of a calendar, and what becomes of the events that people have already received."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from models.neutral_text import calendar_text


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event. `uid` stays the same whatever is changed; `end` None: an instant. Times carry their zone.

    `made`: when what it says was decided; two events that say the same are equal whenever that was.
    `cancelled`: the event was announced and does not take place.
    """

    uid: str
    start: datetime
    end: datetime | None
    summary: str
    location: str
    description: str
    made: datetime = field(compare=False)
    cancelled: bool = False

    def __post_init__(self) -> None:
        """Texts that users gave are made harmless here, so that an event is what its file says."""
        for name in ("summary", "location"):
            object.__setattr__(self, name, " ".join(calendar_text(getattr(self, name)).split()))
        object.__setattr__(self, "description", calendar_text(self.description).strip())


def event_uid(*parts: object) -> str:
    """An identifier made from what an event is about. It is a digest, so it tells nobody's id."""
    return sha256("\x00".join(map(str, parts)).encode()).hexdigest()[:40] + "@exams"


def updated_events(
    now: Iterable[CalendarEvent], received: Iterable[CalendarEvent], made: datetime
) -> list[CalendarEvent]:
    """The events to send to people who have received others: what is unchanged stays as it was, what is gone is
    cancelled as of `made`."""
    known = {one.uid: one for one in received}
    current = [known[one.uid] if known.get(one.uid) == one else one for one in now]
    present = {one.uid for one in current}
    gone = [
        one if one.cancelled else replace(one, cancelled=True, made=made)
        for uid, one in known.items()
        if uid not in present
    ]
    return [*current, *gone]

"""A deadline: what is due, for whom, by which instant, counted from what."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

LAST_MINUTE = time(23, 59)


class Kind(StrEnum):
    """What is due, in the order of a semester."""

    CALENDAR = "calendar"
    NEEDS = "needs"
    CONVOCATIONS = "convocations"
    REQUESTS = "requests"
    ANSWERS = "answers"
    CONFIRMATION = "confirmation"
    MARKS = "marks"
    RESULTS = "results"
    COPIES = "copies"


class Whose(StrEnum):
    """Who has to meet the deadline."""

    CANDIDATES = "candidates"
    OFFICE = "office"
    TEACHERS = "teachers"


class Anchor(StrEnum):
    """From what a deadline is counted."""

    EXAM = "exam"
    SESSION = "session"
    RECEIPT = "receipt"
    PUBLICATION = "publication"
    PUBLISHED_DATE = "published-date"
    REQUESTS = "requests"


class DeadlineState(StrEnum):
    """Where a deadline stands on a day."""

    PAST = "past"
    TODAY = "today"
    AHEAD = "ahead"
    UNDECIDED = "undecided"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline. `day` None: nobody has decided it yet.

    `centre`: whose rule it is, and whose clock ends the day. `exam`: blank for all exams of the session. `anchor_day`:
    the day it is counted from. `rules`: ids of the catalogue of the regulation, `articles`: where the texts say them.
    `met_on`: the day on which a published date meets it (None: no date is known); a later day than `day` is late.
    """

    kind: Kind
    session: int
    centre: str
    zone: str
    whose: Whose
    day: date | None
    anchor: Anchor
    anchor_day: date | None
    rules: tuple[str, ...]
    exam: str = ""
    met_on: date | None = None
    articles: tuple[str, ...] = ()

    @property
    def instant(self) -> datetime | None:
        """Its last minute, 23:59 on the clock of its zone."""
        return None if self.day is None else datetime.combine(self.day, LAST_MINUTE, ZoneInfo(self.zone))

    @property
    def slack_days(self) -> int | None:
        """Days between the known date and the deadline; negative if it is late, None if either is unknown."""
        return None if self.day is None or self.met_on is None else (self.day - self.met_on).days

    def state(self, today: date) -> DeadlineState:
        """Where it stands on a day of its zone."""
        if self.day is None:
            return DeadlineState.UNDECIDED
        if self.slack_days is not None and self.slack_days < 0:
            return DeadlineState.LATE
        if self.day == today:
            return DeadlineState.TODAY
        return DeadlineState.PAST if self.day < today else DeadlineState.AHEAD

"""The chain of dates: which day waits for which, how many days are left between them, which link is the tightest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.deadline import Deadline, Kind
from models.instance import Instance
from models.policy import DateChainParameters
from scheduler.deadlines.semester_days import SemesterDays


class LinkName(StrEnum):
    """What waits for what."""

    CALENDAR_BEFORE_EXAMS = "calendar-before-exams"
    CALENDAR_BEFORE_REQUESTS = "calendar-before-requests"
    MARKS_BEFORE_RESULTS = "marks-before-results"
    RESULTS_BEFORE_SESSION_2 = "results-before-session-2"


@dataclass(frozen=True, slots=True)
class Link:
    """One link: the later thing may not come before `earliest`; it comes on `actual`. `rules`: ids of the catalogue."""

    name: LinkName
    session: int
    earliest: date
    actual: date
    rules: tuple[str, ...]

    @property
    def slack_days(self) -> int:
        """Days left; negative if the link is broken."""
        return (self.actual - self.earliest).days


def links(instance: Instance, days: SemesterDays, due: tuple[Deadline, ...]) -> tuple[Link, ...]:
    """The links whose two ends are known, the tightest first."""
    found = [*_of_calendars(due), *_of_results(instance, days, due)]
    return tuple(sorted(found, key=lambda link: (link.slack_days, link.session, link.name)))


def _of_calendars(due: tuple[Deadline, ...]) -> Iterator[Link]:
    for one in due:
        if one.kind is not Kind.CALENDAR or one.met_on is None or one.day is None:
            continue
        yield Link(LinkName.CALENDAR_BEFORE_EXAMS, one.session, one.met_on, one.day, one.rules)
        asked = [
            d.day for d in due if d.kind is Kind.REQUESTS and d.session == one.session and d.day is not None
        ]
        if asked:
            yield Link(
                LinkName.CALENDAR_BEFORE_REQUESTS, one.session, one.met_on, min(asked), ("B07", "B13", "B16")
            )


def _of_results(instance: Instance, days: SemesterDays, due: tuple[Deadline, ...]) -> Iterator[Link]:
    told = [one for one in due if one.kind is Kind.RESULTS and one.day and one.met_on]
    for session in sorted({one.session for one in told}):
        # Of the juries of several centres the one that is left the fewest days after the last marks.
        one = min((d for d in told if d.session == session), key=lambda d: d.slack_days or 0)
        if one.day and one.met_on:
            yield Link(LinkName.MARKS_BEFORE_RESULTS, session, one.day, one.met_on, ("B05", "B06", "I02"))
    out, second = days.results(1), days.exams[days.exams["session"] == 2]
    if out is None or not len(second):
        return
    chain, first = instance.policy.of(DateChainParameters), second["first_day"].min().date()
    wait = max(chain.gap, chain.convocation_after_results)
    yield Link(LinkName.RESULTS_BEFORE_SESSION_2, 2, out + timedelta(days=wait), first, ("B04", "B09", "X02"))

"""The deadlines of a semester: what must be out or asked by when, and what a slipping date makes late."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from models.deadline import Deadline, Kind
from models.facts import Facts
from models.instance import Instance
from models.schema.records import MARKS
from models.timetable import Timetable
from scheduler.app.read_timetable import given_timetable
from scheduler.app.regulation import cited
from scheduler.deadlines.deadlines import deadlines
from scheduler.deadlines.links import Link, links
from scheduler.deadlines.semester_days import semester_days
from scheduler.deadlines.slips import Slip, slipped


@dataclass(frozen=True)
class DeadlineCalendar:
    """The deadlines of a semester in order, and the links of its chain of dates, the tightest first.

    `marked`: the exams whose marks came back or whose results are known.
    """

    deadlines: tuple[Deadline, ...]
    links: tuple[Link, ...]
    marked: frozenset[str] = frozenset()

    def overdue(self, today: date) -> tuple[Deadline, ...]:
        """The marks that were due before a day and have not come (règlement Paca, I.H.1: three weeks)."""
        return tuple(
            one
            for one in self.deadlines
            if one.kind is Kind.MARKS
            and one.day
            and one.day < today
            and one.exam
            and one.exam not in self.marked
        )


def deadline_calendar(
    semester: Instance,
    timetable: Timetable | Path | str | None = None,
    *,
    slips: Sequence[Slip] = (),
    facts: Facts | None = None,
) -> DeadlineCalendar:
    """Every deadline that the regulation sets around the exams of a semester.

    With a timetable they count from the days of its exams; without one from the windows of the sessions: what must be
    kept whatever is decided. `slips` move dates first; `facts` are those of the timetable, if an audit has found them. Raises InvalidInput for a timetable that cannot be read.
    """
    if timetable is not None:
        timetable = given_timetable(semester, timetable)
    days = slipped(semester_days(semester, timetable, facts), slips)
    due = tuple(replace(one, articles=cited(one.rules)) for one in deadlines(semester, days))
    offerings = set(semester.results["offering"])
    marked = {str(e.id) for e in semester.exams if e.session == 1 and e.offering in offerings}
    marks = semester.rows_of(MARKS)
    marked |= set(marks.loc[marks["returned"].notna(), "exam"].astype(str))
    return DeadlineCalendar(due, links(semester, days, due), frozenset(marked))


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline before and after a slip."""

    before: Deadline
    after: Deadline


def moved_deadlines(before: DeadlineCalendar, after: DeadlineCalendar) -> tuple[Moved, ...]:
    """The deadlines whose day, or whose known date, a slip moves, in order."""

    def key(one: Deadline) -> tuple[str, int, str, str]:
        return one.kind, one.session, one.centre, one.exam

    later = {key(one): one for one in after.deadlines}
    pairs = ((one, later[key(one)]) for one in before.deadlines if key(one) in later)
    return tuple(Moved(one, two) for one, two in pairs if (one.day, one.met_on) != (two.day, two.met_on))

"""Deadlines around the exams: calendars, convocations, requests, confirmations, marks, results, scripts.

What the texts say. F2 I.A.2.c(2): the calendars "sont consultables au plus tard soixante jours avant les examens", the
convocation "à la première comme à la deuxième session des examens est établie au plus tard trente jours avant les
examens"; in a pandemic the calendars of both sessions "au plus tard 15 jours avant", the convocation to the first
session "au plus tard 15 jours avant". F2 I.A.3.b: the doctor's recommendation comes "au plus tard 5 semaines avant le
début des examens". F2 I.A.2.c(1): overlaps are told "au moins un mois avant la date d'examen". F2 I.H.1: marks come
"dans un délai maximal de 3 semaines après réception des copies"; F0: in Paris three weeks after the exam. F2 I.H.4:
scripts are kept one year from the publication of results; F0: until one year after the exam. F0: Paris has no
convocation to session 2. F1: requests of Paris close on Sunday 7 January and Sunday 24 March 2024 at 23:59, and are
answered within the week.

By hand, session 1 from Monday 22 January to Saturday 3 February 2024, session 2 from Monday 8 April (29 days in February):
| what                             | reckoning                      | day             |
|----------------------------------|--------------------------------|-----------------|
| calendar of session 1            | 22 Jan - 60: 22, 31, 7 more    | 23 November     |
| disability files of session 1    | 22 Jan - 35: 22, 13 more       | 18 December     |
| convocations to session 1        | 22 Jan - 30: 22, 8 more        | 23 December     |
| calendar of session 2            | 8 Apr - 60: 8, 31, 21 more     | 8 February      |
| disability files of session 2    | 8 Apr - 35: 8, 27 more         | 4 March         |
| convocations to session 2        | 8 Apr - 30: 8, 22 more         | 9 March         |
| marks of Paris, last exam 3 Feb  | 3 Feb + 21                     | 24 February     |
| session 2 after 24 February      | 24 Feb + 15: 5, 10 more        | 10 March        |
"""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from models.calendar import UNDECIDED
from models.deadline import Anchor, Deadline, DeadlineState, Kind
from models.instance import Instance
from scheduler.app.deadline_calendar import DeadlineCalendar, deadline_calendar, moved_deadlines
from scheduler.deadlines.deadlines import months_later
from scheduler.deadlines.links import LinkName
from scheduler.deadlines.slips import parse_slip
from tests.support.paths import SHIPPED
from tests.support.reading import read_instance
from tests.support.semester_builder import Build

CENTRES = {"PAR", "PAC", "PDL", "GE", "REU", "MTQ", "GLP", "LBN", "MAR", "NCL"}


@pytest.fixture(scope="module")
def network() -> Instance:
    return read_instance(SHIPPED / "reseau-2023-24-s1")


@pytest.fixture(scope="module")
def told(network: Instance) -> DeadlineCalendar:
    return deadline_calendar(network)


def days(calendar: DeadlineCalendar, kind: Kind, session: int) -> dict[str, date | None]:
    """The day of each centre; a kind has one day a centre while there is no timetable."""
    mine = [one for one in calendar.deadlines if (one.kind, one.session) == (kind, session)]
    assert len({one.centre for one in mine}) == len(mine)
    return {one.centre: one.day for one in mine}


def only(calendar: DeadlineCalendar, kind: Kind, session: int) -> Deadline:
    (one,) = [one for one in calendar.deadlines if (one.kind, one.session) == (kind, session)]
    return one


@pytest.mark.parametrize(("session", "day"), [(1, date(2023, 11, 23)), (2, date(2024, 2, 8))])
def test_calendars_sixty_days_before_the_exams(told: DeadlineCalendar, session: int, day: date) -> None:
    one = only(told, Kind.CALENDAR, session)
    assert (one.day, one.met_on, one.slack_days) == (day, day, 0)


@pytest.mark.parametrize(("session", "day"), [(1, date(2023, 12, 18)), (2, date(2024, 3, 4))])
def test_disability_files_five_weeks_before_the_session(
    told: DeadlineCalendar, session: int, day: date
) -> None:
    assert days(told, Kind.NEEDS, session) == dict.fromkeys(CENTRES, day)


def test_convocations_thirty_days_before_and_none_to_session_2_of_paris(told: DeadlineCalendar) -> None:
    assert days(told, Kind.CONVOCATIONS, 1) == dict.fromkeys(CENTRES, date(2023, 12, 23))
    assert days(told, Kind.CONVOCATIONS, 2) == dict.fromkeys(CENTRES - {"PAR"}, date(2024, 3, 9))


@pytest.mark.parametrize(
    ("session", "paris", "others"),
    [(1, date(2024, 1, 7), date(2023, 12, 22)), (2, date(2024, 3, 24), date(2024, 3, 8))],
)
def test_requests_of_paris_by_the_published_day_others_a_month_before(
    told: DeadlineCalendar, session: int, paris: date, others: date
) -> None:
    assert days(told, Kind.REQUESTS, session) == {**dict.fromkeys(CENTRES - {"PAR"}, others), "PAR": paris}


def test_requests_close_at_one_minute_to_midnight_of_the_centre(told: DeadlineCalendar) -> None:
    last = {
        one.centre: one.instant for one in told.deadlines if (one.kind, one.session) == (Kind.REQUESTS, 1)
    }
    assert last["PAR"] == datetime(2024, 1, 7, 23, 59, tzinfo=ZoneInfo("Europe/Paris"))
    assert last["NCL"] == datetime(2023, 12, 22, 12, 59, tzinfo=ZoneInfo("UTC"))


def test_paris_answers_within_the_week(told: DeadlineCalendar) -> None:
    assert days(told, Kind.ANSWERS, 1) == {"PAR": date(2024, 1, 14)}


def test_marks_three_weeks_after_and_scripts_kept_for_a_year(told: DeadlineCalendar) -> None:
    assert days(told, Kind.MARKS, 1)["PAR"] == date(2024, 2, 24)
    assert days(told, Kind.COPIES, 1)["PAR"] == date(2025, 2, 24)


def test_session_2_waits_fifteen_days_for_the_results(told: DeadlineCalendar) -> None:
    (link,) = [one for one in told.links if one.name is LinkName.RESULTS_BEFORE_SESSION_2]
    assert link.earliest == only(told, Kind.RESULTS, 1).day + (date(2024, 3, 10) - date(2024, 2, 24))  # type: ignore[operator]
    assert (link.actual, link.slack_days) == (date(2024, 4, 8), (date(2024, 4, 8) - link.earliest).days)


# Small semesters of one centre

WINTER = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 4, 8), date(2024, 4, 13)))


def small(profile: str = "national") -> Build:
    build = (
        Build(windows=WINTER, profile=profile)
        .exam("A", 120)
        .exam("B", 120)
        .exam("A2", 120, session=2, of="A")
    )
    return build.person("x", "A", "B").room("hall", 9)


def test_in_a_pandemic_calendars_and_convocations_fifteen_days_before() -> None:
    told = deadline_calendar(small("pandemic").instance())
    assert {only(told, Kind.CALENDAR, s).day for s in (1, 2)} == {date(2024, 1, 7), date(2024, 3, 24)}
    assert [one.session for one in told.deadlines if one.kind is Kind.CONVOCATIONS] == [1]
    assert only(told, Kind.CONVOCATIONS, 1).day == date(2024, 1, 7)


def test_with_a_timetable_each_exam_has_its_month_and_its_marks() -> None:
    build = (
        small().start("A", "2024-01-23 14:00").start("B", "2024-01-31 18:00").start("A2", "2024-04-09 14:00")
    )
    told = deadline_calendar(build.instance(), build.timetable())
    asked = {one.exam: one.day for one in told.deadlines if one.kind is Kind.REQUESTS}
    assert asked == {"A": date(2023, 12, 23), "B": date(2023, 12, 31), "A2": date(2024, 3, 9)}
    marks = {one.exam: one.day for one in told.deadlines if one.kind is Kind.MARKS}
    assert marks == {"A": date(2024, 2, 13), "B": date(2024, 2, 21), "A2": date(2024, 4, 30)}
    assert only(told, Kind.CALENDAR, 1).day == date(
        2023, 11, 23
    )  # counted to the session, not to the first exam
    assert [one.exam for one in told.overdue(date(2024, 2, 21))] == ["A"]
    assert [one.exam for one in told.overdue(date(2024, 2, 22))] == ["A", "B"]


def test_candidates_confirm_where_somebody_asks_them_to(told: DeadlineCalendar) -> None:
    assert days(told, Kind.CONFIRMATION, 1) == dict.fromkeys(CENTRES - {"PAR"}, date(2024, 1, 7))


@pytest.mark.parametrize(
    ("day", "month_before"),
    [
        (date(2024, 3, 31), date(2024, 2, 29)),
        (date(2023, 3, 31), date(2023, 2, 28)),
        (date(2024, 1, 22), date(2023, 12, 22)),
    ],
)
def test_a_month_is_a_month_of_the_calendar(day: date, month_before: date) -> None:
    assert months_later(day, -1) == month_before


@pytest.mark.parametrize(
    ("published", "today", "state", "slack"),
    [
        (date(2023, 11, 23), date(2023, 11, 23), DeadlineState.TODAY, 0),
        (date(2023, 11, 24), date(2023, 11, 1), DeadlineState.LATE, -1),
        (None, date(2023, 11, 24), DeadlineState.PAST, None),
        (None, date(2023, 11, 22), DeadlineState.AHEAD, None),
    ],
)
def test_a_published_day_is_late_from_the_day_after(
    published: date | None, today: date, state: DeadlineState, slack: int | None
) -> None:
    one = Deadline(
        Kind.CALENDAR, 1, "PAR", "Europe/Paris", "office", date(2023, 11, 23), Anchor.EXAM, None, (), met_on=published  # type: ignore[arg-type]
    )  # fmt: skip
    assert (one.state(today), one.slack_days) == (state, slack)


def test_a_deadline_that_will_be_published_is_to_be_decided(network: Instance) -> None:
    later = tuple(
        s.model_copy(update={"request_deadline": UNDECIDED}) if s.number == 2 else s for s in network.sessions
    )
    told = deadline_calendar(replace(network, sessions=later))
    one = next(d for d in told.deadlines if (d.kind, d.session, d.centre) == (Kind.REQUESTS, 2, "PAR"))
    assert (one.day, one.instant, one.state(date(2024, 1, 1))) == (None, None, DeadlineState.UNDECIDED)


def test_results_that_slip_leave_fewer_days_before_session_2(
    network: Instance, told: DeadlineCalendar
) -> None:
    after = deadline_calendar(network, slips=(parse_slip("results=+5d"),))
    was, now = (
        next(one.slack_days for one in c.links if one.name is LinkName.RESULTS_BEFORE_SESSION_2)
        for c in (told, after)
    )
    assert was - now == 5


def test_a_session_brought_forward_makes_its_calendar_late(network: Instance, told: DeadlineCalendar) -> None:
    after = deadline_calendar(network, slips=(parse_slip("session2=-2d"),))
    calendar = only(after, Kind.CALENDAR, 2)
    assert (calendar.day, calendar.slack_days) == (date(2024, 2, 6), -2)
    moved = {(m.before.kind, m.before.session) for m in moved_deadlines(told, after)}
    assert {session for _, session in moved} == {2}
    assert {Kind.NEEDS, Kind.CONVOCATIONS, Kind.MARKS} <= {kind for kind, _ in moved}

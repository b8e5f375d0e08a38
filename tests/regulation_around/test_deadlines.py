"""Deadlines around the exams, from the texts: F0 (questions of Paris), F1 (page of Paris), F2 (regulation of PACA)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from models.deadline import Deadline, DeadlineState
from models.instance import Instance
from scheduler import DeadlineCalendar, InvalidInput, deadline_calendar, parse_slip
from tests.regulation_around.small_semester import CENTRES, rows, semester, starts

SESSIONS = (
    {"first_day": "2024-01-22", "last_day": "2024-02-03", "request_deadline": "2024-01-07"},
    {"first_day": "2024-04-08", "last_day": "2024-04-13", "request_deadline": "2024-03-24"},
)


def tables(
    *exams: str, centre: str = "PAR", candidates: tuple[str, ...] = tuple(CENTRES)
) -> dict[str, list[dict[str, str]]]:
    """One unit per exam, organised by a centre, and one candidate of each centre who is registered for all."""
    exams = exams or ("U",)
    return {
        "units": rows("id title ects", *(f"{exam} {exam} 6" for exam in exams)),
        "offerings": rows("id unit centre", *(f"{exam} {exam} {centre}" for exam in exams)),
        "exams": rows(
            "id offering session minutes", *(f"{exam}-{n} {exam} {n} 120" for exam in exams for n in (1, 2))
        ),
        "candidates": rows("id centre site", *(f"c-{name} {name} {name}-S" for name in candidates)),
        "registrations": rows(
            "candidate offering", *(f"c-{name} {exam}" for name in candidates for exam in exams)
        ),
    }


def only(board: DeadlineCalendar, kind: str, session: int, centre: str, exam: str = "") -> Deadline | None:
    """The deadline of a kind, if there is one; there are never two."""
    found = [
        d for d in board.deadlines if (d.kind, d.session, d.centre, d.exam) == (kind, session, centre, exam)
    ]
    assert len(found) < 2
    return found[0] if found else None


def due(board: DeadlineCalendar, kind: str, session: int, centre: str, exam: str = "") -> Deadline:
    found = only(board, kind, session, centre, exam)
    assert found is not None
    return found


def slack(board: DeadlineCalendar) -> int:
    """Days between the first day that the results leave to session 2 and its first day."""
    (link,) = (link for link in board.links if link.name == "results-before-session-2")
    return link.slack_days


@pytest.fixture(scope="module")
def winter(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return semester(tmp_path_factory.mktemp("winter"), SESSIONS, tables())


@pytest.fixture(scope="module")
def board(winter: Instance) -> DeadlineCalendar:
    return deadline_calendar(winter)


@pytest.mark.parametrize(
    ("kind", "session", "centre", "day"),
    [
        # F2 I.A.2.c(2): sixty days before the exams.
        ("calendar", 1, "PAR", date(2023, 11, 23)),
        ("calendar", 2, "PAR", date(2024, 2, 8)),
        # F2 I.A.3.b: five weeks before the first exam; a pandemic does not shorten them.
        ("needs", 1, "PAR", date(2023, 12, 18)),
        ("needs", 1, "PAC", date(2023, 12, 18)),
        ("needs", 1, "PAN", date(2023, 12, 18)),
        ("needs", 2, "PAC", date(2024, 3, 4)),
        # F2 I.A.2.c(2): thirty days before the exams, both sessions; fifteen in a pandemic, for the first alone.
        ("convocations", 1, "PAC", date(2023, 12, 23)),
        ("convocations", 1, "PAR", date(2023, 12, 23)),
        ("convocations", 1, "PAN", date(2024, 1, 7)),
        ("convocations", 2, "PAC", date(2024, 3, 9)),
        ("convocations", 2, "REU", date(2024, 3, 9)),
        # F1: published dates of Paris.
        ("requests", 1, "PAR", date(2024, 1, 7)),
        ("requests", 2, "PAR", date(2024, 3, 24)),
        # F2 I.A.2.c(1): one calendar month before the exam; before the first day of the session until exams have days.
        ("requests", 1, "PAC", date(2023, 12, 22)),
        ("requests", 2, "PAC", date(2024, 3, 8)),
        # F1: treated in the week after the last day.
        ("answers", 1, "PAR", date(2024, 1, 14)),
        ("answers", 2, "PAR", date(2024, 3, 31)),
        # F0: three weeks after the exam (the last day of the window until exams have days).
        ("marks", 1, "PAR", date(2024, 2, 24)),
        ("marks", 2, "PAR", date(2024, 5, 4)),
        # F2 I.A.3.c names no date; the documented default is fifteen days before.
        ("confirmation", 1, "PAC", date(2024, 1, 7)),
        ("confirmation", 2, "PAC", date(2024, 3, 24)),
    ],
)
def test_dates_of_the_first_semester_of_2023_24(
    board: DeadlineCalendar, kind: str, session: int, centre: str, day: date
) -> None:
    assert due(board, kind, session, centre).day == day


@pytest.mark.parametrize(
    ("kind", "session", "centre"),
    [
        ("convocations", 2, "PAR"),  # F0, F1: no convocation to session 2 in Paris
        ("convocations", 2, "PAN"),  # F2: the pandemic annex speaks of the first session alone
        ("confirmation", 1, "PAR"),  # F1: nothing to do in order to come
        ("confirmation", 2, "PAR"),
        ("answers", 1, "PAC"),  # F2 promises an attempt, not a day
    ],
)
def test_the_texts_set_no_such_deadline(
    board: DeadlineCalendar, kind: str, session: int, centre: str
) -> None:
    assert only(board, kind, session, centre) is None


@pytest.mark.parametrize(
    ("kind", "session", "centre", "instant"),
    [
        ("requests", 1, "PAR", "2024-01-07T22:59"),
        ("requests", 2, "PAR", "2024-03-24T22:59"),  # a week before the clocks of Europe change
        ("answers", 2, "PAR", "2024-03-31T21:59"),  # the evening of the day on which they did
        ("calendar", 2, "PAR", "2024-02-08T22:59"),  # winter time, though the exams are in summer time
        ("requests", 1, "REU", "2023-12-22T19:59"),
        ("requests", 1, "GLP", "2023-12-23T03:59"),
        ("requests", 1, "NCL", "2023-12-22T12:59"),
        ("requests", 1, "PYF", "2023-12-23T09:59"),
        ("requests", 2, "GLP", "2024-03-09T03:59"),  # no summer time overseas
    ],
)
def test_a_deadline_ends_at_23_59_of_its_centre(
    board: DeadlineCalendar, kind: str, session: int, centre: str, instant: str
) -> None:
    assert due(board, kind, session, centre).instant == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("today", "state"),
    [(date(2024, 1, 6), "ahead"), (date(2024, 1, 7), "today"), (date(2024, 1, 8), "past")],
)
def test_the_state_of_a_deadline_changes_after_its_day(
    board: DeadlineCalendar, today: date, state: str
) -> None:
    assert due(board, "requests", 1, "PAR").state(today) == DeadlineState(state)


def test_deadlines_come_day_by_day(board: DeadlineCalendar) -> None:
    """Each on the calendar of its own centre, as the texts write them; those of one day together, wherever they end."""
    days = [d.day for d in board.deadlines if d.day is not None]
    assert days == sorted(days)


# A session may begin after a leap day or not: the notices are days, not months.
@pytest.mark.parametrize(
    ("first", "calendar", "needs", "convocations"),
    [
        (date(2024, 3, 1), date(2024, 1, 1), date(2024, 1, 26), date(2024, 1, 31)),
        (date(2023, 3, 1), date(2022, 12, 31), date(2023, 1, 25), date(2023, 1, 30)),
        (date(2024, 6, 10), date(2024, 4, 11), date(2024, 5, 6), date(2024, 5, 11)),
        (date(2024, 9, 9), date(2024, 7, 11), date(2024, 8, 5), date(2024, 8, 10)),
    ],
)
def test_notices_across_leap_days(
    tmp_path: Path, first: date, calendar: date, needs: date, convocations: date
) -> None:
    last = first + timedelta(5)
    second = last + timedelta(60)
    sessions = (
        {"first_day": str(first), "last_day": str(last)},
        {"first_day": str(second), "last_day": str(second + timedelta(5))},
    )
    found = deadline_calendar(semester(tmp_path, sessions, tables(centre="PAC", candidates=("PAC",))))
    assert due(found, "calendar", 1, "PAC").day == calendar
    assert due(found, "needs", 1, "PAC").day == needs
    assert due(found, "convocations", 1, "PAC").day == convocations


@pytest.mark.parametrize(
    ("candidates", "day"),
    [(("PAN",), date(2024, 1, 7)), (("PAN", "PAC"), date(2023, 11, 23))],
)
def test_the_calendar_keeps_the_longest_notice_of_those_who_take_part(
    tmp_path: Path, candidates: tuple[str, ...], day: date
) -> None:
    """F2 I.A.2.c(2): sixty days hold for candidates of PACA, also for an exam of a centre that has the pandemic annex."""
    found = deadline_calendar(semester(tmp_path, SESSIONS, tables(centre="PAN", candidates=candidates)))
    (calendar,) = (d for d in found.deadlines if d.kind == "calendar" and d.session == 1)
    assert calendar.day == day


MONTHS = {
    "A": ("2024-02-29", date(2024, 1, 29)),
    "B": ("2024-03-01", date(2024, 2, 1)),
    "C": ("2024-03-28", date(2024, 2, 28)),
    "D": ("2024-03-29", date(2024, 2, 29)),
    "E": ("2024-03-30", date(2024, 2, 29)),
    "F": ("2024-05-31", date(2024, 4, 30)),
    "G": ("2024-07-31", date(2024, 6, 30)),
    "H": ("2024-12-31", date(2024, 11, 30)),
    "I": ("2025-01-15", date(2024, 12, 15)),
    "J": ("2025-03-28", date(2025, 2, 28)),
    "K": ("2025-03-31", date(2025, 2, 28)),
}


@pytest.fixture(scope="module")
def monthly(tmp_path_factory: pytest.TempPathFactory) -> DeadlineCalendar:
    folder = tmp_path_factory.mktemp("monthly")
    sessions = (
        {"first_day": "2024-02-29", "last_day": "2025-03-31"},
        {"first_day": "2025-06-10", "last_day": "2025-06-30"},
    )
    found = semester(folder, sessions, tables(*MONTHS, centre="PAC", candidates=("PAC", "PAR")))
    timetable = starts(
        folder / "starts.csv",
        *(f"{exam}-1 Europe/Paris {day}T09:00" for exam, (day, _) in MONTHS.items()),
        *(f"{exam}-2 Europe/Paris 2025-06-{n:02}T{hour}" for (exam, n, hour) in _second_sessions()),
    )
    return deadline_calendar(found, timetable)


def _second_sessions() -> list[tuple[str, int, str]]:
    days = [10, 11, 12, 13, 16, 17]
    return [(exam, days[n // 2], ("09:00", "14:00")[n % 2]) for n, exam in enumerate(MONTHS)]


@pytest.mark.parametrize("exam", MONTHS)
def test_an_overlap_is_told_one_calendar_month_before_the_exam(monthly: DeadlineCalendar, exam: str) -> None:
    """F2 I.A.2.c(1), « au moins un mois avant la date d'examen »: the day of that number, or the last of the month."""
    assert due(monthly, "requests", 1, "PAC", f"{exam}-1").day == MONTHS[exam][1]


def test_paris_counts_its_month_from_the_start_of_the_session(monthly: DeadlineCalendar) -> None:
    """F0, « 1 mois avant le début des épreuves », where no date is published."""
    assert due(monthly, "requests", 1, "PAR").day == date(2024, 1, 29)
    assert due(monthly, "requests", 2, "PAR").day == date(2025, 5, 10)


def test_marks_count_from_the_exam_or_from_the_receipt_of_its_scripts(tmp_path: Path) -> None:
    """F0: three weeks after the exam; F2 H.1: after the receipt of the scripts, three days later from another centre."""
    for centre, other, day in (
        ("PAR", "PAC", date(2024, 2, 12)),
        ("PAC", "PAR", date(2024, 2, 12)),
        ("PAC", "REU", date(2024, 2, 20)),
    ):
        folder = tmp_path / f"{centre}-{other}"
        found = semester(folder, SESSIONS, tables(centre=centre, candidates=(centre, other)))
        zone = CENTRES[other][0]
        local = {"Europe/Paris": "09:00", "Indian/Reunion": "12:00"}[zone]
        lines = [
            f"U-{n} {z} {day}T{hour}"
            for n, day in ((1, "2024-01-22"), (2, "2024-04-08"))
            for z, hour in {"Europe/Paris": "09:00", zone: local}.items()
        ]
        assert (
            due(
                deadline_calendar(found, starts(folder / "starts.csv", *lines)), "marks", 1, centre, "U-1"
            ).day
            == day
        )


def test_the_day_of_the_results_is_counted_from_its_own_anchor(tmp_path: Path) -> None:
    """F0 and F2 H.1: the results follow the last marks, three weeks after what these are counted from."""
    data = tables("U", "V", candidates=("PAR", "PAC"))
    data["offerings"] = rows("id unit centre", "U U PAR", "V V PAC")
    folder = tmp_path
    found = semester(folder, SESSIONS, data)
    timetable = starts(
        folder / "starts.csv",
        "U-1 Europe/Paris 2024-01-25T09:00",
        "V-1 Europe/Paris 2024-01-26T09:00",
        "U-2 Europe/Paris 2024-04-08T09:00",
        "V-2 Europe/Paris 2024-04-09T09:00",
    )
    (results,) = (
        d for d in deadline_calendar(found, timetable).deadlines if d.kind == "results" and d.session == 1
    )
    assert results.day == date(2024, 2, 16)
    assert results.anchor_day == date(2024, 1, 26)


@pytest.mark.parametrize(
    ("published", "state", "days"),
    [("2023-11-22", "past", 1), ("2023-11-23", "past", 0), ("2023-11-24", "late", -1)],
)
def test_a_calendar_published_after_sixty_days_before_is_late(
    tmp_path: Path, published: str, state: str, days: int
) -> None:
    sessions = ({**SESSIONS[0], "calendar_published": published}, SESSIONS[1])
    found = due(
        deadline_calendar(semester(tmp_path, sessions, tables(candidates=("PAR",)))), "calendar", 1, "PAR"
    )
    assert (found.state(date(2024, 1, 1)), found.slack_days) == (state, days)


@pytest.mark.parametrize(
    "written",
    [
        "lundi 7 janvier 2024",
        "dimanche 26 mai 2025",
        "vendredi 26 août 2025",
    ],  # the last two as on the page of 2024-25
)
def test_a_date_with_the_weekday_of_another_is_refused(tmp_path: Path, written: str) -> None:
    sessions = ({**SESSIONS[0], "request_deadline": f'"{written}"'}, SESSIONS[1])
    with pytest.raises(InvalidInput):
        semester(tmp_path, sessions, tables(candidates=("PAR",)))


def test_a_date_with_its_own_weekday_is_read(tmp_path: Path) -> None:
    sessions = ({**SESSIONS[0], "request_deadline": '"dimanche 7 janvier 2024"'}, SESSIONS[1])
    found = deadline_calendar(semester(tmp_path, sessions, tables(candidates=("PAR",))))
    assert due(found, "requests", 1, "PAR").day == date(2024, 1, 7)


def test_a_date_that_nobody_has_decided_stays_open(tmp_path: Path) -> None:
    """F1 of the second session in September: « en cours de planification »."""
    sessions = (SESSIONS[0], {**SESSIONS[1], "request_deadline": '"en cours de planification"'})
    found = due(
        deadline_calendar(semester(tmp_path, sessions, tables(candidates=("PAR",)))), "requests", 2, "PAR"
    )
    assert found.day is None
    assert found.state(date(2024, 4, 1)) == "undecided"


@pytest.mark.parametrize(
    ("named", "of_paris", "of_paca"),
    [("PAR", date(2024, 1, 7), date(2023, 12, 22)), ("PAC", date(2023, 12, 22), date(2024, 1, 7))],
)
def test_a_published_date_is_that_of_its_centre(
    tmp_path: Path, named: str, of_paris: date, of_paca: date
) -> None:
    """F1 speaks for Paris. Where a centre publishes a date its candidates have it; others count their month."""
    sessions = ({**SESSIONS[0], "request_deadline_centre": f'"{named}"'}, SESSIONS[1])
    found = deadline_calendar(semester(tmp_path, sessions, tables(candidates=("PAR", "PAC"))))
    assert due(found, "requests", 1, "PAR").day == of_paris
    assert due(found, "requests", 1, "PAC").day == of_paca


def test_a_published_date_of_an_unknown_centre_is_refused(tmp_path: Path) -> None:
    sessions = ({**SESSIONS[0], "request_deadline_centre": '"PARIS"'}, SESSIONS[1])
    with pytest.raises(InvalidInput, match="request_deadline_centre"):
        semester(tmp_path, sessions, tables(candidates=("PAR",)))


@pytest.fixture(scope="module")
def of_paris(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], DeadlineCalendar]:
    found = semester(tmp_path_factory.mktemp("paris"), SESSIONS, tables(candidates=("PAR",)))
    return lambda slip: deadline_calendar(found, slips=[parse_slip(slip)] if slip else [])


@pytest.mark.parametrize(
    ("slip", "days"),
    [
        ("", 29),  # 3 February + 21 + 15 = 10 March; session 2 on 8 April
        ("results=+5d", 24),
        ("results=+29d", 0),
        ("results=+30d", -1),
        ("publication=2024-03-20", 4),
        ("publication=2024-03-24", 0),
        ("publication=2024-03-25", -1),
        ("session2=-2d", 27),
        ("session2=-29d", 0),
        ("session2=-30d", -1),
        ("session1=+2d", 27),
        ("session2=2024-03-10", 0),
    ],
)
def test_what_a_slip_leaves_between_the_results_and_session_2(
    of_paris: Callable[[str], DeadlineCalendar], slip: str, days: int
) -> None:
    """F2 I.A.2.c(1): fifteen days after the publication of the results at the earliest."""
    assert slack(of_paris(slip)) == days


@pytest.mark.parametrize(
    ("slip", "kind", "session", "day"),
    [
        ("session2=-2d", "calendar", 2, date(2024, 2, 6)),
        ("session2=-2d", "needs", 2, date(2024, 3, 2)),
        ("session2=-2d", "requests", 2, date(2024, 3, 24)),  # a published date stays what it is
        ("session1=+2d", "calendar", 1, date(2023, 11, 25)),
        ("session1=+2d", "marks", 1, date(2024, 2, 26)),
        (
            "results=+5d",
            "copies",
            1,
            date(2025, 2, 28),
        ),  # published on 29 February 2024: a year later is the last of February
    ],
)
def test_what_else_a_slip_moves(
    of_paris: Callable[[str], DeadlineCalendar], slip: str, kind: str, session: int, day: date
) -> None:
    assert due(of_paris(slip), kind, session, "PAR").day == day


def test_convocations_that_need_the_results_take_thirty_days(tmp_path: Path) -> None:
    """X02, an inference from F2 that is a setting: 24 February + 30 = 25 March, 14 days before session 2."""
    found = semester(
        tmp_path,
        SESSIONS,
        tables(candidates=("PAR",)),
        "[policy.date-chain]\nconvocation_after_results = 30\n",
    )
    assert slack(deadline_calendar(found)) == 14


def test_session_2_in_july_is_too_early(tmp_path: Path) -> None:
    """X02: 22 June 2024 + 36 days is 28 July: why session 2 is in September."""
    for first, days in (("2024-07-22", -6), ("2024-09-09", 43)):
        sessions = (
            {"first_day": "2024-06-10", "last_day": "2024-06-22"},
            {"first_day": first, "last_day": first},
        )
        assert (
            slack(deadline_calendar(semester(tmp_path / first, sessions, tables(candidates=("PAR",)))))
            == days
        )


def test_a_centre_without_a_start_keeps_its_deadlines(winter: Instance, tmp_path: Path) -> None:
    """A table of starts that leaves a zone or an exam out is not complete; what its people are owed is owed all the same."""
    timetable = starts(tmp_path / "starts.csv", "U-1 Europe/Paris 2024-01-24T14:00")
    board = deadline_calendar(winter, timetable)
    # F2 I.A.3.b and I.A.2.c(2), five weeks and thirty days before the session; no other zone than Europe/Paris has a start.
    assert due(board, "needs", 1, "REU").day == date(2023, 12, 18)
    assert due(board, "convocations", 2, "REU").day == date(2024, 3, 9)
    # F2 I.A.2.c(1), a month before: on the day that is known of the exam, else on the first day of its session.
    assert due(board, "requests", 1, "REU", "U-1").day == date(2023, 12, 24)
    assert due(board, "requests", 2, "REU", "U-2").day == date(2024, 3, 8)
    # F0: three weeks, from the day of the exam or from the last day on which it may be held.
    assert due(board, "marks", 1, "PAR", "U-1").day == date(2024, 2, 14)
    assert due(board, "marks", 2, "PAR", "U-2").day == date(2024, 5, 4)

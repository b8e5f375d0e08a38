"""When exams may be: the session's window, its list of starts, closed days, opening hours, fixed dates."""

from datetime import date, datetime, time

import pytest

from tests.support.finding_tuples import at, broken
from tests.support.semester_builder import Build

# F1: "Session 1 : du 22 janvier 2024 au 3 février 2024", "Session 2 : du 8 avril 2024 au 13 avril 2024".
WINTER = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 4, 8), date(2024, 4, 13)))
# F1: "Session 1 : du 10 juin 2024 au 22 juin 2024", "Session 2 : du 9 septembre 2024 au 14 septembre 2024".
SUMMER = ((date(2024, 6, 10), date(2024, 6, 22)), (date(2024, 9, 9), date(2024, 9, 14)))


def one(clock: str, **settings: object) -> Build:
    """One exam of three hours with one candidate in Paris."""
    return Build(**settings).exam("A").person("x", "A").start("A", clock)  # type: ignore[arg-type]


@pytest.mark.parametrize("day", ["2024-01-22", "2024-02-03"])
def test_the_first_and_the_last_day_of_a_session_are_days_of_it(day: str) -> None:
    # F2 I.A.2.c: terminal assessment "durant la période d'examen prévue dans le calendrier"; both days included.
    assert broken(one(f"{day} 14:00", windows=WINTER).audit()) == []


@pytest.mark.parametrize("day", ["2024-01-20", "2024-02-05"])
def test_a_day_outside_the_session_is_found(day: str) -> None:
    # The Saturday before Monday 22 January and the Monday after Saturday 3 February.
    found = broken(one(f"{day} 14:00", windows=WINTER).audit())
    assert found == [("session-window", "A", day, "2024-01-22 – 2024-02-03")]


def test_the_window_is_that_of_the_exam_s_own_session() -> None:
    # 9 September 2024 is session 2 of the second semester: wrong for the exam of session 1.
    build = one("2024-09-09 14:00", windows=SUMMER)
    assert broken(build.audit()) == [("session-window", "A", "2024-09-09", "2024-06-10 – 2024-06-22")]


def test_the_window_is_counted_in_local_days() -> None:
    # Session 1 begins on Monday 10 June. Nouméa (UTC+11) 08:30 that day is Sunday 9 June 23:30 in Paris (UTC+2):
    # the day of the people who sit it is the 10th. Nobody in Paris sits this paper.
    build = Build(windows=SUMMER, starts_of_day=(time(8, 30),))
    build.site("Nouméa", "Pacific/Noumea").exam("A", centre="Nouméa").person("x", "A", site="Nouméa")
    assert broken(build.start("A", "2024-06-10 08:30", "Pacific/Noumea").audit()) == []


@pytest.mark.parametrize("clock", ["08:00", "14:01", "18:30"])
def test_a_start_off_the_session_s_list_is_found(clock: str) -> None:
    # F2 I.A.2.c(1): the organising centre's criteria hold; its starts here are 08:30, 14:00 and 18:00.
    ((rule, exam, amount, _),) = broken(one(f"2024-01-23 {clock}").audit())
    assert (rule, exam, amount) == ("start-grid", "A", at(f"2024-01-23 {clock}"))


def test_a_closed_day_is_found() -> None:
    # F2 I.A.2.c(1): the calendar tells the interruptions; a closure of Tuesday 23 January.
    build = one("2024-01-23 14:00").closure("Paris", date(2024, 1, 23), "works")
    assert broken(build.audit()) == [("open-days", "A", "2024-01-23", "works")]
    assert broken(one("2024-01-24 14:00").closure("Paris", date(2024, 1, 23), "works").audit()) == []


def test_no_exam_on_sunday() -> None:
    # The published windows run from Monday to Saturday; on Sunday 28 January the site is closed, whatever the
    # imposed start says.
    build = (
        Build().exam("A", imposed=datetime(2024, 1, 28, 14)).person("x", "A").start("A", "2024-01-28 14:00")
    )
    ((rule, exam, _, limit),) = broken(build.audit())
    assert (rule, exam, limit) == ("opening-hours", "A", "closed")


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        # F2 I.B.1 (access, identity, signature) and I.G (copies handed in at once): the policy counts 30 minutes
        # before and 15 after. 08:30 to 11:30 is 08:00 to 11:45.
        ("08:00-11:45", []),
        ("08:01-11:45", [("2024-01-23 08:00", "2024-01-23 08:01")]),
        ("08:00-11:44", [("2024-01-23 11:45", "2024-01-23 11:44")]),
    ],
)
def test_the_site_is_open_from_the_first_identity_check_to_the_last_copy(
    hours: str, expected: list[tuple[str, str]]
) -> None:
    build = one("2024-01-23 08:30").site("Paris", hours=hours)
    found = [("opening-hours", "A", at(amount), at(limit)) for amount, limit in expected]
    assert broken(build.audit()) == found


@pytest.mark.parametrize(("closes", "fits"), [("22:15", True), ("22:14", False), ("21:15", False)])
def test_x17_third_time_of_an_evening_exam_needs_a_late_closing(closes: str, fits: bool) -> None:
    # X17: 18:00 + 3 h + a third (1 h) = 22:00, and 15 minutes to hand in; the others are out by 21:15.
    build = (
        Build().site("Paris", hours=f"07:00-{closes}").exam("A").person("x", "A").person("y", "A", extra=20)
    )
    found = broken(build.start("A", "2024-01-23 18:00").audit())
    late = ("opening-hours", "A", at("2024-01-23 22:15"), at(f"2024-01-23 {closes}"))
    assert found == ([] if fits else [late])


def test_imposed_dates_are_kept() -> None:
    # F1: "Les dates d'examens ne sont ni modifiables, ni reportées." F2 I.A.2.c(2): only the place is "sous réserve".
    build = Build().exam("A", imposed=datetime(2024, 1, 24, 14)).person("x", "A")
    assert broken(build.start("A", "2024-01-24 14:00").audit()) == []
    moved = broken(build.start("A", "2024-01-25 14:00").audit())
    assert moved == [("imposed-start", "A", at("2024-01-25 14:00"), at("2024-01-24 14:00"))]


def test_every_exam_of_both_sessions_has_a_start() -> None:
    # F0: "Il y a 2 sessions."
    build = Build().exam("A").exam("A2", of="A", session=2).person("x", "A").start("A", "2024-01-22 14:00")
    assert broken(build.audit()) == [("placed", "A2", "0", "1")]
    assert broken(build.start("A2", "2024-04-08 14:00").audit()) == []

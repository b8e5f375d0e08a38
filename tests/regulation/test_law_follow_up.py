"""After the exam.

F2 I.E: "Le procès-verbal mentionne le nombre de candidats inscrits, le nombre de candidats présents à l'épreuve, le nombre
de copies recueillies ainsi que les observations ou incidents". F2 I.H.1: "les notes retournées [...] dans un délai maximal
de 3 semaines après réception des copies"; F0: in Paris "3 semaines après l'examen". F2 I.H.4: "conservées durant un an par
le centre Cnam régional organisateur, à compter de la date de publication des résultats"; F0: "consultable jusqu'à 1 an
après l'épreuve"; "Vous devez contacter l'enseignant responsable". F0: "une demande d'attestation de présence une fois les
examens passés".

By hand: the exam is on Tuesday 23 January 2024 in Nice and at a site of La Réunion, whose scripts travel eight days.
Marks: 23 January + 21 = 13 February from the exam; received on 31 January (23 + 8), 31 January + 21 = 21 February from the
receipt (9 days to 9 February are 9 of 21, 12 more are 21 February).
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from models.schema import Table
from models.schema.records import ATTENDANCES, MARKS, SITTING_RECORDS
from scheduler.app.deadline_calendar import deadline_calendar
from scheduler.app.follow_up import FollowUp, attended, follow_up, write_next_units, write_sheet
from scheduler.follow_up.scripts import ScriptState
from scheduler.follow_up.sittings import Gap
from tests.support.semester_builder import Build

WINTER = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 4, 8), date(2024, 4, 13)))
HELD, NEXT = date(2024, 1, 23), date(2024, 1, 24)


def semester(profile: str = "paca") -> Build:
    """Nice organises A for three of its own and two of La Réunion."""
    build = Build(windows=WINTER, profile=profile)
    build.centre("Nice", profile=profile).site("Nice", centre="Nice")
    build.centre("Réunion", "Indian/Reunion", copy_days=8).site("Port", "Indian/Reunion", centre="Réunion")
    build.exam("A", 120, centre="Nice").exam("A2", 120, session=2, of="A", centre="Nice").teacher("T1", "A")
    build.people(3, "A", site="Nice").people(2, "A", site="Port")
    build.start("A", "2024-01-23 14:00").start("A", "2024-01-23 17:00", "Indian/Reunion")
    return build.start("A2", "2024-04-09 14:00").start("A2", "2024-04-09 16:00", "Indian/Reunion")


def rows(build: Build, table: Table, *given: Mapping[str, object]) -> Build:
    blank = {column.name: {"incidents": 0, "reference": ""}.get(column.name) for column in table.columns}
    build.rule_rows[table.name] = (table, [{**blank, **row} for row in given])
    return build


NICE = {"exam": "A", "site": "Nice", "registered": 3, "present": 2, "copies": 2}
PORT = {"exam": "A", "site": "Port", "present": 2, "copies": 2}


def seen(build: Build, today: date) -> FollowUp:
    return follow_up(build.instance(), build.timetable(), today=today)


def test_h02_the_minutes_say_who_was_registered_and_present_scripts_and_incidents() -> None:
    # H04: an incident is a count and a reference; who it was about is nowhere.
    build = rows(semester(), SITTING_RECORDS, {**NICE, "incidents": 1, "reference": "PV-12"}, PORT)
    sittings = seen(build, NEXT).sittings
    mine = sittings[sittings["exam"] == "A"].set_index("site")
    names = ["day", "registered", "present", "copies", "incidents", "reference"]
    assert mine.loc["Nice", names].tolist() == [HELD, 3, 2, 2, 1, "PV-12"]
    # Nobody counted the registered of Port: they are those of the timetable.
    assert mine.loc["Port", names].tolist() == [HELD, 2, 2, 2, 0, ""]
    assert not {"candidate", "name"} & {column.name for column in SITTING_RECORDS.columns}


@pytest.mark.parametrize(
    ("record", "today", "gap"),
    [
        (None, HELD, ""),
        (None, NEXT, Gap.NO_MINUTES),
        ({"copies": 1}, NEXT, Gap.COPIES_DIFFER),
        ({}, NEXT, Gap.NOT_SENT),
        # Sent on 24 January they are there on 1 February; from 2 February on the slip is missing.
        ({"sent": date(2024, 1, 24)}, date(2024, 2, 1), ""),
        ({"sent": date(2024, 1, 24)}, date(2024, 2, 2), Gap.NOT_RECEIVED),
        ({"sent": date(2024, 1, 24), "received": date(2024, 2, 5)}, date(2024, 2, 6), ""),
    ],
)
def test_what_is_missing_after_a_sitting(record: Mapping[str, object] | None, today: date, gap: str) -> None:
    build = semester() if record is None else rows(semester(), SITTING_RECORDS, NICE, {**PORT, **record})
    sittings = seen(build, today).sittings
    assert sittings.loc[(sittings["exam"] == "A") & (sittings["site"] == "Port"), "gap"].item() == gap


def test_scripts_of_the_organising_centre_need_no_way() -> None:
    sittings = seen(rows(semester(), SITTING_RECORDS, NICE, PORT), NEXT).sittings
    assert sittings.loc[(sittings["exam"] == "A") & (sittings["site"] == "Nice"), "gap"].item() == ""


@pytest.mark.parametrize(
    ("profile", "received", "due"),
    [
        ("paris", None, date(2024, 2, 13)),
        ("paca", None, date(2024, 2, 21)),
        # The slip says 2 February: 2 + 21 = 23 February.
        ("paca", date(2024, 2, 2), date(2024, 2, 23)),
        ("paris", date(2024, 2, 2), date(2024, 2, 13)),
    ],
)
def test_b05_b06_marks_three_weeks_after_the_exam_or_the_receipt(
    profile: str, received: date | None, due: date
) -> None:
    build = rows(semester(profile), SITTING_RECORDS, NICE, {**PORT, "received": received})
    last, late = (seen(build, day) for day in (due, date.fromordinal(due.toordinal() + 1)))
    mine = last.scripts.set_index("exam").loc["A"]
    assert (mine["due"], mine["state"], mine["teacher"]) == (due, ScriptState.MARKING, "T1")
    assert late.overdue["exam"].tolist() == ["A"]


def test_marks_that_came_back_are_no_longer_overdue() -> None:
    build = rows(semester(), MARKS, {"exam": "A", "returned": date(2024, 2, 20)})
    assert seen(build, date(2024, 3, 1)).scripts.set_index("exam").loc["A", "state"] == ScriptState.RETURNED
    calendar = deadline_calendar(build.instance(), build.timetable())
    assert "A" not in [one.exam for one in calendar.overdue(date(2024, 6, 1))]


@pytest.mark.parametrize(
    ("published", "today", "state", "keep"),
    [
        (None, date(2026, 1, 1), ScriptState.OVERDUE, None),
        (date(2024, 2, 29), date(2024, 3, 1), ScriptState.KEPT, date(2025, 2, 28)),
        (date(2024, 2, 28), date(2025, 2, 28), ScriptState.KEPT, date(2025, 2, 28)),
        (date(2024, 2, 28), date(2025, 3, 1), ScriptState.ARCHIVE, date(2025, 2, 28)),
        # Results before the exam cannot be: the later of the two counts.
        (date(2024, 1, 10), date(2025, 1, 23), ScriptState.KEPT, date(2025, 1, 23)),
    ],
)
def test_b23_b24_scripts_are_kept_a_year_from_exam_and_publication(
    published: date | None, today: date, state: ScriptState, keep: date | None, tmp_path: Path
) -> None:
    build = rows(semester(), MARKS, {"exam": "A", "published": published})
    found = seen(build, today)
    mine = found.scripts.set_index("exam").loc["A"]
    assert (mine["keep_until"], mine["state"]) == (keep, state)
    assert write_sheet(found.for_archives, tmp_path / "archives.csv") == (state is ScriptState.ARCHIVE)


def test_i05_a_certificate_of_attendance_says_what_somebody_came_to() -> None:
    given = semester().people(0)
    names = [str(row["id"]) for row in given.candidates]
    build = rows(
        given,
        ATTENDANCES,
        {"candidate": names[0], "exam": "A", "outcome": "present"},
        {"candidate": names[1], "exam": "A", "outcome": "absent"},
        {"candidate": names[3], "exam": "A", "outcome": "void"},
    )
    semester_, found = build.instance(), seen(build, NEXT)
    assert attended(semester_, found, names[0]).to_dict("records") == [
        {"exam": "A", "session": 1, "day": HELD, "site": "Nice"}
    ]
    assert attended(semester_, found, names[1]).empty
    # The lists count where nobody wrote minutes; whose exam is void was there.
    sittings = found.sittings[found.sittings["exam"] == "A"].set_index("site")
    assert sittings["present"].to_dict() == {"Nice": 1, "Port": 1}


def test_attendance_is_the_turnout_of_the_next_semester(tmp_path: Path) -> None:
    second = (
        {"exam": "A2", "site": site, "present": n, "copies": n} for site, n in (("Nice", 1), ("Port", 1))
    )
    build = rows(semester(), SITTING_RECORDS, NICE, PORT, *second)
    found = seen(build, date(2024, 5, 1))
    # Five registered, four came; two of the five came to session 2: 400 in a thousand.
    (row,) = found.turnouts.to_dict("records")
    assert row == {"unit": "unit-A", "registered": 5, "present": 4, "second": 2, "permille": 400}
    assert write_next_units(build.instance(), found, tmp_path / "units.csv") == 1
    assert (tmp_path / "units.csv").read_text().splitlines()[1:] == ["unit-A,unit-A,0,400"]


def test_a_site_without_a_record_says_nothing_about_turnout() -> None:
    assert seen(rows(semester(), SITTING_RECORDS, NICE), NEXT).turnouts.empty


def test_hours_of_duty_count_once_what_overlaps(tmp_path: Path) -> None:
    build = semester()
    build.duty("p", "responsible", "Nice/A", "2024-01-23 13:30", "2024-01-23 16:15", "Nice")
    build.duty("p", "invigilator", "Nice/A", "2024-01-23 16:00", "2024-01-23 17:00", "Nice")
    build.duty("p", "invigilator", "Nice/A", "2024-01-23 18:00", "2024-01-23 19:00", "Nice")
    build.duty("q", "invigilator", "Port/A", "2024-01-23 16:30", "2024-01-23 19:15", "Port")
    found = seen(build, NEXT)
    # 13:30 to 17:00 and 18:00 to 19:00: 3 h 30 and 1 h. On the clock of La Réunion 16:30 to 19:15: 2 h 45.
    assert found.hours[["staff", "day", "from", "to", "minutes"]].to_numpy().tolist() == [
        ["p", HELD, datetime(2024, 1, 23, 13, 30), datetime(2024, 1, 23, 19, 0), 270],
        ["q", HELD, datetime(2024, 1, 23, 16, 30), datetime(2024, 1, 23, 19, 15), 165],
    ]
    write_sheet(found.hours, tmp_path / "hours.csv")
    first = (tmp_path / "hours.csv").read_text().splitlines()[1]
    assert first == "p,Nice,2024-01-23,2024-01-23T13:30,2024-01-23T19:00,invigilator responsible,270"

"""Minutes, scripts, marks, results and archives, from F2 E, F.3 and H, F0 (questions of Paris)."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from models.instance import Instance
from scheduler import (
    FollowUp,
    attended,
    deadline_calendar,
    follow_up,
    read_timetable,
    write_next_units,
    write_sheet,
)
from tests.regulation_around.small_semester import row, rows, semester, starts

SESSIONS = (
    {"first_day": "2024-01-22", "last_day": "2024-02-03"},
    {"first_day": "2024-04-08", "last_day": "2024-04-13"},
)
# Units of Paris count from the exam, those of PACA from the receipt of the scripts.
UNITS = dict.fromkeys(("P", "Late", "Leap", "Known"), "PAR") | {
    "Q": "PAC",
    "Slow": "PAC",
    "Lost": "PAC",
    "Away": "PAC",
}
CENTRES = {"PAR": ("p1", "p2", "p3", "p4"), "PAC": ("s1", "s2"), "REU": ("r1",)}


@pytest.fixture(scope="module")
def winter(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return semester(
        tmp_path_factory.mktemp("winter"),
        SESSIONS,
        {
            "units": rows(
                "id title ects second_session_permille", *(f"{unit} {unit} 6 500" for unit in UNITS)
            ),
            "offerings": rows(
                "id unit centre one_session",
                *(f"{unit} {unit} {centre} projet" for unit, centre in UNITS.items()),
            ),
            "exams": rows(
                "id offering session minutes", *(f"{unit}-1 {unit} 1 120" for unit in UNITS), "P-2 P 2 120"
            ),
            "candidates": rows(
                "id centre site",
                *(f"{c} {centre} {centre}-S" for centre, names in CENTRES.items() for c in names),
            ),
            "registrations": rows(
                "candidate offering",
                *(f"{c} {unit}" for names in CENTRES.values() for c in names for unit in UNITS),
            ),
            "sitting-records": [
                _minutes("P-1 PAR-S", 4, 3, 3),
                _minutes("P-1 PAC-S", 2, 2, 2, "2024-01-23", "2024-01-25"),
                _minutes("P-1 REU-S", 1, 1, 1, "2024-01-23", "2024-01-31", incidents=2),
                _minutes("Late-1 PAR-S", 4, 4, 3),
                _minutes("Late-1 PAC-S", 2, 0, 0),
                _minutes("Late-1 REU-S", 1, 1, 1, "2024-01-23", ""),
                _minutes("Slow-1 PAC-S", 2, 2, 2),
                _minutes("Slow-1 PAR-S", 4, 4, 4, "2024-01-23", "2024-01-24"),
                _minutes("Slow-1 REU-S", 1, 1, 1, "2024-01-23", "2024-02-02"),
                _minutes("Away-1 PAC-S", 2, 2, 2),
                _minutes("Away-1 PAR-S", 4, 4, 4),
            ],
            "marks": rows(
                "exam returned published",
                "P-1 2024-02-12 2024-02-15",
                "Leap-1 2024-02-20 2024-02-29",
                "Known-1 2024-02-14 -",
            ),
            "attendances": rows(
                "candidate exam outcome justified",
                "p1 P-1 present no",
                "p2 P-1 present no",
                "p3 P-1 present no",
                "p4 P-1 absent no",
                "p1 Late-1 absent yes",
                "p1 Leap-1 void no",
            ),
        },
    )


def _minutes(
    where: str,
    registered: int,
    present: int,
    copies: int,
    sent: str = "",
    received: str = "",
    incidents: int = 0,
) -> dict[str, str]:
    exam, site = where.split()
    numbers = {"registered": registered, "present": present, "copies": copies, "incidents": incidents}
    reference = f"PV-{exam}-{site}" if incidents else ""
    return {
        "exam": exam,
        "site": site,
        **{k: str(v) for k, v in numbers.items()},
        "reference": reference,
        "sent": sent,
        "received": received,
    }


@pytest.fixture(scope="module")
def timetable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = []
    for number, unit in enumerate(("P", "Q", "Slow", "Late", "Leap", "Known", "Lost", "Away")):
        day, hour = f"2024-01-{22 + number // 2}", (9, 14)[number % 2]
        lines += [f"{unit}-1 Europe/Paris {day}T{hour:02}:00", f"{unit}-1 Indian/Reunion {day}T{hour + 3}:00"]
    lines += ["P-2 Europe/Paris 2024-04-09T14:00", "P-2 Indian/Reunion 2024-04-09T16:00"]
    return starts(tmp_path_factory.mktemp("days") / "starts.csv", *lines)


@pytest.fixture(scope="module")
def on(winter: Instance, timetable: Path) -> Callable[[date], FollowUp]:
    """What the records say on a day."""
    planned = read_timetable(winter, timetable)[1]
    return cache(lambda day: follow_up(winter, planned, today=day))


def scripts(found: FollowUp, exam: str) -> dict[str, Any]:
    return row(found.scripts, exam=exam)


@pytest.mark.parametrize(
    ("exam", "due"),
    [
        ("P-1", date(2024, 2, 12)),  # F0: three weeks after the exam of 22 January
        ("Late-1", date(2024, 2, 13)),  # of 23 January
        ("Q-1", date(2024, 2, 20)),  # F2 H.1: after the receipt; from La Réunion eight days later
        ("Slow-1", date(2024, 2, 23)),  # the slip says 2 February
        ("P-2", date(2024, 4, 30)),
    ],
)
def test_until_when_marks_are_due(on: Callable[[date], FollowUp], exam: str, due: date) -> None:
    assert scripts(on(date(2024, 2, 1)), exam)["due"] == due


@pytest.mark.parametrize(
    ("today", "exam", "late"),
    [
        (date(2024, 2, 13), "Late-1", False),  # the last day is in time
        (date(2024, 2, 14), "Late-1", True),
        (date(2024, 2, 15), "Known-1", False),  # came back on that last day
        (date(2024, 2, 21), "Q-1", True),
        (date(2024, 2, 20), "Q-1", False),
        (date(2024, 2, 23), "Slow-1", False),
        (date(2024, 2, 24), "Slow-1", True),
        (date(2024, 2, 24), "P-2", False),  # not held yet
    ],
)
def test_marks_are_overdue_after_three_weeks(
    on: Callable[[date], FollowUp], today: date, exam: str, late: bool
) -> None:
    assert (exam in set(on(today).overdue["exam"])) == late


@pytest.mark.parametrize(
    ("exam", "until"),
    [
        ("P-1", date(2025, 2, 15)),  # F2 H.4: from the publication, which is later than the exam (F0)
        ("Leap-1", date(2025, 2, 28)),  # published on a leap day
    ],
)
def test_scripts_are_kept_for_a_year(on: Callable[[date], FollowUp], exam: str, until: date) -> None:
    assert scripts(on(date(2024, 3, 1)), exam)["keep_until"] == until


def test_nobody_knows_how_long_before_results_are_published(on: Callable[[date], FollowUp]) -> None:
    found = on(date(2026, 1, 1))
    assert scripts(found, "Known-1")["keep_until"] is None
    assert "Known-1" not in set(found.for_archives["exam"])


@pytest.mark.parametrize(
    ("exam", "returned", "states"),
    [
        # The jury was to meet on 20 February. No marks of A came: three weeks after the exam, on 12 February, they were due.
        ("A", "-", ("overdue", "overdue")),
        ("B", "2024-02-10", ("kept", "archive")),
        ("C", "results", ("kept", "archive")),  # nobody noted the day of the marks, but the results are there
    ],
)
def test_the_day_set_for_the_jury_publishes_no_marks_that_did_not_come(
    tmp_path: Path, exam: str, returned: str, states: tuple[str, str]
) -> None:
    tables = {
        "units": rows("id title ects", f"{exam} {exam} 6"),
        "offerings": rows("id unit centre one_session", f"{exam} {exam} PAR projet"),
        "exams": rows("id offering session minutes", f"{exam}-1 {exam} 1 120"),
        "candidates": rows("id centre site", "p1 PAR PAR-S"),
        "registrations": rows("candidate offering", f"p1 {exam}"),
    }
    if returned == "results":
        tables["results"] = rows("offering candidate passed", f"{exam} p1 yes")
    else:
        tables["marks"] = rows("exam returned published", f"{exam}-1 {returned} -")
    jury = ({**SESSIONS[0], "results_published": "2024-02-20"}, SESSIONS[1])
    given = semester(tmp_path / "semester", jury, tables)
    planned = read_timetable(
        given, starts(tmp_path / "starts.csv", f"{exam}-1 Europe/Paris 2024-01-22T09:00")
    )[1]
    for today, state in zip((date(2024, 2, 21), date(2025, 2, 21)), states, strict=True):
        found = follow_up(given, planned, today=today)
        assert scripts(found, f"{exam}-1")["state"] == state
        assert (f"{exam}-1" in set(found.overdue["exam"])) == (returned == "-")


@pytest.mark.parametrize(
    ("today", "exams"),
    [(date(2025, 2, 15), set()), (date(2025, 2, 16), {"P-1"}), (date(2025, 3, 1), {"P-1", "Leap-1"})],
)
def test_archives_are_asked_after_the_year(
    on: Callable[[date], FollowUp], tmp_path: Path, today: date, exams: set[str]
) -> None:
    found = on(today)
    assert set(found.for_archives["exam"]) == exams
    assert write_sheet(found.for_archives, tmp_path / "archives.csv") == len(exams)


@pytest.mark.parametrize(
    ("exam", "site", "gap"),
    [
        ("P-1", "PAR-S", ""),  # one of four did not come: nothing is wrong with that (F0)
        ("P-1", "PAC-S", ""),
        ("Late-1", "PAR-S", "copies-differ"),  # F2 G: everybody who came hands in a script
        ("Late-1", "PAC-S", ""),  # nobody came
        ("Late-1", "REU-S", "not-received"),
        ("Away-1", "PAC-S", ""),  # the organising centre keeps its own
        ("Away-1", "PAR-S", "not-sent"),
        ("Lost-1", "PAR-S", "no-minutes"),  # F2 E: minutes are handed in with the list and the scripts
    ],
)
def test_what_is_missing_after_a_sitting(
    on: Callable[[date], FollowUp], exam: str, site: str, gap: str
) -> None:
    assert row(on(date(2024, 2, 10)).sittings, exam=exam, site=site)["gap"] == gap


def test_nothing_is_missing_before_the_exam(on: Callable[[date], FollowUp]) -> None:
    sittings = on(date(2024, 2, 10)).sittings
    assert set(sittings[sittings["exam"] == "P-2"]["gap"]) == {""}


def test_incidents_are_a_number_and_a_reference(on: Callable[[date], FollowUp]) -> None:
    sittings = on(date(2024, 2, 10)).sittings
    assert sum(sittings["incidents"]) == 2
    assert row(sittings, exam="P-1", site="REU-S")["reference"] == "PV-P-1-REU-S"


def test_who_came_becomes_the_share_of_the_next_semester(
    winter: Instance, on: Callable[[date], FollowUp], tmp_path: Path
) -> None:
    """Six of the seven of P came."""
    found = on(date(2024, 2, 10))
    turnout = row(found.turnouts, unit="P")
    assert (turnout["registered"], turnout["present"]) == (7, 6)
    assert write_next_units(winter, found, tmp_path / "units.csv") >= 0
    assert set(pd.read_csv(tmp_path / "units.csv")["id"]) == set(UNITS)


@pytest.mark.parametrize(("candidate", "exams"), [("p1", ["P-1", "Leap-1"]), ("p4", []), ("s1", [])])
def test_a_certificate_names_what_somebody_came_to(
    winter: Instance, on: Callable[[date], FollowUp], candidate: str, exams: list[str]
) -> None:
    """F0: on request, once the exams are over. It says who came; F2 F.1 makes the exam void, not the presence."""
    assert list(attended(winter, on(date(2024, 2, 10)), candidate)["exam"]) == exams


def test_the_deadline_for_scripts_uses_the_days_that_are_known(winter: Instance, timetable: Path) -> None:
    days = {(d.kind.value, d.exam): d.day for d in deadline_calendar(winter, timetable).deadlines}
    assert days["copies", "P-1"] == date(2025, 2, 15)
    assert days["copies", "Leap-1"] == date(2025, 2, 28)
    assert days["marks", "Slow-1"] == date(2024, 2, 23)

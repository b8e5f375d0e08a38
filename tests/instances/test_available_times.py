"""When rooms and people are available: several intervals, absences for a day or some hours, a room closed for a day."""

from pathlib import Path

import pandas as pd
import pytest

from instances import save_instance
from models.timetable import Timetable
from scheduler import audit, read, solve
from tests.instances.test_folder_laws import assert_same
from tests.support.languages import FRENCH
from tests.support.reading import examine, read_instance
from tests.support.written_semester import settings, written

TABLES = {
    "centres": "id,name,zone,holidays\nNCE,Nice,Europe/Paris,",
    "sites": "id,centre,name,zone,hours_weekdays\nS,NCE,Nice,Europe/Paris,08:00-22:00",
    "units": "id,title,ects\nA,Alpha,6",
    "offerings": "id,unit,centre,teaching_mode\nA-N,A,NCE,day",
    "exams": "id,offering,session,minutes,mode\nA1,A-N,1,120,on_site",
    "rooms": "id,site,seats\nR1,S,20\nR2,S,20",
    "staff": "id,site,escort\np,S,yes\nq,S,yes",
    "candidates": "id,centre,site\nc,NCE,S",
    "registrations": "candidate,offering\nc,A-N",
}
WEEK = settings("2027-01-18", "2027-01-22", starts='weekdays = ["09:00", "14:00"]')
AWAY = """
qui,de,à,motif
p,19/01/2027,,congé
p,2027-01-20 12:00,2027-01-20 15:00,
R1,2027-01-21,2027-01-22,travaux
"""
INTERVALS = """
room,from,until
p,2027-01-18 08:00,2027-01-20 18:00
p,2027-01-22,2027-01-22
R2,2027-01-18 08:00,2027-01-18 20:00
"""


def spans(table: pd.DataFrame, name: str) -> list[tuple[str, str]]:
    """The intervals of a person or a room on the clock of Paris, without what lies beyond every semester."""
    mine = table[table.iloc[:, 0] == name]
    local = [
        mine[bound].dt.tz_convert("Europe/Paris").dt.strftime("%Y-%m-%d %H:%M") for bound in ("from", "until")
    ]
    return list(zip(*local, strict=True))


def test_intervals_less_absences(tmp_path: Path) -> None:
    given = read_instance(
        written(tmp_path / "a", WEEK, TABLES | {"absences": AWAY, "availability": INTERVALS})
    )
    assert spans(given.attendance, "p") == [
        ("2027-01-18 08:00", "2027-01-19 00:00"),
        ("2027-01-20 00:00", "2027-01-20 12:00"),
        ("2027-01-20 15:00", "2027-01-20 18:00"),
        ("2027-01-22 00:00", "2027-01-23 00:00"),
    ]
    assert spans(given.availability, "R2") == [("2027-01-18 08:00", "2027-01-18 20:00")]
    assert spans(given.availability, "R1")[0][1] == "2027-01-21 00:00"
    assert spans(given.availability, "R1")[1][0] == "2027-01-23 00:00"
    # q is not listed: always there.
    assert given.presence.loc[given.presence["person"] == 1, ["from", "until"]].isna().all(axis=None)


def test_the_bounds_of_a_person_hold_for_the_intervals_too(tmp_path: Path) -> None:
    staff = "id,site,escort,from,until\np,S,yes,2027-01-18 10:00,2027-01-19 12:00"
    given = read_instance(written(tmp_path / "a", WEEK, TABLES | {"staff": staff, "absences": AWAY}))
    assert spans(given.attendance, "p") == [("2027-01-18 10:00", "2027-01-19 00:00")]


def test_what_is_saved_reads_the_same(tmp_path: Path) -> None:
    given = read_instance(
        written(tmp_path / "a", WEEK, TABLES | {"absences": AWAY, "availability": INTERVALS})
    )
    save_instance(tmp_path / "again", given)
    assert_same(given, read_instance(tmp_path / "again"))


def test_a_code_that_nobody_has(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", WEEK, TABLES | {"absences": "qui,de\nr1,2027-01-19\nZZZ,2027-01-19"})
    assert [p.sentence(FRENCH) for p in examine(folder)[1] if p.severity == "error"] == [
        "absences.csv, ligne 2, qui = 'r1' : ni une salle ni une personne du personnel ; vouliez-vous dire R1 ?",
        "absences.csv, ligne 3, qui = 'ZZZ' : ni une salle ni une personne du personnel ; corrigez le code ou ajoutez-le",
    ]


def test_only_where_somebody_and_a_room_are_left_an_exam_is_held(tmp_path: Path) -> None:
    """q is away all week; p has Wednesday morning and Friday; R1 is closed on Thursday and Friday, R2 after Monday: Wednesday
    morning, from check-in at 8:30 to 11:15, is left."""
    rows = "\np,2027-01-18,,\nq,2027-01-18,2027-01-22,"
    folder = written(
        tmp_path / "a", WEEK, TABLES | {"absences": AWAY.strip() + rows, "availability": INTERVALS}
    )
    given = read(folder)
    result = solve(given, work=1)
    assert isinstance(result.timetable, Timetable)
    starts = result.timetable.starts["start"].dt.tz_convert("Europe/Paris").dt.strftime("%m-%d %H:%M")
    assert starts.tolist() == ["01-20 09:00"]
    verdict = audit(given, result.timetable)
    assert verdict.hard == 0
    assert result.timetable.duties["staff"].tolist() == ["p"]


@pytest.mark.parametrize(("day", "rule"), [("2027-01-19", "duties"), ("2027-01-21", "room-turnover")])
def test_the_audit_finds_who_is_away_and_a_closed_room(tmp_path: Path, day: str, rule: str) -> None:
    free = read(
        written(
            tmp_path / "free",
            WEEK,
            TABLES | {"staff": "id,site,escort\np,S,yes", "rooms": "id,site,seats\nR1,S,20"},
        )
    )
    imposed = f"id,offering,session,minutes,mode,imposed_start\nA1,A-N,1,120,on_site,{day}T09:00"
    tables = TABLES | {
        "staff": "id,site,escort\np,S,yes",
        "rooms": "id,site,seats\nR1,S,20",
        "exams": imposed,
    }
    made = solve(read(written(tmp_path / "made", WEEK, tables)), work=1).timetable
    assert isinstance(made, Timetable)
    assert audit(free, made).hard == 0
    shut = read(written(tmp_path / "shut", WEEK, tables | {"absences": AWAY}))
    found = audit(shut, made).findings
    assert rule in set(found.loc[found["severity"] == "hard", "rule"])

"""Busy times from calendars of HyperPlanning and ADE: recurrences, zones, moved and cancelled classes, hostile text."""

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from instances.io.calendar.absences import busy_rows
from instances.io.calendar.busy_times import read_busy_times
from models.instance import Instance
from models.issues import InvalidInput
from scheduler.cli.main import main
from tests.support.paths import ROOT
from tests.support.reading import read_instance
from tests.support.written_semester import settings, written

SAMPLES = ROOT / "tests" / "samples" / "calendars"
TABLES = {
    "centres": "id,name,zone,holidays\nNCE,Nice,Europe/Paris,",
    "sites": "id,centre,name,zone,hours_weekdays\nS,NCE,Nice,Europe/Paris,08:00-22:00",
    "units": "id,title,ects\nA,Alpha,6",
    "offerings": "id,unit,centre,teaching_mode,teacher\nA-N,A,NCE,day,T1",
    "exams": "id,offering,session,minutes,mode\nA1,A-N,1,120,on_site",
    "rooms": "id,site,seats\nR1,S,20\nR2,S,20",
    "staff": "id,site,escort\np,S,yes",
    "teachers": "id,site\nT1,S",
    "candidates": "id,centre,site\nc,NCE,S",
    "registrations": "candidate,offering\nc,A-N",
}


@pytest.fixture
def semester(tmp_path: Path) -> Instance:
    return read_instance(written(tmp_path / "semester", settings("2024-03-25", "2024-04-12"), TABLES))


def told(rows: pd.DataFrame) -> list[tuple[str, str, str]]:
    return [(r.iloc[0], f"{r.iloc[1]:%m-%d %H:%M}", f"{r.iloc[2]:%m-%d %H:%M}") for _, r in rows.iterrows()]


def test_classes_every_week_stay_at_nine_when_the_clock_changes(semester: Instance) -> None:
    """Mondays at 9: 25 March, not 1 April (an exception), on 8 April moved to Tuesday at 14. The clock changes on 31 March.
    Works in R2 on 2 and 3 April, whole days. What is cancelled does not count."""
    found = busy_rows(SAMPLES / "hyperplanning.ics", semester)
    assert told(found.rows) == [
        ("R1", "03-25 09:00", "03-25 11:00"),
        ("R1", "04-09 14:00", "04-09 16:00"),
        ("R2", "04-02 00:00", "04-04 00:00"),
    ]
    assert (found.table, found.elsewhere, found.unread) == ("absences", 0, 0)


def test_instants_are_told_on_the_clock_of_the_site(semester: Instance) -> None:
    """8:00 UTC is 9 in winter; two rooms in one event; a place that is no room, and a recurrence each second, are counted."""
    found = busy_rows(SAMPLES / "ade.ics", semester)
    assert told(found.rows) == [("R1", "03-27 09:00", "03-27 11:00"), ("R2", "03-27 09:00", "03-27 11:00")]
    assert (found.elsewhere, found.unread) == (1, 1)


def test_of_a_person_and_of_a_teacher(semester: Instance) -> None:
    person = busy_rows(SAMPLES / "ade.ics", semester, "p")
    assert told(person.rows) == [("p", "03-27 09:00", "03-27 11:00"), ("p", "04-03 10:00", "04-03 12:00")]
    teacher = busy_rows(SAMPLES / "ade.ics", semester, "T1")
    assert teacher.table == "preferences"
    assert list(teacher.rows.columns) == ["offering", "from", "until", "wish"]
    assert teacher.rows["wish"].tolist() == ["avoid", "avoid"]
    with pytest.raises(InvalidInput, match="neither a room"):
        busy_rows(SAMPLES / "ade.ics", semester, "nobody")


@pytest.mark.parametrize("text", ["", "garbage", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "\x00" * 50])
def test_what_is_no_calendar_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.ics"
    path.write_text(text)
    with pytest.raises(InvalidInput, match="not a calendar"):
        read_busy_times(path, "Europe/Paris", date(2024, 3, 25), date(2024, 4, 12))


EVENT = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\n{}\nEND:VEVENT\nEND:VCALENDAR\n"


@pytest.mark.parametrize(
    "lines",
    [
        "DTSTART:19000101T000000Z\nRRULE:FREQ=DAILY",
        "DTSTART:20240325T000000Z\nRRULE:FREQ=MINUTELY",
        "DTSTART:99991231T235959Z\nDURATION:P9999D",
        "SUMMARY:no start",
        "DTSTART:20240325T000000Z\nRRULE:FREQ=WEEKLY;BYDAY=XX",
    ],
)
def test_an_event_that_cannot_be_read_is_counted_or_lies_elsewhere(tmp_path: Path, lines: str) -> None:
    path = tmp_path / "a.ics"
    path.write_text(EVENT.format(lines))
    found = read_busy_times(path, "Europe/Paris", date(2024, 3, 25), date(2024, 4, 12))
    assert found.times == ()


def test_the_command_writes_a_table_that_is_read(
    tmp_path: Path, semester: Instance, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "semester"
    words = ["busy", str(SAMPLES / "hyperplanning.ics"), str(folder), "--out", str(folder / "absences.csv")]
    with pytest.raises(SystemExit):
        main([*words, "--json"])
    assert json.loads(capsys.readouterr().out)["rows"] == 3
    assert set(read_instance(folder).availability["room"]) == {"R1", "R2"}
    text = (folder / "absences.csv").read_text(encoding="utf-8")
    assert "MARTIN" not in text

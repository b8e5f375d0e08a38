"""`exams publish --only systems`: what is written is read back by those it is for, ourselves included."""

import csv
import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas as pd
import polars
import pytest

from instances.io.calendar.busy_times import read_busy_times
from instances.io.issue_log import IssueLog
from instances.io.semester.save import save_instance
from instances.io.timetable.starts import read_starts
from models.facts import Verdict
from models.instance import Instance
from models.offer import Exam, Unit
from models.text import LANGUAGES, Language
from models.timetable import STARTS, Timetable
from reports.documents.data_table import DataTable, csv_bytes, workbook_bytes
from reports.documents.parquet import parquet_bytes
from reports.documents.result_tables import local_cell
from scheduler.app.deadline_calendar import deadline_calendar
from scheduler.app.publish import publish
from scheduler.app.read_timetable import read_timetable
from scheduler.app.tables import tables
from scheduler.app.whatif.indicators import indicators_of
from tests.support.reading import read_instance
from tests.support.stored_timetables import judged

Case = tuple[Instance, Timetable, Verdict]


@pytest.fixture(scope="module")
def given() -> Case:
    return judged("reglement")


@pytest.fixture(scope="module")
def folders(given: Case, tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    instance, timetable, verdict = given
    folder = tmp_path_factory.mktemp("systems")
    for language in LANGUAGES:
        publish(instance, timetable, folder / language, kinds=["systems"], language=language, verdict=verdict)
    return {language: folder / language for language in LANGUAGES}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize(("language", "name"), [("fr", "horaires"), ("en", "starts")])
def test_the_starts_are_read_back_as_they_were(
    given: Case, folders: dict[Language, Path], language: Language, name: str, form: str
) -> None:
    instance, timetable, _ = given
    issues = IssueLog()
    again = read_starts(folders[language] / "systems" / f"{name}.{form}", instance, issues)
    issues.stop_if_any()
    assert issues.listed() == ()
    keys = ["exam", "zone"]
    pd.testing.assert_frame_equal(
        again[list(STARTS)].sort_values(keys, ignore_index=True),
        timetable.starts[list(STARTS)].sort_values(keys, ignore_index=True),
        check_dtype=False,
    )


def test_an_hour_that_the_clock_shows_twice_is_an_instant() -> None:
    """On 27 October 2024 Paris goes from 02:59 summer time back to 02:00: 00:30 and 01:30 UTC are both 02:30."""
    shown = [local_cell(pd.Timestamp(f"2024-10-27T0{hour}:30Z"), "Europe/Paris") for hour in (0, 1, 2)]
    assert shown == ["2024-10-27T00:30:00Z", "2024-10-27T01:30:00Z", datetime(2024, 10, 27, 3, 30)]


def test_an_attendance_app_finds_who_sits_in_each_room(given: Case, folders: dict[Language, Path]) -> None:
    """ESUP-Emargement reads lines separated by commas, takes the first cell and skips those that begin with #."""
    _, timetable, _ = given
    seats = timetable.seats[timetable.seats["room"] != ""]
    want = {(e, r): sorted(rows) for (e, r), rows in seats.groupby(["exam", "room"])["candidate"]}
    found = {}
    for listing in folders["fr"].glob("*/systems/emargement/seances.csv"):
        for row in csv.DictReader(io.StringIO(listing.read_text(encoding="utf-8-sig")), delimiter=";"):
            lines = list(csv.reader((listing.parent / row["Fichier des inscrits"]).open(encoding="utf-8")))
            people = [line[0] for line in lines if not line[0].startswith("#")]
            assert len(people) == int(row["Effectif"])
            found[row["épreuve"], row["salle"]] = people
    assert found == want


def test_apogee_gets_its_own_keys_where_the_instance_has_them(
    given: Case, folders: dict[Language, Path], tmp_path: Path
) -> None:
    """A unit that has none goes by its code; without any key there is no file; keys stay when an instance is saved."""
    instance, timetable, verdict = given
    units = {u.id: u.apogee for u in instance.units}
    exams = {e.id: e.apogee for e in instance.exams}
    assert sum(map(bool, units.values())) == 2
    assert sum(map(bool, exams.values())) == 2
    rows = [
        row
        for file in folders["fr"].glob("*/systems/apogee.csv")
        for row in csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig")), delimiter=";")
    ]
    mine = timetable.seats.merge(instance.exam_frame, on="exam")
    want = zip(mine["candidate"], mine["unit"], mine["exam"], strict=True)
    assert sorted((row["COD_ETU"], row["COD_ELP"], row["COD_EPR"]) for row in rows) == sorted(
        (person, units[unit] or unit, exams[exam]) for person, unit, exam in want
    )
    save_instance(tmp_path / "saved", instance)
    again = read_instance(tmp_path / "saved")
    assert {u.id: u.apogee for u in again.units} == units
    assert {e.id: e.apogee for e in again.exams} == exams
    without = replace(
        instance,
        units=tuple(without_key(u) for u in instance.units),
        exams=tuple(without_key(e) for e in instance.exams),
    )
    publish(
        without, timetable, tmp_path / "out", kinds=["systems"], language="fr", verdict=verdict, centre="REU"
    )
    assert not list((tmp_path / "out").rglob("apogee.csv"))


def without_key(row: Unit | Exam) -> Any:
    return row.model_copy(update={"apogee": ""})


def test_rooms_are_taken_when_exams_occupy_them(given: Case, folders: dict[Language, Path]) -> None:
    """Our own reader of busy times, made for the calendars of planning systems, finds the bands of the audit."""
    _, _, verdict = given
    bands = verdict.facts.bands
    mine = bands[bands["site"].str.startswith("PAR")]
    file = folders["fr"] / "par" / "systems" / "salles.ics"
    times = read_busy_times(file, "Europe/Paris", date(2024, 1, 1), date(2024, 12, 31))
    assert times.unread == 0
    found = {(one.location, one.start, one.end) for one in times.times}
    groups = (
        mine.groupby(["room", "exam", "start"])
        .agg({"occupied_from": "min", "occupied_to": "max"})
        .reset_index()
    )
    clock = "Europe/Paris"
    want = {
        (
            row.room,
            row.occupied_from.tz_convert(clock).tz_localize(None),
            row.occupied_to.tz_convert(clock).tz_localize(None),
        )
        for row in groups.itertuples()
    }
    assert found == want


def test_the_tables_of_a_centre_hold_its_people_alone(given: Case, folders: dict[Language, Path]) -> None:
    instance, timetable, _ = given
    homes = dict(zip(instance.candidates["id"], instance.candidates["centre"], strict=True))
    sites = {str(s.id): str(s.centre) for s in instance.sites}
    seated = {
        (person, sites[site])
        for person, site in zip(timetable.seats["candidate"], timetable.seats["site"], strict=True)
    }
    for centre in instance.centres:
        folder = folders["fr"] / str(centre.id).lower() / "systems"
        cells = {
            cell
            for file in folder.glob("*.csv")
            for line in file.read_text(encoding="utf-8-sig").splitlines()
            for cell in line.split(";")
        }
        allowed = {p for p, home in homes.items() if home == centre.id} | {
            p for p, host in seated if host == centre.id
        }
        assert cells & set(homes) <= allowed
        assert len(cells & set(homes)) == len(
            {p for p, host in seated if host == centre.id} | (cells & set(homes))
        )


def test_an_hour_and_a_text_in_a_table_stay_what_they_are() -> None:
    table = DataTable("x", ["a", "b"], [["=1+1", datetime(2024, 1, 22, 14)], ["x;=2+2", 3]])
    assert csv_bytes(table, "fr").decode("utf-8-sig").splitlines()[1:] == [
        "'=1+1;22/01/2024 14:00",
        '"x;\'=2+2";3',
    ]
    assert csv_bytes(table, "en").decode("utf-8-sig").splitlines()[1] == "'=1+1,2024-01-22 14:00"
    book = workbook_bytes([table], "fr")
    assert book == workbook_bytes([table], "fr")
    with ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    # 22 January 2024 is day 45313 of Excel, 14:00 is 7/12 of a day.
    assert "<v>45313.58333333334</v>" in sheet or "<v>45313.58333333333</v>" in sheet


def test_parquet_files_hold_the_tables_with_their_types_and_a_centre_its_people(
    given: Case, folders: dict[Language, Path]
) -> None:
    """Starts, indicators and dictionary for all; put together, the files of the centres are the tables of the timetable."""
    instance, timetable, verdict = given
    every = tables(instance, timetable, language="fr", verdict=verdict)
    shared = {
        file.stem: polars.read_parquet(file) for file in (folders["fr"] / "systems" / "tables").iterdir()
    }
    assert shared.keys() == {"starts", "indicators", "dictionary"}
    assert dict(zip(*shared["indicators"].select("indicator", "value").get_columns(), strict=True)) == (
        indicators_of(timetable, verdict)
    )
    described = set(shared["dictionary"].select("table", "column").iter_rows())
    for name in ("rooms", "seats", "duties", "hosts", "overlaps"):
        parts = [polars.read_parquet(file) for file in folders["fr"].glob(f"*/systems/tables/{name}.parquet")]
        assert len(parts) == len(instance.centres)
        found = polars.concat(parts)
        assert sorted(map(str, found.rows())) == sorted(
            map(str, polars.read_parquet(parquet_bytes(every[name])).rows())
        )
        assert {(name, column) for column in found.columns} <= described
    seats = polars.read_parquet(folders["fr"] / "reu" / "systems" / "tables" / "seats.parquet")
    assert seats.schema["start"] == polars.Datetime("us", "UTC")
    mine = timetable.seats[timetable.seats["site"] == "RUN"]
    assert sorted(seats["candidate"]) == sorted(mine["candidate"])
    assert set(seats["start"]) == {at.to_pydatetime() for at in mine["start"]}
    assert parquet_bytes(every["seats"]) == parquet_bytes(every["seats"])


def test_a_table_of_starts_can_be_published_itself(
    given: Case, folders: dict[Language, Path], tmp_path: Path
) -> None:
    """Nobody has a room or a duty in it, and everybody has their hours and deadlines."""
    instance, timetable, _ = given
    semester, starts = read_timetable(instance, folders["fr"] / "systems" / "horaires.csv")
    assert isinstance(semester, Instance)
    done = publish(semester, starts, tmp_path / "out", kinds=["calendars", "public"])
    people = len(list((tmp_path / "out").glob("*/calendars/candidates/*.ics")))
    assert people == timetable.seats["candidate"].nunique()
    assert not list((tmp_path / "out").glob("*/calendars/staff"))
    assert done.counts["public"] > 2
    assert deadline_calendar(semester, starts).deadlines

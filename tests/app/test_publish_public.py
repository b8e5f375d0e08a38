"""`exams publish --only public`: everybody may have it, so nothing in it is of anybody."""

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from pypdf import PdfReader

from models.facts import Verdict
from models.instance import Instance
from models.timetable import Timetable
from reports.public_timetable import public_sittings
from scheduler.app.publish import publish
from tests.support.report_reader import embedded
from tests.support.stored_timetables import judged
from tests.support.strict_calendar import StrictCalendar

Case = tuple[Instance, Timetable, Verdict]


@pytest.fixture(scope="module")
def given() -> Case:
    return judged("reglement")


@pytest.fixture(scope="module")
def folder(given: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    instance, timetable, verdict = given
    folder = tmp_path_factory.mktemp("public") / "out"
    publish(instance, timetable, folder, kinds=["public"], verdict=verdict, is_draft=True)
    return folder / "public"


def test_every_form_has_every_sitting(given: Case, folder: Path) -> None:
    instance, _, verdict = given
    want = public_sittings(instance, verdict.facts)
    rows = list(
        csv.DictReader(io.StringIO((folder / "horaires.csv").read_text(encoding="utf-8-sig")), delimiter=";")
    )
    assert len(rows) == len(want) == len(embedded(folder / "public.html")["published"]["exam"])
    events = [
        (event["UID"].text, pd.Timestamp(calendar.instant(event["DTSTART"])))
        for file in folder.glob("*.ics")
        for calendar in [StrictCalendar.of(file.read_bytes())]
        for event in calendar.events
    ]
    assert sorted(at for _, at in events) == sorted(want["start"])
    text = {
        file.stem: " ".join(page.extract_text() for page in PdfReader(file).pages)
        for file in folder.glob("*.pdf")
    }
    for row in want.itertuples():
        assert str(row.unit) in text[str(row.centre).lower()]


def test_it_says_that_an_original_identity_document_is_required(folder: Path) -> None:
    said = re.compile(r"pièce\s+d[’']identité\s+originale", re.I)
    assert said.search((folder / "public.html").read_text(encoding="utf-8"))
    for file in folder.glob("*.ics"):
        events = StrictCalendar.of(file.read_bytes()).events
        assert all(said.search(event["DESCRIPTION"].text) for event in events)
    for file in folder.glob("*.pdf"):
        assert said.search(PdfReader(file).pages[0].extract_text())


def test_nothing_in_it_is_of_anybody(given: Case, folder: Path) -> None:
    instance, _, _ = given
    people = {*instance.candidates["id"], *instance.staff["id"], *(t.id for t in instance.teachers)}
    rooms = {str(room.id) for room in instance.rooms}
    assert people
    for file in folder.iterdir():
        if file.suffix == ".pdf":
            text = " ".join(page.extract_text() for page in PdfReader(file).pages)
        else:
            text = re.sub(r"<(script|style)>.*?</\1>", " ", file.read_text(encoding="utf-8"), flags=re.S)
            text = re.sub(r"^(UID|DTSTAMP|TZOFFSET\w+):.*$", "", text, flags=re.M)
        words = set(re.findall(r"[\w-]+", text))
        assert not words & people, file
        assert not words & rooms, file
        assert not re.search(r"majoré|accompagn|isolé", text, re.I), file


def test_a_draft_says_so(folder: Path) -> None:
    assert '<body data-title="Une vitrine' in (html := (folder / "public.html").read_text(encoding="utf-8"))
    assert 'data-state="draft"' in html
    assert "PROJET" in PdfReader(folder / "par.pdf").pages[0].extract_text()


def test_a_feed_shows_what_changed_and_what_falls_away(given: Case, tmp_path: Path) -> None:
    """An exam begins a day later and another has no start any more."""
    instance, timetable, _ = given
    moved, gone = timetable.starts["exam"].iloc[0], timetable.starts["exam"].iloc[-1]
    starts = timetable.starts[timetable.starts["exam"] != gone]
    starts = starts.assign(
        start=starts["start"].where(starts["exam"] != moved, starts["start"] + pd.Timedelta(days=1))
    )
    first, later = datetime(2023, 12, 1, tzinfo=UTC), datetime(2023, 12, 8, tzinfo=UTC)
    publish(
        instance, replace(timetable, starts=starts), tmp_path / "new", kinds=["public"], decided=later, since=timetable,
        since_decided=first,
    )  # fmt: skip
    events = [
        event
        for file in (tmp_path / "new" / "public").glob("*.ics")
        for event in StrictCalendar.of(file.read_bytes()).events
    ]
    stamped = [event for event in events if event["DTSTAMP"].value.startswith("20231208")]
    units = {exam: str(instance.exam_frame.set_index("exam")["unit"][exam]) for exam in (moved, gone)}
    for exam, status in ((moved, "CONFIRMED"), (gone, "CANCELLED")):
        mine = [event for event in stamped if units[exam] in event["SUMMARY"].text]
        assert {event["STATUS"].value for event in mine} == {status}, exam
    assert all(any(unit in event["SUMMARY"].text for unit in units.values()) for event in stamped)

"""`exams publish --only planner`, and the pages that lead to every document."""

import html
import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from models.facts import Verdict
from models.instance import Instance
from models.timetable import Timetable
from reports.page_data.date_chain import chain_links
from scheduler.app.publish import publish
from tests.support.stored_timetables import judged

Case = tuple[Instance, Timetable, Verdict]
DAY = pd.Timedelta(days=1)


@pytest.fixture(scope="module")
def given() -> Case:
    return judged("reglement")


@pytest.fixture(scope="module")
def folder(given: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Against a timetable in which one exam began a day earlier and one duty was not there."""
    instance, timetable, verdict = given
    exam = timetable.starts["exam"].iloc[0]

    def earlier(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
        rows = table["exam"] == exam
        return table.assign(**{c: table[c].where(~rows, table[c] - DAY) for c in columns})

    before = replace(
        timetable,
        starts=earlier(timetable.starts, "start"),
        seats=earlier(timetable.seats, "start", "end"),
        duties=timetable.duties.iloc[1:],
    )
    folder = tmp_path_factory.mktemp("planner") / "out"
    publish(
        instance, timetable, folder, kinds=["planner", "calendars", "public"], verdict=verdict, since=before, language="en"
    )  # fmt: skip
    return folder


def sheets(file: Path) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_path(file)
    return {
        name: [list(row) for row in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names
    }


def test_the_workbook_has_decisions_milestones_deadlines_and_changes(given: Case, folder: Path) -> None:
    _, timetable, verdict = given
    found = sheets(folder / "planner" / "planner.xlsx")
    overlaps = timetable.overlaps
    assert [row[0] for row in found["Overlaps"][1:]] == overlaps.sort_values(["outcome", "start"])[
        "candidate"
    ].tolist()
    assert found["Overlaps"][1][5] == "escorted transfer"
    chain = chain_links(verdict.facts.chain)
    assert [row[0] for row in found["Milestones"][1:]] == chain["exam"].tolist()
    slack = chain["slack_days"].astype(object).where(chain["slack_days"].notna(), "")
    assert [row[-1] for row in found["Milestones"][1:]] == slack.tolist()
    assert len(found["Deadlines"]) > 10
    moved = timetable.starts.iloc[0]
    (row,) = found["Starts changed"][1:]
    assert row[0] == moved["exam"]
    assert row[3] - row[2] == DAY
    sitters = timetable.seats.loc[timetable.seats["exam"] == moved["exam"], "candidate"]
    assert sorted(row[0] for row in found["Candidates concerned"][1:]) == sorted(sitters)
    assert [row[-1] for row in found["Duties changed"][1:]] == ["added"]


def test_the_page_says_what_the_workbook_says(folder: Path) -> None:
    text = (folder / "planner" / "planner.html").read_text(encoding="utf-8")
    assert text.startswith('<!doctype html>\n<html lang="en">')
    assert "<script" not in text
    tables = re.findall(r"<tbody>(.*?)</tbody>", text, re.S)
    rows = [
        [html.unescape(c) for c in re.findall(r"<th scope=\"row\">(.*?)</th>", body, re.S)] for body in tables
    ]
    found = sheets(folder / "planner" / "planner.xlsx")
    assert rows == [
        [str(row[0])[:10] if "-" in str(row[0])[:5] else row[0] for row in sheet[1:]]
        for sheet in found.values()
    ]
    assert text.count('<th scope="col">') == sum(len(sheet[0]) for sheet in found.values())


def test_every_document_is_led_to_once(folder: Path) -> None:
    manifest = json.loads((folder / "documents.json").read_text(encoding="utf-8"))["files"]
    led: list[str] = []
    for page in (folder / "index.html", *folder.glob("*/index.html")):
        links = re.findall(r'<a href="(.*?)">', page.read_text(encoding="utf-8"))
        led += [(page.parent / unquote(html.unescape(link))).relative_to(folder).as_posix() for link in links]
    assert sorted(led) == sorted(name for name in manifest if name != "index.html")


def test_an_index_of_a_centre_leads_nowhere_else(folder: Path) -> None:
    """A folder can be handed over alone."""
    for page in folder.glob("*/index.html"):
        links = re.findall(r'<a href="(.*?)">', page.read_text(encoding="utf-8"))
        assert links
        assert not [link for link in links if link.startswith(("/", "..")) or ":" in link]

"""An incomplete timetable is kept apart from results, with a page that says so on every view; a complete one takes it away."""

import html
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from models.issues import InvalidInput
from models.status import Status
from models.text import LANGUAGES
from scheduler.app.audit import audit
from scheduler.app.catalogue import rules_of
from scheduler.app.incomplete_sentences import IncompleteSentences
from scheduler.app.mark_result import mark
from scheduler.app.personal_data import person, purge
from scheduler.app.result import Result
from scheduler.app.save_incomplete import save_incomplete
from scheduler.app.save_result import save_result
from tests.support.languages import IN
from tests.support.report_reader import embedded
from tests.support.semester_builder import Build

DAY = "2024-01-22"


def incomplete() -> Result:
    """One of three candidates has no seat."""
    build = Build().exam("A", 120).people(3, "A").start("A", f"{DAY} 08:30")
    lost = str(build.candidates[0]["id"])
    build.unseat(lost, "A")
    semester, timetable = build.instance(), build.timetable()
    missing = pd.DataFrame([(lost, "A", "Paris", "rooms")], columns=["candidate", "exam", "site", "reason"])
    verdict = audit(semester, timetable)
    assert verdict.hard == 1
    rules = rules_of(semester, None)
    return Result(Status.INCOMPLETE, semester, rules, timetable=timetable, verdict=verdict, missing=missing)


def complete(result: Result) -> Result:
    """The same with a seat for everybody."""
    build = Build().exam("A", 120).people(3, "A").start("A", f"{DAY} 08:30")
    timetable = build.timetable()
    verdict = audit(result.semester, timetable)
    assert verdict.hard == 0
    return replace(result, status=Status.FEASIBLE, timetable=timetable, verdict=verdict)


def test_it_is_written_apart_replaced_whole_and_gone_with_the_first_complete_one(tmp_path: Path) -> None:
    result = incomplete()
    folder, fault = save_incomplete(tmp_path, result, "fr")
    assert (folder, fault) == (tmp_path / "incomplete", "")
    assert [path.name for path in tmp_path.iterdir()] == ["incomplete"]
    assert json.loads((folder / "solving.json").read_text(encoding="utf-8"))["status"] == "incomplete"
    assert pd.read_csv(folder / "missing.csv").to_dict("records") == result.missing.to_dict("records")
    assert audit(result.semester, folder).hard == 1
    page = (folder / "report.html").read_text(encoding="utf-8")
    banner = page.index('id="incomplete"')
    assert banner < page.index('<section id="overview"'), "above the views, so on every one"
    words = page[banner : page.index("</header>", banner)]
    assert "Incomplete timetable" in words
    assert "Emploi du temps incomplet" in words
    told = re.search(r'<ul class="left-out">(.*?)</ul>', page, re.S)
    assert told, "the page says who is left out, as the command does"
    for language in LANGUAGES:
        for line in IncompleteSentences(result.semester, IN[language]).missing(result.missing):
            assert html.escape(line, quote=False).replace("'", "&#39;") in told[1]
    data = embedded(folder / "report.html")
    lost = data["left_out"]
    people = [
        (data["people"]["id"][p], data["exams"]["id"][e])
        for p, e in zip(lost["person"], lost["exam"], strict=True)
    ]
    assert people == [(result.missing["candidate"][0], "A")]
    assert lost["reason"] == ["rooms"]
    with pytest.raises(InvalidInput) as refused:
        mark(folder, "published")
    assert [issue.code for issue in refused.value.issues] == ["results-none"]
    (folder / "stray").touch()
    save_incomplete(tmp_path, result, "en")
    assert not (folder / "stray").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["incomplete"]
    full = complete(result)
    assert full.timetable is not None
    assert full.verdict is not None
    save_result(tmp_path, full.semester, full.timetable, full.verdict, full.solving(), language="en")
    assert not folder.exists()
    assert 'id="incomplete"' not in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_what_fails_to_be_written_leaves_the_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = incomplete()
    folder, _ = save_incomplete(tmp_path, result, "en")
    (folder / "stray").touch()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("scheduler.app.save_incomplete.save_timetable", full)
    with pytest.raises(OSError, match="No space"):
        save_incomplete(tmp_path, result, "en")
    assert (folder / "stray").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["incomplete"]
    with pytest.raises(ValueError, match="nothing to keep"):
        save_incomplete(tmp_path, replace(result, timetable=None), "en")


def test_it_is_searched_for_a_person_and_purged_with_the_rest(tmp_path: Path) -> None:
    result = incomplete()
    lost, seated = result.missing["candidate"][0], str(result.timetable.seats["candidate"].iloc[0])  # type: ignore[union-attr]
    folder, _ = save_incomplete(tmp_path, result, "en")
    (held,) = person(tmp_path, lost)["versions"]
    assert (held["version"], held["current"], held["seats"]) == ("incomplete", False, [])
    assert held["missing"] == [{"candidate": lost, "exam": "A", "site": "Paris", "reason": "rooms"}]
    (held,) = person(tmp_path, seated)["versions"]
    assert [row["exam"] for row in held["seats"]] == ["A"]
    assert not purge(tmp_path, date(2020, 1, 1)).incomplete
    assert purge(tmp_path, date(2199, 1, 1)).incomplete
    assert not folder.exists()
    with pytest.raises(InvalidInput):
        person(tmp_path, lost)


def test_a_spreadsheet_runs_nothing_of_the_list_of_who_is_missing(tmp_path: Path) -> None:
    result = incomplete()
    result = replace(result, missing=result.missing.assign(site="=cmd()"))
    folder, _ = save_incomplete(tmp_path, result, "en")
    assert ",'=cmd()," in (folder / "missing.csv").read_text(encoding="utf-8")

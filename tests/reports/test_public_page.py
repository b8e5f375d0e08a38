"""The page for everybody: exams, places and published times; nothing of candidates, needs, rooms or staff."""

import dataclasses
import re
from pathlib import Path

import pandas as pd
import pytest

from instances.io.results.result_parts import META
from models.instance import Instance
from models.result_record import ResultRecord
from reports import write_public_page
from reports.public_timetable import PUBLIC_SITTINGS, public_sittings
from tests.support.report_reader import embedded
from tests.support.report_semester import Case

RECORD = ResultRecord("2026-11-29T23:10:05Z", "synthetic", "a" * 64, "b" * 64, 5)


@pytest.fixture(scope="module")
def page(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("public")
    return write_public_page(folder, case.instance, case.verdict.facts, "fr", record=RECORD)


def test_each_exam_stands_at_each_of_its_sites_at_the_published_time(case: Case) -> None:
    sittings, papers = public_sittings(case.instance, case.verdict.facts), case.verdict.facts.papers
    given = case.verdict.facts.sittings[["exam", "site"]].drop_duplicates()
    assert tuple(sittings.columns) == PUBLIC_SITTINGS
    assert len(sittings) == len(given) > 100
    start = papers.set_index(["exam", "zone"])["start"]
    assert [start[row.exam, row.zone] for row in sittings.itertuples()] == list(sittings["start"])
    gathered = sittings["arrival"].notna()
    assert 0 < gathered.sum() < len(sittings)
    assert (sittings["arrival"] < sittings["start"])[gathered].all()
    stays = sittings["leaving"].notna()
    assert 0 < stays.sum() < len(sittings)
    assert (sittings["leaving"] > sittings["end"])[stays].all()


def test_the_page_is_the_same_whatever_anybody_needs(case: Case) -> None:
    """Extra time, single rooms, moved exams, early starts, rooms, staff and numbers of people leave no trace."""
    facts, before = case.verdict.facts, public_sittings(case.instance, case.verdict.facts)
    sittings = facts.sittings.assign(
        kind="ordinary",
        extra=0,
        early=0,
        candidates=1,
        hold=0,
        start=facts.sittings["start"].min(),
        end=facts.sittings["end"].max(),
    )
    papers = facts.papers.assign(early=60, gate=facts.papers["gate"].max(), exit=facts.papers["exit"].max())
    blank = {
        name: getattr(facts, name).iloc[:0] for name in ("bands", "attendance", "pairs", "loads", "staff")
    }
    changed = dataclasses.replace(facts, sittings=sittings, papers=papers, **blank)
    without = dataclasses.replace(case.instance, candidates=case.instance.candidates.iloc[:0])
    pd.testing.assert_frame_equal(public_sittings(without, changed), before)


def test_it_names_nobody_and_no_arrangement(case: Case, page: Path) -> None:
    html, data = page.read_text(encoding="utf-8"), embedded(page)
    ids = {*case.instance.candidates["id"].astype(str), *case.timetable.duties["staff"].astype(str)}
    ids |= {str(room.id) for room in case.instance.rooms}
    words = set(re.findall(r"[\w-]+", html[html.index('id="report-data"') :]))
    assert len(ids) > 700
    assert ids & words == set()
    assert set(data) == {"centres", "sites", "units", "exams", "zones", "published"}
    assert set(data["published"]) == {"exam", "site", "start", "end", "arrival", "leaving"}
    own = html[: html.index("<style>")] + html[html.index("</style>") :]
    own = own[: own.index("FluentBundle = ")] if "FluentBundle = " in own else own
    for word in ("majoré", "isolé", "accompagn", "secrétaire", "third", "isolated", "escort", "extra_"):
        assert word not in own.casefold(), word


def test_a_version_is_named_and_whole(page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    assert f'<meta name="{META}" content="{RECORD.timetable}">' in html[:8192]
    assert 'data-state="draft"' in html
    assert html.count('<span lang="en">') == html.count('<span lang="fr">')
    assert 'id="plotly"' not in html


def test_only_the_planners_page_is_private(report: Path, page: Path) -> None:
    assert report.stat().st_mode & 0o777 == 0o600
    assert page.stat().st_mode & 0o400
    assert "Réservé au service des examens" in report.read_text(encoding="utf-8")
    assert "Réservé au service des examens" not in page.read_text(encoding="utf-8")


def test_hostile_names_stay_words(case: Case, tmp_path: Path) -> None:
    hostile = "</script><script>alert('a')</script>\u2028{{ 7*7 }}"
    given = case.instance
    assert isinstance(given, Instance)
    instance = dataclasses.replace(
        given,
        title=hostile,
        units=tuple(unit.model_copy(update={"title": hostile}) for unit in given.units),
        sites=tuple(site.model_copy(update={"name": hostile + site.id}) for site in given.sites),
        centres=tuple(centre.model_copy(update={"name": hostile + centre.id}) for centre in given.centres),
    )
    path = write_public_page(tmp_path, instance, case.verdict.facts, "fr")
    html = path.read_text(encoding="utf-8")
    assert "<script>alert" not in html
    assert "49" not in re.findall(r"<h1>(.*?)</h1>", html, re.S)[0]
    assert all(name.startswith(hostile) for name in embedded(path)["sites"]["name"])

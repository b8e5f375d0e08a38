"""The page as a file: whole, escaped, offline, in two languages, and without what is not known."""

import base64
import dataclasses
import gzip
import json
import re
from datetime import date
from pathlib import Path

import pandas as pd
import plotly.offline
import pytest

from models.instance import Instance
from models.offer import Unit
from models.rules import FINDING_COLUMNS
from models.timetable import OVERLAPS
from models.wording import Wording
from reports import write_report
from reports.bilingual import BilingualMessages
from reports.formats import day_text
from reports.page_data.date_chain import chain_links
from tests.support.report_reader import embedded, matters
from tests.support.report_semester import INFOS, Case, public_case, semester

HOSTILE = "</script><script>alert('a')</script><b>\"&{{ 7*7 }}"


def _views(html: str) -> list[str]:
    menu = html[html.index("<nav") : html.index("</nav>")]
    return re.findall(r'href="#(\w+)"', menu)


def test_views_come_in_reading_order(report: Path) -> None:
    assert _views(report.read_text(encoding="utf-8")) == [
        "overview", "calendar", "week", "centres", "exams", "rooms", "roster", "candidates", "fairness", "overlaps", "zones", "chain", "deadlines", "seats",
        "costs", "progress",
    ]  # fmt: skip


def test_a_public_instance_shows_only_what_it_has(case: Case, tmp_path: Path) -> None:
    instance, timetable, verdict = public_case(case)
    path = write_report(tmp_path, instance, timetable, verdict, INFOS, case.solving, "en")
    html = path.read_text(encoding="utf-8")
    assert _views(html) == ["overview", "costs", "progress"]
    assert set(re.findall(r'data-figure="(\w+)"', html)) == {"exams", "candidates"}
    assert list(matters(path)) == ["hard"]


def test_nothing_found_and_nothing_paid(case: Case, tmp_path: Path) -> None:
    instance, timetable, verdict = public_case(case)
    clean = dataclasses.replace(
        verdict, findings=pd.DataFrame(columns=list(FINDING_COLUMNS)), costs={"hold": 0}
    )
    path = write_report(tmp_path, instance, timetable, clean, INFOS, None, "en")
    html = path.read_text(encoding="utf-8")
    assert _views(html) == ["overview", "costs"]
    assert embedded(path)["figures"] == {"costs": None, "progress": None}
    assert "The timetable respects every hard rule." in html
    assert "no bound is known" in html


def test_hostile_names_stay_words(case: Case, tmp_path: Path) -> None:
    given = case.instance
    instance = dataclasses.replace(
        given,
        title=HOSTILE,
        units=tuple(Unit(id=u.id, title=HOSTILE) for u in given.units),
        centres=tuple(c.model_copy(update={"name": HOSTILE + c.id}) for c in given.centres),
        sites=tuple(s.model_copy(update={"name": HOSTILE + s.id}) for s in given.sites),
    )
    path = write_report(tmp_path, instance, case.timetable, case.verdict, INFOS, case.solving, "fr")
    html = path.read_text(encoding="utf-8")
    assert "alert('a')" not in html.replace("\\u0027", "'").replace("&#39;", "'").replace(
        "&lt;script&gt;alert('a')", ""
    ).replace("\\u003cscript\\u003ealert('a')", "")
    assert "<script>alert" not in html
    assert "49" not in re.findall(r"<h1>(.*?)</h1>", html)[0]
    assert all(name.startswith(HOSTILE) for name in embedded(path)["centres"]["name"])


def test_nothing_is_fetched_from_anywhere(report: Path) -> None:
    html = report.read_text(encoding="utf-8")
    own = html[: html.index('<script type="text/plain" id="plotly">')]
    own += html[html.index("The data that the page carries") :]
    assert not re.search(r'(src|href)="(?!#|data:,")', own)
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", own)
    assert "@import" not in own
    assert "url(" not in re.sub(r"url\(#[\w$\{}-]+\)", "", own)
    assert "default-src 'none'" in own


def test_the_library_is_packed_whole(report: Path) -> None:
    html = report.read_text(encoding="utf-8")
    start = html.index(">", html.index('id="plotly"')) + 1
    packed = html[start : html.index("</script>", start)]
    assert gzip.decompress(base64.b64decode(packed)).decode() == plotly.offline.get_plotlyjs()


def test_page_opens_in_the_language_asked_for_and_carries_the_other(case: Case, tmp_path: Path) -> None:
    for language in ("en", "fr"):
        args = (case.instance, case.timetable, case.verdict, INFOS, case.solving)
        html = write_report(tmp_path, *args, language).read_text(encoding="utf-8")
        assert f'<html lang="{language}">' in html
        assert '<span lang="en">Overlaps</span><span lang="fr">Chevauchements</span>' in html
        assert html.count('<span lang="en">') == html.count('<span lang="fr">')


def test_the_file_is_replaced_whole(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instance, timetable, verdict = public_case(case)
    path = write_report(tmp_path, instance, timetable, verdict, INFOS, case.solving, "en")
    before = path.read_bytes()

    def fail(self: Path, target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_report(tmp_path, instance, timetable, verdict, INFOS, case.solving, "fr")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_same_input_same_bytes(case: Case, tmp_path: Path) -> None:
    args = (case.instance, case.timetable, case.verdict, INFOS, case.solving)
    first = write_report(tmp_path / "a", *args, "en").read_bytes()
    assert write_report(tmp_path / "b", *args, "en").read_bytes() == first


def test_days_as_people_write_them() -> None:
    assert day_text(date(2024, 1, 22)) == ("Monday 22 January 2024", "lundi 22 janvier 2024")
    assert day_text(date(2024, 2, 1)) == ("Thursday 1 February 2024", "jeudi 1er février 2024")


def test_plurals_follow_each_language() -> None:
    assert BilingualMessages.worded(Wording()).say("report-matter-of", count=0) == (
        "0 candidates",
        "0 candidat",
    )
    assert BilingualMessages.worded(Wording()).say("report-matter-of", count=1) == (
        "1 candidate",
        "1 candidat",
    )
    assert BilingualMessages.worded(Wording()).say("report-matter-of", count=1200) == (
        "1,200 candidates",
        "1\u202f200 candidats",
    )


def test_a_large_semester_stays_light(tmp_path: Path) -> None:
    case = semester(exams=500, sites=30, candidates=6000, hard=False)
    assert isinstance(case.instance, Instance)
    path = write_report(tmp_path, case.instance, case.timetable, case.verdict, INFOS, case.solving, "fr")
    assert path.stat().st_size < 3_500_000
    html = path.read_text(encoding="utf-8")
    at_once = re.search(r'id="report-data">(.*?)</script>', html, re.S)
    assert at_once
    assert len(at_once[1]) < 500_000
    apart = set(re.findall(r'data-part="(\w+)"', html))  # unpacked while the reader looks at the overview
    assert {"sittings", "bands", "timetables", "findings"} <= apart
    assert not apart & set(json.loads(at_once[1]))


def test_columns_of_the_timetable_are_those_the_report_reads(case: Case) -> None:
    assert tuple(case.timetable.overlaps.columns) == OVERLAPS


def test_exams_without_a_second_session_stand_last_in_the_chain(case: Case) -> None:
    chain = case.verdict.facts.chain.copy().astype({"next_day": object, "earliest_next": object})
    chain["slack_days"] = chain["slack_days"].astype(float)
    alone = chain["exam"] == chain["exam"].iloc[3]
    chain.loc[alone, ["next_exam", "next_day", "earliest_next", "published", "slack_days"]] = None
    links = chain_links(chain)
    assert links["exam"].iloc[-1] == chain.loc[alone, "exam"].item()
    assert links["next_exam"].iloc[-1] == ""
    assert len(links) == len(chain)

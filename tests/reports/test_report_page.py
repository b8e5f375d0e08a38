"""The page as a file: whole, escaped, offline, in two languages, and without what is not known."""

import dataclasses
import re
import time as clock
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from report_reading import embedded
from report_semester import INFOS, Case, semester

from models.facts import BANDS, CHAIN, PAPERS, SITTINGS, STAFF, Facts, Verdict
from models.instance import Instance
from models.offer import Unit
from models.public import PublicInstance
from models.rules import FINDING_COLUMNS
from models.text import TEXTS
from models.timetable import OVERLAPS, STARTS, Timetable
from reports import write_report
from reports.clock import day_text, instant_text
from reports.figures.chain import chain as draw_chain
from reports.figures.findings import findings
from reports.names import names_of

HOSTILE = "</script><script>alert('a')</script><b>\"&{{ 7*7 }}"


def _sections(html: str) -> list[str]:
    return re.findall(r'<section id="(\w+)"', html)


def _public(case: Case) -> tuple[PublicInstance, Timetable, Verdict]:
    """A public instance: costs and findings, no facts."""
    none = np.zeros((0, 2), np.int64)
    sits = pd.DataFrame({"candidate": [0, 0, 1], "exam": [0, 1, 1]})
    empty = pd.DataFrame()
    instance = PublicInstance(
        "exam_comp_set1", np.array([60, 90]), sits, empty, empty, none, none, none, np.zeros(0, np.int64), {}
    )
    facts = Facts(*(pd.DataFrame(columns=list(c)) for c in (PAPERS, SITTINGS, BANDS, CHAIN, STAFF)))
    timetable = Timetable("exam_comp_set1", pd.DataFrame(columns=list(STARTS)))
    return instance, timetable, dataclasses.replace(case.verdict, facts=facts)


def test_sections_come_in_reading_order(report: Path) -> None:
    assert _sections(report.read_text(encoding="utf-8")) == [
        "overview", "heat", "rooms", "zones", "chain", "overlaps", "costs", "findings", "progress",
    ]  # fmt: skip


def test_a_public_instance_shows_only_what_it_has(case: Case, tmp_path: Path) -> None:
    instance, timetable, verdict = _public(case)
    path = write_report(tmp_path, instance, timetable, verdict, INFOS, case.solving, "en")
    html = path.read_text(encoding="utf-8")
    assert _sections(html) == ["overview", "costs", "findings", "progress"]
    assert set(re.findall(r'data-figure="(\w+)"', html)) == {"exams", "candidates", "hard", "seconds"}


def test_nothing_found_and_nothing_paid(case: Case, tmp_path: Path) -> None:
    instance, timetable, verdict = _public(case)
    clean = dataclasses.replace(
        verdict, findings=pd.DataFrame(columns=list(FINDING_COLUMNS)), costs={"hold": 0}
    )
    html = write_report(tmp_path, instance, timetable, clean, INFOS, None, "en").read_text(encoding="utf-8")
    assert _sections(html) == ["overview", "costs"]
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
    assert all(name.startswith(HOSTILE) for name in embedded(path)["heat"]["centres"])


def test_nothing_is_fetched_from_anywhere(report: Path) -> None:
    html = report.read_text(encoding="utf-8")
    own = html[: html.index('<script type="text/plain" id="plotly">')]
    own += html[html.index("Common ground of the page's scripts") :]
    assert not re.search(r'(src|href)="(?!#|data:,")', own)
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", own)
    assert "@import" not in own
    assert "url(" not in re.sub(r"url\(#[\w$\{}-]+\)", "", own)
    assert html.count('id="plotly"') == 1


def test_candidates_appear_in_no_embedded_data(case: Case, report: Path) -> None:
    html = report.read_text(encoding="utf-8")
    data = html[html.index('id="report-data"') : html.index('id="plotly"')]
    assert not any(f'"{c}"' in data for c in case.instance.candidates["id"])


def test_every_text_has_both_languages_and_the_same_places() -> None:
    ours = {key: pair for key, pair in TEXTS.items() if key.startswith("report.")}
    assert len(ours) > 120
    for key, (english, french) in ours.items():
        assert english.strip(), key
        assert french.strip(), key
        assert set(re.findall(r"{(\w+)}", english)) == set(re.findall(r"{(\w+)}", french)), key


def test_page_opens_in_the_language_asked_for_and_carries_the_other(case: Case, tmp_path: Path) -> None:
    for language in ("en", "fr"):
        args = (case.instance, case.timetable, case.verdict, INFOS, case.solving)
        html = write_report(tmp_path, *args, language).read_text(encoding="utf-8")
        assert f'<html lang="{language}">' in html
        assert '<span lang="en">Overlaps</span><span lang="fr">Chevauchements</span>' in html
        assert html.count('<span lang="en">') == html.count('<span lang="fr">')


def test_the_file_is_replaced_whole(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instance, timetable, verdict = _public(case)
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


def test_days_and_times_as_people_write_them() -> None:
    instant = pd.Timestamp("2024-01-22 12:30", tz="UTC")
    assert instant_text(instant, "Europe/Paris") == (
        "Mon 22 Jan 2024, 13:30 (Paris)",
        "lun. 22 janv. 2024, 13:30 (Paris)",
    )
    assert instant_text(instant, "Pacific/Noumea").fr == "lun. 22 janv. 2024, 23:30 (Nouméa)"
    assert instant_text(instant, "Asia/Beirut").fr == "lun. 22 janv. 2024, 14:30 (Beyrouth)"
    assert day_text(date(2024, 2, 1)) == ("Thu 1 Feb 2024", "jeu. 1er févr. 2024")


def test_sentences_tell_instants_on_the_clock_of_the_site(case: Case) -> None:
    section = findings(case.verdict, INFOS, names_of(case.instance))
    assert section is not None
    rules = section.content["rules"]
    assert isinstance(rules, list)
    late = next(r for r in rules if r["id"] == "opening-hours")["sentences"][0]
    row = case.verdict.findings.query("rule == 'opening-hours'").iloc[0]
    site = case.instance.site[row["site"]]
    local = pd.Timestamp(row["amount"]).tz_convert(site.zone)
    assert f"{local:%H:%M} (Paris)" in late.fr
    assert site.name in late.en


def test_a_range_of_days_is_told_as_two_days(case: Case) -> None:
    table = case.verdict.findings.copy()
    table.loc[table["rule"] == "room-seats", "limit"] = "2024-04-08 – 2024-04-13"
    section = findings(dataclasses.replace(case.verdict, findings=table), INFOS, names_of(case.instance))
    assert section is not None
    rules = section.content["rules"]
    assert isinstance(rules, list)
    told = next(r for r in rules if r["id"] == "room-seats")["sentences"][0]
    assert "Mon 8 Apr 2024 – Sat 13 Apr 2024" in told.en
    assert "lun. 8 avr. 2024 – sam. 13 avr. 2024" in told.fr
    assert "1,250" in told.en


def test_a_large_semester_stays_light(tmp_path: Path) -> None:
    case = semester(exams=500, sites=30, candidates=6000, hard=False)
    assert isinstance(case.instance, Instance)
    begin = clock.perf_counter()
    path = write_report(tmp_path, case.instance, case.timetable, case.verdict, INFOS, case.solving, "fr")
    assert clock.perf_counter() - begin < 20
    assert path.stat().st_size < 8_000_000


def test_columns_of_the_timetable_are_those_the_report_reads(case: Case) -> None:
    assert tuple(case.timetable.overlaps.columns) == OVERLAPS


def test_exams_without_a_second_session_stand_last_in_the_chain(case: Case) -> None:
    chain = case.verdict.facts.chain.copy().astype({"next_day": object, "earliest_next": object})
    chain["slack_days"] = chain["slack_days"].astype(float)
    alone = chain["exam"] == chain["exam"].iloc[3]
    chain.loc[alone, ["next_exam", "next_day", "earliest_next", "published", "slack_days"]] = None
    section = draw_chain(dataclasses.replace(case.verdict.facts, chain=chain), names_of(case.instance))
    assert section is not None
    rows = section.content["rows"]
    assert isinstance(rows, list)
    last = rows[-1]
    assert (last["exam"], last["next"]) == (chain.loc[alone, "exam"].item(), "")
    assert last["slack"].en == "–"
    assert len(rows) == len(chain)

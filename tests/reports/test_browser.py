"""The page in a real browser: it draws, answers, speaks both languages, and asks the network nothing."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from models.facts import REASONS, UNRESOLVED
from models.rules import FINDING_COLUMNS
from reports import write_report
from scheduler.rules.overlaps.overlap_unresolved import OverlapUnresolved
from scheduler.rules.staff.duties import Duties
from tests.support.opened_page import Opened
from tests.support.report_semester import INFOS, Case, public_case

pytestmark = pytest.mark.browser


def _addresses(case: Case) -> list[str]:
    """Every view, those of a thing with a thing that exists."""
    sittings, overlap = case.verdict.facts.sittings, case.timetable.overlaps.iloc[0]
    several = sittings.groupby("exam")["zone"].nunique().idxmax()
    return [
        "overview", "calendar=*", "calendar=PAR", "week=centre/PAR", "poster=site/PAR1", f"day={sittings['day'].iloc[0]}", "centres", "centre=PAR", "site=PAR1",
        "exams", "unit=NFA031", f"exam={several}", "find=programmation", "rooms", "room=PAR1-01", "roster", "roster=*", "staff=PAR1-p1", "candidates",
        f"candidate={overlap['candidate']}", "overlaps", "overlaps=unresolved", f"zones={several}", "chain", "deadlines", "fairness", "seats",
        "seats=PAR1", "costs", "costs=hard", "costs=two-a-day", "progress", "accessibility",
    ]  # fmt: skip


@pytest.fixture
def opened(browser: Browser, report: Path) -> Iterator[Opened]:
    shown = Opened(browser, report)
    yield shown
    shown.page.close()


def _texts(page: Page, selector: str) -> list[str]:
    return [text.strip() for text in page.locator(selector).all_inner_texts()]


@pytest.mark.parametrize("width", [1280, 1920])
def test_every_view_opens_without_complaint_or_request(
    browser: Browser, report: Path, case: Case, width: int
) -> None:
    shown = Opened(browser, report, width)
    unknown = "is not in this timetable"
    for language in ("Français", "English"):
        shown.page.get_by_role("button", name=language).click()
        for address in _addresses(case):
            shown.go(address)
            section = "#overview" if address == "overview" else "#stage"
            told = shown.page.locator(section).inner_text()
            assert len(told) > 60, address
            assert unknown not in told, address
            assert "undefined" not in told, address
            assert "NaN" not in told, address
            assert shown.page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert shown.complaints == []
    assert [url for url in shown.requests if url != report.as_uri()] == []
    shown.page.close()


@pytest.mark.timeout(240)
@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("language", ["Français", "English"])
def test_axe_finds_nothing_serious_in_any_view(opened: Opened, case: Case, language: str, part: int) -> None:
    opened.page.get_by_role("button", name=language).click()
    opened.page.evaluate(Axe().axe_script)
    grave = []
    for address in _addresses(case)[part::4]:
        opened.go(address)
        found = opened.page.evaluate(
            "axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })"
        )
        for breach in found["violations"]:
            if breach["impact"] in ("serious", "critical"):
                grave.append((address, breach["id"], breach["nodes"][0]["html"][:160]))
    assert grave == []


def test_every_link_of_every_view_leads_to_a_view_that_exists(opened: Opened, case: Case) -> None:
    page = opened.page
    links: set[str] = set()
    for address in _addresses(case):
        opened.go(address)
        found = page.eval_on_selector_all(
            "main a[href^='#']", "all => all.map(a => a.getAttribute('href').slice(1))"
        )
        links.update(link for i, link in enumerate(found) if i % 9 == 0)
    assert len(links) > 40
    for link in sorted(links)[::4]:
        opened.go(link)
        assert "is not in this timetable" not in page.locator("main").inner_text(), link
        assert "n’est pas dans cet emploi du temps" not in page.locator("main").inner_text(), link
    assert opened.complaints == []


def test_an_unknown_address_says_so(opened: Opened) -> None:
    opened.go("room=NOWHERE")
    assert "« NOWHERE » n’est pas dans cet emploi du temps." in opened.page.locator("#stage").inner_text()
    opened.go("nothing")
    assert opened.page.locator("#overview").is_visible()


def test_the_keyboard_opens_every_view(opened: Opened) -> None:
    page = opened.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    for entry in range(page.locator("nav a").count()):
        link = page.locator("nav a").nth(entry)
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(60)
        assert link.get_attribute("aria-current") == "page"
        assert page.evaluate("document.activeElement.tagName") == "H2"
    assert opened.complaints == []


def test_a_choice_keeps_the_focus_where_it_was(opened: Opened) -> None:
    page = opened.page
    opened.go("rooms")
    before = page.locator(".count").inner_text()
    page.locator("#rooms-site").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(60)
    assert page.locator(".count").inner_text() != before
    assert page.evaluate("document.activeElement.id") == "rooms-site"
    assert page.evaluate("location.hash").startswith("#rooms=")


def test_languages_change_texts_times_and_figures(opened: Opened) -> None:
    page = opened.page
    opened.go("zones")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("#stage-title").inner_text() == "Fuseaux horaires"
    assert any("\u00a0h\u00a0" in text for text in page.locator("#zones-figure text").all_text_contents())
    page.get_by_role("button", name="English").click()
    assert page.locator("#stage-title").inner_text() == "Time zones"
    assert not any("\u00a0h\u00a0" in text for text in page.locator("#zones-figure text").all_text_contents())
    opened.go("day=2024-02-01")
    assert page.locator("#stage-title").inner_text() == "Thursday 1 February 2024"
    page.get_by_role("button", name="Français").click()
    assert page.locator("#stage-title").inner_text() == "jeudi 1er février 2024"
    assert opened.complaints == []


def test_tables_are_searched_sorted_and_turned(opened: Opened, case: Case) -> None:
    page = opened.page
    opened.go("costs=two-a-day")
    rows = page.locator("#findings-two-a-day tbody tr")
    count = int((case.verdict.findings["rule"] == "two-a-day").sum())
    assert rows.count() == min(40, count)
    opened.go("exams")
    page.locator("#exams-table-search").fill("programmation java")
    assert page.locator("#exams-table tbody tr").count() == 2
    page.locator("#exams-table-search").fill("")
    page.get_by_role("button", name="Candidats").click()
    shown = [int(text.replace("\u202f", "")) for text in _texts(page, "#exams-table tbody td:nth-child(6)")]
    assert shown == sorted(shown, reverse=True)
    assert page.locator("#exams-table th[aria-sort='descending']").count() == 1


def test_the_calendar_counts_every_candidate_once(opened: Opened, case: Case) -> None:
    opened.go("calendar")
    shown = sum(int(t.replace("\u202f", "")) for t in _texts(opened.page, "td.sum b"))
    assert shown == case.verdict.facts.sittings["candidates"].sum()


def test_the_field_finds_units_rooms_days_and_candidates(opened: Opened, case: Case) -> None:
    page, person = opened.page, str(case.instance.candidates["id"].iloc[5])
    for typed, address in (
        ("nfa031", "#unit=NFA031"), ("PAR1-02", "#room=PAR1-02"), ("22/01/2024", "#day=2024-01-22"),
        ("nouvelle-caledonie", "#centre=NCL"), (person, f"#candidate={person}"),
    ):  # fmt: skip
        page.locator("#find").fill(typed)
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == address
    page.locator("#find").fill("nobody knows")
    page.keyboard.press("Enter")
    assert "nobody knows" in page.locator("#find-answer").inner_text()


def test_a_missed_exam_is_never_told_as_sat(browser: Browser, case: Case, tmp_path: Path) -> None:
    """Three exams at once: the one missed beside the first is missed beside the second too."""
    overlaps = case.timetable.overlaps.iloc[:1]
    person, first, second = overlaps.iloc[0][["candidate", "stays", "moves"]]
    mine = case.verdict.facts.attendance
    third = next(e for e in mine.loc[mine["candidate"] == person, "exam"] if e not in (first, second))
    rows = [(person, first, second, "unresolved"), (person, second, third, "unresolved")]
    table = pd.DataFrame(rows, columns=["candidate", "stays", "moves", "outcome"]).assign(start=pd.NaT)
    timetable = dataclasses.replace(case.timetable, overlaps=table)
    ways = [
        (person, first, second, first, second, gap, pd.NaT, why, "")
        for gap, why in ((10, "hours"), (20, "cap"), (30, "cap"))
    ]
    ways.append((person, second, third, second, third, 10, pd.NaT, "third-exam", first))
    facts = dataclasses.replace(case.verdict.facts, unresolved=pd.DataFrame(ways, columns=list(UNRESOLVED)))
    verdict = dataclasses.replace(case.verdict, facts=facts)
    path = write_report(tmp_path, case.instance, timetable, verdict, INFOS, None, "en")
    shown = Opened(browser, path)
    shown.go("overlaps")
    told = {row.split("\t")[0]: row for row in _texts(shown.page, "#overlaps-table tbody tr")}
    assert len(told) == 1
    texts = _texts(shown.page, "#overlaps-table tbody tr td:nth-child(4)")
    assert sum("sat as published" in text for text in texts) == 1
    assert sum("not sat either" in text for text in texts) == 1
    why = _texts(shown.page, "#overlaps-table tbody tr td:nth-child(6)")
    both = f"{REASONS['cap'][0]}; {REASONS['hours'][0]}"
    assert sorted(why) == sorted([both, f"{REASONS['third-exam'][0]} ({first})"])
    assert _texts(shown.page, "#stage .figures dd")[:2] == ["2", "1"]
    shown.page.close()


def test_findings_are_told_without_keys_or_open_choices(browser: Browser, case: Case, tmp_path: Path) -> None:
    """A third exam in the way is named, and a responsible agrees with the number said before."""
    person, first, second = case.timetable.overlaps.iloc[0][["candidate", "stays", "moves"]]
    room, site = case.verdict.facts.bands.iloc[0][["room", "site"]]
    texts = dict.fromkeys(("exam", "other", "candidate", "site", "room", "amount", "limit", "at"), "")
    blank = {"severity": "hard", "cost": 0, **texts}
    third = {"rule": "overlap-unresolved", "exam": first, "other": second, "candidate": person, "amount": "1"}
    unled = {"rule": "duties", "site": site, "room": room, "amount": "0", "limit": "one-responsible"}
    rows = [{**blank, **third, "limit": f"third-exam {first}, cap"}, {**blank, **unled}]
    infos = (*(i for i in INFOS if i.id != "overlap-unresolved"), OverlapUnresolved.info, Duties.info)
    verdict = dataclasses.replace(case.verdict, findings=pd.DataFrame(rows)[list(FINDING_COLUMNS)])
    shown = Opened(browser, write_report(tmp_path, case.instance, case.timetable, verdict, infos, None, "fr"))
    shown.go("costs=hard")
    told = " ".join(_texts(shown.page, "#findings-hard tbody th"))
    assert f"{REASONS['third-exam'][1]} ({first}), {REASONS['cap'][1]}" in told
    assert "0 responsable désigné, il en faut exactement un" in told
    assert "[" not in told
    assert "third-exam" not in told
    assert shown.complaints == []
    shown.page.close()


def test_an_oral_is_shown_in_every_view_of_its_site(browser: Browser, case: Case, tmp_path: Path) -> None:
    facts = case.verdict.facts
    exam, site = facts.bands.iloc[0][["exam", "site"]]
    tables = {
        name: table.assign(kind=table["kind"].where(table["exam"] != exam, "oral"))
        for name, table in (
            ("sittings", facts.sittings),
            ("bands", facts.bands),
            ("attendance", facts.attendance),
        )
    }
    verdict = dataclasses.replace(case.verdict, facts=dataclasses.replace(facts, **tables))
    shown = Opened(
        browser, write_report(tmp_path, case.instance, case.timetable, verdict, INFOS, case.solving, "en")
    )
    for address in (f"site={site}", f"rooms={site}", f"exam={exam}"):
        shown.go(address)
        assert shown.complaints == []
    shown.go(f"site={site}")
    assert "Oral" in " ".join(_texts(shown.page, "#site-sittings tbody td"))
    shown.page.close()


def test_a_public_instance_opens_its_few_views(browser: Browser, case: Case, tmp_path: Path) -> None:
    path = write_report(tmp_path, *public_case(case), INFOS, case.solving, "en")
    shown = Opened(browser, path)
    for address in ("costs", "costs=hard", "progress", "overview"):
        shown.go(address)
    assert _texts(shown.page, "nav a") == ["Overview", "Costs and findings", "Progress of the solve"]
    assert shown.complaints == []
    shown.page.close()


def test_the_table_beside_a_room_chart_holds_every_bar(opened: Opened) -> None:
    page = opened.page
    opened.go("rooms=PAR1")
    bars = page.locator(".gantt a.bar").count()
    assert bars > 5
    page.locator("#stage details summary").click()
    assert f"{bars} lignes" in page.locator("#stage details .status").inner_text()


def test_paper_shows_the_whole_view(opened: Opened, case: Case) -> None:
    page = opened.page
    opened.go("costs")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#findings-all tbody tr").count() == min(2000, len(case.verdict.findings))
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#findings-all tbody tr").count() == 40
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert opened.complaints == []


def test_words_agree_with_their_number_and_numbers_are_written_as_people_do(opened: Opened) -> None:
    ask = "code => { document.documentElement.lang = code; return [0, 1, 2, 1234].map((n) => counted('rows', n)); }"
    assert opened.page.evaluate(ask, "en") == ["0 rows", "1 row", "2 rows", "1,234 rows"]
    assert opened.page.evaluate(ask, "fr") == ["0 ligne", "1 ligne", "2 lignes", "1\u202f234 lignes"]

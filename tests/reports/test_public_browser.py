"""The public page in a real browser: on a telephone and on a desk, in both languages, and on paper."""

import csv
import dataclasses
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from models.neutral_text import guarded_cell, unguarded_cell
from reports import write_public_page, write_report
from reports.public_timetable import public_sittings
from tests.support.hostile_instance import STEERING, VISIBLE
from tests.support.opened_page import Opened
from tests.support.report_semester import INFOS, Case

pytestmark = pytest.mark.browser

VIEWS = (
    "overview", "week=centre/PAR", "week=site/PAR1@2024-01-23", "poster=site/PAR1@2024-01-23", "centres", "centre=PAR", "site=PAR1", "days", "day=2024-01-23", "units", "unit=NFA031",
    "unit=NOWHERE", "find=programmation", "accessibility",
)  # fmt: skip


@pytest.fixture(scope="module")
def public_page(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("public")
    return write_public_page(folder, case.instance, case.verdict.facts, "fr")


@pytest.mark.timeout(240)
@pytest.mark.parametrize("width", [390, 1280])
def test_every_view_opens_fits_and_is_accessible(browser: Browser, public_page: Path, width: int) -> None:
    shown = Opened(browser, public_page, width)
    shown.page.evaluate(Axe().axe_script)
    grave = []
    for language in ("Français", "English"):
        shown.page.get_by_role("button", name=language).click()
        for address in VIEWS:
            shown.go(address)
            told = shown.page.locator("main").inner_text()
            assert len(told) > 60, address
            assert "undefined" not in told, address
            assert "NaN" not in told, address
            assert shown.page.evaluate("document.documentElement.scrollWidth") <= width, address
            found = shown.page.evaluate(
                "axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })"
            )
            for breach in found["violations"]:
                if breach["impact"] in ("serious", "critical"):
                    grave.append((address, breach["id"], breach["nodes"][0]["html"][:160]))
    assert grave == []
    assert shown.complaints == []
    assert [url for url in shown.requests if url != public_page.as_uri()] == []
    shown.page.close()


def test_a_week_and_a_poster_hold_every_exam_of_their_place(
    browser: Browser, public_page: Path, case: Case
) -> None:
    sittings = public_sittings(case.instance, case.verdict.facts)
    mine = sittings[sittings["site"] == "PAR1"].assign(day=lambda table: table["day"].astype(str))
    shown = Opened(browser, public_page)
    shown.go("week=site/PAR1@2024-01-23")
    week = mine[(mine["day"] >= "2024-01-22") & (mine["day"] <= "2024-01-28")]
    assert shown.page.locator("#week-grid .units li").count() == len(week) > 5
    assert shown.page.locator("#week-grid thead th").count() == 7
    shown.page.get_by_role("link", name="mar. 23 janv.").click()
    today = mine[mine["day"] == "2024-01-23"]
    assert shown.page.locator("#poster tbody tr").count() == len(today) > 1
    assert sorted(shown.page.locator("#poster tbody td:nth-child(2)").all_inner_texts()) == sorted(
        today["unit"]
    )
    assert shown.complaints == []
    shown.page.close()


def test_one_finds_a_unit_and_every_row_is_printed(browser: Browser, public_page: Path) -> None:
    shown = Opened(browser, public_page)
    shown.page.fill("#find", "nfa031")
    shown.page.keyboard.press("Enter")
    shown.page.wait_for_selector("#unit-sittings")
    assert "NFA031" in shown.page.locator("#stage-title").inner_text()
    shown.go("centre=PAR")
    rows = shown.page.locator("#centre-sittings tbody tr")
    assert rows.count() == 40
    shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert rows.count() > 40
    assert shown.complaints == []
    shown.page.close()


def test_the_page_guards_cells_as_the_program_does(browser: Browser, public_page: Path) -> None:
    shown = Opened(browser, public_page)
    numbers = (
        "-5",
        "+33",
        "12,5",
        "-0.25",
        "-5e3",
        "--5",
        "٣",
        "-٣",
        "1;-2",
        "'=1",
        "x;'-1",
        "l\n=HYPERLINK()",
        "\u00a0=1",
        "",
    )
    texts = [*VISIBLE, *STEERING, *numbers, *(f"x{mark}{text}" for mark in ";,\t\r\n" for text in VISIBLE)]
    assert shown.page.evaluate("texts => texts.map(guardedCell)", texts) == [guarded_cell(t) for t in texts]
    shown.page.close()


@pytest.mark.parametrize("which", ["public", "planner"])
def test_a_saved_table_holds_no_formula(browser: Browser, case: Case, tmp_path: Path, which: str) -> None:
    begun = dict(enumerate(VISIBLE))
    units = tuple(
        unit.model_copy(update={"title": begun[i % len(begun)] + unit.title})
        for i, unit in enumerate(case.instance.units)
    )
    instance = dataclasses.replace(case.instance, units=units)
    if which == "public":
        path = write_public_page(tmp_path, instance, case.verdict.facts, "fr")
    else:
        path = write_report(tmp_path, instance, case.timetable, case.verdict, INFOS, None, "fr")
    shown = Opened(browser, path)
    shown.go("units" if which == "public" else "exams")
    with shown.page.expect_download() as waiting:
        shown.page.locator(".save").first.click()
    saved = tmp_path / "saved.csv"
    waiting.value.save_as(saved)
    with saved.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    cells = [cell for row in rows for cell in row]
    assert len(rows) > 20
    if which == "public":
        assert {guarded_cell(unit.title) for unit in units} <= set(cells)
    assert [cell for cell in cells if guarded_cell(unguarded_cell(cell)) != cell] == []
    assert shown.complaints == []
    shown.page.close()

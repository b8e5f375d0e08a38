"""The page in a real browser: it draws, answers, speaks both languages, and asks the network nothing."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright
from report_semester import INFOS, semester

from reports import write_report

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless chromium; without one the tests are skipped, or fail where a browser is required."""
    required = os.environ.get("EXAMS_REQUIRE_BROWSER") == "1"
    if CHROMIUM is None:
        if required:
            pytest.fail("EXAMS_REQUIRE_BROWSER=1 and no chromium is installed")
        pytest.skip("no chromium installed: the page is not tried in a browser")
    with sync_playwright() as play:
        try:
            found = play.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
            )
        except Error as error:
            if required:
                raise
            pytest.skip(f"chromium does not start: {error.message.splitlines()[0]}")
        yield found
        found.close()


class Opened:
    """A page with what it said on the console and what it asked of the network."""

    def __init__(self, browser: Browser, path: Path, width: int = 1280) -> None:
        self.page: Page = browser.new_page(viewport={"width": width, "height": 1000})
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("html[data-ready]")


@pytest.fixture
def opened(browser: Browser, report: Path) -> Iterator[Opened]:
    shown = Opened(browser, report)
    yield shown
    shown.page.close()


def _texts(page: Page, selector: str) -> list[str]:
    return [text.strip() for text in page.locator(selector).all_inner_texts()]


def test_every_figure_is_drawn_without_complaint_or_request(opened: Opened, report: Path) -> None:
    page = opened.page
    page.locator("#progress").scroll_into_view_if_needed()
    page.wait_for_selector("#progress-figure .main-svg")
    page.wait_for_selector("#costs-figure .main-svg")
    assert page.locator("#heat-table tbody tr").count() > 10
    assert page.locator("#rooms-figure rect").count() > 10
    assert page.locator("#zones-figure rect").count() > 3
    assert opened.complaints == []
    assert [url for url in opened.requests if url != report.as_uri()] == []


@pytest.mark.parametrize("width", [1280, 1920])
def test_nothing_runs_out_of_the_window(browser: Browser, report: Path, width: int) -> None:
    shown = Opened(browser, report, width)
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
    shown.page.close()


def test_languages_change_texts_selects_and_figures(opened: Opened) -> None:
    page = opened.page
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("#h-costs").inner_text().endswith("Coût par règle")
    page.get_by_role("button", name="English").click()
    assert page.locator("#h-costs").inner_text().endswith("Cost by rule")
    assert _texts(page, "#heat-centre option")[0] == "All centres"
    assert "Ordinary" in _texts(page, "#rooms-legend li")
    assert page.locator("#zones-table thead th").first.inner_text() == "Zone"
    page.get_by_role("button", name="Français").click()
    assert "Ordinaire" in _texts(page, "#rooms-legend li")
    assert opened.complaints == []


def test_selects_answer_the_keyboard(opened: Opened) -> None:
    page = opened.page
    total = page.locator("#heat-table tfoot td").last
    before = total.inner_text()
    page.locator("#heat-centre").focus()
    page.keyboard.press("ArrowDown")
    assert total.inner_text() != before
    site = page.locator("#rooms-count").inner_text()
    page.locator("#rooms-site").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("#rooms-count").inner_text() != site
    label = page.locator("#zones-figure svg").get_attribute("aria-label")
    page.locator("#zones-exam").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("#zones-figure svg").get_attribute("aria-label") != label
    assert opened.complaints == []


def test_the_next_day_button_walks_through_the_days(opened: Opened) -> None:
    page = opened.page
    page.locator("#rooms-day").select_option(index=0)
    assert page.locator("#rooms-previous").is_disabled()
    days = page.locator("#rooms-day option").count()
    for _ in range(days - 1):
        page.locator("#rooms-next").click()
    assert page.locator("#rooms-next").is_disabled()
    assert page.locator("#rooms-day").evaluate("select => select.selectedIndex") == days - 1


def test_tables_under_the_figures_hold_every_bar(opened: Opened) -> None:
    page = opened.page
    drawn = page.locator("#rooms-figure g").count()
    page.locator("#rooms details summary").click()
    assert page.locator("#rooms-table tbody tr").count() == drawn


def test_paper_shows_everything_open(opened: Opened) -> None:
    page = opened.page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0
    assert opened.complaints == []


def test_a_large_semester_opens_quickly(browser: Browser, tmp_path: Path) -> None:
    case = semester(exams=500, sites=30, candidates=6000, hard=False)
    path = write_report(tmp_path, case.instance, case.timetable, case.verdict, INFOS, case.solving, "en")
    seconds = []
    for _ in range(3):
        shown = Opened(browser, path)
        entry = "performance.getEntriesByType('navigation')[0].loadEventEnd / 1000"
        seconds.append(float(shown.page.evaluate(entry)))
        assert shown.complaints == []
        shown.page.close()
    assert min(seconds) < 2

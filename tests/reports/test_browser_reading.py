"""What a reader meets first: their language, what they chose before, and figures and names that fit the screen."""

import dataclasses
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from models.result_record import ResultRecord
from reports import write_public_page
from tests.support.opened_page import Opened
from tests.support.report_semester import Case

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened(browser: Browser, report: Path) -> Iterator[Opened]:
    shown = Opened(browser, report)
    yield shown
    shown.page.close()


def test_the_page_opens_in_the_language_of_the_browser_and_remembers_another(
    browser: Browser, report: Path
) -> None:
    shown = Opened(browser, report, locale="en-US")
    assert shown.page.locator("html").get_attribute("lang") == "en"
    shown.page.get_by_role("button", name="Français").click()
    shown.page.reload()
    shown.page.wait_for_selector("html[data-ready]")
    assert shown.page.locator("html").get_attribute("lang") == "fr"
    assert shown.page.evaluate("getComputedStyle(byId('menu')).display") == "none"
    refused = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })"
    assert shown.page.evaluate(f"{refused}; remember('a', 'b'); remembered('a')") is None
    shown.page.close()
    german = Opened(browser, report, locale="de-DE")
    assert german.page.locator("html").get_attribute("lang") == "fr"  # that of the page itself
    german.page.close()


def test_centre_site_and_day_stay_from_view_to_view(opened: Opened) -> None:
    page = opened.page
    opened.go("day=2024-01-23")
    opened.go("site=PAR2")
    opened.go("rooms")
    assert page.locator("#rooms-site").input_value() == "rooms=PAR2"
    assert page.locator("#rooms-day").input_value() == "rooms=PAR2@2024-01-23"
    opened.go("calendar")
    assert page.locator("#calendar-centre").input_value() == "calendar=PAR"
    opened.go("calendar=*")
    opened.go("calendar")
    assert page.locator("#calendar-centre").input_value() == "calendar=*"
    opened.go("roster")
    assert page.locator("#roster-day").input_value().endswith("@2024-01-23")
    assert opened.complaints == []


def test_names_keep_what_differs(opened: Opened) -> None:
    short = "names => Object.fromEntries(shortNames(names))"
    rooms = {"PAR-SMA-S05": "S05", "PAR-SMA-ISO10": "ISO10"}
    assert opened.page.evaluate(short, list(rooms)) == rooms
    assert opened.page.evaluate(short, ["A1", "A2"]) == {"A1": "A1", "A2": "A2"}
    assert opened.page.evaluate(short, ["31-1-05", "31-2-05"]) == {"31-1-05": "1", "31-2-05": "2"}
    assert opened.page.evaluate(short, ["PAR-", "PAR-1"]) == {"PAR-": "PAR-", "PAR-1": "PAR-1"}


def test_nothing_is_cut_off_on_a_desk_and_the_menu_folds_on_a_telephone(
    browser: Browser, report: Path
) -> None:
    shown = Opened(browser, report)
    for address in ("calendar=*", "seats=*", "chain", "exam=NFA031-1"):
        shown.go(address)
        wide = "[...document.querySelectorAll('main .wide')].map(e => e.scrollWidth - e.clientWidth)"
        assert max(shown.page.evaluate(wide), default=0) <= 1, address
    shown.page.set_viewport_size({"width": 390, "height": 800})
    shown.go("rooms")
    assert not shown.page.locator("nav a").first.is_visible()
    shown.page.locator("#menu").click()
    assert shown.page.locator("nav a").first.is_visible()
    shown.page.get_by_role("link", name="Calendrier").click()
    assert not shown.page.locator("nav a").first.is_visible()
    ticks = "[...document.querySelectorAll('.axis .track span')].filter(e => e.offsetParent).map(e => e.getBoundingClientRect())"
    shown.go("rooms")
    lefts = shown.page.evaluate(f"{ticks}.map(r => [r.left, r.right])")
    assert all(a[1] <= b[0] for a, b in pairwise(lefts))
    shown.page.close()


def test_figures_on_a_telephone_show_whole_names(browser: Browser, report: Path) -> None:
    shown = Opened(browser, report, 390)
    names = "[...document.querySelectorAll('.figure .annotation-text')].map(e => e.getBoundingClientRect())"
    for address in ("costs", "progress"):
        shown.go(address)
        edges = shown.page.evaluate(f"{names}.map(r => [r.left, r.right])")
        assert edges, address
        assert all(left >= 0 and right <= 390 for left, right in edges), address
    shown.page.close()


def test_every_sheet_of_paper_names_version_date_and_state_in_its_language(
    browser: Browser, case: Case, tmp_path: Path
) -> None:
    """A title that looks like style sheet stays a title."""
    title = 'Examens "2027" \\ </style> }; body { display: none }'
    instance = dataclasses.replace(case.instance, title=title)
    record = ResultRecord("2026-11-29T12:10:05Z", "synthetic", "a" * 64, "0123abcd" * 8, 5)
    shown = Opened(browser, write_public_page(tmp_path, instance, case.verdict.facts, "fr", record=record))
    strip = "byId('paper').sheet.cssRules[0].cssText"
    for language, state, month in (("Français", "Brouillon", "novembre"), ("English", "Draft", "November")):
        shown.page.get_by_role("button", name=language).click()
        rules = shown.page.evaluate("byId('paper').sheet.cssRules.length")
        assert rules == 1
        told = shown.page.evaluate(strip)
        assert f" · {state} · " in told
        assert month in told
        assert "0123abcd" in told
    assert shown.page.evaluate("getComputedStyle(document.body).display") == "block"
    shown.go("poster")
    shown.page.emulate_media(media="print")
    assert not shown.page.locator(".masthead").is_visible()
    assert shown.page.locator(".draft-mark").is_visible()
    assert shown.complaints == []
    shown.page.close()

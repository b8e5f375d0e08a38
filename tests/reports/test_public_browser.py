"""The public page in a real browser: on a telephone and on a desk, in both languages, and on paper."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from reports import write_public_page
from tests.support.opened_page import Opened
from tests.support.report_semester import Case

pytestmark = pytest.mark.browser

VIEWS = (
    "overview", "centres", "centre=PAR", "site=PAR1", "days", "day=2024-01-23", "units", "unit=NFA031",
    "unit=NOWHERE",
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
            found = shown.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
            for breach in found["violations"]:
                if breach["impact"] in ("serious", "critical"):
                    grave.append((address, breach["id"], breach["nodes"][0]["html"][:160]))
    assert grave == []
    assert shown.complaints == []
    assert [url for url in shown.requests if url != public_page.as_uri()] == []
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

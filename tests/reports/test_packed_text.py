"""Tables of the page are packed: less to carry, the same to read."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from reports.packed_text import packed_text, unpacked_text
from tests.support.opened_page import Opened
from tests.support.report_reader import embedded


def test_text_comes_back_and_is_packed_alike_each_time() -> None:
    text = '{"site":"Nouméa","rows":[' + ",".join(str(i % 7) for i in range(5000)) + "]}"
    assert unpacked_text(packed_text(text)) == text
    assert packed_text(text) == packed_text(text)
    assert len(packed_text(text)) < len(text) / 10


def test_other_letters_are_refused() -> None:
    with pytest.raises(ValueError, match="Only base64"):
        unpacked_text("not letters of base 64!")
    with pytest.raises(OSError, match="gzip"):
        unpacked_text("aaaa")


def test_the_browser_reads_the_same_tables(browser: Browser, report: Path) -> None:
    shown = Opened(browser, report)
    data = embedded(report)
    for name in ("sittings", "findings", "timetables", "people"):
        assert shown.page.evaluate("name => DATA[name]", name) == data[name]
    assert shown.complaints == []


def test_an_address_of_a_packed_table_opens_at_once_and_an_old_browser_is_told(
    browser: Browser, report: Path
) -> None:
    exam = embedded(report)["exams"]["id"][0]
    page = browser.new_page(locale="fr-FR")
    page.goto(f"{report.as_uri()}#exam={exam}")
    page.wait_for_selector("html[data-ready]")
    assert exam in page.locator("#stage-title").inner_text()
    old = browser.new_page(locale="fr-FR")
    old.add_init_script("delete window.DecompressionStream")
    old.goto(report.as_uri())
    assert "navigateur" in old.locator("main > .note").inner_text()
    assert old.locator("#overview").is_visible()

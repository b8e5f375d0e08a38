"""The board of deadlines: what lies ahead before what is past, by the day on which the page is read."""

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.opened_page import Opened
from tests.support.report_reader import embedded


def test_the_data_has_a_row_for_each_line(report: Path) -> None:
    """23 November 2023 is day 19684 since 1970: 53 years of 365 days, 13 leap days, 326 days of 2023."""
    board = embedded(report)["deadlines"]
    assert board["day"] == [53 * 365 + 13 + 326, 53 * 365 + 13 + 356, None]
    assert board["late"] == [2, 0, 0]
    assert board["slack"] == [-2, None, None]
    assert board["article"] == [
        {"en": "Paca I.A.2.c(2)", "fr": "Paca I.A.2.c(2)"},
        {"en": "", "fr": ""},
        {"en": "Paris, page; Paris, questions", "fr": "Paris, page Examens ; Paris, questions-réponses"},
    ]
    assert board["what"][1] == {"en": "convocations to session 1", "fr": "convocations à la session 1"}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("day", "ahead", "past"),
    [
        ("2023-12-20", ["2 days late", "in 3 days", "to be decided"], []),
        ("2023-12-23", ["2 days late", "today", "to be decided"], []),
        ("2023-12-24", ["2 days late", "to be decided"], ["past"]),
    ],
)
def test_the_state_is_that_of_the_day_of_reading(
    browser: Browser, report: Path, day: str, ahead: list[str], past: list[str]
) -> None:
    shown = Opened(browser, report, locale="en-GB")
    shown.page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T10:00"))
    shown.page.get_by_role("button", name="English").click()
    shown.go("deadlines")
    for table, states in (("deadlines-ahead", ahead), ("deadlines-past", past)):
        cells = shown.page.locator(f"#{table} tbody tr td:nth-child(2)").all_inner_texts()
        assert cells == states
    shown.page.close()

"""The synthetic semester that the tests of the report share."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from reports import write_report
from tests.support.report_semester import DEADLINES, INFOS, Case, semester

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def case() -> Case:
    return semester()


@pytest.fixture(scope="session")
def report(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the synthetic semester, in French."""
    directory = tmp_path_factory.mktemp("report")
    return write_report(
        directory, case.instance, case.timetable, case.verdict, INFOS, case.solving, "fr", deadlines=DEADLINES
    )


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

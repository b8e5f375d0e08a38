"""Expected attendance on the page: rooms in reserve, and how likely those that open do not do."""

from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser

from models.simulation import Simulation
from reports import write_report
from tests.support.opened_page import Opened
from tests.support.report_reader import embedded
from tests.support.report_semester import INFOS, Case


def simulation() -> Simulation:
    """Two starts of PAR1 in session 2: of three rooms one is kept in reserve, and one draw in ten needs it."""
    first, second = pd.Timestamp("2024-04-08 16:00", tz="UTC"), pd.Timestamp("2024-04-09 16:00", tz="UTC")
    names = [
        "session",
        "site",
        "start",
        "candidates",
        "mean",
        "low",
        "median",
        "high",
        "rooms",
        "seats",
        "opened",
        "spare",
        "overflow",
        "shortage",
        "idle",
    ]
    rows = [
        (2, "PAR1", first, 40, 16.5, 10, 16, 22, 2, 50, 1, 1, 0.1, 0.25, 1),
        (2, "PAR1", second, 10, 4.0, 2, 4, 6, 1, 20, 1, 0, 0.0, 0.0, 0),
    ]
    needs = [
        "session",
        "site",
        "start",
        "feature",
        "candidates",
        "rooms",
        "seats",
        "opened_seats",
        "overflow",
        "shortage",
        "mean",
        "low",
        "median",
        "high",
    ]
    pc = [(2, "PAR1", first, "pc", 8, 1, 12, 12, 0.0, 0.0, 3.2, 1, 3, 6)]
    none = pd.DataFrame()
    return Simulation(300, 1, pd.DataFrame(rows, columns=names), pd.DataFrame(pc, columns=needs), none, none)


@pytest.fixture
def page(case: Case, tmp_path: Path) -> Path:
    given = (case.instance, case.timetable, case.verdict, INFOS, case.solving, "fr")
    return write_report(tmp_path, *given, attendance=simulation())


def test_the_data_adds_up_by_site(page: Path) -> None:
    told = embedded(page)["attendance"]
    sites = told["sites"]
    assert [sites[name] for name in ("starts", "candidates", "rooms", "opened", "spare", "idle")] == [
        [2], [50], [3], [2], [1], [1],
    ]  # fmt: skip
    # The risk of a site is that of its worst start; people without a seat and people expected add up.
    assert [sites[name] for name in ("overflow", "shortage", "expected")] == [[0.1], [0.25], [20.5]]
    assert (told["features"]["feature"], told["features"]["high"]) == (["pc"], [6])


@pytest.mark.browser
def test_the_view_states_reserve_and_risk(browser: Browser, page: Path) -> None:
    shown = Opened(browser, page)
    shown.go("attendance")
    cells = shown.page.locator("#attendance-sites tbody td").all_inner_texts()
    told = ["".join(cell.split()) for cell in cells]
    assert told == ["2", "50", "20,5", "3", "2", "1", "10%", "0,3", "1"]
    assert shown.page.locator("#attendance-starts tbody tr").count() == 2
    assert not shown.complaints
    shown.page.close()


def test_without_a_simulation_there_is_no_view(report: Path) -> None:
    assert embedded(report)["attendance"] == {"draws": 0}
    assert 'href="#attendance"' not in report.read_text(encoding="utf-8")

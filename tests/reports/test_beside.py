"""What the page shows beside its timetable: changes against another, alternatives, how fair it is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser

from models.fairness import FairSearch, Spread
from models.result_record import ResultState
from reports import write_report
from reports.page_data.beside import Beside, ShownAlternative, ShownChanges
from tests.support.opened_page import Opened
from tests.support.report_reader import embedded
from tests.support.report_semester import INFOS, Case

BEFORE, AFTER = Spread(40.0, 0.75, 100.0, 700), Spread(30.0, 0.5, 110.0, 700)


@pytest.fixture
def page(case: Case, tmp_path: Path) -> Path:
    """Compared with a published timetable in which the first exam began a day before; two alternatives; fairer than it was."""
    exam, person = str(case.instance.exams[0].id), str(case.instance.candidates["id"].iloc[0])
    centre = str(case.instance.candidates["centre"].iloc[0])
    starts = case.timetable.starts
    now = starts.loc[starts["exam"] == exam].iloc[0]
    moved = {
        "exam": exam,
        "zone": now["zone"],
        "before": now["start"] - pd.Timedelta(days=1),
        "after": now["start"],
    }
    told = {"candidate": person, "centre": centre, "exam": exam, "what": "start", "by": date(2023, 12, 23)}
    changes = ShownChanges(
        "earlier",
        ResultState.PUBLISHED,
        (0, 2),
        pd.DataFrame({"rule": ["variant", "hold"], "before": [2000, 10], "after": [0, 25]}),
        pd.DataFrame([moved]),
        pd.DataFrame({"candidate": [person, person, "x"]}),
        pd.DataFrame({"room": ["r"]}),
        pd.DataFrame({"staff": []}),
        pd.DataFrame([told]),
        pd.DataFrame({"staff": ["s1"], "site": ["PAR1"], "added": [1], "removed": [0]}),
    )
    others = (
        ShownAlternative({"variant": 2000, "hold": 10}, BEFORE, ()),
        ShownAlternative({"variant": 2000, "hold": 40}, AFTER, (0.25,)),
    )
    solving = replace(case.solving, fair=FairSearch(0.02, (1000, 1010), BEFORE, AFTER))
    given = (case.instance, case.timetable, case.verdict, INFOS, solving)
    return write_report(tmp_path, *given, language="en", beside=Beside(changes, others, AFTER))


def test_the_data_says_what_changed_and_whom_to_tell(page: Path) -> None:
    data = embedded(page)
    told = data["changes"]
    assert told["counts"] == {"rooms": 1, "duties": 0, "candidates": 2, "exams": 1}
    assert (told["hard"], told["costs"]["before"], told["costs"]["after"]) == ([0, 2], [2000, 10], [0, 25])
    assert told["exams"]["after"][0] - told["exams"]["before"][0] == 24 * 60
    assert (told["people"]["what"], told["people"]["person"][0] >= 0) == (["start"], True)
    assert [one["cost"] for one in data["alternatives"]] == [2010, 2040]
    assert data["own_costs"]["search"]["after"]["gini"] == 0.5


def test_without_them_the_page_has_no_such_views(report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    assert 'href="#changes"' not in text
    assert 'href="#alternatives"' not in text
    data = embedded(report)
    assert (data["changes"], data["alternatives"], data["own_costs"]) == (None, [], None)


@pytest.mark.browser
def test_the_views_show_them_side_by_side(browser: Browser, page: Path) -> None:
    shown = Opened(browser, page)

    def cells(table: str) -> list[str]:
        return [" ".join(cell.split()) for cell in shown.page.locator(f"#{table} tbody td").all_inner_texts()]

    shown.go("changes")
    assert cells("changes-costs")[:3] == ["2,000", "0", "-2,000"]
    assert cells("changes-people")[2] == "date or time"
    assert len(cells("changes-exams")) == 3
    shown.go("alternatives")
    assert cells("alternatives") == [
        "2,010",
        "40.0",
        "0.750",
        "–",
        "25%",
        "2,040",
        "30.0",
        "0.500",
        "25%",
        "–",
    ]
    assert cells("alternatives-costs") == ["10", "40"]
    shown.go("fairness")
    assert cells("fair-own")[:4] == ["40.0", "30.0", "0.750", "0.500"]
    assert not shown.complaints
    shown.page.close()

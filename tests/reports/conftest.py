"""The synthetic semester that the tests of the report share."""

from pathlib import Path

import pytest

from reports import write_report
from tests.support.report_semester import INFOS, Case, semester


@pytest.fixture(scope="session")
def case() -> Case:
    return semester()


@pytest.fixture(scope="session")
def report(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the synthetic semester, in French."""
    directory = tmp_path_factory.mktemp("report")
    return write_report(directory, case.instance, case.timetable, case.verdict, INFOS, case.solving, "fr")

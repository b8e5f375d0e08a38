"""JSON that is nested without end beside a timetable or in a folder of results: read as damaged, never a traceback."""

from pathlib import Path

import pytest

from instances import load_solving, load_timetable
from instances.io.results.result_folder import RECORD, SWITCH, VERSIONS, ResultFolder
from instances.io.results.result_parts import foreign_parts
from models.issues import InvalidInput
from tests.support.reading import read_instance

DEEP = '{"a":' * 100_000 + "1" + "}" * 100_000


def test_a_solving_log_is_none(tmp_path: Path) -> None:
    (tmp_path / "solving.json").write_text(DEEP)
    assert load_solving(tmp_path) is None


def test_a_timetable_and_an_instance_are_refused(tmp_path: Path) -> None:
    (tmp_path / "timetable.json").write_text(DEEP)
    with pytest.raises(InvalidInput) as refused:
        load_timetable(tmp_path)
    assert [issue.code for issue in refused.value.issues] == ["timetable-json"]
    with pytest.raises(InvalidInput) as refused:
        read_instance(tmp_path / "timetable.json")
    assert [issue.code for issue in refused.value.issues] == ["input-json-syntax"]


def test_a_folder_of_results_has_no_such_version(tmp_path: Path) -> None:
    (tmp_path / VERSIONS / "one").mkdir(parents=True)
    for file in (SWITCH, RECORD, "timetable.json", "solving.json", f"{VERSIONS}/one/{RECORD}"):
        (tmp_path / file).write_text(DEEP)
    results = ResultFolder(tmp_path)
    results.recover()
    assert not (tmp_path / SWITCH).exists()
    assert results.current() is None
    assert results.records() == []
    assert foreign_parts(tmp_path) == []

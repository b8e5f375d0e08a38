"""Values that are nested without end, or just too deep to walk, or too long: refused or read as damaged, never a traceback."""

from pathlib import Path

import pytest

from instances import load_solving, load_timetable
from instances.io.issue_log import IssueLog
from instances.io.results.result_folder import RECORD, SWITCH, VERSIONS, ResultFolder
from instances.io.results.result_parts import foreign_parts
from instances.io.settings.settings_reader import parse_toml
from instances.io.settings.settings_sheet import read_settings
from instances.io.text.parsed_values import LARGEST, MOST_LEVELS, TOO_LARGE, nested_too_deep
from models.issues import InvalidInput
from tests.support.reading import examine, read_instance

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


@pytest.mark.parametrize(("start", "end"), [("[", "]"), ('{"a": ', "}")])
@pytest.mark.parametrize("levels", [MOST_LEVELS, 300, 100_000])
def test_json_as_deep_as_the_parser_can_read_is_refused(
    start: str, end: str, levels: int, tmp_path: Path
) -> None:
    deep = start * levels + "1" + end * levels
    (tmp_path / "tiny.json").write_text(f'{{"name": "tiny", "sessions": [{{"starts": {{"mon": {deep}}}}}]}}')
    instance, issues = examine(tmp_path / "tiny.json")
    assert instance is None
    assert issues[0].code == "input-json-syntax"


def test_toml_and_settings_of_a_sheet_that_are_too_deep_are_refused() -> None:
    issues = IssueLog()
    assert parse_toml(f"a = {'[' * 300}{']' * 300}".encode(), issues) is None
    assert parse_toml(f"{'a.' * 300}b = 1".encode(), issues) is None
    content = read_settings(
        [["policy" + ".a" * 300, "1"], ["policy.room-gap", "[" * 300 + "]" * 300]], "s", issues
    )
    assert not nested_too_deep(content)
    assert [issue.code for issue in issues.listed()] == ["settings-syntax", "settings-syntax", "settings-key"]


@pytest.mark.parametrize("digits", [17, 5000])
def test_integers_that_cannot_be_written_out_are_refused(digits: int) -> None:
    """Python parses hexadecimal digits without end, and then refuses to write them."""
    issues = IssueLog()
    assert parse_toml(f"format = 0x{'F' * digits}".encode(), issues) is None
    (issue,) = issues.listed()
    assert (issue.code, dict(issue.detail)["error"]) == ("settings-syntax", TOO_LARGE)
    assert parse_toml(f"format = {LARGEST}".encode(), issues) == {"format": LARGEST}


def test_levels_are_counted() -> None:
    value: object = 1
    for _ in range(MOST_LEVELS - 1):
        value = {"a": [1], "b": value}
    assert not nested_too_deep(value)
    assert nested_too_deep([value])

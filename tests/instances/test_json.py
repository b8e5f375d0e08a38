"""The JSON form is read like every other: same faults, same words, nothing that makes it crash."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.reading import convert, examine
from tests.support.small_instance import write_small

Content = dict[str, Any]


@pytest.fixture
def content(tmp_path: Path) -> Content:
    convert(write_small(tmp_path / "a"), tmp_path / "a.json")
    found: Content = json.loads((tmp_path / "a.json").read_text())
    return found


def issues(path: Path, content: Any) -> list[tuple[str, int, str, str]]:
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return [(p.file, p.row, p.column, p.code) for p in examine(path)[1]]


def test_faults_name_table_and_row(tmp_path: Path, content: Content) -> None:
    content["rooms"][1]["seats"] = -2
    content["rooms"][2]["site"] = None
    content["candidates"][0]["site"] = ["P1"]
    content["sessions"][0]["last_day"] = "2024-01-03"
    content["colours"] = []
    assert sorted(issues(tmp_path / "b.json", content)) == [
        ("colours", 0, "", "input-unused-table"),
        ("instance.toml", 0, "sessions[1].last_day", "settings-window-reversed"),
        ("rooms", 3, "seats", "input-too-small"),
        ("rooms", 4, "site", "input-blank"),
    ]


def test_french_names_of_tables_and_columns_are_understood(tmp_path: Path, content: Content) -> None:
    content["Salles"] = [
        {"Code": r["id"], "Site": r["site"], "Capacité": r["seats"]} for r in content.pop("rooms")
    ]
    assert issues(tmp_path / "b.json", content) == []


def test_missing_parts_are_named(tmp_path: Path, content: Content) -> None:
    del content["offerings"]
    content["units"] = {"id": "NFA031"}
    assert sorted(issues(tmp_path / "b.json", content)) == [
        ("offerings", 0, "", "input-missing-table"),
        ("units", 0, "", "input-json-rows"),
    ]
    assert ("instance", 0, "", "input-missing-settings-table") in issues(tmp_path / "c.json", {"rooms": []})


@pytest.mark.parametrize(
    "text", ["", "[]", "7", "{", '{"rooms": NaN', "[" * 100_000, '{"a":' * 100_000, "\x00", "é"]
)
def test_what_is_no_json_object_is_a_problem(tmp_path: Path, text: str) -> None:
    found = issues(tmp_path / "b.json", text)
    assert [code for *_, code in found] == ["input-json-syntax"]


def test_a_folder_or_nothing_of_this_name(tmp_path: Path) -> None:
    assert [p.code for p in examine(tmp_path / "no.json")[1]] == ["input-no-path"]
    write_small(tmp_path / "folder.json")
    assert examine(tmp_path / "folder.json")[1] == ()


@pytest.mark.parametrize("value", ["20", True, [20]])
def test_a_number_in_quotes_is_none(tmp_path: Path, content: Content, value: Any) -> None:
    content["rooms"][1]["seats"] = value
    content["registrations"][0]["candidate"] = "00000001"  # digits of a code are a text
    found = issues(tmp_path / "b.json", content)
    assert found == ([] if value == [20] else [("rooms", 3, "seats", "input-bad-int")])

"""The name of an instance stands in paths and headings: checked at reading, in every form."""

from dataclasses import replace
from pathlib import Path

import pytest

from instances.io.issue_log import IssueLog
from instances.io.semester.convert import frames, write
from instances.io.semester.json_writer import write_json
from instances.io.semester.semester_reader import read_content
from models.issues import InvalidInput
from models.neutral_text import MOST_NAME
from tests.support.reading import SCHEMA, open_instance, read_instance
from tests.support.small_instance import write_small

BAD = ("../x", "..", "a/b", "a\\b", "C:\\x", "two\nlines", "a\x1b[2J", "rtl\u202eexe", "x" * (MOST_NAME + 1))
GOOD = ("paca-2023-24-s1", "Semestre 1 : Réunion & Mayotte (2023‑24)", "試験", "x" * MOST_NAME)


def named(name: str, ending: str, tmp_path: Path) -> Path:
    """The small instance under this name, in the form of the ending."""
    found = read_content(write_small(tmp_path / "small"), SCHEMA, IssueLog())
    assert found is not None
    assert found.content is not None
    target = tmp_path / f"named{ending}"
    if ending == ".json":
        assert found.settings is not None
        write_json(target, replace(found.settings, name=name), frames(found))
    else:
        write(target, {**found.content, "name": name}, frames(found), SCHEMA, partial=False)
    return target


@pytest.mark.parametrize("ending", ["", ".zip", ".xlsx", ".json"])
@pytest.mark.parametrize("name", BAD[:1] + BAD[5:6])
def test_a_name_that_could_leave_its_place_is_refused_in_every_form(
    name: str, ending: str, tmp_path: Path
) -> None:
    with pytest.raises(InvalidInput) as caught:
        open_instance(named(name, ending, tmp_path))
    assert [issue.code for issue in caught.value.issues if issue.severity == "error"] == ["settings-name"]


@pytest.mark.parametrize("name", BAD)
def test_bad_names(name: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_instance(named(name, "", tmp_path))
    assert [issue.code for issue in caught.value.issues if issue.severity == "error"] == ["settings-name"]


@pytest.mark.parametrize("name", GOOD)
def test_good_names(name: str, tmp_path: Path) -> None:
    assert read_instance(named(name, "", tmp_path)).name == name

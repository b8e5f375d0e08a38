"""The part of the campaign of failing file operations that belongs to the suite, and whether it notices half a file."""

import os
from pathlib import Path

from tests.campaign.failures import failures
from tests.campaign.kills import struck, undisturbed
from tests.campaign.strike import apart
from tests.campaign.struck_commands import Content, Struck, whole_file
from tests.support.paths import TINY

WORDS = ("convert", str(TINY), "{}")


def test_a_conversion_whose_operations_fail_one_after_the_other_leaves_no_half_file(tmp_path: Path) -> None:
    command = Struck("convert to JSON", "a.json", None, WORDS, whole_file)
    found = list(failures(command, tmp_path))
    calm = undisturbed(command, tmp_path)
    assert sorted(one.moment for one in found) == list(range(1, calm.operations + 1))
    assert not any(one.faults for one in found)
    first = next(one for one in found if one.end == "failed" and not one.alone)
    assert struck(command, calm, tmp_path, "fail", first.moment) == ("failed", []), "as in a run of its own"


def test_what_is_wrong_after_a_failure_is_noticed(tmp_path: Path) -> None:
    def judged(path: Path, before: Content, after: Content) -> list[str]:
        return [] if path.is_file() else ["absent"]

    command = Struck("convert to JSON", "a.json", None, WORDS, judged)
    assert any(one.faults == ("absent",) for one in failures(command, tmp_path))


def test_a_process_with_a_file_open_for_writing_is_not_forked(tmp_path: Path) -> None:
    words = (str(tmp_path / "other"), "w", 0)
    assert not apart(words, str(tmp_path))
    with (tmp_path / "open").open("w"):
        assert apart(words, str(tmp_path))
    handle = os.open(tmp_path, os.O_RDONLY)
    assert apart(("open", handle), str(tmp_path)), "a removal relative to an open folder"
    os.close(handle)

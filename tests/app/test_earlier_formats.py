"""What earlier versions wrote is still read: stored samples of each format, judged as when they were written.

`tests/samples/format-1` was written by version 0.1.0: a timetable of every shipped instance with its solving log
and checkpoint, the costs its audit found, and the shipped instance `tiny` in every form.
"""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from instances import load_solving, load_timetable, save_solving, save_timetable
from instances.io.formats import CHECKPOINT_FILE, MIGRATIONS, Kind, current_format, migrated
from instances.io.issue_log import IssueLog
from instances.io.timetable.save import same_timetable
from models.issues import InvalidInput, Issue
from models.offer import ExamMode
from models.text import Messages
from scheduler.app.audit import audit
from scheduler.app.checkpoint import Checkpoint
from scheduler.app.compile_instance import compile_instance
from tests.instances.test_folder_laws import assert_same
from tests.support.paths import ROOT, SHIPPED, TINY
from tests.support.reading import convert, read_instance

SAMPLES = ROOT / "tests" / "samples" / "format-1"
COSTS: dict[str, dict[str, int]] = json.loads((SAMPLES / "costs.json").read_text(encoding="utf-8"))


def unpacked(name: str, folder: Path) -> Path:
    with zipfile.ZipFile(SAMPLES / "timetables" / f"{name}.zip") as archive:
        archive.extractall(folder)
    return folder


def test_every_instance_shipped_with_format_1_has_a_stored_timetable() -> None:
    shipped = {path.parent.name for path in SHIPPED.glob("*/instance.toml")}
    assert set(COSTS) == {path.stem for path in (SAMPLES / "timetables").iterdir()} <= shipped
    assert len(COSTS) == 6


def as_it_was(name: str, folder: Path) -> Path:
    """The shipped instance as version 0.1.0 knew it: no chains of moved exams, no arrangement of one exam alone, no results."""
    shutil.copytree(SHIPPED / name, folder)
    with (folder / "instance.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[policy.transfer]\nchain = "forbid"\n')
    for later in ("results", "published-dates"):
        (folder / f"{later}.csv").unlink(missing_ok=True)
    table = folder / "accommodations.csv"
    if table.exists():
        rows = pd.read_csv(table, dtype=str, keep_default_na=False)
        rows = rows[rows["exam"] == ""] if "exam" in rows else rows
        rows.to_csv(table, index=False)
    return folder


@pytest.mark.parametrize("name", COSTS)
def test_a_stored_timetable_costs_what_it_cost(name: str, tmp_path: Path) -> None:
    """By the rules that there were. Remote exams on public holidays of their candidates have become a breach since."""
    instance = read_instance(as_it_was(name, tmp_path / "instance"))
    verdict = audit(instance, unpacked(name, tmp_path / "timetable"))
    remote = {str(exam.id) for exam in instance.exams if exam.mode is ExamMode.REMOTE}
    hard = verdict.findings[verdict.findings["severity"] == "hard"]
    # What it states is what it cost by the rules of its time; there are more now.
    hard = hard[hard["rule"] != "stated-cost"]
    assert set(hard["rule"]) <= {"open-days"}
    assert set(hard["exam"]) <= remote
    assert {rule: verdict.costs[rule] for rule in COSTS[name]} == COSTS[name]


ROUNDED_APART = {
    "calendrier-2023-24-s2": {"two-a-day": 523 + 5, "evening-then-morning": 153 + 1},
    "reseau-2023-24-s1": {"two-a-day": 6518 + 20, "back-to-back": 298 - 1, "evening-then-morning": 1574 + 4},
}


@pytest.mark.parametrize("name", ROUNDED_APART)
def test_centres_that_differ_in_chains_are_rounded_apart(name: str, tmp_path: Path) -> None:
    """Chains are allowed by `national` and `paris` and not by `paca`, so that candidates of PAC are a class of their own:
    the cost of those expected in session 2 is rounded once for each class. Nothing else costs more or less since."""
    verdict = audit(read_instance(SHIPPED / name), unpacked(name, tmp_path))
    assert {rule: verdict.costs[rule] for rule in COSTS[name]} == {**COSTS[name], **ROUNDED_APART[name]}


@pytest.mark.parametrize("form", ["tiny", "tiny.xlsx", "tiny.zip", "tiny.json"])
def test_every_stored_form_of_an_instance_is_the_shipped_one(form: str) -> None:
    assert_same(read_instance(SAMPLES / form), read_instance(TINY))


def test_a_stored_timetable_written_again_says_the_same_with_its_number(tmp_path: Path) -> None:
    timetable = load_timetable(unpacked("tiny", tmp_path / "old"))
    save_timetable(tmp_path / "new", timetable, {})
    assert same_timetable(load_timetable(tmp_path / "new"), timetable)
    content = json.loads((tmp_path / "new" / "timetable.json").read_text(encoding="utf-8"))
    assert content["format"] == current_format("timetable") == 2


def test_a_stored_solving_log_is_read_and_written_with_its_number(tmp_path: Path) -> None:
    solving = load_solving(unpacked("tiny", tmp_path))
    assert solving is not None
    assert (solving.seed, len(solving.progress) > 0) == (1, True)
    save_solving(tmp_path, solving, "0" * 64)
    assert json.loads((tmp_path / "solving.json").read_text(encoding="utf-8"))["format"] == 1
    again = load_solving(tmp_path)
    assert again is not None
    assert again.bounds == solving.bounds


def test_a_checkpoint_of_another_format_is_none(tmp_path: Path) -> None:
    problem = compile_instance(read_instance(TINY)).problem
    assert Checkpoint(unpacked("tiny", tmp_path) / CHECKPOINT_FILE, problem).load() is None


def test_starts_of_format_1_without_early_begin_with_the_others() -> None:
    old = {"format": "exams-timetable-1", "starts": [{"exam": "x"}, {"exam": "y", "early": 15}]}
    new = migrated("timetable", old, "timetable.json", IssueLog())
    assert new == {"format": 2, "starts": [{"exam": "x", "early": 0}, {"exam": "y", "early": 15}]}


@pytest.mark.parametrize("kind", MIGRATIONS)
@pytest.mark.parametrize("found", [0, -1, True, "exams-timetable-9", 1.0, None, []])
def test_what_is_no_number_of_a_format_is_refused(kind: Kind, found: Any) -> None:
    log = IssueLog()
    assert migrated(kind, {"format": found}, "a", log) is None
    assert [(issue.column, issue.code) for issue in log.listed()] == [("format", "format-number")]


def only_issue(path: Path) -> Issue:
    with pytest.raises(InvalidInput) as caught:
        read_instance(path)
    (issue,) = caught.value.issues
    return issue


@pytest.mark.parametrize("ending", ["", ".xlsx", ".zip", ".json"])
def test_an_instance_says_its_number_in_every_form(ending: str, tmp_path: Path) -> None:
    convert(TINY, tmp_path / f"made{ending}")
    convert(tmp_path / f"made{ending}", tmp_path / "back")
    settings = (tmp_path / "back" / "instance.toml").read_text(encoding="utf-8")
    assert settings.startswith(f"format = {current_format('instance')}\n")
    assert_same(read_instance(tmp_path / f"made{ending}"), read_instance(TINY))


def test_an_instance_of_a_newer_version_is_refused_in_one_sentence(tmp_path: Path) -> None:
    convert(TINY, tmp_path / "new")
    file = tmp_path / "new" / "instance.toml"
    text = file.read_text(encoding="utf-8").replace("format = 1", "format = 99\nsomething_new = 1")
    file.write_text(text, encoding="utf-8")
    issue = only_issue(tmp_path / "new")
    assert (issue.column, issue.value, issue.code) == ("format", "99", "format-newer")
    assert "newer version" in issue.sentence(Messages("en"))
    assert "version plus récente" in issue.sentence(Messages("fr"))
    convert(TINY, tmp_path / "new.json")
    content = json.loads((tmp_path / "new.json").read_text(encoding="utf-8"))
    (tmp_path / "new.json").write_text(json.dumps({**content, "format": 99}), encoding="utf-8")
    assert only_issue(tmp_path / "new.json").code == "format-newer"


def test_a_timetable_and_a_log_of_a_newer_version(tmp_path: Path) -> None:
    folder = unpacked("tiny", tmp_path)
    for name in ("timetable.json", "solving.json"):
        content = json.loads((folder / name).read_text(encoding="utf-8"))
        (folder / name).write_text(json.dumps({**content, "format": 99}), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_timetable(folder)
    assert [issue.code for issue in caught.value.issues] == ["format-newer"]
    assert load_solving(folder) is None

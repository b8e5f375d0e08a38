"""Pipes, devices, links out of the folder and huge files are refused before they are opened."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from instances import load_timetable
from instances.io.issue_log import IssueLog
from instances.io.mapping.column_mapping import read_mapping
from instances.io.pins.pins_reader import read_pins
from instances.io.public.toronto import read_toronto
from instances.io.text import plain_file
from models.instance import Instance
from models.issues import InvalidInput, Issue
from scheduler.app.checkpoint import Checkpoint
from tests.app.test_checkpoint_damage import problem_with_rooms
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import SCHEMA, examine, read_instance
from tests.support.small_instance import write_small

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links as Unix has them")


def errors(issues: tuple[Issue, ...]) -> set[str]:
    assert all(issue.sentence(ENGLISH) and issue.sentence(FRENCH) for issue in issues)
    return {issue.code for issue in issues if issue.severity == "error"}


def refused(read: Callable[[], object]) -> set[str]:
    with pytest.raises(InvalidInput) as caught:
        read()
    return errors(caught.value.issues)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small(tmp_path / "small")


@pytest.mark.parametrize("name", ["rooms.csv", "instance.toml"])
def test_a_pipe_among_the_files_does_not_hang(folder: Path, name: str) -> None:
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert "input-not-plain" in errors(examine(folder)[1])


@pytest.mark.parametrize("ending", ["", ".zip", ".xlsx", ".json", ".stu", ".exam"])
def test_a_pipe_instead_of_an_instance_does_not_hang(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"pipe{ending}"
    os.mkfifo(path)
    read = (lambda: read_toronto(path, 10)) if ending == ".stu" else (lambda: read_instance(path))
    assert refused(read) == {"input-not-plain"}


def test_a_device_is_not_read(folder: Path) -> None:
    (folder / "rooms.csv").unlink()
    (folder / "rooms.csv").symlink_to("/dev/zero")
    assert "input-outside" in errors(examine(folder)[1])
    assert refused(lambda: read_instance(Path("/dev/zero"))) == {"input-not-plain"}


def test_a_link_out_of_the_folder_quotes_nothing(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words\n")
    (folder / "rooms.csv").unlink()
    (folder / "rooms.csv").symlink_to(secret)
    _, issues = examine(folder)
    assert "input-outside" in errors(issues)
    assert not any("hidden" in str(issue) + issue.sentence(ENGLISH) for issue in issues)


def test_a_link_inside_the_folder_and_a_linked_folder_are_read(folder: Path, tmp_path: Path) -> None:
    (folder / "rooms.csv").rename(folder / "rooms-2024.txt")
    (folder / "rooms.csv").symlink_to("rooms-2024.txt")
    (tmp_path / "linked").symlink_to(folder)
    assert examine(folder)[0] is not None
    assert examine(tmp_path / "linked")[0] is not None


def test_links_in_a_circle_are_unreadable(folder: Path) -> None:
    (folder / "rooms.csv").unlink()
    (folder / "rooms.csv").symlink_to("rooms.csv")
    assert "input-unreadable" in errors(examine(folder)[1])


def test_what_is_too_large_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (folder / "rooms.csv").open("ab") as file:
        file.truncate(plain_file.MOST_TABLE + 1)  # sparse: takes no room on the disk
    with (folder / "instance.toml").open("ab") as file:
        file.truncate(plain_file.MOST_SETTINGS + 1)
    honest, read = Path.read_bytes, set[str]()
    monkeypatch.setattr(Path, "read_bytes", lambda path: (read.add(path.name), honest(path))[1])
    found = [p for p in examine(folder)[1] if p.code == "input-oversize"]
    assert {p.file for p in found} == {"rooms.csv", "instance.toml"}
    assert read
    assert not read & {"rooms.csv", "instance.toml"}


def test_pins_timetables_mappings_and_checkpoints_are_plain_files(folder: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    instance = read_instance(folder)
    assert isinstance(instance, Instance)
    assert refused(lambda: read_pins(pipe, instance)) == {"input-not-plain"}
    assert refused(lambda: load_timetable(pipe)) == {"input-not-plain"}
    issues = IssueLog()
    assert read_mapping(pipe, issues, SCHEMA.tables) == {}
    assert errors(issues.listed()) == {"input-not-plain"}
    assert Checkpoint(pipe, problem_with_rooms()).load() is None

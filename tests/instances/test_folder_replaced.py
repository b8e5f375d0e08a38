"""A folder that is replaced is there whole whatever fails, and the user's own files in it stay."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from models.issues import InvalidInput
from tests.support.paths import ROOT, SHIPPED, TINY
from tests.support.reading import convert, read_instance


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An instance with a note of its user and a folder of results beside its tables."""
    path = tmp_path / "mine"
    shutil.copytree(TINY, path)
    (path / "note.txt").write_text("mine")
    (path / "out").mkdir()
    (path / "out" / "result.txt").write_text("kept")
    return path


def content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_users_files_stay(folder: Path) -> None:
    convert(SHIPPED / "infeasible" / "july", folder)
    assert read_instance(folder).name != "tiny"
    assert (folder / "note.txt").read_text() == "mine"
    assert (folder / "out" / "result.txt").read_text() == "kept"
    assert [p.name for p in folder.parent.iterdir()] == ["mine"]


@pytest.mark.parametrize("at", range(1, 3))
def test_a_rename_that_fails_leaves_the_folder_as_it_was(
    folder: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real, renames = content(folder), Path.rename, 0

    def failing(self: Path, target: Path) -> Path:
        nonlocal renames
        renames += 1
        if renames == at:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="No space"):
        convert(SHIPPED / "infeasible" / "july", folder)
    assert content(folder) == before
    assert [p.name for p in folder.parent.iterdir()] == ["mine"]


def test_a_kill_between_the_renames_is_undone_by_the_next_command(folder: Path) -> None:
    before = content(folder)
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom tests.support.reading import convert\n"
        "real = Path.rename\n"
        "def struck(self, target):\n"
        "    if self.name == 'new':\n        os.kill(os.getpid(), 9)\n"
        "    return real(self, target)\n"
        "Path.rename = struck\n"
        "convert(Path(sys.argv[1]), Path(sys.argv[2]))\n"
    )
    command = [sys.executable, "-c", code, str(SHIPPED / "infeasible" / "july"), str(folder)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -9
    assert not folder.exists()
    assert read_instance(folder).name == "tiny"
    assert content(folder) == before
    assert [p.name for p in folder.parent.iterdir()] == ["mine"]


def test_a_workbook_that_the_disk_refuses_is_an_error_of_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "a.xlsx")

    monkeypatch.setattr("xlsxwriter.workbook.Workbook._store_workbook", full)
    with pytest.raises(OSError, match="No space"):
        convert(TINY, tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", ["mine", "new.zip", "new.xlsx"])
def test_a_write_to_a_full_disk_names_the_target(
    folder: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("instances.io.semester.folder_writer.write_csv", full)
    monkeypatch.setattr("xlsxwriter.workbook.Workbook._store_workbook", full)
    with pytest.raises(OSError, match="No space") as error:
        convert(TINY, folder.parent / target)
    assert error.value.filename == str(folder.parent / target)


LEFT = ".exams-tmp-0123abcd-mine"


def test_what_a_killed_command_left_is_swept_by_the_next_one_over_the_same_target(folder: Path) -> None:
    for name in (LEFT, ".exams-tmp-0123abcd-other"):
        (folder.parent / name / "new").mkdir(parents=True)
        (folder.parent / name / "lock").touch()
    convert(TINY, folder)
    assert sorted(p.name for p in folder.parent.iterdir()) == [".exams-tmp-0123abcd-other", "mine"]


def test_what_a_living_command_is_writing_stays(folder: Path) -> None:
    left = folder.parent / LEFT
    left.mkdir()
    with FileLock(left / "lock"):
        convert(TINY, folder)
    assert left.is_dir()
    unlocked = folder.parent / LEFT.replace("0", "1")
    unlocked.mkdir()
    convert(TINY, folder)
    assert (left.is_dir(), unlocked.is_dir()) == (False, True), (
        "one that is young may be about to get its lock"
    )
    os.utime(unlocked, (0, 0))
    convert(TINY, folder)
    assert [p.name for p in folder.parent.iterdir()] == ["mine"]


def test_a_folder_moved_away_by_a_living_command_is_not_put_back_by_a_reader(folder: Path) -> None:
    left = folder.parent / LEFT
    left.mkdir()
    folder.rename(left / "old")
    with FileLock(left / "lock"):
        with pytest.raises(InvalidInput):
            read_instance(folder)
        assert not folder.exists()
    assert read_instance(folder).name == "tiny"


@pytest.fixture
def extract(tmp_path: Path) -> tuple[Path, Path]:
    """An extract of three tables of other values than tiny's, and its mapping."""
    source = tmp_path / "extract"
    source.mkdir()
    for name in ("centres", "sites", "rooms"):
        text = (TINY / f"{name}.csv").read_text(encoding="utf-8")
        (source / f"{name}.txt").write_text(
            text.replace("Cnam Paris", "Cnam Lutetia").replace("Paris Saint", "Lutetia Saint"),
            encoding="utf-8",
        )
    mapping = tmp_path / "map.toml"
    mapping.write_text(
        "\n".join(
            f'[{name}]\nsource = "{name}.txt"\n[{name}.columns]\n'
            + "\n".join(
                f'{column} = "{column}"'
                for column in (TINY / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
            )
            for name in ("centres", "sites", "rooms")
        )
    )
    return source, mapping


@pytest.mark.parametrize("at", range(1, 6))
def test_an_extract_replaces_all_its_tables_or_none(
    folder: Path, extract: tuple[Path, Path], at: int
) -> None:
    """Killed before each rename or replacement, then read by the next command."""
    shutil.copytree(folder, folder.parent / "new")
    convert(extract[0], folder.parent / "new", extract[1])
    before, after = content(folder), content(folder.parent / "new")
    assert before != after
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom tests.support.reading import convert\n"
        "count = 0\n"
        "def counted(real):\n"
        "    def struck(self, target):\n"
        "        global count\n        count += 1\n"
        "        if count == int(sys.argv[4]):\n            os.kill(os.getpid(), 9)\n"
        "        return real(self, target)\n"
        "    return struck\n"
        "Path.rename, Path.replace = counted(Path.rename), counted(Path.replace)\n"
        "convert(*map(Path, sys.argv[1:4]))\n"
    )
    command = [sys.executable, "-c", code, str(extract[0]), str(folder), str(extract[1]), str(at)]
    ended = subprocess.run(command, cwd=ROOT, check=False).returncode
    assert read_instance(folder).name == "tiny"
    assert ended in (0, -9)
    found = {name: raw for name, raw in content(folder).items() if not name.startswith(".exams-tmp-")}
    assert found == (before if at == 1 else after)
    assert (ended == 0) == (at > 4), "the three tables and the folder that holds them"
    convert(extract[0], folder, extract[1])
    assert content(folder) == after

"""A folder that is replaced is there whole whatever fails, and the user's own files in it stay."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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

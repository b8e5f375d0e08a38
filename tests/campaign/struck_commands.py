"""The commands that the campaign of kills strikes, and what must be true of their folder afterwards."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from instances import load_timetable
from instances.io.results.result_folder import VERSIONS, ResultFolder
from instances.io.results.result_parts import foreign_parts, timetable_digest
from instances.io.semester.folder_writer import restore_folder
from models.atomic_file import TEMPORARY
from models.issues import InvalidInput
from tests.support.paths import ROOT, SHIPPED, TINY
from tests.support.reading import examine

SHOWCASE = SHIPPED / "reseau-2023-24-s1"
Content = dict[str, bytes]


@dataclass(frozen=True)
class Struck:
    """A command. `before` is put at the place `target` of an empty folder; `words` get that place for `{}`."""

    name: str
    target: str
    before: Path | None
    words: tuple[str, ...]
    faults: Callable[[Path, Content, Content], list[str]]
    """What is wrong at the target: given what lay there before, and what an undisturbed run leaves (ours to compare)."""

    def prepare(self, folder: Path) -> Path:
        """The target in a folder, with the earlier state."""
        path = folder / self.target
        if self.before is not None:
            subprocess.run(["cp", "-a", str(self.before), str(path)], check=True)
        return path


def content(path: Path) -> Content:
    """Every file of a folder (the lock and temporary files aside), or the one file."""
    if path.is_file():
        return {path.name: path.read_bytes()}
    files = (p for p in sorted(path.rglob("*")) if p.is_file() and TEMPORARY not in str(p))
    return {str(p.relative_to(path)): p.read_bytes() for p in files}


def whole_folder(path: Path, before: Content, after: Content) -> list[str]:
    """An instance folder holds the earlier content or the new one."""
    restore_folder(path)  # as every command that reads the folder does first
    if not path.exists():
        return ["the folder is gone"] if before else []
    found = content(path)
    return [] if found in (before, after) else [f"mixed: {sorted(found)}"]


def whole_file(path: Path, before: Content, after: Content) -> list[str]:
    """A converted file is absent or can be read without an error."""
    if not path.exists():
        return []
    return [] if examine(path)[0] is not None else ["half a file"]


def whole_results(path: Path, before: Content, after: Content) -> list[str]:
    """A folder of results shows one version whole, and every version that was there is still there."""
    results = ResultFolder(path)
    results.recover()  # as every command that reads the folder does first
    current = results.current()
    if current is None:
        return ["no result is shown"] if before else []
    faults = [f"{name} is of another result" for name in foreign_parts(path)]
    shown = content(results.version_folder(current))
    faults += [f"{name} differs from its version" for name, raw in shown.items() if _read(path / name) != raw]
    for folder in sorted((path / VERSIONS).iterdir()):
        if folder.name.startswith(TEMPORARY):
            continue
        record = next((r for r in results.records() if r.version == folder.name), None)
        if record is None or timetable_digest(folder) != record.timetable:
            faults.append(f"version {folder.name} is not whole")
            continue
        try:
            load_timetable(folder)
        except InvalidInput:
            faults.append(f"version {folder.name} cannot be read")
    kept = {name: raw for name, raw in before.items() if name.startswith(VERSIONS)}
    faults += [f"lost {name}" for name, raw in kept.items() if _read(path / name) != raw]
    return faults


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def commands(work: Path, *, large: bool) -> list[Struck]:
    """The commands, with what they need made in the folder `work`; `large`: those on the showcase as well."""
    tiny = str(TINY)
    results = work / "results"
    _exams("solve", tiny, "--out", str(results), "--work", "1", "--seed", "5")
    parts = [str(work / f"part-{centre}") for centre in _centres(TINY)]
    for part in parts:
        words = ("--starts", str(results), "--centre", part.rpartition("part-")[2])
        _exams("solve", tiny, *words, "--out", part, "--work", "1")
    other = work / "other"
    shutil.copytree(SHIPPED / "infeasible" / "july", other)
    (other / "note.txt").write_text("mine")
    found = [
        Struck("solve tiny again", "r", results, ("solve", tiny, "--out", "{}", "--work", "1", "--force"), whole_results),
        Struck("solve tiny", "r", None, ("solve", tiny, "--out", "{}", "--work", "1"), whole_results),
        Struck("merge tiny again", "r", results, ("merge", tiny, *parts, "--out", "{}", "--force"), whole_results),
        Struck("merge tiny", "r", None, ("merge", tiny, *parts, "--out", "{}"), whole_results),
        Struck("convert tiny over a folder", "f", other, ("convert", tiny, "{}"), whole_folder),
        Struck("convert tiny to a workbook", "a.xlsx", None, ("convert", tiny, "{}"), whole_file),
        Struck("convert tiny to a zip", "a.zip", None, ("convert", tiny, "{}"), whole_file),
        Struck("convert tiny to JSON", "a.json", None, ("convert", tiny, "{}"), whole_file),
        Struck("generate petit-reseau over a folder", "f", other, ("generate", "petit-reseau", "--out", "{}", "--force"), whole_folder),
    ]  # fmt: skip
    if large:
        show = str(SHOWCASE)
        found += [
            Struck("convert the showcase over a folder", "f", other, ("convert", show, "{}"), whole_folder),
            Struck("convert the showcase to a zip", "a.zip", None, ("convert", show, "{}"), whole_file),
            Struck("generate the showcase over a folder", "f", other, ("generate", SHOWCASE.name, "--out", "{}", "--force"), whole_folder),
        ]  # fmt: skip
    return found


def _centres(path: Path) -> list[str]:
    instance, _ = examine(path)
    assert instance is not None
    return [str(centre.id) for centre in instance.centres]


def _exams(*words: str) -> None:
    command = [sys.executable, "-c", "from scheduler.cli.main import main; main()", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

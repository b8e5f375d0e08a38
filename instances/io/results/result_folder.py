"""A result folder: the current result as plain files, every version kept whole beside it.

    DIR/timetable.json, seats.csv, report.html, …   the current result, as people open it
    DIR/versions/VERSION/                           each version: the same files and `version.json`
    DIR/versions/.exams-tmp-…                       a version that is being written
    DIR/.switch.json                                a change of the current result that is under way

A version is filled in a temporary folder and renamed when it is whole. To make it current its files are put in
place one by one (as links, where the file system has them); the note `.switch.json` is there from before the
version gets its name until the last file is in place. After a kill `recover` reads the note: if the version has
its name the switch is completed, else it never happened. No order of events mixes two results.
"""

import json
import secrets
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from instances.io.formats import KEY, migrated, numbered
from instances.io.issue_log import IssueLog
from instances.io.results.folder_lock import hold
from models.atomic_file import TEMPORARY, flush_to_disk, link_or_copy, write_whole
from models.result_record import ResultRecord

VERSIONS, RECORD, SWITCH = "versions", "version.json", ".switch.json"
NEWEST_KEPT = 5
LONGEST_SWITCH = 30.0
"""Seconds in which a version is shown, its checks and removals included."""


@dataclass(frozen=True)
class ResultFolder:
    """The results of one instance in a folder; `recover` first, then the other methods see a whole state.

    Who holds the folder (`hold`) calls `recover`, who only reads it `settle`.
    """

    path: Path

    def recover(self) -> None:
        """Complete or undo a switch that was interrupted. Costs one look at the folder where there was none."""
        note = self.path / SWITCH
        if not note.is_file():
            return
        version = self._noted(note)
        if version is not None and self._record(version) is not None:
            self._show(version)
        note.unlink(missing_ok=True)

    def settle(self) -> None:
        """`recover`, but a switch that another process has under way is waited for. Raises InvalidInput if it goes on."""
        if (self.path / SWITCH).is_file():
            with hold(self.path, LONGEST_SWITCH):
                self.recover()

    def sweep(self) -> None:
        """Remove what killed commands left half-written. Only for who holds the folder (`hold`)."""
        for folder in (self.path, self.path / VERSIONS):
            for left in folder.glob(f"{TEMPORARY}*") if folder.is_dir() else ():
                if left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink(missing_ok=True)

    def records(self) -> list[ResultRecord]:
        """The versions that are kept, the newest first."""
        names = sorted((p.name for p in (self.path / VERSIONS).glob("*") if p.is_dir()), reverse=True)
        found = (self._record(name) for name in names)
        return [record for record in found if record is not None]

    def current(self) -> ResultRecord | None:
        """The record of the result that the folder shows; None if there is none or somebody put it there."""
        try:
            return _read(self.path / RECORD)
        except (OSError, ValueError):
            return None

    def published(self, instance: str) -> ResultRecord | None:
        """The newest version of the instance that people know: it is marked published, convoked or final."""
        return next((r for r in self.records() if r.state.is_public and r.instance == instance), None)

    def version_folder(self, record: ResultRecord) -> Path:
        """Where the files of a version lie."""
        return self.path / VERSIONS / record.version

    def remove(self, record: ResultRecord) -> None:
        """Remove a version. The files that the folder shows are left alone."""
        shutil.rmtree(self.version_folder(record), ignore_errors=True)

    def clear(self) -> None:
        """Take the shown files away; the versions stay."""
        for name in self._shown_files():
            (self.path / name).unlink(missing_ok=True)

    def add(
        self, fill: Callable[[Path], ResultRecord], *, current: bool | Callable[[ResultRecord], bool]
    ) -> ResultRecord:
        """Write a version with `fill` (into an empty folder) and keep it; `current`: whether the folder shows it.

        Nothing changes if `fill` or the disk fails: the error is passed on and the folder is as before. Once the version
        has its name, a failure no longer undoes it: the change is completed, at once or by the next command.
        """
        versions = self.path / VERSIONS
        versions.mkdir(parents=True, exist_ok=True)
        work = versions / f"{TEMPORARY}{secrets.token_hex(4)}"
        work.mkdir()
        record = None
        try:
            record = fill(work)
            write_whole(work / RECORD, lambda file: file.write_text(_text(record), encoding="utf-8"))
            for file in work.iterdir():
                flush_to_disk(file)
            shown = current(record) if callable(current) else current
            if shown:
                note = json.dumps({"to": record.version})
                write_whole(self.path / SWITCH, lambda file: file.write_text(note, encoding="utf-8"))
                flush_to_disk(self.path)
            self._name(work, record.version)
            if shown:
                self._show(record.version)
                (self.path / SWITCH).unlink()
        except BaseException as failed:
            shutil.rmtree(work, ignore_errors=True)
            with suppress(OSError):
                self.recover()
            if record is None or not (isinstance(failed, OSError) and self.current() == record):
                raise
        self._prune()
        return record

    def adopt(self, files: Iterable[str], record: ResultRecord) -> None:
        """Keep as a version what an earlier version of this program left in the folder without a record."""

        def fill(work: Path) -> ResultRecord:
            for name in files:
                if (self.path / name).is_file():
                    shutil.copy2(self.path / name, work / name)
            return record

        if self.current() is None:
            self.add(fill, current=True)

    def _name(self, work: Path, version: str) -> None:
        """Give the version its name; an equal one made in the same second gives way to it."""
        target = self.path / VERSIONS / version
        if target.exists():
            shutil.rmtree(target)
        work.rename(target)
        flush_to_disk(target.parent)

    def _show(self, version: str) -> None:
        """Put the files of a version in place and take away those that only the earlier one had."""
        source = self.path / VERSIONS / version
        wanted = {file.name for file in source.iterdir()}
        for name in sorted(wanted):
            _place(source / name, self.path / name)
        for name in self._shown_files() - wanted:
            (self.path / name).unlink(missing_ok=True)
        flush_to_disk(self.path)

    def _shown_files(self) -> set[str]:
        """Names that some version uses: those of other files in the folder are left alone."""
        return {file.name for folder in (self.path / VERSIONS).glob("*") for file in folder.glob("*")}

    def _prune(self) -> None:
        """Keep the current version, the newest, the cheapest of each content, and all that people know."""
        records, current = self.records(), self.current()
        cheapest: dict[str, ResultRecord] = {}
        for record in records:
            best = cheapest.get(record.content)
            if best is None or record.cost < best.cost:
                cheapest[record.content] = record
        kept = {record.version for record in (*records[:NEWEST_KEPT], *cheapest.values())}
        kept |= {record.version for record in records if record.state.is_public}
        if current is not None:
            kept.add(current.version)
        for record in records:
            if record.version not in kept:
                self.remove(record)

    def _record(self, version: str) -> ResultRecord | None:
        try:
            record = _read(self.path / VERSIONS / version / RECORD)
        except (OSError, ValueError):
            return None
        return record if record.version == version else None

    @staticmethod
    def _noted(note: Path) -> str | None:
        try:
            version = json.loads(note.read_text(encoding="utf-8"))["to"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return version if isinstance(version, str) and Path(version).name == version else None


def is_published(timetable: Path) -> bool:
    """Whether the result to which a timetable (its folder or its file) belongs is marked as known to people."""
    record = ResultFolder(timetable if timetable.is_dir() else timetable.parent).current()
    return record is not None and record.state.is_public


def _place(source: Path, target: Path) -> None:
    """A link to the file where the file system has links, else a copy; whoever opens `target` sees a whole file."""
    work = target.with_name(f"{TEMPORARY}{secrets.token_hex(4)}-{target.name}")
    try:
        link_or_copy(source, work)
        work.replace(target)
    finally:
        work.unlink(missing_ok=True)


def _read(path: Path) -> ResultRecord:
    """Raises OSError, or ValueError if the file is no record of a format that this version knows."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(content, dict):
        raise ValueError("a record is an object")
    content = migrated("result-record", content, path.name, IssueLog())
    if content is None:
        raise ValueError("written by a newer version")
    return ResultRecord.of({name: value for name, value in content.items() if name != KEY})


def _text(record: ResultRecord) -> str:
    return json.dumps(numbered("result-record", record.fields()), ensure_ascii=False, indent=1) + "\n"

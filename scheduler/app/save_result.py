"""Keep a result: written as a version of its folder, shown there if it is the better one."""

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from instances import save_solving, save_timetable
from instances.io.results.result_folder import ResultFolder
from instances.io.results.result_parts import timetable_digest
from models.error_place import error_place
from models.facts import Solving, Verdict
from models.instance import Instance
from models.public import PublicInstance
from models.result_record import ResultRecord
from models.text import Language
from models.timetable import Timetable
from reports import write_public_page
from scheduler.app.catalogue import Catalogue
from scheduler.app.earlier_result import adopt_earlier_result
from scheduler.app.interruption import Interruption
from scheduler.app.other_content import content_of
from scheduler.app.report import report
from scheduler.app.save_incomplete import remove_incomplete

PAGE = "report.html"


@dataclass(frozen=True)
class SavedResult:
    """What became of a result that was written.

    `record` is its version, `folder` where its files lie: the result folder if it is `current`, else the folder of
    the version. `shown` is the record that the result folder shows now. `page_fault` says why there is no page.
    """

    record: ResultRecord
    folder: Path
    current: bool
    shown: ResultRecord
    page_fault: str = ""

    @property
    def page(self) -> Path | None:
        """The page of the result, if it could be written."""
        return None if self.page_fault else self.folder / PAGE


def probe(folder: Path) -> tuple[Path, ...]:
    """Make the folder and see that it can be written to, before the long work; the folders that are new, inner first.

    Raises OSError, which says what the file system objects to.
    """
    made = tuple(one for one in (folder, *folder.parents) if not one.exists())
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder):
        return made


def save_result(
    folder: Path,
    semester: Instance | PublicInstance,
    timetable: Timetable,
    verdict: Verdict,
    solving: Solving,
    *,
    language: Language,
    rules: Catalogue | None = None,
    force: bool = False,
) -> SavedResult:
    """Write a timetable and all that belongs to it as a new version of the folder.

    An incomplete timetable of an earlier solve goes. The folder shows the new version unless that would lose something: a cheaper timetable of the same content (data,
    policy and pins), or one that people know already. Then the version is kept beside it; `force` shows it all the
    same. Interruptions wait until the version is whole. Raises OSError if it cannot be written; the folder is then as
    before.
    """
    results = ResultFolder(folder)
    faults: list[str] = []

    def fill(work: Path) -> ResultRecord:
        save_timetable(work, timetable, _summary(verdict))
        record = ResultRecord(
            _now(),
            semester.name,
            content_of(semester, verdict.rules_file),
            timetable_digest(work),
            verdict.cost,
        )
        save_solving(work, solving, record.timetable)
        _save_public_solution(work, semester, timetable)
        try:
            report(
                semester,
                timetable,
                work,
                verdict=verdict,
                solving=solving,
                rules=rules,
                language=language,
                record=record,
            )
            if isinstance(semester, Instance):
                write_public_page(work, semester, verdict.facts, language, record=record)
        except (
            Exception
        ) as fault:  # the pages show the timetable; for want of one the timetable must not be lost
            faults.append(error_place(fault))
        return record

    with Interruption():
        results.recover()
        adopt_earlier_result(results)
        before = results.current()
        record = results.add(fill, current=lambda new: force or before is None or _replaces(new, before))
        remove_incomplete(folder)
    shown = results.current() or record
    current = shown == record
    return SavedResult(
        record, folder if current else results.version_folder(record), current, shown, *faults[:1]
    )


def save_elsewhere(
    semester: Instance | PublicInstance, timetable: Timetable, verdict: Verdict
) -> Path | None:
    """Where a timetable is that its own folder did not take: in the system's temporary folder; None if not there either."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="exams-"))
        save_timetable(folder, timetable, _summary(verdict))
        _save_public_solution(folder, semester, timetable)
    except OSError:
        return None
    return folder


def _summary(verdict: Verdict) -> dict[str, Any]:
    """What timetable.json says of its audit."""
    rules = {} if verdict.rules_file is None else {"rules": verdict.rules_file.fields()}
    return {"hard": verdict.hard, "cost": verdict.cost, "costs": dict(verdict.costs), **rules}


def _replaces(new: ResultRecord, old: ResultRecord) -> bool:
    """Whether a new result takes the place of an old one: not if people know that, nor if it is dearer."""
    return not old.state.is_public and (new.content != old.content or new.cost <= old.cost)


def _save_public_solution(folder: Path, semester: Instance | PublicInstance, timetable: Timetable) -> None:
    """The solution of a public instance in the format that its community exchanges."""
    if isinstance(semester, PublicInstance):
        from instances.io.public.itc2007_solution import write_sln
        from instances.io.public.toronto_solution import write_sol

        form, name = (write_sol, "solution.sol") if semester.codes else (write_sln, "solution.sln")
        form(folder / name, timetable, semester)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

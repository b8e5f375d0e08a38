"""Keep an incomplete timetable: in a folder of its own inside the result folder, apart from results and their versions."""

import secrets
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from instances import save_solving, save_timetable
from instances.io.results.result_parts import timetable_digest
from instances.io.tables.csv_writer import write_csv
from models.atomic_file import TEMPORARY
from models.error_place import error_place
from models.facts import Verdict
from models.incomplete import MISSING
from models.status import Status
from models.text import Language
from models.timetable import Timetable
from reports.bilingual import Bilingual, BilingualMessages
from reports.page_data.missing_people import MissingPeople
from scheduler.app.catalogue import Catalogue
from scheduler.app.incomplete_sentences import IncompleteSentences
from scheduler.app.interruption import Interruption
from scheduler.app.report import report
from scheduler.app.result import Result

INCOMPLETE = "incomplete"
"""The folder inside the result folder."""
MISSING_TABLE = "missing.csv"


def save_incomplete(
    folder: Path, result: Result, language: Language, rules: Catalogue | None = None
) -> tuple[Path, str]:
    """Write an incomplete timetable with all that belongs to it, in the place of an earlier one.

    Returns its folder, and why there is no page (blank: there is one). Results are left alone. Raises OSError if it cannot be
    written; the earlier one is then as before, and ValueError for a result without a timetable.
    """
    if result.timetable is None or result.verdict is None:
        raise ValueError(f"nothing to keep: the solve ended as {result.status}, without a timetable")
    with Interruption():
        folder.mkdir(parents=True, exist_ok=True)
        work = folder / f"{TEMPORARY}{secrets.token_hex(4)}"
        work.mkdir()
        try:
            fault = _fill(work, result, result.timetable, result.verdict, language, rules)
            write_csv(work / MISSING_TABLE, result.missing[list(MISSING)])
            _switch(folder, work)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return folder / INCOMPLETE, fault


def remove_incomplete(folder: Path) -> None:
    """Take an incomplete timetable away: there is a complete one."""
    shutil.rmtree(folder / INCOMPLETE, ignore_errors=True)


def _fill(
    work: Path,
    result: Result,
    timetable: Timetable,
    verdict: Verdict,
    language: Language,
    rules: Catalogue | None,
) -> str:
    """Write the files; why there is no page, if there is none."""
    semester, solving = result.semester, replace(result.solving(), status=Status.INCOMPLETE)
    own = {} if verdict.rules_file is None else {"rules": verdict.rules_file.fields()}
    audited = {"hard": verdict.hard, "cost": verdict.cost, "costs": dict(verdict.costs), **own}
    save_timetable(work, timetable, audited)
    save_solving(work, solving, timetable_digest(work))
    try:
        report(
            semester,
            timetable,
            work,
            verdict=verdict,
            solving=solving,
            rules=rules,
            language=language,
            missing=_missing(result),
        )
    except Exception as fault:  # the page shows the timetable; for want of one the timetable must not be lost
        return error_place(fault)
    return ""


def _missing(result: Result) -> MissingPeople:
    """Who is left out, why, and what would let them in, as the command says it."""
    messages = BilingualMessages.worded(result.semester.wording)
    english, french = (
        [*words.missing(result.missing), *words.ways(result.left_out)]
        for words in (IncompleteSentences(result.semester, each) for each in (messages.en, messages.fr))
    )
    return MissingPeople(result.missing, [Bilingual(*pair) for pair in zip(english, french, strict=True)])


def _switch(folder: Path, work: Path) -> None:
    """Put the new folder in the place of the old one, which stays where it was if that fails."""
    target, old = folder / INCOMPLETE, folder / f"{TEMPORARY}{secrets.token_hex(4)}"
    if target.exists():
        target.rename(old)
    try:
        work.rename(target)
    except OSError:
        with suppress(OSError):
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)

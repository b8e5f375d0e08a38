"""What stored runs of scenarios hold about people: removed after their time, gathered for who asks."""

import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from scheduler.app.candidate_rows import candidate_rows
from scheduler.runs.run_store import open_stored
from scheduler.runs.stored_run import StoredRun
from scheduler.runs.timetable_archive import unpack


def purge_runs(where: Path | str, before: date) -> tuple[StoredRun, ...]:
    """Remove the runs of a store that were made before a day (UTC); the runs removed. They are trials: none is published."""
    with open_stored(where) as store:
        return tuple(store.remove(before))


def runs_naming(where: Path | str, candidate: str) -> list[dict[str, Any]]:
    """The runs of a store that name a candidate, as plain values for JSON.

    Keys: `number`, `scenario`, `made`, the rows of `seats`, `overlaps` and `missing`, and the sentences (`reasons`) on what is
    impossible or left out, by language.
    """
    found = []
    with open_stored(where) as store:
        for run in store.timetables():
            tables = _tables(run, candidate)
            reasons = _sentences(run, candidate)
            if any(tables.values()) or reasons:
                about = {"number": run.number, "scenario": run.key.scenario, "made": run.made}
                found.append({**about, **tables, "reasons": reasons})
    return found


def _tables(run: StoredRun, candidate: str) -> dict[str, list[dict[str, str]]]:
    with tempfile.TemporaryDirectory(prefix="exams-") as name:
        if run.timetable is not None:
            unpack(run.timetable, Path(name))
        return candidate_rows(Path(name), candidate)


def _sentences(run: StoredRun, candidate: str) -> dict[str, list[str]]:
    """Sentences in which the candidate's id stands as a whole word."""
    whole = re.compile(rf"(?<![\w-]){re.escape(candidate)}(?![\w-])")
    said = {
        language: [line for line in lines if whole.search(line)] for language, lines in run.reasons.items()
    }
    return {language: lines for language, lines in said.items() if lines}

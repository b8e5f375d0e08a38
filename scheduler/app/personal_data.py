"""What a folder of results holds about people: removed after its time, gathered for who asks."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from instances.io.results.folder_lock import hold
from instances.io.results.result_folder import ResultFolder
from instances.io.results.result_parts import TIMETABLE
from models.issues import InvalidInput, Issue
from models.result_record import ResultRecord
from scheduler.app.checkpoint import FILE as CHECKPOINT
from scheduler.app.earlier_result import adopt_earlier_result

PEOPLE = {"seats.csv": ("candidate",), "overlaps.csv": ("candidate",)}
"""Tables with candidates, and the columns that name them."""


@dataclass(frozen=True)
class Purge:
    """What was removed, and what is as old but stayed: the result shown, and results that people know."""

    removed: tuple[ResultRecord, ...]
    checkpoint: bool
    spared: tuple[ResultRecord, ...]


def purge(folder: Path | str, before: date, *, force: bool = False) -> Purge:
    """Remove the versions and the checkpoint that were made before a day (UTC).

    The result that the folder shows and those that were published stay unless `force` is given; a forced purge
    removes the files of the result shown, too. Raises InvalidInput if the folder has no result and
    while another command writes there.
    """
    results = _results(folder)
    with hold(results.path):
        results.sweep()
        shown = results.current()
        old = [record for record in results.records() if record.made[:10] < before.isoformat()]
        spared = [] if force else [record for record in old if record.state.is_public or record == shown]
        removed = [record for record in old if record not in spared]
        for record in removed:
            if record == shown:
                results.clear()
            results.remove(record)
        checkpoint = results.path / CHECKPOINT
        stale = checkpoint.is_file() and date.fromtimestamp(checkpoint.stat().st_mtime) < before
        if stale:
            checkpoint.unlink()
    return Purge(tuple(removed), stale, tuple(spared))


def person(folder: Path | str, candidate: str) -> dict[str, Any]:
    """Everything that the versions of a result hold about one candidate, as plain values for JSON.

    Keys: `candidate`; `versions`, one for each version that names the candidate, newest first, each with `version`,
    `made`, `state`, `current` and the rows of `seats` and `overlaps`. Raises InvalidInput if the folder has no result.
    """
    results = _results(folder)
    shown = results.current()
    found = []
    for record in results.records():
        tables = {
            name.removesuffix(".csv"): _rows(results.version_folder(record) / name, columns, candidate)
            for name, columns in PEOPLE.items()
        }
        if any(tables.values()):
            about = {"version": record.version, "made": record.made, "state": str(record.state)}
            found.append({**about, "current": record == shown, **tables})
    return {"candidate": candidate, "versions": found}


def _rows(path: Path, columns: tuple[str, ...], candidate: str) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows = table[table[list(columns)].isin([candidate]).any(axis=1)]
    return [{str(name): str(value) for name, value in row.items()} for row in rows.to_dict("records")]


def _results(folder: Path | str) -> ResultFolder:
    results = ResultFolder(Path(folder))
    if results.path.is_dir():
        results.settle()
        if results.current() is None and (results.path / TIMETABLE).is_file():
            with hold(results.path):
                adopt_earlier_result(results)
    if not results.path.is_dir() or not results.records():
        raise InvalidInput((Issue(str(folder), 0, "", "", "results-none"),))
    return results

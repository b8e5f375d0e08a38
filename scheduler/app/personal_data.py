"""What a folder of results holds about people: removed after its time, gathered for who asks."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from instances.io.formats import ALTERNATIVES, CHECKPOINT_FILE
from instances.io.results.folder_lock import hold
from instances.io.results.result_folder import ResultFolder
from instances.io.results.result_parts import TIMETABLE
from models.issues import InvalidInput, Issue
from models.result_record import ResultRecord, ResultState
from scheduler.app.earlier_result import adopt_earlier_result
from scheduler.app.save_incomplete import INCOMPLETE, MISSING_TABLE, remove_incomplete

PEOPLE = ("seats.csv", "overlaps.csv", MISSING_TABLE)
"""Tables with candidates: their column `candidate` names them."""


@dataclass(frozen=True)
class Purge:
    """What was removed, the incomplete timetable and the checkpoint among it, and what is as old but stayed: the result
    shown, and results that people know."""

    removed: tuple[ResultRecord, ...]
    incomplete: bool
    checkpoint: bool
    spared: tuple[ResultRecord, ...]


def purge(folder: Path | str, before: date, *, force: bool = False) -> Purge:
    """Remove the versions, the incomplete timetable and the checkpoint that were made before a day (UTC).

    The result that the folder shows and those that were published stay unless `force` is given; a forced purge
    removes the files of the result shown, too. Alternatives beside the result are treated like it. Raises InvalidInput if the folder has no result and
    while another command writes there.
    """
    results = _results(folder)
    apart = [purge(one, before, force=force) for one in _alternatives(results)]
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
        incomplete = results.path / INCOMPLETE
        old_incomplete = incomplete.is_dir() and _made(incomplete)[:10] < before.isoformat()
        if old_incomplete:
            remove_incomplete(results.path)
        checkpoint = results.path / CHECKPOINT_FILE
        stale = checkpoint.is_file() and _made(checkpoint)[:10] < before.isoformat()
        if stale:
            checkpoint.unlink()
    return Purge(
        (*removed, *(record for one in apart for record in one.removed)),
        old_incomplete,
        stale,
        (*spared, *(record for one in apart for record in one.spared)),
    )


def _alternatives(results: ResultFolder) -> list[Path]:
    """The folders of alternatives beside a result that hold versions."""
    folders = sorted((results.path / ALTERNATIVES).glob("*/"))
    return [one for one in folders if ResultFolder(one).records()]


def person(folder: Path | str, candidate: str) -> dict[str, Any]:
    """Everything that the versions of a result, and an incomplete timetable beside them, hold about one candidate, as plain
    values for JSON.

    Keys: `candidate`; `versions`, one for each version that names the candidate, newest first, each with `version`,
    `made`, `state`, `current` and the rows of `seats`, `overlaps` and `missing`. Raises InvalidInput if the folder has no
    result.
    """
    results = _results(folder)
    shown, incomplete = results.current(), results.path / INCOMPLETE
    held = [
        (results.version_folder(one), one.version, one.made, one.state, one == shown)
        for one in results.records()
    ]
    if incomplete.is_dir():
        held.insert(0, (incomplete, INCOMPLETE, _made(incomplete), ResultState.DRAFT, False))
    found = []
    for place, version, made, state, current in held:
        tables = {name.removesuffix(".csv"): _rows(place / name, candidate) for name in PEOPLE}
        if any(tables.values()):
            about = {"version": version, "made": made, "state": str(state), "current": current}
            found.append({**about, **tables})
    for one in _alternatives(results):
        name = f"{ALTERNATIVES}/{one.name}"
        found += [
            {**held, "version": f"{name}/{held['version']}"} for held in person(one, candidate)["versions"]
        ]
    return {"candidate": candidate, "versions": found}


def _made(path: Path) -> str:
    """When a file or folder was last changed, as records say it."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _rows(path: Path, candidate: str) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows = table[table["candidate"] == candidate]
    return [{str(name): str(value) for name, value in row.items()} for row in rows.to_dict("records")]


def _results(folder: Path | str) -> ResultFolder:
    results = ResultFolder(Path(folder))
    if results.path.is_dir():
        results.settle()
        if results.current() is None and (results.path / TIMETABLE).is_file():
            with hold(results.path):
                adopt_earlier_result(results)
    if not results.path.is_dir() or not (results.records() or (results.path / INCOMPLETE).is_dir()):
        raise InvalidInput((Issue(str(folder), 0, "", "", "results-none"),))
    return results

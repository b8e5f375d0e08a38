"""What a folder of results holds about people: removed after its time, gathered for who asks."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from instances.io.formats import ALTERNATIVES, CHECKPOINT_FILE
from instances.io.results.folder_lock import hold
from instances.io.results.result_folder import ResultFolder
from instances.io.results.result_parts import TIMETABLE
from models.issues import InvalidInput, Issue
from models.result_record import ResultRecord, ResultState
from scheduler.app.candidate_rows import candidate_rows
from scheduler.app.earlier_result import adopt_earlier_result
from scheduler.app.personal_runs import purge_runs, runs_naming
from scheduler.app.save_incomplete import INCOMPLETE, remove_incomplete
from scheduler.runs.run_store import has_store
from scheduler.runs.stored_run import StoredRun


@dataclass(frozen=True)
class Purge:
    """What was removed, the incomplete timetable, the checkpoint and runs of scenarios among it, and what is as old but stayed:
    the result shown, and results that people know."""

    removed: tuple[ResultRecord, ...] = ()
    incomplete: bool = False
    checkpoint: bool = False
    spared: tuple[ResultRecord, ...] = ()
    runs: tuple[StoredRun, ...] = ()


def purge(folder: Path | str, before: date, *, force: bool = False) -> Purge:
    """Remove the versions, the incomplete timetable, the checkpoint and the runs of scenarios that were made before a day (UTC).

    `folder`: a folder of results or of runs, or the URL of a database of runs. The result that the folder shows and those that
    were published stay unless `force` is given; a forced purge removes the files of the result shown, too. Alternatives beside
    the result are treated like it. Raises InvalidInput if the folder has neither result nor runs, and while another command
    writes there.
    """
    if not has_store(folder):
        return _purge_results(folder, before, force)
    found = _purge_results(folder, before, force) if _has_results(folder) else Purge()
    return replace(found, runs=purge_runs(folder, before))


def _purge_results(folder: Path | str, before: date, force: bool) -> Purge:
    results = _results(folder)
    apart = [_purge_results(one, before, force) for one in _alternatives(results)]
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
    """Everything that the versions of a result, an incomplete timetable beside them and stored runs of scenarios hold about one
    candidate, as plain values for JSON.

    `folder`: a folder of results or of runs, or the URL of a database of runs. Keys: `candidate`; `versions`, one for each
    version that names the candidate, newest first, each with `version`, `made`, `state`, `current` and the rows of `seats`,
    `overlaps` and `missing`; `runs`, one for each stored run that does, with `number`, `scenario`, `made`, the same rows and the
    sentences that name the candidate (`reasons`). Raises InvalidInput if the folder has neither result nor runs.
    """
    if not has_store(folder):
        return {"candidate": candidate, "versions": _versions_naming(folder, candidate), "runs": []}
    versions = _versions_naming(folder, candidate) if _has_results(folder) else []
    return {"candidate": candidate, "versions": versions, "runs": runs_naming(folder, candidate)}


def _versions_naming(folder: Path | str, candidate: str) -> list[dict[str, Any]]:
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
        tables = candidate_rows(place, candidate)
        if any(tables.values()):
            about = {"version": version, "made": made, "state": str(state), "current": current}
            found.append({**about, **tables})
    for one in _alternatives(results):
        name = f"{ALTERNATIVES}/{one.name}"
        found += [
            {**held, "version": f"{name}/{held['version']}"} for held in _versions_naming(one, candidate)
        ]
    return found


def _made(path: Path) -> str:
    """When a file or folder was last changed, as records say it."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _has_results(folder: Path | str) -> bool:
    """Whether a folder with runs holds results, too."""
    if "://" in str(folder):
        return False
    path = Path(folder)
    results = ResultFolder(path)
    results.settle()
    return bool(results.records()) or (path / TIMETABLE).is_file() or (path / INCOMPLETE).is_dir()


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

"""What `solve` and `merge` share: a result kept in its folder, and what to say when it is not shown or not written."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from instances.io.results.folder_lock import LOCK, hold
from instances.io.results.result_folder import ResultFolder
from models.facts import Solving, Verdict
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.public import PublicInstance
from models.text import Messages
from models.timetable import Timetable
from scheduler.app.catalogue import Catalogue
from scheduler.app.result import Result
from scheduler.app.save_incomplete import save_incomplete
from scheduler.app.save_result import SavedResult, save_elsewhere, save_result
from scheduler.cli.output import err


@contextmanager
def using(directory: Path, *, made: Sequence[Path]) -> Iterator[None]:
    """Hold a folder of results, tidied first. The folders that were `made` for it, inner first, go again if nothing
    was put into it."""
    try:
        with hold(directory):
            results = ResultFolder(directory)
            results.recover()
            results.sweep()
            try:
                yield
            finally:
                if made and not any(file.name != LOCK for file in directory.iterdir()):
                    (directory / LOCK).unlink(missing_ok=True)
    finally:
        with suppress(OSError):  # only empty folders can be removed
            for folder in made:
                folder.rmdir()


def published_in(directory: Path, semester: Instance | PublicInstance, messages: Messages) -> Path | None:
    """The newest published version of the semester in the folder; tells that its starts stay. None if there is none."""
    if not isinstance(semester, Instance):
        return None
    results = ResultFolder(directory)
    record = results.published(semester.name)
    if record is None:
        return None
    state = messages.say(f"report-state-{record.state}")
    err().print(messages.say("results-published", folder=str(directory), state=state), style="yellow")
    return results.version_folder(record)


def save(
    directory: Path,
    semester: Instance | PublicInstance,
    timetable: Timetable,
    verdict: Verdict,
    solving: Solving,
    messages: Messages,
    *,
    rules: Catalogue | None = None,
    force: bool,
) -> SavedResult:
    """Write a result. If the disk refuses, the timetable is put elsewhere if that works; raises InvalidInput then."""
    try:
        return save_result(
            directory,
            semester,
            timetable,
            verdict,
            solving,
            language=messages.language,
            rules=rules,
            force=force,
        )
    except OSError as fault:
        elsewhere = save_elsewhere(semester, timetable, verdict)
        if elsewhere is not None:
            err().print(messages.say("results-elsewhere", folder=str(elsewhere), cost=verdict.cost))
        detail = (("error", str(fault.strerror or fault)),)
        raise InvalidInput((Issue(str(directory), 0, "", "", "results-not-written", detail),)) from fault


def keep_incomplete(
    directory: Path, result: Result, messages: Messages, *, rules: Catalogue | None = None
) -> Path:
    """Write an incomplete timetable apart from results; its folder. Raises InvalidInput if the disk refuses."""
    try:
        folder, page_fault = save_incomplete(directory, result, messages.language, rules)
    except OSError as fault:
        detail = (("error", str(fault.strerror or fault)),)
        raise InvalidInput((Issue(str(directory), 0, "", "", "results-not-written", detail),)) from fault
    if page_fault:
        err().print(messages.say("results-no-page", fault=page_fault), style="yellow")
    return folder


def tell_saved(saved: SavedResult, directory: Path, messages: Messages) -> None:
    """Why the folder does not show this result, and what is missing of it."""
    console = err()
    words = {"folder": str(directory), "cost": saved.record.cost, "version": str(saved.folder)}
    if not saved.current and saved.shown.state.is_public:
        state = messages.say(f"report-state-{saved.shown.state}")
        console.print(messages.say("results-kept-public", state=state, **words), style="yellow")
    elif not saved.current:
        console.print(messages.say("results-kept-cheaper", shown=saved.shown.cost, **words), style="yellow")
    if saved.page_fault:
        console.print(messages.say("results-no-page", fault=saved.page_fault), style="yellow")

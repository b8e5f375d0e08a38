"""Say how final a result is: draft, published, convoked, final."""

import re
import shutil
from pathlib import Path

from instances.io.results.folder_lock import hold
from instances.io.results.result_folder import RECORD, ResultFolder
from instances.io.results.result_parts import PAGES
from models.atomic_file import write_whole
from models.issues import InvalidInput, Issue
from models.result_record import ResultRecord, ResultState
from scheduler.app.earlier_result import adopt_earlier_result
from scheduler.app.interruption import Interruption

_STATE = re.compile(r'(<body [^>]*data-state=")\w+(")')
_PAGE_HEAD = 200_000
"""The state stands in the first part of a page: styles, then the body's opening tag."""


def mark(folder: Path | str, state: ResultState | str) -> ResultRecord:
    """Set the state of the result that a folder shows, on its pages too, and return its record.

    From `published` on a result is not replaced by a later solve unless that is forced. Raises InvalidInput if
    the folder has no result with a version and while another command writes there, ValueError for an unknown
    state.
    """
    folder, state = Path(folder), ResultState(state)
    results = ResultFolder(folder)
    if not folder.is_dir():
        raise InvalidInput((Issue(str(folder), 0, "", "", "results-none"),))
    with hold(folder), Interruption():
        results.recover()
        adopt_earlier_result(results)
        before = results.current()
        if before is None:
            raise InvalidInput((Issue(str(folder), 0, "", "", "results-none"),))
        if before.state is state:
            return before

        def fill(work: Path) -> ResultRecord:
            for file in results.version_folder(before).iterdir():
                if file.name in PAGES:
                    _write_page(file, work / file.name, state)
                elif file.name != RECORD:
                    shutil.copy2(file, work / file.name)
            return before.marked(state)

        record = results.add(fill, current=True)
        results.remove(before)
    return record


def _write_page(source: Path, target: Path, state: ResultState) -> None:
    text = source.read_text(encoding="utf-8")
    head = _STATE.sub(rf"\g<1>{state}\g<2>", text[:_PAGE_HEAD], count=1)
    private = source.stat().st_mode & 0o077 == 0
    write_whole(
        target, lambda path: path.write_text(head + text[_PAGE_HEAD:], encoding="utf-8"), private=private
    )

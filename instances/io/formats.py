"""The numbers of the formats that this program writes, and the migrations of what earlier versions wrote.

Instances, timetables, solving logs and records of results count their formats apart, each from 1. A file without a number is of
format 1, as version 0.1.0 wrote it. A change that an older version could not read gets the next number and a
migration: a function from the content of one format to that of the next. So every version reads what every
earlier one wrote; `tests/samples/format-N` keeps such files.

Checkpoints are not migrated: they are worth some minutes of search, and are passed over if anything about
them is another.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from instances.io.issue_log import IssueLog

Kind = Literal["instance", "timetable", "solving-log", "result-record"]
Content = dict[str, Any]
Migration = Callable[[Content], Content]

KEY = "format"
"""The key of the number in every file."""

ALTERNATIVES = "alternatives"
"""The folder of other good timetables beside a result."""
CHECKPOINT_FILE = "checkpoint.npz"
CHECKPOINT_FORMAT = 2
"""1, which version 0.1.0 wrote, has no number in the file."""


def timetable_from_1(content: Content) -> Content:
    """Format 2 has the number of its format instead of a text, and `early` in every start."""
    starts = content.get("starts")
    if isinstance(starts, list):
        starts = [{**row, "early": row.get("early", 0)} if isinstance(row, dict) else row for row in starts]
        content = {**content, "starts": starts}
    return content


MIGRATIONS: Mapping[Kind, tuple[Migration, ...]] = {
    "instance": (),
    "timetable": (timetable_from_1,),
    "solving-log": (),
    "result-record": (),
}
"""By kind of file, in order: the first function migrates format 1 to format 2."""

_TEXTS_FOR_1: Mapping[Kind, str] = {"timetable": "exams-timetable-1"}
"""How version 0.1.0 named a format in files that had a name for it."""


def current_format(kind: Kind) -> int:
    """The number that this version writes."""
    return len(MIGRATIONS[kind]) + 1


def numbered(kind: Kind, content: Mapping[str, Any]) -> Content:
    """The content to be written, the number of its format first."""
    return {KEY: current_format(kind), **{name: value for name, value in content.items() if name != KEY}}


def migrated(kind: Kind, content: Content, file: str, issues: IssueLog) -> Content | None:
    """The content of a file, migrated to the current format; None (noted) if its format is unknown."""
    known = current_format(kind)
    found = content.get(KEY, 1)
    if isinstance(found, str) and found == _TEXTS_FOR_1.get(kind):
        found = 1
    if type(found) is not int or found < 1:
        issues.add(file, "format-number", column=KEY, value=found, detail={"known": known})
        return None
    if found > known:
        issues.add(file, "format-newer", column=KEY, value=found, detail={"known": known})
        return None
    for migration in MIGRATIONS[kind][found - 1 :]:
        content = migration(content)
    return content if found == known else {**content, KEY: known}

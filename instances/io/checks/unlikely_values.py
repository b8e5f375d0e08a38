"""Warnings about values that are possible but look like a mistake; they never prevent solving.

A single value is checked wherever it could be read. Values of two tables are compared only where both tables
have no error, so that one mistake is not reported twice.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from instances.io.checks.headcounts import Headcounts, count_heads, rows_of
from instances.io.issue_log import KEEP, IssueLog, Words
from instances.io.tables.sheet import Flags, Ints, Sheet

SHORT, LONG = 30, 300
"""Minutes of an exam, extra time not counted."""
LARGE_ROOM = 1000
EXTRA = 40
"""Minutes of extra time an hour; a third of the time is 20."""
MANY = 10
"""Registrations of one candidate in one semester."""

_ODD: tuple[tuple[str, str, str, int, Callable[[int], bool]], ...] = (
    ("exams", "minutes", "unlikely-short", SHORT, lambda minutes: minutes < SHORT),
    ("exams", "minutes", "unlikely-long", LONG, lambda minutes: minutes > LONG),
    ("rooms", "seats", "unlikely-room", LARGE_ROOM, lambda seats: seats > LARGE_ROOM),
    ("accommodations", "extra_minutes_per_hour", "unlikely-extra", EXTRA, lambda extra: extra > EXTRA),
)


def check_values(sheets: Mapping[str, Sheet | None], issues: IssueLog) -> None:
    """Single values that are unlikely."""
    for table, column, code, limit, odd in _ODD:
        if sheet := sheets.get(table):
            cells = sheet[column]
            values = zip(cells.values, cells.good, strict=True)
            marked = np.fromiter((good and odd(value) for value, good in values), bool, len(cells.good))
            warn(sheet, column, cells.rows_where(marked), code, issues, {"limit": limit})


def check_demand(sheets: Mapping[str, Sheet], issues: IssueLog) -> Headcounts:
    """What is offered against what is taken, in tables without an error; the head-counts for others."""
    heads = count_heads(sheets)
    units, offerings, registrations = (sheets[name] for name in ("units", "offerings", "registrations"))
    unit_of = rows_of(offerings["unit"], units)
    called = rows_of(sheets["sitters"]["exam"], sheets["exams"])
    listed = rows_of(sheets["exams"]["offering"], offerings)[called]
    taken = _marked(np.concatenate([heads.offering, listed]), offerings)
    offered, followed = _marked(unit_of, units), _marked(unit_of[taken], units)
    warn(units, "id", np.flatnonzero(~offered), "unlikely-unit-idle", issues)
    examined = _marked(rows_of(sheets["exams"]["offering"], offerings), offerings)
    if not (examined & taken).any():
        issues.add(registrations.file, "unlikely-nobody", severity="warning")
    if taken.any():
        warn(units, "id", np.flatnonzero(offered & ~followed), "unlikely-unit-nobody", issues)
        warn(offerings, "id", np.flatnonzero(~taken & followed[unit_of]), "unlikely-offering-nobody", issues)
    each = np.bincount(heads.candidate, minlength=1)
    many = np.flatnonzero(each > MANY)
    first = np.unique(heads.candidate, return_index=True)[1] if len(many) else many
    of_many = np.flatnonzero(each[each > 0] > MANY)
    counts = [{"count": int(each[row]), "limit": MANY} for row in many[:KEEP].tolist()]
    warn(registrations, "candidate", first[of_many], "unlikely-many", issues, counts)
    return heads


def warn(
    sheet: Sheet,
    column: str,
    rows: Ints,
    code: str,
    issues: IssueLog,
    words: Words | Sequence[Words] = MappingProxyType({}),
) -> None:
    """A warning on each of these rows; `words` fill the sentence: the same for all, or one a row."""
    cells = sheet[column]
    for i, row in enumerate(rows[:KEEP].tolist()):
        issues.add(
            sheet.file,
            code,
            row=int(sheet.lines[row]),
            column=column,
            value=cells.texts[cells.codes[row]],
            severity="warning",
            detail=words if isinstance(words, Mapping) else words[i],
        )
    issues.count(sheet.file, column, code, len(rows) - KEEP)


def _marked(rows: Ints, sheet: Sheet) -> Flags:
    """Which rows of the sheet are among these."""
    out: Flags = np.bincount(rows, minlength=len(sheet.lines)) > 0
    return out

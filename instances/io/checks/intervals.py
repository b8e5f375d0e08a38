"""Rows with a beginning and an end: the end is no earlier."""

import numpy as np

from instances.io.issue_log import IssueLog
from instances.io.tables.sheet import ColumnCells, Flags, Sheet


def given(cells: ColumnCells) -> Flags:
    """Where something is written that could be read."""
    written = cells.good & (cells.texts != "")
    out: Flags = written[cells.codes]
    return out


def check_intervals(sheet: Sheet, issues: IssueLog, *, days: bool = False) -> None:
    """An error for each row whose `until` does not come after its `from`; of `days` both may be the same one."""
    since, until = sheet["from"], sheet["until"]
    for row in np.flatnonzero(given(since) & given(until)).tolist():
        if until.column[row] < since.column[row] or (not days and until.column[row] == since.column[row]):
            issues.add(
                sheet.file,
                "input-until-before-from",
                row=int(sheet.lines[row]),
                column="until",
                value=until.texts[until.codes[row]],
                detail={"since": since.texts[since.codes[row]]},
            )

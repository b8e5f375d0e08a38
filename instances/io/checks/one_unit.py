"""A unit that one candidate takes in two centres, or in two teaching modes: the regulation forbids it.

Two registrations of one unit name two of its offerings; only the few candidates who have such are looked
at closely.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from instances.io.build.instance import registrations_of
from instances.io.checks.headcounts import rows_of
from instances.io.issue_log import KEEP, IssueLog
from instances.io.tables.sheet import Sheet

_CODES = {"centre": "input-unit-twice", "teaching_mode": "input-unit-two-modes"}


def check_one_unit(sheets: Mapping[str, Sheet], issues: IssueLog) -> None:
    """Note every registration that differs from the candidate's first of the same unit."""
    registrations, offerings, units = (sheets[name] for name in ("registrations", "offerings", "units"))
    unit = rows_of(offerings["unit"], units)[rows_of(registrations["offering"], offerings)]
    key = pd.Series(registrations["candidate"].codes * max(len(units.lines), 1) + unit)
    again = np.flatnonzero(key.duplicated(keep=False))
    if not len(again):
        return
    table = registrations_of(sheets).iloc[again].assign(key=key[again], unit=unit[again])
    table["line"] = registrations.lines[again]
    table = table.merge(table.drop_duplicates("key"), on="key", suffixes=("", "_before"))
    for column, code in _CODES.items():
        wrong = table[table[column] != table[f"{column}_before"]]
        for one in wrong.head(KEEP).to_dict("records"):
            words = {
                "unit": units["id"].column[one["unit"]],
                "first": one[f"{column}_before"],
                "line": one["line_before"],
            }
            issues.add(
                registrations.file, code, row=one["line"], column=column, value=one[column], detail=words
            )
        issues.count(registrations.file, column, code, len(wrong) - KEEP)

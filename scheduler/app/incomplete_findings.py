"""Whether the audit finds in an incomplete timetable just what the solver says is missing."""

import pandas as pd

UNSEATED, UNANSWERED = "seated-once", "overlap-unresolved"
"""The rules by which the audit tells who has no seat, and whose overlap has no answer though it must."""


def unexpected(findings: pd.DataFrame, missing: pd.DataFrame | None) -> pd.DataFrame:
    """The hard findings that are not of something `missing` (None: nothing is), and the rows that are missing but not found
    (rule `missing`)."""
    hard = findings[findings["severity"] == "hard"]
    if missing is None:
        return hard
    unseated = (hard["rule"] == UNSEATED) & (hard["amount"].astype(str) == "0")
    unanswered = hard["rule"] == UNANSWERED
    exam = hard["exam"].where(~unanswered, hard["other"])
    found = pd.MultiIndex.from_arrays([hard["candidate"].astype(str), exam.astype(str)])
    said = pd.MultiIndex.from_arrays([missing["candidate"].astype(str), missing["exam"].astype(str)])
    silent = missing[~said.isin(found[unseated | unanswered])].assign(rule="missing")
    return pd.concat([hard[~((unseated | unanswered) & found.isin(said))], silent], ignore_index=True)

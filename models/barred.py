"""Who is registered for an exam and may not sit it: what the rows of the semester say before any day is decided."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.ids import ExamId
from models.offer import Exam

Flags = npt.NDArray[np.bool_]
NEVER = date.max
"""The last day of an exclusion for good."""


def without_unregistered(registrations: pd.DataFrame) -> pd.DataFrame:
    """The registrations that are complete: with the institution as well as for the unit, and paid (A01)."""
    whole = np.ones(len(registrations), bool)
    for name in ("administrative", "paid"):
        if name in registrations:
            whole &= registrations[name].to_numpy(bool)
    return registrations[whole]


def without_withdrawn(sits: pd.DataFrame, withdrawals: pd.DataFrame) -> pd.DataFrame:
    """The rows (candidate, exam) but for those that a planner took out: nobody came to confirm them (A11)."""
    if not len(withdrawals):
        return sits
    keys = ["candidate", "exam"]
    gone = sits[keys].merge(withdrawals[keys].astype(str).assign(gone=True), on=keys, how="left")["gone"]
    return sits[~gone.notna().to_numpy()]


def without_excluded(
    sits: pd.DataFrame, exclusions: pd.DataFrame, window: Mapping[ExamId, tuple[date, date]]
) -> pd.DataFrame:
    """The rows but for people who are excluded on every day on which the exam may be held.

    `window`: first and last day of each exam. A pending case is no exclusion (H06); who is excluded on some days only
    keeps a seat, since the day is still to be decided.
    """
    decided = exclusions[exclusions["decided"].notna()] if len(exclusions) else exclusions
    if not len(decided):
        return sits
    rows = zip(decided["candidate"], decided["from"], decided["until"], strict=True)
    out = np.zeros(len(sits), bool)
    first, last = (sits["exam"].map({str(e): days[i] for e, days in window.items()}) for i in (0, 1))
    for candidate, since, until in rows:
        mine = sits["candidate"] == candidate
        out |= (mine & (first >= since) & (last <= (until or NEVER))).to_numpy(bool)
    return sits[~out]


def passed_of(results: pd.DataFrame, void: pd.DataFrame) -> pd.DataFrame:
    """Who has passed what in session 1 (candidate, offering): a sanction makes the exam void, whatever its mark (H05).

    `void`: candidate and offering of the exams that were annulled.
    """
    passed = results.loc[results["passed"], ["candidate", "offering"]]
    if not len(void):
        return passed
    keys = ["candidate", "offering"]
    annulled = passed.merge(void[keys].drop_duplicates().assign(void=True), on=keys, how="left")["void"]
    return passed[~annulled.notna().to_numpy()]


def annulled(attendances: pd.DataFrame, exams: Sequence[Exam]) -> pd.DataFrame:
    """The exams of session 1 that a sanction annulled: candidate, offering."""
    rows = attendances.loc[attendances["outcome"] == "void", ["candidate", "exam"]].astype(str)
    first = {str(exam.id): str(exam.offering) for exam in exams if exam.session == 1}
    return rows.assign(offering=rows["exam"].map(first)).dropna(subset="offering")

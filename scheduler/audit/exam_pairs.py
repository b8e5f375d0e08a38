"""Pairs of exams of one candidate: whether they overlap, share a day, and how far apart they are."""

import numpy as np
import pandas as pd

from models.facts import PAIRS
from scheduler.rules.checks.clocks import utc_seconds
from scheduler.rules.checks.intervals import pairs_in_group


def exam_pairs(attendance: pd.DataFrame) -> pd.DataFrame:
    """One row for each (candidate, pair of exams of one session), on published times.

    They overlap when each begins before the other has ended and the rest owed after it is over; to
    begin at the very minute at which the other ends is not an overlap.
    """
    who, _ = pd.factorize(attendance["candidate"].to_numpy())
    session = attendance["session"].to_numpy("int64")
    left, right = pairs_in_group(who.astype(np.int64) * 4 + session)
    exam = attendance["exam"].to_numpy(dtype=object)
    swap = (exam[left] > exam[right]).astype(bool)
    a, b = np.where(swap, right, left), np.where(swap, left, right)
    come, out = utc_seconds(attendance["admission"]), utc_seconds(attendance["out"])
    rest = attendance["rest"].to_numpy("int64") * 60
    day = attendance["day"].to_numpy("datetime64[s]")
    overlap = (come[a] < out[b] + rest[b]) & (come[b] < out[a] + rest[a])
    later = (day[a] > day[b]) | ((day[a] == day[b]) & (come[a] > come[b]))
    first, second = np.where(later, b, a), np.where(later, a, b)
    table = pd.DataFrame(
        {
            "candidate": attendance["candidate"].to_numpy(dtype=object)[a],
            "centre": attendance["centre"].to_numpy(dtype=object)[a],
            "zone": attendance["zone"].to_numpy(dtype=object)[a],
            "session": session[a],
            "candidate_class": attendance["candidate_class"].to_numpy("int64")[a],
            "exam": exam[a],
            "other": exam[b],
            "overlap": overlap,
            "same_day": day[a] == day[b],
            "gap": (come[second] - out[first]) // 60,
            "days": (day[second] - day[first]) // np.timedelta64(1, "D"),
            "later": later,
            "out": attendance["out"].array[first],
            "admission": attendance["admission"].array[second],
        }
    )
    return table[list(PAIRS)]

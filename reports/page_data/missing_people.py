"""Whom an incomplete timetable leaves out, for its page."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from reports.bilingual import Bilingual
from reports.page_data.id_codes import Columns
from reports.page_data.page_ids import PageIds


@dataclass(frozen=True)
class MissingPeople:
    """`rows`: candidate, exam, site, reason (models/incomplete.py). `sentences`: who, why, and what would let them in."""

    rows: pd.DataFrame
    sentences: Sequence[Bilingual]


def left_out(missing: MissingPeople | None, ids: PageIds) -> Columns:
    """One row for each (candidate, exam) that is left out, with the reason."""
    if missing is None:
        return {"person": [], "exam": [], "reason": []}
    rows = missing.rows.drop_duplicates(["candidate", "exam"])
    return {
        "person": ids.people.of(rows["candidate"]),
        "exam": ids.exams.of(rows["exam"]),
        "reason": [str(reason) for reason in rows["reason"]],
    }

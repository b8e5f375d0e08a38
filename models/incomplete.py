"""What an incomplete timetable leaves out, and what would let it in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import pandas as pd

MISSING = ("candidate", "exam", "site", "reason")
Reason = Literal["rooms", "staff", "transfer", "start", "start-here", "imposed"]
"""Why somebody is left out: no seat for them (`rooms`), nobody to watch or lead (`staff`), no way to answer an overlap that must have
an answer (`transfer`), the exam has no start (`start`), none that suits their site, too (`start-here`), or its imposed start is refused
(`imposed`)."""
WITHOUT_START = ("start", "imposed")
"""Reasons for which a whole exam is left out."""


def missing_table(rows: Iterable[pd.DataFrame] = ()) -> pd.DataFrame:
    """One row for each exam of a candidate that an incomplete timetable leaves out: candidate, exam, site, reason."""
    tables = [table[list(MISSING)] for table in rows if len(table)]
    if not tables:
        return pd.DataFrame({name: pd.Series(dtype=object) for name in MISSING})
    return pd.concat(tables).sort_values(["exam", "site", "candidate"], ignore_index=True)


@dataclass(frozen=True)
class WayIn:
    """So much more of one resource would let everybody in: `staff`, `seats` in the `room`, or `rooms` of `seats` each."""

    resource: Literal["staff", "seats", "rooms"]
    amount: int
    room: str = ""
    seats: int = 0


@dataclass(frozen=True)
class LeftOut:
    """Candidates left out at one `site` from `since` to `until` (UTC), of these `exams`, so many (`missing`).

    `ways` let them in, each by itself, the cheapest first. More of each resource in `tried` was tried. `for_staff`: the rooms
    suffice, people lack.
    """

    site: str
    since: datetime
    until: datetime
    exams: tuple[str, ...]
    missing: int
    for_staff: bool
    ways: tuple[WayIn, ...]
    tried: tuple[str, ...]

"""Decisions that are settled: a planner's pins, starts imposed from outside, what publication froze.

All of them are one table, which the solver keeps and the audit checks row by row.
"""

import pandas as pd

PINS = ("kind", "exam", "zone", "start", "gather", "paper", "source")
KINDS = ("start",)
"""What can be pinned: the start of an exam in a zone."""
ANY = -1
"""Minutes of gathering, or paper, that a pin leaves open."""
_WHOLE = {"gather": "int64", "paper": "int64"}


def no_pins() -> pd.DataFrame:
    """The empty table."""
    table = pd.DataFrame({name: pd.Series([], dtype="str") for name in PINS})
    return table.assign(start=pd.Series([], dtype="datetime64[s, UTC]")).astype(_WHOLE)


def start_pins(starts: pd.DataFrame, source: str = "") -> pd.DataFrame:
    """Every row of a table of starts (exam, zone, start, gather, paper) as a pin of this source."""
    return starts.assign(kind="start", source=source)[list(PINS)]


def joined(*tables: pd.DataFrame) -> pd.DataFrame:
    """The pins of several tables; what is said twice counts once, as the one says it that leaves least open."""
    found = [table for table in tables if len(table)]
    both = pd.concat(found, ignore_index=True) if found else no_pins()
    open_ = both["gather"].eq(ANY).astype("int64") + both["paper"].eq(ANY)
    both = both.loc[open_.sort_values(kind="stable").index]
    return both.drop_duplicates(["kind", "exam", "zone"], ignore_index=True)

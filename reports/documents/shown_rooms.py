"""Which room a document that others may see names: one in which people without an arrangement sit the exam as well."""

import pandas as pd


def shown_rooms(rows: pd.DataFrame) -> pd.Series:
    """For each row of `seated` the room, blank where the room itself would tell of an arrangement."""
    usual = rows.loc[rows["kind"].isin(("ordinary", "oral")), ["exam", "room"]].drop_duplicates()
    together = pd.MultiIndex.from_frame(rows[["exam", "room"]]).isin(pd.MultiIndex.from_frame(usual))
    return rows["room"].where(together & (rows["kind"] != "transfer"), "")

"""Who is affected by a scenario: candidates whose exams are elsewhere in time or place than in the reference."""

import pandas as pd

from models.instance import Instance
from models.timetable import Timetable

COLUMNS = ("centre", "candidates", "start", "site", "missed")


def affected(semester: Instance, reference: Timetable, other: Timetable) -> pd.DataFrame:
    """One row for each centre of registration: centre, candidates affected, and those of them for whom a start or a site differs
    or an exam is missed. Candidates that only one of the two has are not counted."""
    keys = ["candidate", "exam"]
    tables = [t.seats[[*keys, "start", "site"]].drop_duplicates(keys) for t in (reference, other)]
    people = set(tables[0]["candidate"]) & set(tables[1]["candidate"])
    before, after = (table[table["candidate"].isin(people)] for table in tables)
    exams = set(before["exam"]) & set(after["exam"])
    rows = before.merge(after, on=keys, how="left", suffixes=("", "_other"))
    rows = rows[rows["exam"].isin(exams)]
    missed = rows["start_other"].isna()
    rows = rows.assign(
        missed=missed,
        start=~missed & (rows["start"] != rows["start_other"]),
        site=~missed & (rows["site"].astype(str) != rows["site_other"].astype(str)),
    )
    who = rows.groupby("candidate")[["start", "site", "missed"]].any()
    who = who[who.any(axis=1)]
    centre = semester.candidates.set_index("id")["centre"].astype(str)
    who = who.assign(centre=[centre[str(name)] for name in who.index], candidates=True)
    counts = who.groupby("centre")[list(COLUMNS[1:])].sum().astype("int64")
    return counts.reset_index()[list(COLUMNS)]

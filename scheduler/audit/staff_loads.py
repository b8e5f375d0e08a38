"""How much each of the staff has to do."""

import pandas as pd

from models.facts import LOADS
from models.instance import Instance
from models.timetable import Timetable, empty


def staff_loads(instance: Instance, timetable: Timetable) -> pd.DataFrame:
    """One row for each person of a site where anybody is named, also those who have nothing to do, and those
    who are named there and belong elsewhere."""
    if timetable.duties.empty:
        return empty(LOADS).astype({"minutes": "int64", "duties": "int64"})
    given = timetable.duties[["staff", "site", "from", "to"]].dropna()
    given = given.assign(minutes=(given["to"] - given["from"]).dt.total_seconds() // 60)
    sums = given.groupby(["staff", "site"], as_index=False).agg(
        minutes=("minutes", "sum"), duties=("minutes", "size")
    )
    there = instance.staff[["id", "site"]].drop_duplicates().rename(columns={"id": "staff"})
    there = there[there["site"].isin(given["site"])].astype(object)
    table = there.merge(sums.astype({"staff": object, "site": object}), on=["staff", "site"], how="outer")
    table = table.assign(**{name: table[name].fillna(0).astype("int64") for name in ("minutes", "duties")})
    return table.sort_values(["site", "minutes", "staff"], ascending=[True, False, True], ignore_index=True)[
        list(LOADS)
    ]

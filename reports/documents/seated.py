"""Who sits where and when, one table from which the documents of candidates, rooms and printers are made."""

import pandas as pd

from models.facts import Facts
from models.instance import Instance
from models.timetable import Timetable

SEATED = (
    "candidate", "exam", "session", "unit", "title", "minutes", "organiser", "site", "centre", "registered_at", "zone",
    "room", "kind", "extra", "pause", "early", "start", "end", "out", "occupied_from", "occupied_to", "moved", "remote",
    "oral", "paper", "block", "begins", "finishes", "leaves",
)  # fmt: skip


def seated(instance: Instance, timetable: Timetable, facts: Facts) -> pd.DataFrame:
    """One row for each (candidate, exam) that is sat, at the own times: SEATED.

    `zone` is that of the `site`, `centre` hosts, `registered_at` is the candidate's own. `room` is blank at home and for who
    has no seat. A moved exam has its new times. `out` is when the candidate may leave at the latest. `block` numbers the
    times without interruption in which people occupy a room, from 0 in each room. `begins`, `finishes` and `leaves` are `start`,
    `end` and `out` on the clock of the site.
    """
    sat = facts.attendance[~facts.attendance["missed"].astype(bool)].copy()
    moved = sat["moved"].astype(bool) & sat["moved_start"].notna()
    for name, at in (("start", "start"), ("end", "end"), ("out", "end")):
        sat[name] = sat[f"moved_{at}"].where(moved, sat[name])
    sat["moved"] = moved
    sat["begin"] = sat["admission"].where(~moved, sat["start"])
    sat["early"] = sat["early"].where(~moved, 0)
    chairs = timetable.seats.drop_duplicates(["candidate", "exam"])[["candidate", "exam", "room", "kind"]]
    table = sat.drop(columns=["kind", "zone", "centre"]).merge(chairs, on=["candidate", "exam"], how="left")
    table["kind"] = table["kind"].fillna("ordinary")
    table["room"] = table["room"].fillna("")
    exams = instance.exam_frame[["exam", "unit", "organiser", "minutes", "mode", "oral"]]
    titles = {str(unit.id): unit.title for unit in instance.units}
    table = table.merge(exams, on="exam").merge(instance.site_frame, on="site", how="left")
    table["title"] = table["unit"].map(titles)
    table["remote"] = table["mode"] == "remote"
    homes = instance.candidates.set_index("id")["centre"]
    table["registered_at"] = table["candidate"].map(homes)
    table = _occupied(table, facts)
    table["block"] = _blocks(table)
    for name, instant in (("begins", "start"), ("finishes", "end"), ("leaves", "out")):
        table[name] = local(table[instant], table["zone"])
    return table.sort_values(["site", "room", "start", "exam", "candidate"], ignore_index=True)[list(SEATED)]


def _occupied(table: pd.DataFrame, facts: Facts) -> pd.DataFrame:
    """With the times for which the seats are taken, check-in and collection included, where the room is known."""
    bands = facts.bands.groupby(["room", "exam", "start"], as_index=False).agg(
        occupied_from=("occupied_from", "min"), occupied_to=("occupied_to", "max")
    )
    found = table.merge(bands, on=["room", "exam", "start"], how="left")
    found["occupied_from"] = found["occupied_from"].where(found["occupied_from"].notna(), found["begin"])
    found["occupied_to"] = found["occupied_to"].where(found["occupied_to"].notna(), found["out"])
    return found


def _blocks(table: pd.DataFrame) -> pd.Series:
    """The number of the uninterrupted time of each row in its room."""
    rows = table.sort_values(["room", "occupied_from"])
    latest = rows.groupby("room")["occupied_to"].cummax().groupby(rows["room"]).shift()
    begins = (rows["occupied_from"] >= latest) | latest.isna()
    return (begins.astype("int64").groupby(rows["room"]).cumsum() - 1).reindex(table.index)


def local(instants: pd.Series, zones: pd.Series) -> pd.Series:
    """The instants on the clock of each row's zone (naive)."""
    out = pd.Series(pd.NaT, index=instants.index, dtype="datetime64[s]")
    for zone, rows in instants.groupby(zones):
        out.loc[rows.index] = pd.DatetimeIndex(rows).tz_convert(str(zone)).tz_localize(None).as_unit("s")
    return out

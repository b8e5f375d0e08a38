"""Who sits what, how much a candidate has to sit, and which exams share candidates."""

import pandas as pd

from models.facts import Facts
from models.timetable import KINDS, Timetable
from reports.formats import epoch_minutes
from reports.page_data.id_codes import Codes, Columns, counts, day_numbers, instants, minutes_from
from reports.page_data.page_ids import PageIds

MOST_ROWS = 500_000
"""More (candidate, exam) rows than this are left out of the page: it says so and stays light."""
MOST_LOADED = 200
MOST_PARTNERS = 8

_KINDS = Codes(KINDS)
_GROUP = (
    "exam", "site", "kind", "extra", "admission", "start", "end", "out", "moved_start", "moved_end", "missed", "early",
)  # fmt: skip


def timetables(facts: Facts, timetable: Timetable, ids: PageIds) -> dict[str, Columns]:
    """The table `timetables` of own timetables: people in order, `first` row of each; a row is a group and a room.

    A group is everybody who sits one exam at one site at the same times. No table where nobody sits, or too many do.
    """
    if facts.attendance.empty or len(facts.attendance) > MOST_ROWS:
        return {}
    rooms = timetable.seats.drop_duplicates(["candidate", "exam"])[["candidate", "exam", "room"]]
    table = facts.attendance.merge(rooms, on=["candidate", "exam"], how="left")
    table = table.assign(person=ids.people.of(table["candidate"])).sort_values(["person", "start", "exam"])
    keys = table.groupby(list(_GROUP), dropna=False, sort=False)
    table["group"] = keys.ngroup()
    groups = table.drop_duplicates("group").sort_values("group")
    sizes = table.groupby("person").size().reindex(range(len(ids.people)), fill_value=0)
    own: Columns = {
        "groups": instants(groups, "admission", "end", "out")
        | {
            "exam": ids.exams.of(groups["exam"]),
            "site": ids.sites.of(groups["site"]),
            "kind": _KINDS.of(groups["kind"]),
            "early": counts(groups["early"]),
            "missed": [int(bool(m) and not pd.isna(m)) for m in groups["missed"]],
            "moved": epoch_minutes(groups["moved_start"]),
            "moved_end": minutes_from(groups["moved_end"], groups["moved_start"]),
        },
        "first": [0, *(int(n) for n in sizes.cumsum())],
        "group": counts(table["group"]),
        "room": ids.rooms.of(table["room"]),
    }
    return {"timetables": own}


def loads(facts: Facts, ids: PageIds) -> Columns:
    """Exams a candidate, in all and on the fullest day, by session, as published; the most loaded first."""
    if facts.attendance.empty:
        return {"most": {}, "all": [], "daily": []}
    daily = facts.attendance.groupby(["session", "candidate", "day"]).size().rename("daily").reset_index()
    fullest = daily.sort_values(["daily", "day"], ascending=[False, True]).drop_duplicates(
        ["session", "candidate"]
    )
    total = facts.attendance.groupby(["session", "candidate"]).size().rename("all").reset_index()
    table = fullest.merge(total, on=["session", "candidate"])
    most = table.sort_values(["daily", "all", "candidate"], ascending=[False, False, True]).head(MOST_LOADED)
    return {
        "most": {
            "session": counts(most["session"]),
            "person": ids.people.of(most["candidate"]),
            "all": counts(most["all"]),
            "daily": counts(most["daily"]),
            "day": day_numbers(most["day"]),
        },
        "all": _histogram(table, "all"),
        "daily": _histogram(table, "daily"),
    }


def _histogram(table: pd.DataFrame, column: str) -> list[list[int]]:
    """Rows [session, exams, candidates]."""
    sizes = table.groupby(["session", column]).size().reset_index()
    return [[int(v) for v in row] for row in sizes.itertuples(index=False)]


def partners(facts: Facts, ids: PageIds) -> Columns:
    """For each exam those with which it shares most candidates: how many, on one day, overlapping."""
    if facts.pairs.empty:
        return {"exam": [], "other": [], "people": [], "same_day": [], "overlap": []}
    pairs = facts.pairs.astype({"same_day": "int64", "overlap": "int64"})
    sums = pairs.groupby(["exam", "other"]).agg(
        people=("candidate", "size"), same_day=("same_day", "sum"), overlap=("overlap", "sum")
    )
    table = sums.reset_index()
    table = pd.concat([table, table.rename(columns={"exam": "other", "other": "exam"})])
    order = ["people", "overlap", "same_day", "other"]
    table = table.sort_values(order, ascending=[False, False, False, True], kind="stable")
    table = table.groupby("exam", sort=True).head(MOST_PARTNERS).sort_values("exam", kind="stable")
    return {
        "exam": ids.exams.of(table["exam"]),
        "other": ids.exams.of(table["other"]),
        **{name: counts(table[name]) for name in ("people", "same_day", "overlap")},
    }

"""The differences between two timetables, by exam, candidate, room and duty: tables, in their order."""

from dataclasses import dataclass

import pandas as pd

from models.facts import Facts
from models.instance import Instance
from models.timetable import Timetable

EXAMS = ("exam", "zone", "before", "after")
SITTINGS = ("candidate", "exam", "what", "before", "after")
ROOMS = ("exam", "site", "room", "before", "after")
DUTIES = ("staff", "site", "duty", "room", "from", "to", "change")

WHAT = ("exam", "outcome", "start", "site", "room")
"""What of a candidate's exam may differ: that it is theirs to sit, that they miss it or are led to it, when, where."""


@dataclass(frozen=True)
class Differences:
    """What differs; every table is empty between two timetables that say the same.

    `exams`: one row for each (exam, zone) that starts at another instant, UTC; NaT where it has no start.
    `sittings`: one row for each difference of a candidate's exam: `what` (WHAT), and the value before and after as
    text: an instant in UTC, a site, a room, `sat`, `led` or `missed`; blank where there is none.
    `rooms`: one row for each room that an exam uses with another number of candidates.
    `duties`: one row for each duty that is `added` or `removed`.
    """

    exams: pd.DataFrame
    sittings: pd.DataFrame
    rooms: pd.DataFrame
    duties: pd.DataFrame

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        return not any(len(table) for table in (self.exams, self.sittings, self.rooms, self.duties))


def differences(
    instance: Instance, one: tuple[Timetable, Facts], other: tuple[Timetable, Facts]
) -> Differences:
    """What differs from one timetable to the other, each with its facts.

    Tables in another order, papers under other numbers and rows that say the same twice are no difference.
    """
    (before, known), (after, found) = one, other
    return Differences(
        _starts(before, after),
        _sittings(_said(before, known), _said(after, found)),
        _rooms(instance, before, after),
        _duties(before, after),
    )


def _starts(before: Timetable, after: Timetable) -> pd.DataFrame:
    keys = ["exam", "zone"]
    tables = (t.starts[[*keys, "start"]].drop_duplicates(keys) for t in (before, after))
    both = next(tables).merge(next(tables), on=keys, how="outer", suffixes=("_before", "_after"))
    both = both.rename(columns={"start_before": "before", "start_after": "after"})
    same = (both["before"] == both["after"]) | (both["before"].isna() & both["after"].isna())
    return both[~same].sort_values(keys, ignore_index=True)[list(EXAMS)]


def _said(timetable: Timetable, facts: Facts) -> pd.DataFrame:
    """What a candidate is told of each of their exams, as text."""
    table = facts.attendance[["candidate", "exam", "start", "site", "moved", "missed"]].copy()
    table["outcome"] = "sat"
    table.loc[table["moved"].astype(bool), "outcome"] = "led"
    table.loc[table["missed"].astype(bool), "outcome"] = "missed"
    table["start"] = table["start"].dt.strftime("%Y-%m-%dT%H:%MZ").where(table["start"].notna(), "")
    seats = timetable.seats[["candidate", "exam", "room"]].drop_duplicates(["candidate", "exam"])
    table = table.merge(seats, on=["candidate", "exam"], how="left")
    missed = table["outcome"] == "missed"
    for name in ("start", "site", "room"):
        table[name] = table[name].astype(object).where(table[name].notna() & ~missed, "")
    return table.assign(exam_=table["exam"])[
        ["candidate", "exam", "exam_", "outcome", "start", "site", "room"]
    ]


def _sittings(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    keys = ["candidate", "exam"]
    both = before.merge(after, on=keys, how="outer", suffixes=("_before", "_after"))
    both = both.astype(object).where(both.notna(), "")
    new = (both["exam__before"] == "") != (both["exam__after"] == "")
    parts = []
    for what, column in zip(WHAT, ("exam_", "outcome", "start", "site", "room"), strict=True):
        old, now = both[f"{column}_before"], both[f"{column}_after"]
        rows = (old != now) & (new if what == "exam" else ~new)
        parts.append(both.loc[rows, keys].assign(what=what, before=old[rows], after=now[rows]))
    table = pd.concat(parts, ignore_index=True)
    order = table["what"].map({name: number for number, name in enumerate(WHAT)})
    return table.assign(order=order).sort_values([*keys, "order"], ignore_index=True)[list(SITTINGS)]


def _rooms(instance: Instance, before: Timetable, after: Timetable) -> pd.DataFrame:
    keys = ["exam", "room"]
    counts = [
        t.seats[t.seats["room"] != ""].groupby(keys).size().rename(name)
        for t, name in ((before, "before"), (after, "after"))
    ]
    both = pd.concat(counts, axis=1).fillna(0).astype("int64").reset_index()
    both["site"] = both["room"].map({str(r.id): str(r.site) for r in instance.rooms}).fillna("")
    return both[both["before"] != both["after"]].sort_values(keys, ignore_index=True)[list(ROOMS)]


def _duties(before: Timetable, after: Timetable) -> pd.DataFrame:
    keys = list(DUTIES[:-1])
    both = (
        before.duties[keys]
        .drop_duplicates()
        .merge(after.duties[keys].drop_duplicates(), how="outer", indicator=True)
    )
    change = both["_merge"].astype(str).map({"left_only": "removed", "right_only": "added"})
    rows = both.assign(change=change)[change.notna()]
    return rows.sort_values([*keys[:2], "from", "change"], ignore_index=True)[list(DUTIES)]

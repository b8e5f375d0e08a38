"""Places that do not go with the people: too few seats, no room, no staff, staff without candidates."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from instances.io.checks.headcounts import Headcounts, rows_of
from instances.io.checks.unlikely_values import warn
from instances.io.issue_log import IssueLog
from instances.io.tables.sheet import Ints, Sheet


def check_places(sheets: Mapping[str, Sheet], heads: Headcounts, issues: IssueLog) -> None:
    """Sites against the people who sit there, in tables without an error."""
    sites, staff = sheets["sites"], sheets["staff"]
    sitting = _sittings(sheets["exams"], sheets["offerings"], heads)
    _check_sizes(sheets, sitting, issues)
    people = _sums(sitting["site"].to_numpy(), sitting["people"].to_numpy(), len(sites.lines))
    # Whose candidates may be received elsewhere needs no room; who receives others has work for its staff.
    sends, receives = (np.isin(sites["id"].column, sheets["travel"][c].values) for c in ("from", "to"))
    for table, code in (("rooms", "unlikely-site-no-room"), ("staff", "unlikely-site-no-staff")):
        # Without a single row the whole table is yet to come: no word on every site then.
        if len(sheets[table].lines):
            there = np.bincount(rows_of(sheets[table]["site"], sites), minlength=len(sites.lines))
            bare = np.flatnonzero((people > 0) & (there == 0) & ~sends)
            warn(sites, "id", bare, code, issues, [{"people": n} for n in people[bare].tolist()])
    works, first, count = np.unique(rows_of(staff["site"], sites), return_index=True, return_counts=True)
    idle = (people[works] == 0) & ~receives[works]
    if people.any():
        words = [{"count": n} for n in count[idle].tolist()]
        warn(staff, "site", first[idle], "unlikely-staff-idle", issues, words)


def _sittings(exams: Sheet, offerings: Sheet, heads: Headcounts) -> pd.DataFrame:
    """One row for each (exam on site, home site): exam row, offering, site, `people` who sit it."""
    held = pd.DataFrame(
        {"exam": np.arange(len(exams.lines)), "offering": rows_of(exams["offering"], offerings)}
    )
    held["session"] = exams["session"].column.astype(np.int64)
    # Make-ups, what they replace and lists are sat by some of those registered: nobody counts them here.
    whole = (exams["kind"].column == "regular") & ~np.isin(exams["id"].column, exams["replaces"].values)
    here = np.flatnonzero((exams["mode"].column == "on_site") & whole)
    return held.iloc[here].merge(heads.pairs, on=["offering", "session"])


def _check_sizes(sheets: Mapping[str, Sheet], sitting: pd.DataFrame, issues: IssueLog) -> None:
    """Everybody of one exam in one centre, at one site, against all the seats there."""
    sites, centres, rooms = sheets["sites"], sheets["centres"], sheets["rooms"]
    seats = rooms["seats"].column.astype(np.int64)
    at, centre_of = rows_of(rooms["site"], sites), rows_of(sites["centre"], centres)
    sitting = sitting.assign(centre=centre_of[sitting["site"]])
    centre_seats = _sums(centre_of[at], seats, len(centres.lines))
    sitting["whole"] = sitting.groupby(["exam", "centre"])["people"].transform("sum")
    fits = sitting["whole"] <= centre_seats[sitting["centre"]]
    whole = sitting[~fits].drop_duplicates(["exam", "centre"])
    _too_many(sheets["exams"], whole["exam"], whole["centre"], whole["whole"], centres, centre_seats, issues)
    # Where the whole centre is too small its sites are not told again.
    few = sitting[fits]
    site_seats = _sums(at, seats, len(sites.lines))
    _too_many(sheets["exams"], few["exam"], few["site"], few["people"], sites, site_seats, issues)


def _too_many(
    exams: Sheet,
    exam: "pd.Series[int]",
    place: "pd.Series[int]",
    people: "pd.Series[int]",
    places: Sheet,
    seats: Ints,
    issues: IssueLog,
) -> None:
    """A warning for each exam with more people than seats at a place (one without any has its own sentence)."""
    there = seats[place]
    small = np.flatnonzero((people.to_numpy() > there) & (there > 0))
    names = places["id"].column[place.to_numpy()[small]]
    words = [
        {"people": n, "place": name, "seats": m}
        for n, name, m in zip(people.to_numpy()[small], names, there[small], strict=True)
    ]
    code = "unlikely-site-small" if places.table.name == "sites" else "unlikely-centre-small"
    warn(exams, "id", exam.to_numpy(np.int64)[small].astype(np.int64), code, issues, words)


def _sums(groups: Ints, amounts: Ints, size: int) -> Ints:
    """The sum of the amounts of every group."""
    out: Ints = np.bincount(groups, amounts, size).astype(np.int64)
    return out

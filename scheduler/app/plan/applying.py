"""A plan with other starts as a timetable: rooms and duties of what does not change stay as they are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from models.timetable import DUTIES, SEATS, Timetable
from scheduler.app.assign_staff import RosterTerms, roster_terms
from scheduler.app.catalogue import Catalogue, catalogue_of
from scheduler.app.plan.plan import Plan
from scheduler.compile.places.posts import roster
from scheduler.solver.rooms.placer import Placement
from scheduler.solver.staff.rostering import fill_posts
from scheduler.solver.staff.second_invigilators import with_seconds
from scheduler.terms.clock import utc_minutes
from scheduler.terms.posts import People

Ints = npt.NDArray[np.int64]
SITTING = ["exam", "site", "kind", "start", "end"]
PLACE = ["site", "day", "room"]


def applied(plan: Plan, choice: Ints, placement: Placement) -> Timetable:
    """The timetable of a choice and its places. Candidates of a sitting whose rooms stay keep theirs; staff is named anew
    only in rooms and on days whose sittings or transfers change."""
    made = with_same_seats(plan.timetable, plan.decoded(choice, placement))
    return with_same_duties(plan.data.instance, plan.timetable, made, plan.rules)


def with_same_seats(old: Timetable, made: Timetable) -> Timetable:
    """The timetable with the old room of each candidate of a sitting that has the same candidates in as many seats of the
    same rooms."""
    keys = ["candidate", *SITTING]
    had = old.seats.drop_duplicates(keys)[[*keys, "room"]].rename(columns={"room": "had"})
    seats = made.seats.merge(had, on=keys, how="left")
    size = old.seats.groupby(SITTING).size().rename("size").reset_index()
    seats = seats.merge(size, on=SITTING, how="left")
    group = seats.groupby(SITTING, sort=False).ngroup()
    known = seats["had"].notna() & (seats["size"] == seats.groupby(group)["had"].transform("size"))
    same = known.groupby(group).transform("all")
    now, then = (
        seats.groupby([group, seats[name].fillna("")]).size().rename_axis(["group", "room"])
        for name in ("room", "had")
    )
    differ = now.sub(then, fill_value=0).ne(0).groupby("group").any()
    same &= ~group.map(differ)
    seats["room"] = seats["had"].where(same, seats["room"])
    return replace(made, seats=seats[list(SEATS)])


def with_same_duties(
    semester: Instance, old: Timetable, made: Timetable, rules: Catalogue | None
) -> Timetable:
    """The timetable with the old duties of every room and day that needs the same and where everybody named is there, and new
    ones for the others by whoever is free; where that leaves a post empty, all of the day at the site is named anew. Nobody is
    named where nobody was before."""
    if old.duties.empty or not semester.supervised:
        return made
    before, after = _needs(semester, old), _needs(semester, made)
    both = (
        before.value_counts()
        .rename("before")
        .to_frame()
        .join(after.value_counts().rename("after"), how="outer")
    )
    changed = both[both["before"].fillna(0) != both["after"].fillna(0)].reset_index()
    away = old.duties[_away(semester, old.duties)]
    rooms = pd.MultiIndex.from_frame(changed[PLACE].drop_duplicates()).union(_places(semester, away, "from"))
    led = pd.concat([rows.loc[rows["room"] == "", PLACE[:2]] for rows in (before, after)])
    days = rooms.droplevel("room").unique()
    catalogue = catalogue_of(semester) if rules is None else rules
    terms = roster_terms(semester, catalogue)
    # An escort may come from any room: where anybody is led, all of the day is one.
    duties = _named(semester, old, made, terms, rooms, days[days.isin(pd.MultiIndex.from_frame(led))])
    if duties is None:
        duties = _named(semester, old, made, terms, rooms, days, incomplete=True)
    return made if duties is None else replace(made, duties=duties)


def _named(
    semester: Instance,
    old: Timetable,
    made: Timetable,
    terms: RosterTerms,
    rooms: pd.MultiIndex,
    days: "pd.Index[Any]",
    *,
    incomplete: bool = False,
) -> pd.DataFrame | None:
    """The old duties, but for those in these rooms (site, day, room) and on all of these days (site, day), and new ones there for
    whoever is free; None if a post stays empty, unless duties may be `incomplete`."""
    had, sat = (_places(semester, t, column) for t, column in ((old.duties, "from"), (made.seats, "start")))
    kept = old.duties[~(had.isin(rooms) | had.droplevel("room").isin(days))]
    seats = made.seats[sat.isin(rooms) | sat.droplevel("room").isin(days)]
    duties = kept
    if (seats["room"] != "").any():
        posts = roster(semester, replace(made, seats=seats), *terms)
        free = _free(posts.people, kept, posts.staff)
        tasks = fill_posts(posts.posts, free, 0, posts.limits)
        filled = np.bincount(tasks[:, 0], weights=tasks[:, 3] - tasks[:, 2], minlength=len(posts.posts))
        if not incomplete and (filled < posts.posts.until - posts.posts.since).any():
            return None
        tasks, _ = with_seconds(posts.posts, posts.seconds, posts.price, free, tasks, posts.limits)
        duties = pd.concat([kept, posts.duties(tasks)], ignore_index=True)
    duties = duties.sort_values(["site", "from", "room", "duty", "staff"], ignore_index=True)
    return duties[list(DUTIES)]


def _free(people: People, duties: pd.DataFrame, staff: Sequence[str]) -> People:
    """The people, each without the times of their duties."""
    number = {name: person for person, name in enumerate(staff)}
    spans: dict[int, list[tuple[int, int]]] = {}
    for person, first, last in people.spans.tolist():
        spans.setdefault(person, []).append((first, last))
    since, until = utc_minutes(duties["from"]), utc_minutes(duties["to"])
    for name, begin, end in zip(duties["staff"], since.tolist(), until.tolist(), strict=True):
        person = number[str(name)]
        spans[person] = [
            piece
            for first, last in spans.get(person, [])
            for piece in ((first, min(last, begin)), (max(first, end), last))
            if piece[0] < piece[1]
        ]
    rows = [(person, *span) for person, mine in spans.items() for span in mine]
    return replace(people, spans=np.array(sorted(rows), np.int64).reshape(-1, 3))


def _places(semester: Instance, table: pd.DataFrame, column: str) -> pd.MultiIndex:
    """The (site, local day, room) of each row."""
    days = _days(semester, table["site"], table[column]).to_frame(index=False)
    return pd.MultiIndex.from_frame(days.assign(room=table["room"].astype(object).to_numpy()))


def _away(semester: Instance, duties: pd.DataFrame) -> "pd.Series[bool]":
    """Which duties are of somebody who is not there for all of the duty, or not of the staff."""
    number = {str(name): row for row, name in enumerate(semester.staff["id"])}
    rows = duties.reset_index(names="row").assign(person=duties["staff"].map(number).to_numpy())
    there = rows.merge(semester.presence, on="person", suffixes=("", "_there"))
    begins = there["from_there"].isna() | (there["from_there"] <= there["from"])
    ends = there["until"].isna() | (there["until"] >= there["to"])
    return ~duties.index.to_series().isin(there.loc[begins & ends, "row"])


def _needs(semester: Instance, timetable: Timetable) -> pd.DataFrame:
    """What staff is needed for: one row for each seat and each transfer, with its site and local day first."""
    seats = timetable.seats[timetable.seats["room"] != ""]
    led = timetable.overlaps[timetable.overlaps["outcome"] == "transfer"]
    led = led.merge(
        timetable.seats[["candidate", "exam", "site"]].rename(columns={"exam": "moves"}),
        on=["candidate", "moves"],
    )
    led = led.assign(exam=led["stays"] + ">" + led["moves"], room="", end=led["start"])
    gates = _papers(timetable.starts)
    rows = pd.concat(
        [part[["site", "exam", "room", "start", "end"]] for part in (seats, led)], ignore_index=True
    )
    days = _days(semester, rows["site"], rows["start"]).to_frame(index=False)
    return days.assign(
        exam=rows["exam"],
        room=rows["room"],
        start=rows["start"],
        end=rows["end"],
        papers=rows["exam"].map(gates).fillna(""),
    )


def _papers(starts: pd.DataFrame) -> "pd.Series[str]":
    """By exam everything that says how long its candidates are held, as text."""
    rows = starts.sort_values(["exam", "zone"])
    columns = (rows[name].tolist() for name in ("zone", "start", "gather", "paper", "early"))
    words = [" ".join(map(str, row)) for row in zip(*columns, strict=True)]
    return pd.Series(words, index=rows["exam"], dtype=object).groupby(level=0).agg(" ".join)


def _days(semester: Instance, site: "pd.Series[str]", instant: "pd.Series[pd.Timestamp]") -> pd.MultiIndex:
    """The (site, local day) of each row."""
    zone = site.map({str(s.id): s.zone for s in semester.sites})
    day = pd.Series(pd.NaT, index=site.index, dtype="datetime64[s]")
    for name, rows in zone.groupby(zone).groups.items():
        local = pd.to_datetime(instant.loc[rows], utc=True).dt.tz_convert(str(name)).dt.tz_localize(None)
        day.loc[rows] = local.dt.normalize().astype("datetime64[s]")
    return pd.MultiIndex.from_arrays([site.astype(object), day], names=["site", "day"])

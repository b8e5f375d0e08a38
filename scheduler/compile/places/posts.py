"""The posts of a timetable: who is needed where and when; and the table of duties once the posts are filled.

A room is supervised from check-in to collection. A use of a room is a chain of overlapping occupations (groups that
follow each other without overlap are two uses). In each use post k lasts while k invigilators are needed; the first
post, the responsible, lasts for all of it (regulation I.C.2 and I.F.2; rule `invigilators` for how many).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from models.timetable import DUTIES, DUTY_KINDS, Timetable
from scheduler.compile.decode import stamps
from scheduler.compile.places.eligible_staff import eligible_staff
from scheduler.compile.places.second_posts import seconds_of, with_uses
from scheduler.terms.clock import utc_minutes
from scheduler.terms.posts import (
    ESCORT,
    INVIGILATOR,
    RESPONSIBLE,
    SECRETARY,
    People,
    Posts,
    SecondWanted,
    WorkLimits,
)
from scheduler.terms.sitting_terms import ConditionsByCentre, SittingConditions

Ints = npt.NDArray[np.int64]
UNWATCHED = ("remote", "oral")
"""Kinds of seats without invigilator: at home, before a jury."""
COLUMNS = ["site", "duty", "room", "since", "until", "share"]


@dataclass(frozen=True)
class Roster:
    """The posts and staff of a timetable, the limits of working time by site, and the names behind their numbers: `sites`,
    `rooms`, `staff`. `seconds`: posts that need not be filled, each worth its `price`; they follow the others in the numbers of
    tasks."""

    posts: Posts
    seconds: Posts
    price: Ints
    people: People
    limits: Mapping[int, Sequence[WorkLimits]]
    sites: tuple[str, ...]
    rooms: tuple[str, ...]
    staff: tuple[str, ...]

    def duties(self, filled: Ints) -> pd.DataFrame:
        """Rows (post, person, since, until) as the table of duties."""
        post, person, since, until = filled.T
        posts = self.posts.and_then(self.seconds)
        rooms = np.array([*self.rooms, ""], object)  # number -1 is the last: no room
        table = pd.DataFrame(
            {
                "staff": np.array(self.staff, object)[person],
                "site": np.array(self.sites, object)[posts.site[post]],
                "duty": np.array(DUTY_KINDS, object)[posts.duty[post]],
                "room": rooms[posts.room[post]],
                "from": stamps(since),
                "to": stamps(until),
            }
        )
        return table.sort_values(["site", "from", "room", "duty", "staff"], ignore_index=True)[list(DUTIES)]


def roster(
    instance: Instance,
    timetable: Timetable,
    conditions: ConditionsByCentre,
    limits: Iterable[WorkLimits],
    wanted: Iterable[SecondWanted] = (),
) -> Roster:
    """All posts that the seats and transfers of the timetable call for under the conditions of sittings at each centre, and
    all staff."""
    sites = tuple(str(s.id) for s in instance.sites)
    rooms = tuple(str(r.id) for r in instance.rooms)
    groups = _groups(instance, timetable, conditions)
    uses = _in_rooms(groups, _by_site_of(instance, conditions, lambda one: one.ratio))
    parts = [uses, _secretaries(groups), _escorts(instance, timetable, conditions)]
    posts, order = _posts(instance, pd.concat(parts, ignore_index=True))
    optional = seconds_of(groups, wanted)
    seconds, rank = _posts(instance, optional)
    return Roster(
        posts.rows(order),
        seconds.rows(rank),
        optional["price"].to_numpy(np.int64)[rank],
        eligible_staff(instance, pd.Index(sites)),
        _by_site(limits, sites),
        sites,
        rooms,
        tuple(instance.staff["id"].astype(str)),
    )


def _posts(instance: Instance, table: pd.DataFrame) -> tuple[Posts, Ints]:
    """The rows of a table of posts by number, and their order by site and time."""
    where, inside = (pd.Index([str(one.id) for one in found]) for found in (instance.sites, instance.rooms))
    ahead = _minutes_ahead(instance, table)
    posts = Posts(
        site=where.get_indexer(pd.Index(table["site"])).astype(np.int64),
        room=inside.get_indexer(pd.Index(table["room"])).astype(np.int64),
        ahead=ahead,
        **{name: table[name].to_numpy(np.int64) for name in ("duty", "since", "until", "share")},
    )
    return posts, np.lexsort((posts.duty, posts.room, posts.since, posts.site))


def _by_site(limits: Iterable[WorkLimits], sites: tuple[str, ...]) -> Mapping[int, Sequence[WorkLimits]]:
    """The limits of each site, by its number."""
    found = defaultdict[int, list[WorkLimits]](list)
    for one in limits:
        found[sites.index(one.site)].append(one)
    return found


def _minutes_ahead(instance: Instance, posts: pd.DataFrame) -> Ints:
    """The minutes by which the clock of each post's site is ahead of UTC when the post begins."""
    zone = posts["site"].map({str(s.id): s.zone for s in instance.sites})
    begins = stamps(posts["since"].to_numpy(np.int64))
    ahead = np.zeros(len(posts), np.int64)
    for name, rows in zone.groupby(zone).groups.items():
        at = np.asarray(rows, np.int64)
        utc = begins.iloc[at].dt.tz_localize(None)
        wall = begins.iloc[at].dt.tz_convert(str(name)).dt.tz_localize(None)
        ahead[at] = (wall - utc) // pd.Timedelta(minutes=1)
    return ahead


def _by_site_of(
    instance: Instance, conditions: ConditionsByCentre, read: Callable[[SittingConditions], int]
) -> dict[str, int]:
    """A condition of the centre of each site."""
    return {str(s.id): read(conditions[s.centre]) for s in instance.sites}


def _groups(instance: Instance, timetable: Timetable, conditions: ConditionsByCentre) -> pd.DataFrame:
    """One row per exam, room, kind and time: site, room, exam, kind, start, end, out (release), people, secretaries,
    since, until (of the occupation), share."""
    seats = timetable.seats.loc[~timetable.seats["kind"].isin(UNWATCHED)]
    seats = seats[seats["room"] != ""]
    dictates = instance.needs["secretary"].to_numpy(bool)
    who = instance.sits[["candidate", "exam"]][dictates[instance.sits["need"].to_numpy(np.int64)]]
    seats = seats.merge(who.assign(dictates=True), on=["candidate", "exam"], how="left")
    seats["secretary"] = (seats["dictates"].eq(True) & (seats["kind"] == "isolated")).astype("int64")
    keys = ["site", "room", "exam", "kind", "start", "end"]
    groups = seats.groupby(keys, sort=True, observed=True)["secretary"].agg(["size", "sum"]).reset_index()
    groups = groups.rename(columns={"size": "people", "sum": "secretaries"})
    groups["start"], groups["end"] = utc_minutes(groups["start"]), utc_minutes(groups["end"])
    groups["zone"] = groups["site"].map({str(s.id): s.zone for s in instance.sites})
    gates = _gates(instance, timetable, conditions)
    groups = groups.merge(gates, on=["exam", "zone"], how="left")
    moved = groups["kind"] == "transfer"
    check_in = groups["site"].map(_by_site_of(instance, conditions, lambda one: one.occupy.check_in))
    collect = groups["site"].map(_by_site_of(instance, conditions, lambda one: one.occupy.collect))
    groups["out"] = groups["end"].where(moved, np.maximum(groups["end"], groups["gate"]))
    groups["since"] = groups["start"] - (check_in + groups["gather"]).where(~moved, 0)
    groups["until"] = groups["out"] + collect
    groups["share"] = groups["exam"].map(instance.exam_frame.set_index("exam")["session"])
    return groups.astype({"since": "int64", "until": "int64", "out": "int64"})


def _gates(instance: Instance, timetable: Timetable, conditions: ConditionsByCentre) -> pd.DataFrame:
    """The gate of the paper of each (exam, zone)."""
    starts = timetable.starts.dropna(subset=["start"])
    frame = instance.exam_frame.set_index("exam")
    length = starts["exam"].map(frame["minutes"]).to_numpy(np.int64)
    organiser = starts["exam"].map(frame["organiser"])
    divisor = organiser.map({c: one.admit.late_divisor for c, one in conditions.items()}).to_numpy(np.int64)
    cap = organiser.map({c: one.admit.late_cap for c, one in conditions.items()}).to_numpy(np.int64)
    at, gather = utc_minutes(starts["start"]), starts["gather"].to_numpy(np.int64)
    entry = np.where(gather > 0, at - gather, at + np.minimum(length // divisor, cap))
    table = starts[["exam", "zone", "paper"]].assign(gather=gather, entry=entry)
    table["gate"] = table.groupby(["exam", "paper"])["entry"].transform("max")
    return table[["exam", "zone", "gather", "gate"]]


def _in_rooms(groups: pd.DataFrame, ratio: dict[str, int]) -> pd.DataFrame:
    """The posts of rooms: one row per interval in which at least k invigilators are needed."""
    groups = with_uses(groups)
    events = [groups.assign(at=groups["since"]), groups.assign(at=groups["until"], people=-groups["people"])]
    table = pd.concat(events).groupby(["use", "at"])["people"].sum().reset_index()
    table["people"] = table.groupby("use")["people"].cumsum()
    table["until"] = table.groupby("use")["at"].shift(-1).fillna(0).astype("int64")
    first = groups.drop_duplicates("use").set_index("use")
    for name in ("site", "room", "share"):
        table[name] = table["use"].map(first[name])
    table["needed"] = -(-table["people"] // table["site"].map(ratio))
    parts = [_stretches(table, k) for k in range(1, int(table["needed"].max() if len(table) else 0) + 1)]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)


def _stretches(table: pd.DataFrame, k: int) -> pd.DataFrame:
    """The maximal intervals of each use of a room in which at least k invigilators are needed."""
    part = table.loc[table["needed"] >= k]
    begins = (part["use"] != part["use"].shift()) | (part["at"] != part["until"].shift())
    found = part.groupby(begins.cumsum()).agg(
        site=("site", "first"),
        room=("room", "first"),
        since=("at", "min"),
        until=("until", "max"),
        share=("share", "first"),
    )
    return found.assign(duty=RESPONSIBLE if k == 1 else INVIGILATOR)[COLUMNS]


def _secretaries(groups: pd.DataFrame) -> pd.DataFrame:
    """One secretary for each candidate who dictates, for the occupation of the room."""
    rows = groups.loc[groups.index.repeat(groups["secretaries"])]
    return rows.assign(duty=SECRETARY)[COLUMNS]


def _escorts(instance: Instance, timetable: Timetable, conditions: ConditionsByCentre) -> pd.DataFrame:
    """One escort for all candidates who leave an exam of a site for the same new start."""
    moves = timetable.overlaps[timetable.overlaps["outcome"] == "transfer"]
    seats = timetable.seats.rename(columns={"exam": "stays"})[["candidate", "stays", "site", "kind", "end"]]
    table = moves[["candidate", "stays", "start"]].merge(seats, on=["candidate", "stays"])
    table["zone"] = table["site"].map({str(s.id): s.zone for s in instance.sites})
    gates = _gates(instance, timetable, conditions).rename(columns={"exam": "stays"})
    table = table.merge(gates, on=["stays", "zone"])
    # Who is moved on from a moved exam leaves it at its end; the gates are a condition of the transfer.
    held = np.where(table["kind"] == "transfer", 0, table["gate"]).astype(np.int64)
    table["since"] = np.maximum(utc_minutes(table["end"]), held)
    table["until"] = utc_minutes(table["start"])
    table["share"] = table["stays"].map(instance.exam_frame.set_index("exam")["session"])
    led = table.loc[
        table["since"] < table["until"], ["stays", "site", "since", "until", "share"]
    ].drop_duplicates()
    return led.assign(duty=ESCORT, room="")[COLUMNS]

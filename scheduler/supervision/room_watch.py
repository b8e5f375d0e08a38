"""Invigilators of each room: with one alone every exit is final."""

import pandas as pd

from models.facts import Facts
from models.ids import ExamId
from models.instance import Instance
from models.policy import LeakGateParameters
from models.timetable import Timetable

WATCHING = ("responsible", "invigilator")
"""Duties of those who watch over a room."""
COLUMNS = ["site", "room", "exam", "start", "end", "candidates", "invigilators", "exits_from", "final"]


def room_watch(instance: Instance, timetable: Timetable, facts: Facts) -> pd.DataFrame:
    """One row for each room and exam with candidates in it: site, room, exam, start, end (UTC), candidates, invigilators
    (named for the whole time; while nobody is named, those that the rule asks for), exits_from (UTC: from then on somebody
    may leave, for a moment and one at a time with an invigilator, or for good), final (one invigilator alone: nobody can
    go along, so that every exit is final: règlement Paca, I.C.3(2)).

    Two are better than one where candidates are to be let out. Rooms of a jury and remote exams are not watched.
    """
    bands = facts.bands[~facts.bands["kind"].isin(["oral", "remote"])]
    if bands.empty:
        return pd.DataFrame(columns=COLUMNS)
    grouped = bands.groupby(["site", "room", "exam"], observed=True, sort=True)
    rows = grouped.agg(
        start=("start", "min"), end=("end", "max"), candidates=("candidates", "sum")
    ).reset_index()
    watch = timetable.duties[timetable.duties["duty"].isin(WATCHING)]
    named, asked = dict(tuple(watch.groupby("room"))), dict(tuple(facts.supervision.groupby("room")))
    somebody = len(timetable.duties) > 0
    rows["invigilators"] = [
        _fewest(named.get(room), start, end) if somebody else _needed(asked.get(room), start, end)
        for room, start, end in zip(rows["room"], rows["start"], rows["end"], strict=True)
    ]
    rows["exits_from"] = _exits(instance, facts, rows)
    return rows.assign(final=rows["invigilators"] == 1)[COLUMNS]


def _fewest(duties: pd.DataFrame | None, start: pd.Timestamp, end: pd.Timestamp) -> int:
    """The fewest people on these duties at any time of the exam."""
    if duties is None:
        return 0
    rows = list(zip(duties["staff"], duties["from"], duties["to"], strict=True))
    changes = {start, *(to for _, _, to in rows if start < to < end)}
    return min(len({person for person, since, to in rows if since <= moment < to}) for moment in changes)


def _needed(asked: pd.DataFrame | None, start: pd.Timestamp, end: pd.Timestamp) -> int:
    """The fewest people whom the rule asks for during the exam."""
    if asked is None:
        return 0
    mine = asked[(asked["from"] < end) & (asked["to"] > start)]
    return int(mine["needed"].min()) if len(mine) else 0


def _exits(instance: Instance, facts: Facts, rows: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """The earliest exit of each row: that of its paper at the site, and for who begins later, under escort, after as long
    from their own start."""
    sittings = facts.sittings.groupby(["exam", "site"], observed=True)["exit"].max()
    keys = pd.MultiIndex.from_frame(rows[["exam", "site"]])
    paper = pd.Series(sittings.reindex(keys).array, rows.index)
    centre = {str(e.id): instance.offering[e.offering].centre for e in instance.exams}
    own = []
    for exam, start in zip(rows["exam"], rows["start"], strict=True):
        gate = instance.policies[centre[exam]].of(LeakGateParameters)
        minutes = instance.exam[ExamId(exam)].minutes
        release = min(minutes, max(gate.release_floor, -(-minutes // gate.late_divisor)))
        own.append(start + pd.Timedelta(minutes=release))
    return pd.Series(own, rows.index).where(lambda first: first > paper, paper)

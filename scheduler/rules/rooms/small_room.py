"""Rooms for small groups are for those who need them."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.needs import SMALL, late
from models.rules import RuleInfo, findings
from scheduler.rules.intervals import meetings
from scheduler.rules.reading import first_of, number, seconds
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import TimeTerm

Ints = npt.NDArray[np.int64]


class SmallRoom:
    """A candidate whose arrangement is a room for a small group sits there with others of the same
    arrangement only, from check-in to collection, whatever their exams.

    Asked for too late it is a wish (`late-needs`). That the room is one for small groups is for `room-features`. While nobody who needs it is there,
    anybody may use such a room. Without any room nobody is seated yet.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("small-room"),
        kind="hard",
        covers=("E03",),
        article="Règlement des examens du Cnam en Paca, I.A.3.b",
        title=("Small groups are among themselves", "Les petits groupes sont entre eux"),
        sentence=(
            "{room} ({site}), {exam}: {amount} [other sits|others sit] with candidates who need a small group",
            "{room} ({site}), {exam} : {amount} [autre|autres] avec des candidats qui composent en petit groupe",
        ),
        unit="people",
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        # Small groups are batches of their own in the place stage.
        return ()

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        if not case.instance.needs["small_room"].any() or not len(case.facts.bands):
            return findings(self.info, pd.DataFrame())
        bands = bands_of_small(case)
        suited = bands["room"].isin([str(r.id) for r in case.instance.rooms if SMALL in r.features])
        wrong = bands.assign(amount=bands["beside"])[suited & (bands["due"] > 0) & (bands["beside"] > 0)]
        worst = wrong.groupby(["exam", "site", "room"])["amount"].max().reset_index()
        return findings(self.info, worst)


def bands_of_small(case: Case[Instance]) -> pd.DataFrame:
    """The bands of rooms with how many of each need a small group by right (`due`), and how many people
    who do not need one are in the room meanwhile (`beside`)."""
    instance, bands = case.instance, case.facts.bands.reset_index(drop=True)
    needs, sits = instance.needs["small_room"].to_numpy(bool), instance.sits
    need = sits["need"].to_numpy(np.int64)
    who = sits[needs[need]]
    overdue = late(instance.needs, need, sits["session"].to_numpy(np.int64))[needs[need]]
    at = occupant_bands(case, bands, who)
    at = np.where((at >= 0) & (bands["kind"] == "oral").to_numpy()[at], -1, at)  # one by one before a jury
    small = np.bincount(at[at >= 0], minlength=len(bands))
    due = np.bincount(at[(at >= 0) & ~overdue], minlength=len(bands))
    others = bands["candidates"].to_numpy(np.int64) - small
    room, _ = pd.factorize(bands["room"].to_numpy())
    a, b = meetings(room.astype("int64"), seconds(bands["occupied_from"]), seconds(bands["occupied_to"]))
    beside = others + np.bincount(a, others[b], len(bands)) + np.bincount(b, others[a], len(bands))
    return bands.assign(due=due, beside=beside.astype("int64"))


def occupant_bands(case: Case[Instance], bands: pd.DataFrame, people: pd.DataFrame) -> Ints:
    """The band (row number) in which each (candidate, exam) of `people` sits, -1: none."""
    instance, sat, seats = case.instance, case.facts.attendance, case.timetable.seats
    moved, keys = sat["moved"].to_numpy(bool), number(instance, people)
    times = sat[["candidate", "exam"]].assign(
        kind=sat["kind"].where(~moved, "transfer"), start=sat["start"].where(~moved, sat["moved_start"])
    )
    there = first_of(times, number(instance, sat), keys, ["exam", "kind", "start"])
    there["room"] = first_of(seats, number(instance, seats), keys, ["room"])["room"]
    columns = ["room", "exam", "kind", "start"]
    known = bands[columns].reset_index(names="band").drop_duplicates(columns)
    found = there.merge(known, on=columns, how="left")["band"]
    return np.asarray(found.fillna(-1), np.int64)

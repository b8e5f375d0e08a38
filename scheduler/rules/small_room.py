"""Rooms for small groups are for those who need them."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.needs import SMALL
from models.rules import RuleInfo, findings
from scheduler.rules.intervals import meetings
from scheduler.rules.reading import first_of, number, seconds
from scheduler.rules.rule import Case
from scheduler.terms.draft import Draft
from scheduler.terms.terms import TimeTerm


class SmallRoom:
    """A candidate whose arrangement is a room for a small group sits there with others of the same
    arrangement only, from check-in to collection, whatever their exams.

    That the room is one for small groups is for `room-features`. While nobody who needs it is there,
    anybody may use such a room. Without any room nobody is seated yet.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("small-room"),
        kind="hard",
        covers=("E03",),
        article="Règlement des examens du Cnam en Paca, I.A.3.b",
        title=("Small groups are among themselves", "Les petits groupes sont entre eux"),
        sentence=(
            "{room} ({site}), {exam}: {amount} other(s) sit with candidates who need a small group",
            "{room} ({site}), {exam} : {amount} autre(s) avec des candidats qui composent en petit groupe",
        ),
        unit="people",
    )

    def terms(self, draft: Draft) -> Iterable[TimeTerm]:
        # Small groups are batches of their own in the place stage.
        return ()

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        instance, bands = case.instance, case.facts.bands
        if not instance.needs["small_room"].any() or not len(bands):
            return findings(self.info, pd.DataFrame())
        small = self._small(case, bands)
        others = bands["candidates"].to_numpy(np.int64) - small
        room, _ = pd.factorize(bands["room"].to_numpy())
        a, b = meetings(room.astype("int64"), seconds(bands["occupied_from"]), seconds(bands["occupied_to"]))
        beside = others + np.bincount(a, others[b], len(bands)) + np.bincount(b, others[a], len(bands))
        suited = bands["room"].isin([str(r.id) for r in instance.rooms if SMALL in r.features]).to_numpy()
        wrong = bands.assign(amount=beside.astype("int64"))[suited & (small > 0) & (beside > 0)]
        worst = wrong.groupby(["exam", "site", "room"])["amount"].max().reset_index()
        return findings(self.info, worst)

    def _small(
        self, case: Case[Instance], bands: pd.DataFrame
    ) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        """How many of each band need a small group."""
        instance, sat = case.instance, case.facts.attendance
        moved = sat["moved"].to_numpy(bool)
        sat = sat[["candidate", "exam"]].assign(
            kind=sat["kind"].where(~moved, "transfer"), start=sat["start"].where(~moved, sat["moved_start"])
        )
        needs = instance.needs["small_room"].to_numpy(bool)
        who = instance.sits[needs[instance.sits["need"].to_numpy(np.int64)]]
        chairs = case.timetable.seats
        chairs = chairs[np.isin(number(instance, chairs), number(instance, who))]
        times = first_of(sat, number(instance, sat), number(instance, chairs), ["kind", "start"])
        there = pd.concat([chairs[["room", "exam"]].reset_index(drop=True), times], axis=1)
        keys = ["room", "exam", "kind", "start"]
        counts = there.groupby(keys).size().rename("small").reset_index()
        return bands[keys].merge(counts, on=keys, how="left")["small"].fillna(0).to_numpy(np.int64)

"""Who needs a room of their own has one."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_seconds
from scheduler.rules.checks.intervals import overlapping_pairs
from scheduler.rules.checks.seats_due import seats_due
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.group_types import Who
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import Alone
from scheduler.terms.terms import Term


class IsolatedRoom:
    """A candidate whose arrangement says so composes in a room of their own.

    Nobody else is in the room from check-in to collection: no other exam, no other group of the same
    exam, no second isolated candidate. The room's size does not matter. Without any room nobody
    is seated yet.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("isolated-room"),
        kind="hard",
        enforced="necessary",
        covers=("E01", "E03"),
        article="Règlement des examens du Cnam en Paca, I.A.3.b",
        title=("Isolated candidates are alone", "Les candidats isolés sont seuls"),
        sentence=(
            "{ $candidate } should be alone in { $room } ({ $site }) for { $exam }: { $amount } people are there, { $limit } may be",
            "{ $candidate } devrait être seul en { $room } ({ $site }) pour { $exam } : { $amount } personnes, { $limit } permise",
        ),
        unit="people",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ivy sits ALG alone in a room.",
            "ivy passe ALG seule dans une salle.",
        ),
        breaks=(
            "ann sits in the same room.",
            "ann est dans la même salle.",
        ),
        given=lambda semester: semester.room("R", 20).person("ivy", "ALG", isolated=True),
        kept=lambda semester: semester.put("ALG", "R", "ivy"),
        broken=lambda semester: semester.put("ALG", "R", "ivy", "ann"),
        finding={
            "candidate": "ivy",
            "exam": "ALG",
            "site": "Paris",
            "room": "R",
            "amount": "2",
            "limit": "1",
        },
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        if not data.instance.rooms:
            return  # nobody is seated yet
        yield Alone(self.info.id, Who(kinds=("isolated",)), each=True)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        bands = case.facts.bands
        if not (bands["kind"] == "isolated").any():
            return no_findings()
        room, _ = pd.factorize(bands["room"].to_numpy())
        a, b = overlapping_pairs(
            room.astype("int64"), utc_seconds(bands["occupied_from"]), utc_seconds(bands["occupied_to"])
        )
        size = bands["candidates"].to_numpy("int64")
        people = size + np.bincount(a, size[b], len(bands)) + np.bincount(b, size[a], len(bands))
        alone = bands.assign(amount=people.astype("int64"))[bands["kind"] == "isolated"]
        crowded = alone[alone["amount"] > 1].groupby(["room", "exam"], as_index=False)["amount"].max()
        seats, due = case.timetable.seats, case.derived(seats_due)
        own = (due["kind"] == "isolated") & ~due["moved"].eq(True) & ~due["missed"].eq(True)
        people_there = seats.loc[own, ["candidate", "exam", "site", "room"]]
        return findings(self.info, people_there.merge(crowded, on=["room", "exam"]).assign(limit=1))

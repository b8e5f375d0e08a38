"""Rooms hold no more people than they have seats."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import RoomSeatsParameters
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.checks.intervals import (
    exam_present,
    running_totals,
    start_and_end_events,
    worst_of_each_run,
)
from scheduler.rules.checks.lookups import names_for
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import AtMost
from scheduler.terms.terms import Term


class RoomSeats:
    """Every candidate composes at a place of their own: a room never holds more people than seats.

    Everybody counts from check-in to the collection of copies, whatever their exam; who leaves at the
    minute the next come in does not share the seat. A full room is allowed. Of an oral one
    candidate at a time is there. Without any room nobody is seated yet.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("room-seats"),
        kind="hard",
        relax=50,
        parameters=RoomSeatsParameters,
        enforced="necessary",
        covers=("A14",),
        article="Capacité des salles (règlement des examens du Cnam en Paca, I.B.1 et I.C.2)",
        title=("Rooms have seats for all", "Les salles ont une place pour chacun"),
        sentence=(
            "{ $room } ({ $site }), { $exam }: { $amount } people for { $limit } seats from { $at }",
            "{ $room } ({ $site }), { $exam } : { $amount } personnes pour { $limit } places à partir de { $at }",
        ),
        unit="seats",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG fills the two seats of a room.",
            "ALG occupe les deux places d'une salle.",
        ),
        breaks=(
            "The room has one seat.",
            "La salle a une place.",
        ),
        given=lambda semester: semester.put("ALG", "R"),
        kept=lambda semester: semester.room("R", 2),
        broken=lambda semester: semester.room("R", 1),
        finding={
            "room": "R",
            "site": "Paris",
            "exam": "ALG",
            "amount": "2",
            "limit": "1",
            "at": "2024-01-22T16:30Z",
        },
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        rooms = data.instance.rooms
        if not rooms:
            return  # nobody is seated yet
        percent = data.by_site(lambda p: p.of(RoomSeatsParameters).capacity_percent)
        used = percent[[data.site_numbers[str(room.site)] for room in rooms]]
        seats = np.maximum(1, np.array([room.seats for room in rooms], np.int64) * used // 100)
        yield AtMost(self.info.id, seats)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        bands = case.facts.bands
        if bands.empty:
            return no_findings()
        people = running_totals(
            start_and_end_events(bands, "room", "occupied_from", "occupied_to", ["candidates"]),
            "room",
            ["candidates"],
        )
        rooms = bands.drop_duplicates("room").set_index("room")
        people["site"] = names_for(people["room"], rooms["site"].to_dict())
        used = (rooms["seats"] * rooms["site"].map(_percent(case.instance)) // 100).clip(lower=1)
        people["seats"] = people["room"].map(used).astype("float64")
        excess = people["candidates"] - people["seats"].fillna(people["candidates"])
        if not (excess > 0).any():
            return no_findings()
        worst = worst_of_each_run(people, "room", excess > 0, excess)
        worst["exam"] = exam_present(worst, bands, "room")
        worst["limit"] = worst["seats"].astype("int64")
        return findings(self.info, worst.assign(amount=worst["candidates"], at=utc_text(worst["from"])))


def _percent(instance: Instance) -> dict[str, int]:
    """Of a hundred places, those used, by site."""
    policies = instance.policies
    return {str(s.id): policies[s.centre].of(RoomSeatsParameters).capacity_percent for s in instance.sites}

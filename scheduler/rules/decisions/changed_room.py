"""Candidates keep the room their convocation names."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import NOT_THERE, Keep
from scheduler.terms.terms import Term


class ChangedRoom:
    """The exact place may change after publication, but candidates go first to the room that was announced.

    Each candidate who sits an exam in another room than announced costs once, even if that room is no longer
    available. Three kinds of candidates do not count: transferred ones, whom an escort leads; those of an
    oral, whose order is announced later; and those for whom no room was announced.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("changed-room"),
        kind="soft",
        weight=1,
        enforced="by places",
        covers=("B08",),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(2)",
        title=("Rooms changed after convocation", "Salles changées après convocation"),
        sentence=(
            "{ $candidate } sits { $exam } in { $room }, told { $limit }",
            "{ $candidate } passe { $exam } en { $room }, salle annoncée : { $limit }",
        ),
        unit="candidates",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ann sits ALG in the room that she was told.",
            "ann passe ALG dans la salle annoncée.",
        ),
        breaks=(
            "ann sits it in another room.",
            "ann la passe dans une autre salle.",
        ),
        given=lambda semester: semester.announced("ann", "ALG", "Paris/ALG"),
        broken=lambda semester: semester.room("R", 20).put("ALG", "R", "ann"),
        finding={
            "candidate": "ann",
            "exam": "ALG",
            "site": "Paris",
            "room": "R",
            "limit": "Paris/ALG",
            "amount": "1",
        },
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        told = data.instance.kept_rooms
        told = told[told["exam"].isin(data.options.names)]
        node = np.asarray(told["exam"].map(data.node_numbers), np.int64)
        room = np.asarray(told["room"].map(data.room_numbers).fillna(NOT_THERE), np.int64)
        weight = data.instance.policy.weight(self.info)
        yield Keep(self.info.id, told["candidate"].to_numpy(object), node, room, weight)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        changed = _changed(case)
        if changed.empty:
            return no_findings()
        return findings(self.info, changed.assign(amount=1, cost=case.instance.policy.weight(self.info)))

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        return _changed(case)[["candidate"]].assign(cost=case.instance.policy.weight(self.info))


def _changed(case: Case[Instance]) -> pd.DataFrame:
    """The seats in another room than `limit`, the known one."""
    if case.instance.kept_rooms.empty:
        return case.instance.kept_rooms
    seats = case.timetable.seats
    seats = seats[~seats["kind"].isin(["transfer", "oral"]) & (seats["room"] != "")]
    told = case.instance.kept_rooms.rename(columns={"room": "limit"})
    both = seats.drop_duplicates(["candidate", "exam"]).merge(told, on=["candidate", "exam"])
    return both.loc[both["room"] != both["limit"], ["candidate", "exam", "site", "room", "limit"]]

"""Rooms have seats enough."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.public import PublicInstance
from models.rules import RuleInfo, findings
from scheduler.rules.public.placements import names, sessions_of
from scheduler.rules.rule import Case
from scheduler.terms.group_types import EVERYBODY
from scheduler.terms.public_model_data import PublicModelData
from scheduler.terms.room_terms import AtMost, Whole
from scheduler.terms.terms import Term


class RoomCapacity:
    """The candidates of all exams of a room and period have a seat in it; an exam is never split.

    A full room is allowed.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-room-capacity"),
        kind="hard",
        covers=(),
        article="ITC2007 track 1, hard constraint: room capacities are not exceeded",
        title=("Seats for everybody", "Une place pour chacun"),
        sentence=(
            "room { $room } has { $amount } candidates for { $limit } seats, in the period of exam { $exam }",
            "la salle { $room } a { $amount } candidats pour { $limit } places, à la période de l'épreuve { $exam }",
        ),
        unit="candidate",
    )

    def terms(self, data: PublicModelData) -> Iterable[Term]:
        yield AtMost(self.info.id, data.instance.rooms["seats"].to_numpy(np.int64))
        yield Whole(self.info.id, EVERYBODY)

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each room and period with more candidates than seats."""
        table = sessions_of(case).sort_values("candidates", ascending=False)
        full = table.groupby(["period", "room"], as_index=False).agg(
            exam=("exam", "first"), amount=("candidates", "sum")
        )
        full["limit"] = case.instance.rooms["seats"].to_numpy()[full["room"].to_numpy()]
        full = full[full["amount"] > full["limit"]].reset_index(drop=True)
        return findings(
            self.info, full.assign(exam=names(full["exam"].to_numpy()), room=names(full["room"].to_numpy()))
        )

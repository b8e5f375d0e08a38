"""Rooms better avoided."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.public import PublicInstance
from models.rules import RuleInfo, findings
from scheduler.rules.public.placements import names, rooms_of
from scheduler.rules.rule import Case
from scheduler.terms.public_model_data import PublicModelData
from scheduler.terms.room_terms import Price
from scheduler.terms.terms import Term


class RoomPenalty:
    """Each exam costs the penalty of its room, whoever else is there."""

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-room-penalty"),
        kind="soft",
        covers=(),
        article="ITC2007 track 1, penalty of a room",
        title=("Rooms better avoided", "Salles à éviter"),
        sentence=(
            "exam { $exam } is in room { $room }, better avoided",
            "l'épreuve { $exam } est dans la salle { $room }, à éviter",
        ),
        unit="exam",
    )

    def terms(self, data: PublicModelData) -> Iterable[Term]:
        yield Price(self.info.id, data.instance.rooms["penalty"].to_numpy(np.int64))

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each exam in a room with a penalty."""
        room = rooms_of(case)
        placed = np.flatnonzero(room >= 0)
        rows = pd.DataFrame({"exam": names(placed), "room": names(room[placed]), "amount": 1, "limit": 0})
        rows["cost"] = case.instance.rooms["penalty"].to_numpy()[room[placed]]
        return findings(self.info, rows[rows["cost"] > 0])

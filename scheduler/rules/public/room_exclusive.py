"""Exams alone in their room."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.public import PublicInstance
from models.rules import RuleInfo, findings
from scheduler.rules.public.placements import names, sessions_of
from scheduler.rules.rule import Case
from scheduler.terms.group_types import Who
from scheduler.terms.public_model_data import PublicModelData
from scheduler.terms.room_terms import Alone
from scheduler.terms.terms import Term


class RoomExclusive:
    """An exclusive exam shares its room with no other exam."""

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-room-exclusive"),
        kind="hard",
        covers=(),
        article="ITC2007 track 1, room hard constraint ROOM_EXCLUSIVE",
        title=("Alone in the room", "Seule dans la salle"),
        sentence=(
            "exam { $exam } must be alone in room { $room }, which has { $amount } exams, among them { $other }",
            "l'épreuve { $exam } doit être seule dans la salle { $room }, qui en a { $amount }, dont { $other }",
        ),
        unit="exam",
    )

    def terms(self, data: PublicModelData) -> Iterable[Term]:
        exclusive = np.isin(np.arange(data.instance.n_exams), data.instance.alone)
        yield Alone(self.info.id, Who(nodes=exclusive))

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each exclusive exam that is not alone."""
        table = sessions_of(case)
        groups = table.groupby(["period", "room"])["exam"]
        table = table.assign(amount=groups.transform("size"), low=groups.transform("min"))
        table["other"] = table["low"].where(table["low"] != table["exam"], groups.transform("max"))
        table = table[table["exam"].isin(case.instance.alone) & (table["amount"] > 1)]
        table = table.reset_index(drop=True).assign(limit=1)
        text = {column: names(table[column].to_numpy()) for column in ("exam", "other", "room")}
        return findings(self.info, table.assign(**text))

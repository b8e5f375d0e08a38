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
from scheduler.terms.public_model_data import PublicModelData
from scheduler.terms.terms import Load, TimeTerm


class RoomExclusive:
    """An exclusive exam shares its room with no other exam.

    The places decide this; in time, there are no more exclusive exams in a period than rooms.
    """

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

    def terms(self, data: PublicModelData) -> Iterable[TimeTerm]:
        """A room for each exclusive exam of a period."""
        exams, rooms = np.unique(data.instance.alone), len(data.instance.rooms)
        if len(exams) > rooms:
            options = data.all_of(exams)
            one = np.ones(len(options), np.int64)
            since, until = data.since[options], data.until[options]
            yield Load(self.info.id, "rooms of exclusive exams", options, since, until, one, rooms)

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

"""Rooms have seats enough."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.public import Ints, PublicInstance
from models.rules import RuleInfo, findings
from scheduler.rules.public.placements import names, sessions_of
from scheduler.rules.rule import Case
from scheduler.terms.public_model_data import PublicModelData
from scheduler.terms.terms import Load, Relate, TimeTerm


class RoomCapacity:
    """The candidates of all exams of a room and period have a seat in it; an exam is never split.

    The places decide this exactly. The time terms say what every packing needs: for each capacity c,
    the exams larger than c share the seats of the rooms larger than c (c = 0: all of them).
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

    def terms(self, data: PublicModelData) -> Iterable[TimeTerm]:
        """Seats by level of capacity, where they can run out, and pairs that fit no two rooms."""
        sizes, seats = data.instance.sizes, data.instance.rooms["seats"].to_numpy(np.int64)
        for level in np.unique(np.append(seats, 0)):
            exams, limit = np.flatnonzero(sizes > level), int(seats[seats > level].sum())
            if sizes[exams].sum() <= limit:
                continue
            options = data.all_of(exams)
            yield Load(
                rule=self.info.id,
                resource=f"seats of rooms larger than {level}",
                options=options,
                since=data.since[options],
                until=data.until[options],
                amount=sizes[data.options.node_of[options]],
                limit=limit,
            )
        pairs = data.tie("rooms", self._apart(data.instance))
        if len(pairs.a):
            yield Relate(self.info.id, pairs, np.eye(data.periods, dtype=np.int64), hard=True)

    @staticmethod
    def _apart(instance: PublicInstance) -> Ints:
        """Pairs that cannot be in one period: no room holds both, and only one holds the smaller."""
        sizes, seats = instance.sizes, instance.rooms["seats"].to_numpy(np.int64)
        alone = np.zeros(instance.n_exams, dtype=bool)
        alone[instance.alone] = True
        rooms = (seats[None, :] >= sizes[:, None]).sum(axis=1)
        together = (sizes[:, None] + sizes <= seats.max(initial=0)) & ~(alone[:, None] | alone)
        pairs = ~together & (np.maximum(rooms[:, None], rooms) < 2)
        return np.argwhere(np.triu(pairs, k=1))

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

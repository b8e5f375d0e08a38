"""Exams of one length in a room."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.public import PublicInstance
from models.rules import RuleInfo, findings
from scheduler.rules.public.placements import names, sessions_of
from scheduler.rules.rule import Case
from scheduler.terms.public_model_data import PublicModelData
from scheduler.terms.room_terms import Mixed
from scheduler.terms.terms import Term


class MixedDurations:
    """A room and period costs for every length of exam beyond the first."""

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-mixed-durations"),
        kind="soft",
        covers=(),
        article="ITC2007 track 1, institutional weighting NONMIXEDDURATIONS",
        title=("Exams of one length in a room", "Épreuves de même durée dans une salle"),
        sentence=(
            "room { $room } has exams of { $amount } lengths at once, exam { $exam } among them",
            "la salle { $room } a des épreuves de { $amount } durées à la fois, dont l'épreuve { $exam }",
        ),
        unit="length",
    )

    def terms(self, data: PublicModelData) -> Iterable[Term]:
        yield Mixed(self.info.id, data.instance.weights["non_mixed_durations"])

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each room and period with several lengths."""
        rooms = sessions_of(case).groupby(["period", "room"], as_index=False)
        rows = rooms.agg(exam=("exam", "first"), amount=("minutes", "nunique"))
        rows = rows[rows["amount"] > 1].reset_index(drop=True)
        rows["cost"] = (rows["amount"] - 1) * case.instance.weights["non_mixed_durations"]
        text = {column: names(rows[column].to_numpy()) for column in ("exam", "room")}
        return findings(self.info, rows.assign(limit=1, **text))

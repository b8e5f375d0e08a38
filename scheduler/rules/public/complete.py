"""Every exam is placed once."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.public import PublicInstance
from models.rules import RuleInfo, findings
from scheduler.rules.public.placements import exam_rows, names, period_rows, room_rows
from scheduler.rules.rule import Case
from scheduler.terms.public_model_data import PublicModelData
from scheduler.terms.terms import TimeTerm


class Complete:
    """Every exam has exactly one start, that of a period, and exactly one room.

    The terms need not say it: a node takes one option, an indivisible group one room. A timetable
    made elsewhere may break it; its rows about exams that do not exist break it too.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("itc-complete"),
        kind="hard",
        enforced="by construction",
        covers=(),
        article="ITC2007 track 1, all exams are scheduled",
        title=("Every exam is placed once", "Chaque épreuve est placée une fois"),
        sentence=(
            "exam { $exam } has { $amount } known period and room instead of { $limit }",
            "l'épreuve { $exam } a { $amount } période et salle connues au lieu de { $limit }",
        ),
        unit="placement",
    )

    def terms(self, data: PublicModelData) -> Iterable[TimeTerm]:
        """Nothing: see the class."""
        return ()

    def check(self, case: Case[PublicInstance]) -> pd.DataFrame:
        """One row for each exam without exactly one start and one room, and every unknown exam."""
        given, n = case.instance, case.instance.n_exams
        starts, rooms = case.timetable.starts, case.timetable.rooms
        at, inside = exam_rows(given, starts["exam"]), exam_rows(given, rooms["exam"])
        start_known = period_rows(given, starts["start"]) >= 0
        room_known = room_rows(given, rooms["room"]) >= 0
        tallies = []
        for exam, known in ((at, start_known), (inside, room_known)):
            all_rows = np.bincount(exam[exam >= 0], minlength=n)
            good = np.bincount(exam[(exam >= 0) & known], minlength=n)
            tallies.append(np.where(all_rows > 1, all_rows, good))
        least, most = np.minimum(*tallies), np.maximum(*tallies)
        wrong = np.flatnonzero((least != 1) | (most != 1))
        strangers = pd.concat([starts["exam"][at < 0], rooms["exam"][inside < 0]]).astype(object)
        rows = pd.DataFrame(
            {
                "exam": [*names(wrong), *strangers.drop_duplicates()],
                "amount": [*np.where(least == 0, 0, most)[wrong], *[0] * strangers.nunique()],
                "limit": 1,
            }
        )
        return findings(self.info, rows)

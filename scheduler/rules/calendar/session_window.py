"""Exams of a session lie in its window of days."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import ExamId, RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import day_text
from scheduler.rules.checks.lookups import site_of_group
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.clock import day_number
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Forbid, TimeTerm


class SessionWindow:
    """Terminal assessment takes place during the exam period of the calendar.

    The day is the local date where the candidates sit: 23:00 in Paris on the last day is already the
    next day in Nouméa, and too late there. Both ends of the window belong to it. Remote exams too.
    A make-up, and the session 2 that waits for it, have some days more (models/windows.py).
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("session-window"),
        kind="hard",
        relax=2000,
        covers=("A20", "B01"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c ; Cnam Paris, page Examens",
        title=("Exams lie in the session's window", "Les épreuves tiennent dans la période de la session"),
        sentence=(
            "{ $exam } at { $site } is on { $amount }, the session allows { $limit }",
            "{ $exam } à { $site } tombe le { $amount }, la session va du { $limit }",
        ),
        unit="day",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG is on the last day of session 1.",
            "ALG a lieu le dernier jour de la session 1.",
        ),
        breaks=(
            "ALG is on the Monday after it.",
            "ALG a lieu le lundi suivant.",
        ),
        kept=lambda semester: semester.start("ALG", "2024-02-03 18:00"),
        broken=lambda semester: semester.start("ALG", "2024-02-05 18:00"),
        finding={"exam": "ALG", "site": "Paris", "amount": "2024-02-05", "limit": "2024-01-22 – 2024-02-03"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        bands = data.own_bands
        day, node = (bands[c].to_numpy(np.int64) for c in ("day", "node"))
        held = [data.instance.window[ExamId(name)] for name in data.options.names]
        bounds = np.array([[day_number(d) for d in window] for window in held], np.int64).reshape(-1, 2)
        outside = (day < bounds[node, 0]) | (day > bounds[node, 1])
        yield Forbid(self.info.id, np.unique(bands["option"].to_numpy(np.int64)[outside]))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        days = case.facts.attendance[["exam", "zone", "site", "day"]]
        groups = days.drop_duplicates(["exam", "zone"])
        windows = case.instance.window
        sides = [[windows[exam][side] for exam in groups["exam"].tolist()] for side in (0, 1)]
        first, last = (np.array(side, "datetime64[s]") for side in sides)
        day = groups["day"].to_numpy("datetime64[s]")
        late = groups[(day < first) | (day > last)]
        if late.empty:
            return no_findings()
        names = {e: f"{w[0]:%Y-%m-%d} – {w[1]:%Y-%m-%d}" for e, w in windows.items()}
        named = late[["exam", "zone"]].merge(site_of_group(late), on=["exam", "zone"])
        named["amount"] = day_text(late["day"]).to_numpy()
        named["limit"] = late["exam"].map(names).to_numpy()
        return findings(self.info, named)

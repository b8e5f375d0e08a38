"""Every exam has a start wherever somebody sits it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.example import REUNION, Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import TimeTerm

Row = tuple[str, str, int, int | str]
"""Exam, site or blank, amount and limit of a finding."""


class Placed:
    """Every exam takes place in the exam period: it has one start in each time zone of its candidates.

    A row for an unknown exam, a second row for the same exam and zone, a row without an instant, a
    gathering, early start or paper number that is not a whole number from 0 up: each is a finding, and so is an
    exam whose zones all sit variants, because then nobody sits the main paper. A row for a zone in which nobody
    sits the exam is a finding too: the exam is cancelled, or its candidates are elsewhere.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("placed"),
        kind="hard",
        enforced="by construction",
        covers=("A07", "A20"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c ; Cnam Paris, FAQ examens",
        title=("Every exam has a start", "Chaque épreuve a un début"),
        sentence=(
            "{ $exam } { $site }: { $amount } usable { $amount ->\n [one] start\n *[other] starts\n } on the main paper or in the zone, needed: { $limit }",
            "{ $exam } { $site } : { $amount } { $amount ->\n [one] début valable\n *[other] débuts valables\n } sur le sujet principal ou dans le fuseau, attendu : { $limit }",
        ),
        unit="starts",
        words={"nobody": ("none, nobody sits it there", "aucun, personne ne la passe là")},
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "Each exam has one start in each time zone of its candidates.",
            "Chaque épreuve a un début dans chaque fuseau de ses candidats.",
        ),
        breaks=(
            "GEO has no start at Saint-Denis.",
            "GEO n'a pas de début à Saint-Denis.",
        ),
        broken=lambda semester: semester.starts.pop(("GEO", REUNION)),
        finding={"exam": "GEO", "site": "Saint-Denis", "amount": "0", "limit": "1"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        # Exactly one option a node is the very shape of the problem.
        return ()

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        rows = [row for rows in (self._counts(case), self._papers(case)) for row in rows]
        if not rows:
            return no_findings()
        return findings(self.info, pd.DataFrame(rows, columns=["exam", "site", "amount", "limit"]))

    def _counts(self, case: Case[Instance]) -> Iterator[Row]:
        """Zones with too few or too many starts, and starts of unknown exams and of zones in which nobody sits."""
        starts, known = case.timetable.starts, {str(e.id) for e in case.instance.exams}
        usable = starts[starts["start"].notna()]
        counts = Counter(zip(usable["exam"].tolist(), usable["zone"].tolist(), strict=True))
        sat = case.instance.sits[["exam", "zone", "site"]].drop_duplicates(["exam", "zone"])
        here = set()
        for exam, zone, site in sat.itertuples(index=False, name=None):
            here.add((exam, zone))
            if counts[exam, zone] != 1:
                yield exam, site, counts[exam, zone], 1
        for exam in dict.fromkeys(starts["exam"].tolist()):
            if exam not in known:
                yield exam, "", 1, 0
        pins = case.instance.pinned_starts  # in a part, the zones of others too
        here.update(zip(pins["exam"].tolist(), pins["zone"].tolist(), strict=True))
        for exam, zone in counts:
            if exam in known and (exam, zone) not in here:
                yield exam, "", 1, f"nobody {zone}"

    def _papers(self, case: Case[Instance]) -> Iterator[Row]:
        """Exams of which nobody sits the main paper, and those with a number that is none."""
        papers, starts = case.facts.papers, case.timetable.starts
        main = set(papers["exam"][(papers["paper"] == 0).to_numpy(bool)].tolist())
        for exam in sorted({*papers["exam"].tolist()} - main):
            yield exam, "", 0, 1
        numbers = starts[["gather", "paper", "early"]].fillna({"early": 0}).to_numpy(np.float64)
        vague = ~((numbers >= 0) & (numbers % 1 == 0)).all(axis=1)
        if vague.any():
            sat = set(case.instance.sits["exam"].tolist())
            for exam in dict.fromkeys(starts["exam"][vague].tolist()):
                if exam in sat:
                    yield exam, "", 0, 1

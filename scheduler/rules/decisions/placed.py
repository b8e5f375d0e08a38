"""Every exam has a start wherever somebody sits it."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.example import REUNION, Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import TimeTerm


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
        starts = case.timetable.starts
        unknown = starts[~starts["exam"].isin([str(e.id) for e in case.instance.exams])]
        numbers = starts[["gather", "paper"]].assign(early=starts["early"].fillna(0))
        whole = ((numbers >= 0) & (numbers % 1 == 0)).all(axis=1)
        sat = case.instance.sits[["exam", "zone", "site"]].drop_duplicates(["exam", "zone"])
        usable = starts[starts["start"].notna()].assign(amount=1)
        counts = usable.groupby(["exam", "zone"])["amount"].sum().reset_index()
        groups = sat.merge(counts, on=["exam", "zone"], how="left").fillna({"amount": 0})
        wrong = groups[groups["amount"] != 1].assign(limit=1)
        papers = case.facts.papers
        main = papers["paper"].eq(0).groupby(papers["exam"]).any()
        known = case.instance.pinned_starts[["exam", "zone"]]  # in a part, the zones of others too
        here = pd.concat([sat[["exam", "zone"]], known]).drop_duplicates().assign(sat=True)
        rest = usable[~usable["exam"].isin(unknown["exam"])]
        rest = rest[["exam", "zone"]].drop_duplicates().merge(here, on=["exam", "zone"], how="left")
        idle = rest[rest["sat"].isna()]
        vague = starts[~whole].drop_duplicates("exam")[["exam"]]
        rows = [
            wrong.astype({"amount": "int64"}),
            pd.DataFrame({"exam": unknown["exam"].unique(), "amount": 1, "limit": 0}),
            pd.DataFrame({"exam": idle["exam"], "amount": 1, "limit": "nobody " + idle["zone"]}),
            pd.DataFrame({"exam": main.index[~main.to_numpy(dtype=bool)], "amount": 0, "limit": 1}),
            vague.merge(sat[["exam"]].drop_duplicates(), on="exam").assign(amount=0, limit=1),
        ]
        return findings(self.info, pd.concat(rows, ignore_index=True))

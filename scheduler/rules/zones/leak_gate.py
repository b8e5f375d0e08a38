"""A paper cannot leak from one time zone to another."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import LeakGateParameters, Policy
from models.rules import RuleInfo, findings
from scheduler.rules.checks.lookups import centre_of_site, policy_value
from scheduler.rules.example import REUNION, Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.sitting_terms import Admit, Confine, SittingTerm
from scheduler.terms.terms import Forbid, TimeTerm


class LeakGate:
    """Because of time differences candidates may be confined, so that nobody leaves before all are in.

    Late arrivals are admitted for a third of the duration, one hour at most; nobody leaves before the
    first hour (the first third beyond three hours). A group whose end comes before the gate of its
    paper is held, a group gathered before its start closes its doors earlier; both only up to the
    limits of the site's centre, and exactly the limit is allowed. Beyond that a zone needs a variant:
    groups of one variant start together, groups of two variants do not.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("leak-gate"),
        kind="hard",
        relax=20,
        parameters=LeakGateParameters,
        covers=("C07", "F03", "F04", "F06", "F09", "F13"),
        article="Règlement des examens du Cnam en Paca, I.B.2 et I.C.3",
        title=("Papers cannot leak between zones", "Aucun sujet ne fuite d'un fuseau à l'autre"),
        sentence=(
            "{ $exam } at { $site }: { $amount } min of holding or gathering, allowed { $limit }",
            "{ $exam } à { $site } : { $amount } min de confinement, permis { $limit }",
        ),
        sentences={
            "no site": (
                "{ $exam }: one variant with { $amount } starts, or one start with as many variants; allowed { $limit }",
                "{ $exam } : un sujet de remplacement à { $amount } débuts, ou un début à autant de sujets ; permis { $limit }",
            )
        },
        unit="minutes",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "eve ends GEO an hour before the last admission at Paris and is held for that hour, which is allowed.",
            "eve finit GEO une heure avant la dernière admission à Paris ; elle est confinée cette heure, ce qui est permis.",
        ),
        breaks=(
            "She begins a minute earlier.",
            "Elle commence une minute plus tôt.",
        ),
        kept=lambda semester: semester.start("GEO", "2024-01-23 14:00", REUNION),
        broken=lambda semester: semester.start("GEO", "2024-01-23 13:59", REUNION),
        finding={"exam": "GEO", "site": "Saint-Denis", "amount": "61", "limit": "60"},
    )

    def sitting_terms(self, policy: Policy) -> Iterable[SittingTerm]:
        mine = policy.of(LeakGateParameters)
        yield Admit(self.info.id, mine.late_divisor, mine.late_cap, mine.release_floor)
        yield Confine(self.info.id, mine.max_hold, mine.max_gather)

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        rows = data.occupation
        hold = data.setting(rows["centre"], lambda p: p.of(LeakGateParameters).max_hold)
        gather = data.setting(rows["centre"], lambda p: p.of(LeakGateParameters).max_gather)
        over = (rows["hold"].to_numpy() > hold) | (rows["gather"].to_numpy() > gather)
        yield Forbid(self.info.id, np.unique(rows["option"].to_numpy(np.int64)[over]))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        table = case.facts.attendance
        table = table[(table["kind"] != "remote") & ((table["hold"] > 0) | (table["gather"] > 0))]
        variants = self._variants(case)
        if table.empty:
            return findings(self.info, variants)
        groups = table.groupby(["exam", "site"])[["hold", "gather"]].max().reset_index()
        centre = centre_of_site(case.instance, groups["site"])
        most_hold = policy_value(case.instance, centre, lambda p: p.of(LeakGateParameters).max_hold)
        most_gather = policy_value(case.instance, centre, lambda p: p.of(LeakGateParameters).max_gather)
        rows = [
            groups.assign(amount=groups["hold"], limit=most_hold)[groups["hold"] > most_hold],
            groups.assign(amount=groups["gather"], limit=most_gather)[groups["gather"] > most_gather],
            variants,
        ]
        wrong = [table for table in rows if len(table)]
        return findings(self.info, pd.concat(wrong, ignore_index=True) if wrong else variants)

    def _variants(self, case: Case[Instance]) -> pd.DataFrame:
        """One row for each exam and fault: starts of one variant, or variants of one start, beyond one."""
        papers = case.facts.papers
        variants = papers.loc[papers["paper"] > 0, ["exam", "paper", "start"]].drop_duplicates()
        if variants.empty:
            return variants
        starts = variants.groupby(["exam", "paper"], as_index=False).agg(amount=("start", "size"))
        numbers = variants.groupby(["exam", "start"], as_index=False).agg(amount=("paper", "size"))
        both = pd.concat([starts, numbers], ignore_index=True)
        return both.loc[both["amount"] > 1, ["exam", "amount"]].assign(limit=1)

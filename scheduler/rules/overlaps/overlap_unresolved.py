"""Overlaps for which no solution was found."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.facts import REASONS
from models.ids import RuleId
from models.instance import Instance
from models.policy import TransferParameters
from models.rules import RuleInfo, findings
from scheduler.rules.checks.lookups import policy_value
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import LeaveOut
from scheduler.terms.terms import Relate, Term


class OverlapUnresolved:
    """The service looks for a solution to every overlap, without an obligation of result.

    Each unresolved pair costs; a candidate who misses one exam that overlaps two others pays twice.
    Where the policy of the candidate's centre forbids it, the pair is a breach and has no price. The
    finding says what stands against every way out (either exam first, each gap): Facts.unresolved.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("overlap-unresolved"),
        kind="soft",
        weight=5000,
        outweighs=(RuleId("transfer"),),
        covers=("D03",),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1)",
        title=("Overlaps without a solution", "Chevauchements sans solution"),
        sentence=(
            "{ $candidate } cannot sit { $other }, which overlaps { $exam }: { $limit }",
            "{ $candidate } ne peut passer { $other }, qui chevauche { $exam } : { $limit }",
        ),
        unit="overlaps",
        words=REASONS,
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        for axis in data.axes:
            hard = axis.policy.of(TransferParameters).unresolved == "forbid"
            price = 1 if hard else data.instance.policy.weight(self.info)
            kernel = (axis.overlap & ~axis.transferable).astype("int64") * price
            yield Relate(self.info.id, axis.pairs, kernel, hard=hard)
        allowed = data.by_site(lambda p: p.of(TransferParameters).unresolved == "allow").astype(bool)
        yield LeaveOut(self.info.id, allowed, data.instance.policy.weight(self.info))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        listed = case.timetable.overlaps
        rows = listed[listed["outcome"] == "unresolved"].rename(columns={"stays": "exam", "moves": "other"})
        people = case.instance.candidates.drop_duplicates("id").set_index("id")["centre"]
        centre = rows["candidate"].map(people)
        hard = policy_value(case.instance, centre, lambda p: p.of(TransferParameters).unresolved).eq("forbid")
        cost = (~hard).astype("int64") * case.instance.policy.weight(self.info)
        table = findings(self.info, rows.assign(amount=1, limit=_reasons(case, rows), cost=cost))
        return table.assign(severity=hard.map({True: "hard", False: "soft"}).to_numpy())


def _reasons(case: Case[Instance], rows: pd.DataFrame) -> pd.Series:
    """What stands against each pair, the most frequent reason of its ways first; a third exam by name."""
    keys = ["candidate", "exam", "other"]
    ways = case.facts.unresolved
    ways = ways.assign(reason=(ways["reason"] + " " + ways["third"]).str.strip())
    counts = ways.groupby([*keys, "reason"]).size().rename("ways").reset_index()
    counts = counts.sort_values([*keys, "ways", "reason"], ascending=[True, True, True, False, True])
    said = counts.groupby(keys)["reason"].agg(", ".join).rename("said").reset_index()
    found = rows[keys].merge(said, on=keys, how="left")["said"].fillna("")
    return pd.Series(found.to_numpy(dtype=object), index=rows.index, dtype=object)

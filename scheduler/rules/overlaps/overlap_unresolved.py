"""Overlaps for which no solution was found."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.facts import REASONS
from models.ids import RuleId
from models.instance import Instance
from models.policy import Policy, TransferParameters
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.lookups import policy_value
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.axis import Axis
from scheduler.terms.cohorts import cohorts
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import Miss
from scheduler.terms.sitting_terms import NeverMiss, SittingTerm
from scheduler.terms.terms import Count, Pairs, Relate, Term


class OverlapUnresolved:
    """The service looks for a solution to every overlap, without an obligation of result.

    Each missed exam costs once, whatever the number of exams it overlaps; the finding names all of them.
    Where the policy of the candidate's centre forbids it, a missed exam is a breach and has no price. The
    finding says what stands against every way out (either exam first, each gap): Facts.unresolved.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("overlap-unresolved"),
        kind="soft",
        weight=5000,
        enforced="necessary",
        outweighs=(RuleId("transfer"),),
        covers=("D03",),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1)",
        title=("Overlaps without a solution", "Chevauchements sans solution"),
        sentence=(
            "{ $candidate } cannot sit { $other }, which overlaps { $exam }: { $limit }",
            "{ $candidate } ne peut passer { $other }, qui chevauche { $exam } : { $limit }",
        ),
        unit="exams",
        words={**REASONS, "also": ("it overlaps this exam as well", "elle chevauche aussi cette épreuve")},
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "bob's ALG and BIO overlap, and he is led from one to the other.",
            "ALG et BIO de bob se chevauchent ; il est accompagné de l'une à l'autre.",
        ),
        breaks=(
            "bob does not sit BIO.",
            "bob ne passe pas BIO.",
        ),
        given=lambda semester: semester.start("BIO", "2024-01-22 18:00"),
        kept=lambda semester: semester.transfer("bob", "ALG", "BIO", "2024-01-22 20:10"),
        broken=lambda semester: semester.unresolved("bob", "ALG", "BIO"),
        finding={"candidate": "bob", "exam": "ALG", "other": "BIO", "amount": "1", "cost": 5000},
    )

    def sitting_terms(self, policy: Policy) -> Iterable[SittingTerm]:
        if policy.of(TransferParameters).unresolved == "forbid":
            yield NeverMiss(self.info.id)

    def terms(self, data: ModelData) -> Iterable[Term]:
        for number, axis in enumerate(data.axes):
            kernel = (axis.overlap & ~axis.transferable).astype("int64")
            if axis.conditions.never_miss:
                yield from self._forbidden(axis, kernel, data.most_moves)
                yield from self._too_many(data, number)
            else:
                yield Relate(self.info.id, axis.pairs, kernel * data.instance.policy.weight(self.info))
        allowed = data.by_site(lambda p: p.of(TransferParameters).unresolved == "allow").astype(bool)
        yield Miss(self.info.id, allowed, data.instance.policy.weight(self.info))

    def _forbidden(self, axis: Axis, kernel: npt.NDArray[np.int64], most: int) -> Iterable[Relate]:
        """Pairs that cannot be resolved. Who has a third exam may be moved away from that one: less is sure of them."""
        pairs = axis.pairs
        if not most:
            yield Relate(self.info.id, pairs, axis.overlap.astype("int64"), hard=True)
            return
        for mine, stated in (
            (pairs.alone > 0, kernel),
            (pairs.alone == 0, kernel * ~axis.resolvable(most)),
        ):
            if mine.all():
                yield Relate(self.info.id, pairs, stated, hard=True)
            elif mine.any():
                some = Pairs(pairs.name, pairs.a[mine], pairs.b[mine], pairs.count[mine], pairs.at)
                yield Relate(self.info.id, some, stated, hard=True)

    def _too_many(self, data: ModelData, number: int) -> Iterable[Count]:
        """More exams of a candidate than fit one after another, and may be moved besides: they never go together."""
        axis = data.axes[number]
        limit = _most_apart(axis.enter, axis.leave + axis.rest) + data.most_moves
        for nodes in cohorts(*data.sat_by(number).T, least=max(limit + 1, 3))[0]:
            options = np.flatnonzero(np.isin(data.options.node_of, nodes[nodes >= 0]))
            yield Count(self.info.id, options, limit)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        rows = self._priced(case)
        if rows.empty:
            return no_findings()
        table = findings(self.info, rows.assign(amount=1, limit=_said(case, rows)))
        return table.assign(severity=rows["hard"].map({True: "hard", False: "soft"}).to_numpy())

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        return self._priced(case)[["candidate", "cost"]]

    def _priced(self, case: Case[Instance]) -> pd.DataFrame:
        """The rows of `_missed`, with their cost and whether the centre of registration forbids them (`hard`)."""
        rows = _missed(case)
        people = case.instance.candidates.drop_duplicates("id").set_index("id")["centre"]
        centre = rows["candidate"].map(people)
        hard = policy_value(case.instance, centre, lambda p: p.of(TransferParameters).unresolved).eq("forbid")
        cost = (~hard).astype("int64") * case.instance.policy.weight(self.info)
        return rows.assign(hard=hard, cost=cost)


def _most_apart(since: npt.NDArray[np.int64], until: npt.NDArray[np.int64]) -> int:
    """The largest number of these intervals that do not overlap: always the next that ends first."""
    count, free = 0, np.iinfo(np.int64).min
    for k in np.argsort(until, kind="stable"):
        if since[k] >= free:
            count, free = count + 1, until[k]
    return count


def _missed(case: Case[Instance]) -> pd.DataFrame:
    """One row for each missed exam: candidate, other (the exam) and exam, the first one listed with it."""
    listed = case.timetable.overlaps
    rows = listed[listed["outcome"] == "unresolved"].rename(columns={"stays": "exam", "moves": "other"})
    rows = rows.sort_values(["candidate", "other", "exam"]).drop_duplicates(["candidate", "other"])
    return rows.sort_values(["candidate", "exam", "other"], ignore_index=True)


def _said(case: Case[Instance], rows: pd.DataFrame) -> "pd.Series[str]":
    """The other exams that a missed one overlaps, by name, and what stands against every way out."""
    also, reasons = _also(case, rows), _reasons(case, rows)
    both = also.where(reasons == "", also + ", " + reasons)
    return reasons.where(also == "", both)


def _also(case: Case[Instance], rows: pd.DataFrame) -> pd.Series:
    """`also X, also Y`: the exams besides the first that overlap the missed one and are not missed themselves."""
    pairs = case.facts.pairs
    pairs = pairs.loc[pairs["overlap"].astype(bool), ["candidate", "exam", "other"]]
    back = pairs.rename(columns={"exam": "other", "other": "exam"})
    both = pd.concat([pairs, back], ignore_index=True).rename(columns={"exam": "third"})
    met = rows[["candidate", "exam", "other"]].merge(both, on=["candidate", "other"])
    missed = pd.MultiIndex.from_frame(rows[["candidate", "other"]])
    gone = pd.MultiIndex.from_frame(met[["candidate", "third"]]).isin(missed)
    met = met[(met["third"] != met["exam"]) & ~np.asarray(gone, bool)].sort_values(
        ["candidate", "other", "third"]
    )
    names = ("also " + met["third"].astype(str)).groupby([met["candidate"], met["other"]]).agg(", ".join)
    found = rows[["candidate", "other"]].merge(
        names.rename("also").rename_axis(["candidate", "other"]).reset_index(),
        on=["candidate", "other"],
        how="left",
    )
    return pd.Series(found["also"].fillna("").to_numpy(dtype=object), index=rows.index, dtype=object)


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

"""A soft rule for one search: what weighs on the worst-off candidates costs more than it does for others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.overlaps.transfer import Transfer
from scheduler.rules.rule import Case, Rule
from scheduler.terms.axis import Axis
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Count, Counts, Pairs, Prefer, Relate, Term

RAISED = (
    "two-a-day",
    "back-to-back",
    "three-in-three",
    "exam-load",
    "evening-then-morning",
    "weekday-daytime",
)
"""The rules about when a candidate sits; what others cost depends on rooms and seats, too, or on where everybody else sits."""


@dataclass(frozen=True)
class RaisedPrices:
    """What `rules` cost each of the candidates is paid so many times more: `times` by candidate, 1 or more.

    So is the price of a transfer, for each two exams of the candidate that overlap: who is led to an exam or misses one is
    known only with rooms and escorts, but nobody is or does without an overlap.
    """

    rules: tuple[Rule[ModelData, Instance], ...]
    times: Mapping[str, int]

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("raised-prices"),
        kind="soft",
        weight=1,
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=(
            "What weighs on the worst-off candidates",
            "Ce qui pèse sur les candidats les moins bien lotis",
        ),
        sentence=(
            "what weighs on the worst-off candidates costs { $amount } more",
            "ce qui pèse sur les candidats les moins bien lotis coûte { $amount } de plus",
        ),
        unit="candidates",
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        """The soft terms of the rules, stated of these candidates alone, at so many times their weight."""
        for times, candidates in self._alike():
            seen = _of_candidates(data, candidates)
            for rule in self.rules:
                for term in rule.terms(seen):
                    yield from _raised(term, str(self.info.id), times)
            price = data.instance.policy.weight(Transfer.info) * times
            for axis in seen.axes:
                yield Relate(str(self.info.id), axis.pairs, axis.overlap.astype(np.int64) * price)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        """One finding for all candidates who pay alike and each rule that costs them something."""
        rows = []
        for times, candidates in self._alike():
            facts = case.facts
            attendance, pairs = (t[t["candidate"].isin(candidates)] for t in (facts.attendance, facts.pairs))
            one = Case(case.instance, case.timetable, replace(facts, attendance=attendance, pairs=pairs))
            rows += [times * int(rule.check(one)["cost"].sum()) for rule in self.rules]
            price = case.instance.policy.weight(Transfer.info) * times
            rows.append(int(pairs["overlap"].astype(bool).sum()) * price)
        paid = [cost for cost in rows if cost]
        if not paid:
            return no_findings()
        return findings(self.info, pd.DataFrame({"amount": paid, "cost": paid}))

    def _alike(self) -> Iterator[tuple[int, list[str]]]:
        """The candidates by the number of times that they pay."""
        for times in sorted({*self.times.values()}):
            yield times, sorted(name for name, mine in self.times.items() if mine == times)


def _of_candidates(data: ModelData, candidates: list[str]) -> ModelData:
    """The model data with these candidates alone in what rules about times of candidates read: people, pairs and axes."""
    kept = data.candidate_pairs["candidate"].isin(candidates).to_numpy(bool)
    axes: list[Axis] = []
    parts: list[pd.DataFrame] = []
    for axis, rows in zip(data.axes, data.rows_of_axis, strict=True):
        mine = data.candidate_pairs.iloc[rows[kept[rows]]]
        if mine.empty:
            continue
        count = mine.groupby(["a", "b"], sort=True).size().reset_index(name="count")
        a, b, people = (count[name].to_numpy(np.int64) for name in ("a", "b", "count"))
        known = {
            pair: k for k, pair in enumerate(zip(axis.pairs.a.tolist(), axis.pairs.b.tolist(), strict=True))
        }
        where = [known[pair] for pair in zip(a.tolist(), b.tolist(), strict=True)]
        parts.append(mine.assign(axis=len(axes)))
        # Who sits nothing else matters to proofs alone, which hard terms are for.
        pairs = Pairs(f"{axis.pairs.name} worst-off", a, b, people, axis.pairs.at)
        axes.append(replace(axis, pairs=pairs, chance=axis.chance[where]))
    return replace(
        data,
        people=data.people[data.people["candidate"].isin(candidates)],
        candidate_pairs=pd.concat(parts, ignore_index=True) if parts else data.candidate_pairs.iloc[:0],
        axes=tuple(axes),
    )


def _raised(term: Term, rule: str, times: int) -> Iterator[Term]:
    """A soft term at so many times its weight, said by another rule; nothing for a hard one."""
    match term:
        case Prefer():
            yield replace(term, rule=rule, cost=term.cost * times)
        case Relate(hard=False):
            yield replace(term, rule=rule, kernel=term.kernel * times)
        case Count(weight=int(weight)):
            yield replace(term, rule=rule, weight=weight * times)
        case Counts():
            yield replace(term, rule=rule, weight=term.weight * times)

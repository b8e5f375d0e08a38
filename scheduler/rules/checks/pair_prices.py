"""The price of two exams too close together, for all candidates of a pair of exams."""

from collections import Counter

import numpy as np
import pandas as pd

from models.instance import Instance
from models.rules import RuleInfo
from models.turnout import expected_cost, expected_people
from scheduler.rules.rule import Case


def price_by_candidate(
    info: RuleInfo, case: Case[Instance], pairs: pd.DataFrame, weight: int | None = None
) -> pd.DataFrame:
    """What the candidates of `pairs` bear (candidate, cost), one row for each row of `pairs`.

    The cost of a pair of exams is that of `price_by_pair`: those of one class, who are counted together there, bear
    equal parts of it.
    """
    weight = case.instance.policy.weight(info) if weight is None else weight
    people = pairs.groupby(["exam", "other", "candidate_class"], sort=False)["candidate"].transform("size")
    turnout, together = case.instance.turnout, people.to_numpy(np.int64)
    chance = turnout.chance(turnout.share(pairs["exam"]), turnout.share(pairs["other"]))
    return pairs[["candidate"]].assign(cost=expected_cost(together, weight, chance) / together)


def price_by_pair(
    info: RuleInfo, case: Case[Instance], pairs: pd.DataFrame, weight: int | None = None
) -> pd.DataFrame:
    """One row for each pair of exams with its candidates (the expected number while results are unknown) and cost.

    `pairs` is `Facts.pairs` or part of it; `weight` the price of one candidate, that of the rule unless given. The cost is rounded once for each class of candidates with the same
    zone and times, as the solver does.
    """
    turnout = case.instance.turnout
    weight = case.instance.policy.weight(info) if weight is None else weight
    counts = Counter(
        zip(*(pairs[name].tolist() for name in ("exam", "other", "candidate_class")), strict=True)
    )
    alike = sorted(counts)
    exam, other = (np.array([key[side] for key in alike], object) for side in (0, 1))
    people = np.array([counts[key] for key in alike], np.int64)
    chance = turnout.chance(turnout.share(exam), turnout.share(other))
    first = np.flatnonzero([k == 0 or key[:2] != alike[k - 1][:2] for k, key in enumerate(alike)])
    amounts = {"people": people, "cost": expected_cost(people, weight, chance), "coming": people * chance}
    sums = {name: np.add.reduceat(values, first) for name, values in amounts.items()}
    table = pd.DataFrame({"exam": exam[first], "other": other[first], **sums})
    return table.assign(amount=expected_people(table["people"], table["coming"]))

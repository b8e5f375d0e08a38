"""The price of two exams too close together, for all candidates of a pair of exams."""

import pandas as pd

from models.instance import Instance
from models.rules import RuleInfo
from models.turnout import expected_cost, expected_people
from scheduler.rules.rule import Case


def price_by_pair(
    info: RuleInfo, case: Case[Instance], pairs: pd.DataFrame, weight: int | None = None
) -> pd.DataFrame:
    """One row for each pair of exams with its candidates (the expected number while results are unknown) and cost.

    `pairs` is `Facts.pairs` or part of it; `weight` the price of one candidate, that of the rule unless given. The cost is rounded once for each class of candidates with the same
    zone and times, as the solver does.
    """
    turnout = case.instance.turnout
    weight = case.instance.policy.weight(info) if weight is None else weight
    alike = pairs.groupby(["exam", "other", "candidate_class"]).size().rename("people").reset_index()
    chance = turnout.chance(turnout.share(alike["exam"]), turnout.share(alike["other"]))
    people = alike["people"].to_numpy("int64")
    alike = alike.assign(cost=expected_cost(people, weight, chance), coming=people * chance)
    table = alike.groupby(["exam", "other"], as_index=False)[["people", "cost", "coming"]].sum()
    return table.assign(amount=expected_people(table["people"], table["coming"]))

"""How evenly the soft costs that candidates feel are spread among them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

DIGITS = 6
"""Decimal places that are kept: costs while results are unknown are expectations, divided among candidates."""


@dataclass(frozen=True, order=True)
class Spread:
    """The candidates' own costs in two numbers, the worse first: a timetable is fairer than another if its `highest` own cost
    is lower, or equal and the `gini` index is lower.

    `highest`: the own cost of the candidate who bears most. `gini`: the index of concentration of C. Gini ("Variabilità e
    mutabilità", 1912), the mean difference of two candidates over twice the mean; 0 if all bear the same, close to 1 if one
    bears everything. `total` is the sum of the own costs, `people` the number of candidates; neither says what is fairer.

    That fairness among students is a concern of theirs besides the sum, and that it may be bought with a part of the sum, is
    found by A. Muklason, A. J. Parkes, B. McCollum and E. Özcan, "Fairness in examination timetabling: student preferences
    and extended formulations", PATAT 2014, pp. 512-515.
    """

    highest: float
    gini: float
    total: float
    people: int


@dataclass(frozen=True)
class FairSearch:
    """A search for a fairer timetable that may cost `within` (a part of the cost) more: cost and spread before and after."""

    within: float
    costs: tuple[int, int]
    before: Spread
    after: Spread


def spread_of(costs: npt.ArrayLike) -> Spread:
    """The measures of the own costs of all candidates, 0 or more each, those who bear nothing among them."""
    sorted_costs = np.sort(np.asarray(costs, np.float64))
    people, total = len(sorted_costs), float(sorted_costs.sum())
    if not people or not total:
        return Spread(0.0, 0.0, 0.0, people)
    # With costs in ascending order the mean difference is a weighted sum (Gini 1912).
    ranked = float(sorted_costs @ np.arange(1, people + 1))
    gini = 2 * ranked / (people * total) - (people + 1) / people
    return Spread(round(float(sorted_costs[-1]), DIGITS), round(gini, DIGITS), round(total, DIGITS), people)

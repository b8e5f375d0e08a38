"""Guides that foresee who must travel: at home there are too few seats or invigilators, and another site receives them.

The place stage decides who is received where, so no term prices it. Without a forecast the search fills days on which
the home site is closed, or a site beyond its seats, as if travel cost nothing.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from scheduler.compile.places.place_rules import PlaceRules
from scheduler.compile.places.supply import Supply, seats_of, staff_of
from scheduler.compile.soft_counts import Guides, joined_guides
from scheduler.terms.group_types import Ints
from scheduler.terms.model_data import ModelData
from scheduler.terms.ranges import ranges

COLUMNS = ("option", "since", "until", "people")
WHOLE_VISIT = 5
"""Candidates who travel for each one beyond the seats: whoever sits something at the site on that day goes, too."""


def travel_guides(data: ModelData, rules: PlaceRules) -> Guides:
    """For each site with another one that receives its candidates: what the cheapest travel of those costs for whom
    there is nothing at home while their exam lasts, and of those beyond what there is."""
    price = _least_price(data, rules)
    rows = data.occupation
    rows = rows[rows["site"].isin(list(price))]
    each = np.where(rules.ratio > 0, rules.ratio, np.iinfo(np.int32).max)
    supplies = [seats_of(rules.rooms)]
    if rules.ratio.any() and "invigilator" in rules.able:
        supplies.append(staff_of(data, rules.able["invigilator"], each))
    guides = list[Guides]()
    for site, here in rows.groupby("site", observed=True):
        number = data.site_numbers[str(site)]
        for supply in supplies:
            guides += _guides(here, supply.at(supply.site == number), price[str(site)])
    return joined_guides(guides)


def _least_price(data: ModelData, rules: PlaceRules) -> dict[str, int]:
    """The least price of a candidate who travels, by home site; none where travel costs nothing or nobody travels."""
    hosts = rules.hosting.hosts
    away = hosts[hosts["host"] != hosts["site"].map(data.site_numbers)]
    prices = away.groupby("site")["price"].min()
    return {str(site): int(price) for site, price in prices.items() if price > 0}


def _guides(rows: pd.DataFrame, supply: Supply, price: int) -> Iterator[Guides]:
    """One guide of all options without enough at home while they last; one for each instant at which a sitting begins, of the
    others."""
    option, since, until, people = (rows[name].to_numpy(np.int64) for name in COLUMNS)
    lacking = supply.throughout(since, until) < people
    yield _one(option[lacking], people[lacking], price)
    option, since, until, people = (part[~lacking] for part in (option, since, until, people))
    limit, steps = supply.over_time()
    instants = np.unique(since)
    step = np.searchsorted(steps[:, 0], instants, side="right")
    there = np.append(limit, steps[:, 1])[step]
    row, instant = ranges(np.searchsorted(instants, since), np.searchsorted(instants, until))
    yield Guides(
        instant, option[row], people[row], there, np.full(len(instants), WHOLE_VISIT * price, np.int64)
    )


def _one(option: Ints, people: Ints, price: int) -> Guides:
    """Every candidate of these options pays the price."""
    nothing = np.zeros(len(option), np.int64)
    return Guides(nothing, option, people, np.zeros(1, np.int64), np.array([price], np.int64))

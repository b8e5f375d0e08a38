"""What the host terms of all rules say, folded once per problem."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from scheduler.terms.clock import DAY
from scheduler.terms.group_types import Ints
from scheduler.terms.host_terms import CloseSite, Host, HostTerm, Journey, KeepHost
from scheduler.terms.model_data import ModelData


@dataclass(frozen=True)
class HostRules:
    """Tables of what hosts are possible, where some site may send its candidates elsewhere (else they are empty).

    - `hosts`, one row per possible host of a home site: site (name of the home), host (number), price of a candidate;
    - `closed`: host, day, closed (true): days on which a host receives nobody;
    - `pins`: node, site (name of the home), pinned (number of the host).

    `shut` rows (room, from, until): rooms of these sites on closed days. `sitting_cost`: of each site of an exam in a
    catchment beyond the first.
    """

    hosts: pd.DataFrame
    closed: pd.DataFrame
    pins: pd.DataFrame
    shut: Ints
    sitting_cost: int


def fold_host_terms(data: ModelData, terms: Sequence[HostTerm], sitting_cost: int) -> HostRules:
    """Fold the host terms of a semester."""
    names = np.array(list(data.site_numbers), object)
    exchanging = [data.site_numbers[site] for site in data.exchanging]
    ways = _rows([np.stack([t.home, t.host], 1) for t in terms if isinstance(t, Host)], 2)
    ways = ways[np.isin(ways[:, 0], exchanging)]
    prices = np.zeros((len(names), len(names)), np.int64)
    for term in terms:
        if isinstance(term, Journey):
            np.add.at(prices, (term.home, term.host), term.price)
    price = prices[ways[:, 0], ways[:, 1]]
    closed = _rows([np.stack([t.site, t.day], 1) for t in terms if isinstance(t, CloseSite)], 2)
    closed = np.unique(closed[np.isin(closed[:, 0], exchanging)], axis=0)
    pins = _rows([np.stack([t.node, t.home, t.host], 1) for t in terms if isinstance(t, KeepHost)], 3)
    return HostRules(
        hosts=pd.DataFrame({"site": names[ways[:, 0]], "host": ways[:, 1], "price": price}),
        closed=pd.DataFrame({"host": closed[:, 0], "day": closed[:, 1], "closed": True}),
        pins=pd.DataFrame({"node": pins[:, 0], "site": names[pins[:, 1]], "pinned": pins[:, 2]}),
        shut=_rooms_on(data, closed),
        sitting_cost=sitting_cost,
    )


def _rows(parts: Iterable[Ints], columns: int) -> Ints:
    return np.concatenate([np.empty((0, columns), np.int64), *parts])


def _rooms_on(data: ModelData, closed: Ints) -> Ints:
    """Rows (room, from, until) of the rooms of these sites on these days."""
    rows = [np.empty((0, 3), np.int64)]
    of = np.array([data.site_numbers[str(room.site)] for room in data.instance.rooms], np.int64)
    for site in np.unique(closed[:, 0]).tolist():
        day, rooms = closed[closed[:, 0] == site, 1], np.flatnonzero(of == site)
        zone = data.instance.sites[site].zone
        since, until = (data.clock.to_utc(zone, (day + k) * DAY) for k in (0, 1))
        spans = np.stack([since, until], 1)
        rows.append(np.column_stack([np.repeat(rooms, len(day)), np.tile(spans, (len(rooms), 1))]))
    return np.concatenate(rows)

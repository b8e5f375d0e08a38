"""What pinned hosts say about times: all of a home site sit at one site on one day, and that site has so many seats."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pandas as pd

from scheduler.compile.places.supply import Supply
from scheduler.terms.group_types import Ints
from scheduler.terms.host_terms import KeepHost
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Forbid, Load, Pairs, Relate

COLUMNS = ("option", "since", "until", "people", "sure")


def terms_of_pinned_hosts(
    data: ModelData, term: KeepHost, rows: pd.DataFrame, seats: Supply
) -> Iterator[Relate | Load | Forbid]:
    """Exams of a home site with different hosts lie on different days; the host has seats for those it receives. `rows`: one
    per option and group; `seats` of all rooms."""
    for home in np.unique(term.home).tolist():
        mine = term.home == home
        yield from _different_days(data, term.rule, home, term.node[mine], term.host[mine])
    pins = pd.DataFrame({"node": term.node, "home": term.home, "host": term.host}).drop_duplicates()
    node = data.options.node_of[rows["option"].to_numpy(np.int64)]
    home = rows["site"].map(data.site_numbers).to_numpy(np.int64)
    received = rows.assign(node=node, home=home).merge(pins, on=["node", "home"])
    for host, here in received.groupby("host"):
        supply = seats.at(seats.site == host)
        option, since, until, people, sure = (here[name].to_numpy(np.int64) for name in COLUMNS)
        limit, steps = supply.over_time()
        place = list(data.site_numbers)[int(str(host))]
        yield Load(term.rule, f"seats {place}", option, since, until, people, limit, steps, sure, place)
        nowhere = sure > supply.throughout(since, until)
        if nowhere.any():
            yield Forbid(term.rule, np.unique(option[nowhere]))


def _different_days(data: ModelData, rule: str, home: int, node: Ints, host: Ints) -> Iterator[Relate]:
    """Exams of one home site whose hosts differ are not on one local day of that site."""
    pairs = [
        tuple(sorted((a, b)))
        for (a, s), (b, t) in combinations(sorted(zip(node.tolist(), host.tolist(), strict=True)), 2)
        if a != b and s != t
    ]
    if not pairs:
        return
    zone = data.instance.sites[home].zone
    bands = data.bands[data.bands["zone"] == zone]
    days, number = np.unique(bands["day"].to_numpy(np.int64), return_inverse=True)
    at = np.full(data.options.size, -1, np.int64)
    at[bands["option"].to_numpy(np.int64)] = number
    a, b = np.array(sorted(set(pairs)), np.int64).T
    every = Pairs(f"hosts of {list(data.site_numbers)[home]}", a, b, np.ones(len(a), np.int64), at)
    yield Relate(rule, every, np.eye(len(days), dtype=np.int64), hard=True)

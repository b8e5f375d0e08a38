"""The cheapest set of relaxations that removes every conflict, each of which several of them would remove."""

import heapq
from collections.abc import Iterator, Sequence
from itertools import count

from scheduler.app.infeasible.remedy import Remedy

Key = tuple[str, str]
Price = tuple[int, int]
"""How many things have no price, and the price of the others: in this order."""
Levels = tuple[Remedy, ...]


def cheapest_set(ways: Sequence[Sequence[Remedy]]) -> tuple[Remedy, ...]:
    """A set that holds, for each conflict, one of its ways out or more of the same kind (a minimum-cost hitting set).

    As few things without a price as possible come first, then the least sum of prices. Conflicts that have no way out in
    common are independent. Conflicts without any way out are left out.
    """
    chosen: list[Remedy] = []
    for part in _independent([one for one in ways if one]):
        chosen += _cheapest(part)
    return tuple(sorted(chosen, key=lambda one: (one.price is None, one.price or 0, one.key)))


def price_of(chosen: Sequence[Remedy]) -> Price:
    """What relaxations cost together."""
    return sum(one.price is None for one in chosen), sum(one.price or 0 for one in chosen)


def _independent(ways: Sequence[Sequence[Remedy]]) -> Iterator[list[Sequence[Remedy]]]:
    """The conflicts in parts that have no way out in common."""
    parts: list[tuple[set[Key], list[Sequence[Remedy]]]] = []
    for one in ways:
        keys: set[Key] = {way.key for way in one}
        joined, apart = [one], []
        for known, members in parts:
            if known & keys:
                keys, joined = keys | known, [*members, *joined]
            else:
                apart.append((known, members))
        parts = [*apart, (keys, joined)]
    for _, members in parts:
        yield members


def _cheapest(ways: Sequence[Sequence[Remedy]]) -> Levels:
    """Best first: the cheapest partial set is extended by each way out of the first conflict that it leaves."""
    order = count()
    waiting: list[tuple[Price, int, Levels]] = [((0, 0), next(order), ())]
    seen: set[Levels] = set()
    while True:
        _, _, chosen = heapq.heappop(waiting)
        if chosen in seen:
            continue
        seen.add(chosen)
        open_ = next((one for one in ways if not _removed(one, chosen)), None)
        if open_ is None:
            return chosen
        for way in open_:
            more = tuple(sorted([*(c for c in chosen if c.key != way.key), way], key=lambda one: one.key))
            heapq.heappush(waiting, (price_of(more), next(order), more))


def _removed(conflict: Sequence[Remedy], chosen: Levels) -> bool:
    amount = {one.key: one.amount for one in chosen}
    return any(amount.get(way.key, 0) >= way.amount for way in conflict)

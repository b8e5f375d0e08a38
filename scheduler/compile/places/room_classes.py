"""Room classes: types of groups for whom the same rooms are barred, at the same prices, are of one class."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scheduler.terms.group_types import Flags, GroupTypes, Ints
from scheduler.terms.room_terms import Bar, Price


@dataclass(frozen=True)
class RoomClasses:
    """The class of each type (`of`; 0: no bar, no price), and by class and room what the solver reads:

    - `serves[c, room]`: groups of the class may use the room; `equipped[room]`: a scarce room;
    - `group_price`, `candidate_price` [c, room]: what a group, or each candidate, costs there (empty: nothing);
    - `bars[c, bar]`: which of the `distinct` bars hold for the class.
    """

    of: Ints
    serves: Flags
    equipped: Flags
    group_price: Ints
    candidate_price: Ints
    bars: Flags
    distinct: tuple[Bar, ...]

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of the table of rooms."""
        return {
            "serves": self.serves,
            "equipped": self.equipped,
            "group_price": self.group_price,
            "candidate_price": self.candidate_price,
        }


def fold_room_classes(
    types: GroupTypes, rooms: int, bars: Sequence[Bar], prices: Sequence[Price]
) -> RoomClasses:
    """The classes of these types. Bars of one rule for the same rooms are one."""
    number: dict[tuple[str, bytes], int] = {}
    of_bar = [number.setdefault((bar.rule, bar.barred.tobytes()), len(number)) for bar in bars]
    distinct = tuple(bars[of_bar.index(k)] for k in range(len(number)))
    # The first row, without any bar or price, makes class 0.
    traits = np.zeros((1 + len(types), len(number) + len(prices)), bool)
    for bar, k in zip(bars, of_bar, strict=True):
        traits[1:, k] |= bar.who.among(types)
    for k, price in enumerate(prices, len(number)):
        traits[1:, k] = price.who.among(types)
    classes, of = np.unique(traits, axis=0, return_inverse=True)
    barring, pricing = classes[:, : len(number)], classes[:, len(number) :].astype(np.int64)
    barred = np.array([bar.barred for bar in distinct], bool).reshape(len(number), rooms)
    serves = ~(barring.astype(np.int64) @ barred).astype(bool)
    scarce = np.array([bar.scarce for bar in distinct], bool)
    asking = (barring & scarce).any(1)
    amount = np.array([price.amount for price in prices], np.int64).reshape(len(prices), rooms)
    each = np.array([price.per == "candidate" for price in prices], bool)

    def total(chosen: Flags) -> Ints:
        sums = pricing[:, chosen] @ amount[chosen]
        return sums if sums.any() else np.empty((0, 0), np.int64)

    return RoomClasses(
        of=of.ravel()[1:].astype(np.int64),
        serves=serves,
        equipped=np.asarray(serves[asking].any(0)),
        group_price=total(~each),
        candidate_price=total(each),
        bars=barring,
        distinct=distinct,
    )

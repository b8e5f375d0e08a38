"""The rooms of a problem: seats, closures, whom they serve and what they cost."""

from dataclasses import dataclass, field
from functools import cached_property, partial

import numpy as np
import numpy.typing as npt

from scheduler.terms.empty_arrays import no_flag_table, no_flags, no_rows, no_table

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class RoomTable:
    """All rooms, numbered from 0; arrays have one entry per room, sites are numbers too.

    `seats` that may be used, `cost` of using the room at all. `closed` rows (room, from, until): not available
    in [from, until), UTC minutes. `serves[c, room]`: the room has what groups of room class c ask for (default: every
    room serves everybody). `equipped[room]`: it has something that some groups ask for. `group_price`,
    `candidate_price` [c, room]: what each group of class c, or each of its candidates, costs there (default: nothing).
    """

    names: tuple[str, ...]
    site: Ints
    seats: Ints
    cost: Ints
    closed: Ints = field(default_factory=partial(no_rows, 3))
    serves: Flags = field(default_factory=no_flag_table)
    equipped: Flags = field(default_factory=no_flags)
    group_price: Ints = field(default_factory=no_table)
    candidate_price: Ints = field(default_factory=no_table)

    @cached_property
    def sought(self) -> Flags:
        """Rooms with equipment that some groups ask for: other groups sit elsewhere if that costs nothing."""
        return self.equipped if len(self.equipped) else np.zeros(len(self.names), bool)

    def serving(self, asks: Ints) -> Flags:
        """Which rooms each of the groups with these room classes may use: groups x rooms."""
        return self.serves[asks] if len(self.serves) else np.ones((len(asks), len(self.names)), bool)

    def prices(self, asks: int, room: int) -> tuple[int, int]:
        """What a group with this room class costs in a room, and what each of its candidates does."""
        group = int(self.group_price[asks, room]) if len(self.group_price) else 0
        candidate = int(self.candidate_price[asks, room]) if len(self.candidate_price) else 0
        return int(self.cost[room]) + group, candidate

    def priced_by_group(self, rooms: Ints) -> bool:
        """Whether using some of these rooms costs, whoever many sit there."""
        return bool(self.cost[rooms].any() or (len(self.group_price) and self.group_price[:, rooms].any()))

    def candidate_prices(self, asks: Ints) -> Ints:
        """What each candidate costs: groups with these room classes x rooms."""
        if not len(self.candidate_price):
            return np.zeros((len(asks), len(self.names)), np.int64)
        return self.candidate_price[asks]

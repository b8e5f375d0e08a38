"""A solution: what the solver has decided so far."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.placer import Placement
from scheduler.solver.rooms.ways_in import Stuck

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Solution:
    """Options, their cost, and rooms or places as far as they are assigned.

    `choice`: the option of each node. `cost`: as reckoned by its maker; that of the annealing contains rooms, guides and
    penalties. `rooms`: the room of each node where the annealing assigns rooms, else None. `placement`: where everybody
    sits, once the place stage has assigned it; a solution that the search hands out has it if there are places at all.
    `stuck`: what an incomplete one leaves out, and what would let it in.
    """

    choice: Ints
    cost: int
    rooms: Ints | None = None
    placement: Placement | None = None
    stuck: tuple[Stuck, ...] = ()

    @property
    def missing(self) -> int:
        """How much an incomplete solution lacks: candidates without a seat, overlaps without an answer. 0: it is complete."""
        return 0 if self.placement is None or not self.placement.stuck else max(self.placement.missing, 1)

"""A solution: what the solver has decided so far."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Solution:
    """Options, rooms where they are decided together with them, and the cost.

    `choice`: the option of each node. `rooms`: the room of each node where the annealing assigns rooms, else None.
    `cost`: as reckoned by its maker; that of the annealing contains rooms, guides and penalties.
    """

    choice: Ints
    cost: int
    rooms: Ints | None = None

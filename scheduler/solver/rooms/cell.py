"""A cell of the place stage, and what packing it gave."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Cell:
    """Groups of one site whose occupations overlap in a chain, and the rooms they may use.

    `groups` and `rooms` are row numbers of the whole tables.
    """

    groups: Ints
    rooms: Ints


@dataclass(frozen=True)
class Packed:
    """`people[g, r]` of the cell's groups and rooms; `left_out[g]` people not served; its cost.

    `proven`: no packing is cheaper. An impossible cell has `people` None. `effort`: deterministic seconds of CP-SAT.
    """

    people: Ints | None
    left_out: Ints
    cost: int
    proven: bool
    effort: float = 0.0

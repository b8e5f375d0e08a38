"""Relations between the rooms of two exams, as the packing of a cluster reads them."""

from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt

from scheduler.terms.empty_arrays import no_flag_table, no_rows

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
SAME, BESIDE, DIFFERENT = range(3)


@dataclass(frozen=True)
class RoomRelations:
    """`rows` (node, other, where, price): at each site each room of the node is one of the other's (SAME), one of the
    other's or beside one (BESIDE), or none of them (DIFFERENT); else it costs `price`, -1: it must be so.

    `beside[i, j]`: room j is beside room i. Only groups of sittings count, no transferred ones.
    """

    rows: Ints = field(default_factory=partial(no_rows, 4))
    beside: Flags = field(default_factory=no_flag_table)

    def __len__(self) -> int:
        return len(self.rows)

    def among(self, nodes: Ints) -> Ints:
        """The rows between some of the nodes."""
        return self.rows[np.isin(self.rows[:, :2], nodes).all(1)] if len(self) else self.rows

"""Types of groups: what place terms are about, before anybody knows when an exam starts.

A group of candidates at a site has a type that no choice of options changes: the exam, the class of needs, the home
site, the kind of its seats, and whether it sits as its need asks. A term says by a selector (`Who`) which types it is
for, and compile finds the types once; the groups of every choice look theirs up.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.timetable import KINDS

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class GroupTypes:
    """One row per type: `node` (exam), `need` (class of needs), `site` (home), `kind` (position in KINDS), and
    `granted`: seated as the need asks (False: a wish that is not granted)."""

    node: Ints
    need: Ints
    site: Ints
    kind: Ints
    granted: Flags

    def __len__(self) -> int:
        return len(self.node)


@dataclass(frozen=True)
class Who:
    """The types for which every condition that is given holds; without a condition, all of them.

    `nodes`, `needs` and `sites` are flags by exam, class of needs and home site; `kinds` names kinds of seats.
    """

    nodes: Flags | None = None
    needs: Flags | None = None
    sites: Flags | None = None
    kinds: tuple[str, ...] | None = None
    granted: bool | None = None

    def among(self, types: GroupTypes) -> Flags:
        """Which of the types are meant."""
        chosen = np.ones(len(types), bool)
        for flags, number in ((self.nodes, types.node), (self.needs, types.need), (self.sites, types.site)):
            if flags is not None:
                chosen &= flags[number]
        if self.kinds is not None:
            chosen &= np.isin(types.kind, [KINDS.index(kind) for kind in self.kinds])
        if self.granted is not None:
            chosen &= types.granted == self.granted
        return chosen


def kinds_but(*others: str) -> tuple[str, ...]:
    """All kinds of seats but these."""
    return tuple(kind for kind in KINDS if kind not in others)


EVERYBODY = Who()

"""Place terms of sites that receive the candidates of others: who goes together, where to, at what price."""

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def _none(columns: int) -> Ints:
    return np.empty((0, columns), np.int64)


@dataclass(frozen=True)
class Visits:
    """What one decision sends to one site: a home site's whole day. By default nobody goes anywhere.

    `of[g]` the visit of each group, -1: it stays at its site. `home` and `site` of each visit: where its people
    belong, and where they sit (at first at home). `district`: visits with one number may meet at a site.
    `ways` rows (visit, site, cost): where a visit may be sat and what the way there costs.
    `sat` rows (node, visit): the visit brings people of this exam; every site of an exam in a district
    beyond the first costs `sitting_cost`. `torn`: exams (nodes) of each visit that is pinned to two sites.
    """

    of: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    home: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    site: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    district: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    ways: Ints = field(default_factory=lambda: _none(3))
    sat: Ints = field(default_factory=lambda: _none(2))
    sitting_cost: int = 0
    torn: tuple[Ints, ...] = ()

    def __len__(self) -> int:
        return len(self.home)

    def at(self, site: Ints) -> "Visits":
        """The same visits at other sites."""
        return replace(self, site=site)

    def only(self, groups: Ints) -> "Visits":
        """The visits as these groups alone see them (rows of the table of groups)."""
        return replace(self, of=self.of[groups]) if len(self.of) else self

    @property
    def cost(self) -> int:
        """What the ways and the sites beyond the first of each exam cost."""
        if not len(self):
            return 0
        chosen = self.ways[self.ways[:, 1] == self.site[self.ways[:, 0]]]
        node, district = self.sat[:, 0], self.district[self.sat[:, 1]]
        held = np.stack([node, district, self.site[self.sat[:, 1]]])
        beyond = len(np.unique(held, axis=1).T) - len(np.unique(held[:2], axis=1).T)
        return int(chosen[:, 2].sum()) + self.sitting_cost * beyond

"""Place terms of sites that receive candidates of other sites: who travels together, where to, at what price.

A visit is the day of one home site: its candidates of that day all sit at one host site.
"""

from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
import numpy.typing as npt

from scheduler.terms.empty_arrays import no_ints, no_rows

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Visits:
    """The visits of one choice of options. By default there are none.

    - `of[g]`: the visit of each group, -1: it sits at its own site.
    - `home`, `site` of each visit: where its candidates belong, and where they sit (at first at home).
    - `catchment` of each visit: visits with one number may be received at the same site on the same day, so they are
      decided together; those of different catchments are independent.
    - `hosts` rows (visit, site, cost): the possible hosts of a visit and the cost of travel.
    - `sat` rows (node, visit): candidates of the visit sit this exam. Every site of an exam in a catchment beyond
      the first costs `sitting_cost`.
    - `broken_pins`: the exams (nodes) of each visit that is pinned to two sites.
    """

    of: Ints = field(default_factory=no_ints)
    home: Ints = field(default_factory=no_ints)
    site: Ints = field(default_factory=no_ints)
    catchment: Ints = field(default_factory=no_ints)
    hosts: Ints = field(default_factory=partial(no_rows, 3))
    sat: Ints = field(default_factory=partial(no_rows, 2))
    sitting_cost: int = 0
    broken_pins: tuple[Ints, ...] = ()

    def __len__(self) -> int:
        return len(self.home)

    def at(self, site: Ints) -> "Visits":
        """The same visits at other sites."""
        return replace(self, site=site)

    def subset(self, groups: Ints) -> "Visits":
        """The same visits for some of the groups (row numbers)."""
        return replace(self, of=self.of[groups]) if len(self.of) else self

    @property
    def travel_costs(self) -> Ints:
        """Rows (node, cost): what the travel of a visit costs, for each of its exams."""
        if not len(self):
            return no_rows(2)
        chosen = self.hosts[self.hosts[:, 1] == self.site[self.hosts[:, 0]]]
        price = np.zeros(len(self), np.int64)
        price[chosen[:, 0]] = chosen[:, 2]
        away = self.sat[price[self.sat[:, 1]] > 0]
        return np.column_stack([away[:, 0], price[away[:, 1]]])

    @property
    def cost(self) -> int:
        """The cost of travel, and of the sites of each exam beyond its first."""
        if not len(self):
            return 0
        chosen = self.hosts[self.hosts[:, 1] == self.site[self.hosts[:, 0]]]
        node, catchment = self.sat[:, 0], self.catchment[self.sat[:, 1]]
        held = np.stack([node, catchment, self.site[self.sat[:, 1]]])
        beyond = len(np.unique(held, axis=1).T) - len(np.unique(held[:2], axis=1).T)
        return int(chosen[:, 2].sum()) + self.sitting_cost * beyond

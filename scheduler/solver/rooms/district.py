"""One district: the visits of a day that may meet at a site, and the best way to send each somewhere.

Small districts are searched completely, in order of what ways and sittings cost, until rooms can save no more; in
larger ones everybody begins at home, or as near as may be, and days move while that pays.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.cell import Cell, Packed
from scheduler.solver.rooms.site_cells import cells_of_groups
from scheduler.terms.places import PlaceTerms

Ints = npt.NDArray[np.int64]
COMPLETE = 1024
"""Ways to send a district's visits up to which all are looked at."""
Score = tuple[int, int]
"""Cells without a packing, then the cost."""


@dataclass(frozen=True)
class Decided:
    """The site of each visit of a district. `stuck` cells find no packing there; `exact`: nothing else is
    cheaper; `hopeless`: it is proven that something is stuck wherever the visits go."""

    sites: Ints
    stuck: int
    exact: bool
    hopeless: bool


class District:
    """What it costs to send each visit where.

    `terms` of the district's groups alone; `visits` the numbers of its visits; rows of `ways` (visit, site, cost)
    and the pairs `node`, `visit` (who brings people of which exam) count the visits from 0.
    """

    def __init__(
        self,
        terms: PlaceTerms,
        pack: Callable[[Cell, PlaceTerms], Packed],
        visits: Ints,
        ways: Ints,
        node: Ints,
        visit: Ints,
    ) -> None:
        self.terms, self.pack = terms, pack
        cheapest = ways[np.lexsort((ways[:, 1], ways[:, 2]))]
        self.ways = [cheapest[cheapest[:, 0] == k, 1:] for k in range(len(visits))]
        self.rows_of = [np.flatnonzero(terms.visits.of == v) for v in visits]
        self.parties = [visit[node == one] for one in np.unique(node)]
        self.proven = self.sure = True
        self._known: defaultdict[int, dict[frozenset[int], Score]] = defaultdict(dict)

    def best(self) -> Decided:
        """The cheapest sites of the visits."""
        complete = prod(len(rows) for rows in self.ways) <= COMPLETE
        sites, stuck = self._complete() if complete else self._descend()
        return Decided(sites, stuck, complete and self.proven, complete and self.sure)

    def _complete(self) -> tuple[Ints, int]:
        """Of all ways, those with the cheapest ways and sittings first."""
        index = np.indices([len(rows) for rows in self.ways]).reshape(len(self.ways), -1)
        sites = np.stack([rows[i, 0] for rows, i in zip(self.ways, index, strict=True)], 1)
        fixed = np.sum([rows[i, 1] for rows, i in zip(self.ways, index, strict=True)], 0)
        fixed = fixed + self._sittings(sites)
        best, chosen = None, sites[0]
        for row in np.argsort(fixed, kind="stable").tolist():
            if best is not None and best <= (0, int(fixed[row])):
                break
            score = self._score(sites[row], int(fixed[row]), best)
            if best is None or score < best:
                best, chosen = score, sites[row]
        return chosen, best[0] if best else 0

    def _descend(self) -> tuple[Ints, int]:
        """From the cheapest ways on: one day elsewhere or back, or a site closed, as long as that pays."""
        sites = np.array([rows[0, 0] for rows in self.ways])
        best, moved = self._score(sites, self._fixed(sites), None), True
        while moved:
            moved = False
            for other in self._neighbours(sites):
                score = self._score(other, self._fixed(other), best)
                if score < best:
                    best, sites, moved = score, other, True
                    break
        return sites, best[0]

    def _neighbours(self, sites: Ints) -> Iterator[Ints]:
        """One visit elsewhere; then all visits at a site together elsewhere, or each wherever is next best."""
        for k, rows in enumerate(self.ways):
            for site in rows[rows[:, 0] != sites[k], 0]:
                yield np.where(np.arange(len(sites)) == k, site, sites)
        for shut in np.unique(sites):
            there = np.flatnonzero(sites == shut)
            away = [self.ways[k][self.ways[k][:, 0] != shut, 0] for k in there]
            if len(there) < 2 or not all(map(len, away)):
                continue
            for target in (*np.unique(np.concatenate(away)).tolist(), -1):
                other = sites.copy()
                other[there] = [target if target in options else options[0] for options in away]
                yield other

    def _fixed(self, sites: Ints) -> int:
        """Price of ways and sittings."""
        ways = zip(self.ways, sites, strict=True)
        price = sum(int(rows[rows[:, 0] == site, 1][0]) for rows, site in ways)
        return price + int(self._sittings(sites[None, :])[0])

    def _sittings(self, sites: Ints) -> Ints:
        """Price of the sites of each exam beyond its first, for each row of sites of the visits."""
        beyond = np.zeros(len(sites), np.int64)
        for party in self.parties:
            ranked = np.sort(sites[:, party], axis=1)
            beyond += (ranked[:, 1:] != ranked[:, :-1]).sum(1)
        return beyond * self.terms.visits.sitting_cost

    def _score(self, sites: Ints, fixed: int, limit: Score | None) -> Score:
        """Stuck cells and total cost; what reaches the limit in any case is not counted to the end."""
        parties = [(int(s), frozenset(np.flatnonzero(sites == s).tolist())) for s in np.unique(sites)]
        least = [self._least(*party) for party in parties]
        for number, party in enumerate(parties):
            score = sum(stuck for stuck, _ in least), fixed + sum(cost for _, cost in least)
            if limit is not None and score >= limit:
                return score
            least[number] = self._at(*party)
        return sum(stuck for stuck, _ in least), fixed + sum(cost for _, cost in least)

    def _least(self, site: int, members: frozenset[int]) -> Score:
        """What a site that holds these visits costs at least: as much as with fewer of them, as far as is known."""
        known = [score for fewer, score in self._known[site].items() if fewer <= members]
        if any(stuck for stuck, _ in known):
            return 1, 0
        return 0, max((cost for _, cost in known), default=0)

    def _at(self, site: int, members: frozenset[int]) -> Score:
        """Stuck cells and cost of the rooms of a site that holds these visits."""
        if members not in self._known[site]:
            rows = np.sort(np.concatenate([self.rows_of[k] for k in sorted(members)]))
            here = self.terms.only(rows).hosted(np.full(len(self.terms.visits), site))
            packed = [self.pack(cell, here) for cell in cells_of_groups(here)]
            self.proven &= all(one.proven for one in packed)
            self.sure &= all(one.proven for one in packed if one.people is None)
            costs = [one.cost for one in packed if one.people is not None]
            self._known[site][members] = len(packed) - len(costs), sum(costs)
        return self._known[site][members]

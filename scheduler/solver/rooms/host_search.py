"""The hosts of one catchment and day: which site receives each visit, at the least cost of travel, sittings and rooms.

This is a small facility location problem whose costs come from packing. If there are few combinations, all are
enumerated in order of travel and sitting costs, until these alone reach the best total. Otherwise local search: every
visit begins at its cheapest host, then one visit changes host or one site is closed, as long as the total falls.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.clusters import Cluster, Packing, clusters_of
from scheduler.terms.places import PlaceTerms

Ints = npt.NDArray[np.int64]
COMPLETE = 1024
"""Combinations of hosts up to which all are enumerated (each may need new packings)."""
Score = tuple[int, int]
"""Clusters without a packing, then the cost."""


@dataclass(frozen=True)
class HostDecision:
    """The host of each visit of a catchment. `unpacked`: clusters that have no packing there. `proven`: no other
    hosts are cheaper. `infeasible`: it is proven that some cluster has no packing wherever the visits go.
    """

    sites: Ints
    unpacked: int
    proven: bool
    infeasible: bool


class HostSearch:
    """The search over the hosts of one catchment.

    `terms` are those of the groups of the catchment alone, `visits` the numbers of its visits. Rows of `hosts` (visit,
    site, cost) and the pairs `node[i]`, `visit[i]` (the visit brings candidates of the exam) number the visits from 0.
    """

    def __init__(
        self,
        terms: PlaceTerms,
        pack: Callable[[Cluster, PlaceTerms], Packing],
        visits: Ints,
        hosts: Ints,
        node: Ints,
        visit: Ints,
    ) -> None:
        self.terms, self.pack = terms, pack
        cheapest = hosts[np.lexsort((hosts[:, 1], hosts[:, 2]))]
        self.hosts = [cheapest[cheapest[:, 0] == k, 1:] for k in range(len(visits))]
        self.rows_of = [np.flatnonzero(terms.visits.of == v) for v in visits]
        self.parties = [visit[node == one] for one in np.unique(node)]
        self.proven = self.failures_proven = True
        self._scores: defaultdict[int, dict[frozenset[int], Score]] = defaultdict(dict)

    def best(self) -> HostDecision:
        """The cheapest hosts found."""
        complete = prod(len(rows) for rows in self.hosts) <= COMPLETE
        sites, unpacked = self._complete() if complete else self._descend()
        return HostDecision(sites, unpacked, complete and self.proven, complete and self.failures_proven)

    def _complete(self) -> tuple[Ints, int]:
        """Enumerate all combinations of hosts, the cheapest travel and sittings first."""
        index = np.indices([len(rows) for rows in self.hosts]).reshape(len(self.hosts), -1)
        sites = np.stack([rows[i, 0] for rows, i in zip(self.hosts, index, strict=True)], 1)
        fixed = np.sum([rows[i, 1] for rows, i in zip(self.hosts, index, strict=True)], 0)
        fixed = fixed + self._sitting_cost(sites)
        best, chosen = None, sites[0]
        for row in np.argsort(fixed, kind="stable").tolist():
            if best is not None and best <= (0, int(fixed[row])):
                break
            score = self._score(sites[row], int(fixed[row]), best)
            if best is None or score < best:
                best, chosen = score, sites[row]
        return chosen, best[0] if best else 0

    def _descend(self) -> tuple[Ints, int]:
        """Descend from the cheapest hosts: one visit changes host or one site is closed, as long as the score falls."""
        sites = np.array([rows[0, 0] for rows in self.hosts])
        best, moved = self._score(sites, self._fixed_cost(sites), None), True
        while moved:
            moved = False
            for other in self._neighbourhood(sites):
                score = self._score(other, self._fixed_cost(other), best)
                if score < best:
                    best, sites, moved = score, other, True
                    break
        return sites, best[0]

    def _neighbourhood(self, sites: Ints) -> Iterator[Ints]:
        """One visit at another host; then all visits of a site at one other host, or each at its next best host."""
        for k, rows in enumerate(self.hosts):
            for site in rows[rows[:, 0] != sites[k], 0]:
                yield np.where(np.arange(len(sites)) == k, site, sites)
        for shut in np.unique(sites):
            there = np.flatnonzero(sites == shut)
            away = [self.hosts[k][self.hosts[k][:, 0] != shut, 0] for k in there]
            if len(there) < 2 or not all(map(len, away)):
                continue
            for target in (*np.unique(np.concatenate(away)).tolist(), -1):
                other = sites.copy()
                other[there] = [target if target in options else options[0] for options in away]
                yield other

    def _fixed_cost(self, sites: Ints) -> int:
        """Cost of travel and sittings."""
        hosts = zip(self.hosts, sites, strict=True)
        price = sum(int(rows[rows[:, 0] == site, 1][0]) for rows, site in hosts)
        return price + int(self._sitting_cost(sites[None, :])[0])

    def _sitting_cost(self, sites: Ints) -> Ints:
        """Cost of the sites of each exam beyond its first, for each row of hosts of the visits (combinations x visits)."""
        beyond = np.zeros(len(sites), np.int64)
        for party in self.parties:
            ranked = np.sort(sites[:, party], axis=1)
            beyond += (ranked[:, 1:] != ranked[:, :-1]).sum(1)
        return beyond * self.terms.visits.sitting_cost

    def _score(self, sites: Ints, fixed: int, limit: Score | None) -> Score:
        """The score of a combination; once its lower bound reaches the limit, no more sites are packed."""
        parties = [(int(s), frozenset(np.flatnonzero(sites == s).tolist())) for s in np.unique(sites)]
        least = [self._lower_bound(*party) for party in parties]
        for number, party in enumerate(parties):
            score = sum(unpacked for unpacked, _ in least), fixed + sum(cost for _, cost in least)
            if limit is not None and score >= limit:
                return score
            least[number] = self._packed(*party)
        return sum(unpacked for unpacked, _ in least), fixed + sum(cost for _, cost in least)

    def _lower_bound(self, site: int, members: frozenset[int]) -> Score:
        """A lower bound of the score of a site that receives these visits: the best known bound of a subset of them."""
        known = [score for fewer, score in self._scores[site].items() if fewer <= members]
        if any(unpacked for unpacked, _ in known):
            return 1, 0
        return 0, max((cost for _, cost in known), default=0)

    def _packed(self, site: int, members: frozenset[int]) -> Score:
        """The score of the rooms of a site that receives these visits."""
        if members not in self._scores[site]:
            rows = np.sort(np.concatenate([self.rows_of[k] for k in sorted(members)]))
            here = self.terms.subset(rows).hosted(np.full(len(self.terms.visits), site))
            packed = [self.pack(cluster, here) for cluster in clusters_of(here)]
            self.proven &= all(one.proven for one in packed)
            self.failures_proven &= all(one.proven for one in packed if one.people is None)
            costs = [one.cost for one in packed if one.people is not None]
            self._scores[site][members] = len(packed) - len(costs), sum(costs)
        return self._scores[site][members]

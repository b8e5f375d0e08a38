"""Hosting: which site receives each visit (the day of a home site), catchment by catchment."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.clusters import Cluster, Packing, packing_key
from scheduler.solver.rooms.host_search import HostDecision, HostSearch
from scheduler.terms.places import PlaceTerms

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Hosting:
    """Place terms with every visit at its host, and the decision of each catchment."""

    terms: PlaceTerms
    decisions: tuple[HostDecision, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether no other hosts are cheaper."""
        return all(one.proven for one in self.decisions)

    def failures(self) -> Iterator[tuple[Ints, bool]]:
        """For each catchment with a cluster that has no packing: its nodes, and whether no hosts could mend it."""
        visits = self.terms.visits
        for number, one in enumerate(self.decisions):
            if one.unpacked:
                yield np.unique(visits.sat[visits.catchment[visits.sat[:, 1]] == number, 0]), one.infeasible

    def covers(self, cluster: Cluster) -> bool:
        """Whether the groups of the cluster belong to visits, so that `failures` reports it."""
        of = self.terms.visits.of
        return bool(len(of) and of[cluster.groups[0]] >= 0)


def hosted_as(terms: PlaceTerms, hosts: Ints) -> PlaceTerms:
    """The terms with visits received as the rows (node, home site, host) say, all others at home."""
    visits = terms.visits
    if not len(visits) or not len(hosts):
        return terms
    site = visits.home.copy()
    for node, home, host in hosts.tolist():
        mine = visits.sat[visits.sat[:, 0] == node, 1]
        site[mine[visits.home[mine] == home]] = host
    return terms.hosted(site)


class HostPlanner:
    """Decides the hosts of one choice of options after the other; decisions on equal catchments are reused."""

    def __init__(self, pack: Callable[[Cluster, PlaceTerms], Packing]) -> None:
        self.pack = pack
        self._decisions: dict[bytes, HostDecision] = {}

    def best(self, terms: PlaceTerms) -> Hosting:
        """The terms with the best hosts found; terms without visits are returned unchanged."""
        visits = terms.visits
        if not len(visits):
            return Hosting(terms)
        groups = np.flatnonzero(visits.of >= 0)
        groups = groups[np.argsort(visits.catchment[visits.of[groups]], kind="stable")]
        count = int(visits.catchment.max()) + 1
        ends = np.cumsum(np.bincount(visits.catchment[visits.of[groups]], minlength=count))
        site, decided = visits.home.copy(), []
        for number, rows in enumerate(np.split(groups, ends[:-1])):
            mine = np.flatnonzero(visits.catchment == number)
            one = self._decide(terms.subset(np.sort(rows)), mine)
            site[mine] = one.sites
            decided.append(one)
        return Hosting(terms.hosted(site), tuple(decided))

    def _decide(self, terms: PlaceTerms, mine: Ints) -> HostDecision:
        """The decision on one catchment: `terms` of its groups alone, `mine` the numbers of its visits."""
        hosts = terms.visits.hosts[np.isin(terms.visits.hosts[:, 0], mine)]
        hosts[:, 0] = np.searchsorted(mine, hosts[:, 0])
        sat = terms.visits.sat[np.isin(terms.visits.sat[:, 1], mine)]
        node, visit = np.unique(sat[:, 0], return_inverse=True)[1], np.searchsorted(mine, sat[:, 1])
        of = np.searchsorted(mine, terms.visits.of)
        parts = (hosts, node, visit, of, terms.visits.home[mine])
        key = b"".join(
            [packing_key(np.arange(len(terms.groups)), terms), *(part.tobytes() for part in parts)]
        )
        if key not in self._decisions:
            self._decisions[key] = HostSearch(terms, self.pack, mine, hosts, node, visit).best()
        return self._decisions[key]

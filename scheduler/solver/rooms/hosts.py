"""Hosts: every home site's day goes to the site where ways, sittings and rooms together cost least."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.cell import Cell, Packed
from scheduler.solver.rooms.district import Decided, District
from scheduler.solver.rooms.site_cells import key_of
from scheduler.terms.places import PlaceTerms

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Hosted:
    """Place terms with every visit at its host, and what was decided in each district."""

    terms: PlaceTerms
    districts: tuple[Decided, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether no other hosts are cheaper."""
        return all(one.exact for one in self.districts)

    def failures(self) -> Iterator[tuple[Ints, bool]]:
        """The nodes of each district in which somebody finds no room, and whether nobody ever could."""
        visits = self.terms.visits
        for number, one in enumerate(self.districts):
            if one.stuck:
                yield np.unique(visits.sat[visits.district[visits.sat[:, 1]] == number, 0]), one.hopeless

    def told(self, cell: Cell) -> bool:
        """Whether the failure of a cell is one of a district's."""
        of = self.terms.visits.of
        return bool(len(of) and of[cell.groups[0]] >= 0)


class Hosts:
    """Decides the hosts of one choice of options after the other; districts seen before cost nothing."""

    def __init__(self, pack: Callable[[Cell, PlaceTerms], Packed]) -> None:
        self.pack = pack
        self._known: dict[bytes, Decided] = {}

    def best(self, terms: PlaceTerms) -> Hosted:
        """The best hosts; terms without visits as they are."""
        visits = terms.visits
        if not len(visits):
            return Hosted(terms)
        groups = np.flatnonzero(visits.of >= 0)
        groups = groups[np.argsort(visits.district[visits.of[groups]], kind="stable")]
        count = int(visits.district.max()) + 1
        ends = np.cumsum(np.bincount(visits.district[visits.of[groups]], minlength=count))
        site, decided = visits.home.copy(), []
        for number, rows in enumerate(np.split(groups, ends[:-1])):
            mine = np.flatnonzero(visits.district == number)
            one = self._decide(terms.only(np.sort(rows)), mine)
            site[mine] = one.sites
            decided.append(one)
        return Hosted(terms.hosted(site), tuple(decided))

    def _decide(self, terms: PlaceTerms, mine: Ints) -> Decided:
        """The decision on one district, whose groups the terms are and whose visits are these."""
        ways = terms.visits.ways[np.isin(terms.visits.ways[:, 0], mine)]
        ways[:, 0] = np.searchsorted(mine, ways[:, 0])
        sat = terms.visits.sat[np.isin(terms.visits.sat[:, 1], mine)]
        node, visit = np.unique(sat[:, 0], return_inverse=True)[1], np.searchsorted(mine, sat[:, 1])
        of = np.searchsorted(mine, terms.visits.of)
        parts = (ways, node, visit, of, terms.visits.home[mine])
        key = b"".join([key_of(np.arange(len(terms.groups)), terms), *(part.tobytes() for part in parts)])
        if key not in self._known:
            self._known[key] = District(terms, self.pack, mine, ways, node, visit).best()
        return self._known[key]

"""Moves of exams tried at the sites they touch, by plain rules: much sooner than placing everything again.

A trial takes the exam's groups away from where they sit and seats them at the other option, at each site beside those who are there
at the same time. It ignores what depends on more than the site: overlaps of candidates, and sites whose candidates may be received
elsewhere. So it guides a search, and a placing of everything decides.
"""

from dataclasses import fields, replace

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.best_fit import seats_everybody_due
from scheduler.solver.rooms.clusters import clusters_of
from scheduler.terms.places import Groups, PlaceTerms
from scheduler.terms.visits import Visits

Ints = npt.NDArray[np.int64]
DAY = 1440
"""Minutes on either side of an exam in which others may overlap with it in a chain."""
APART = 2**32
"""Between the numbers of pools and sittings of two exams."""


class MoveTrials:
    """The groups of one placing, by site, while exams move."""

    def __init__(self, terms: PlaceTerms) -> None:
        self.terms = terms
        self._homes = set(terms.visits.home.tolist())
        self._sites: dict[int, PlaceTerms] = {}
        self._exams: dict[int, tuple[Ints, Groups]] = {}

    def packs(self, node: int, option: int) -> bool:
        """Whether plain rules find seats for everybody at all sites of the exam, were it held at this option."""
        for site, groups in self._at_sites(node, option):
            terms = _after(self._near(site, groups), node, groups)
            if not _seats_all_of(np.array([node]), terms):
                return False
        return True

    def pack(self, nodes: Ints) -> bool:
        """Whether plain rules find seats for everybody in the clusters of these exams, at the sites they share."""
        if not len(nodes):
            return True
        sites = set.intersection(*(set(self._sites_of(node)) for node in nodes.tolist()))
        return all(_seats_all_of(nodes, self._at(site)) for site in sorted(sites))

    def move(self, node: int, option: int) -> None:
        """From here on the exam is held at this option."""
        for site in self._sites_of(node):
            self._sites[site] = _after(self._at(site), node, None)
        for site, groups in self._at_sites(node, option):
            self._sites[site] = _after(self._at(site), node, groups)

    def _at(self, site: int) -> PlaceTerms:
        if site not in self._sites:
            here = self.terms.subset(np.flatnonzero(self.terms.groups.site == site))
            self._sites[site] = replace(here, visits=Visits())
        return self._sites[site]

    def _near(self, site: int, groups: Groups) -> PlaceTerms:
        """The terms of a site around the time of some groups."""
        terms = self._at(site)
        around = (terms.groups.until > groups.since.min() - DAY) & (
            terms.groups.since < groups.until.max() + DAY
        )
        return terms.subset(np.flatnonzero(around))

    def _of(self, node: int) -> tuple[Ints, Groups]:
        if node not in self._exams:
            option, groups = self.terms.groups_of_exam(node)
            number = APART * (node + 1)
            sitting = np.where(groups.sitting < 0, -1, groups.sitting + number)
            self._exams[node] = option, replace(groups, pool=groups.pool + number, sitting=sitting)
        return self._exams[node]

    def _sites_of(self, node: int) -> list[int]:
        sites = np.unique(self._of(node)[1].site).tolist()
        return [site for site in sites if site not in self._homes]

    def _at_sites(self, node: int, option: int) -> list[tuple[int, Groups]]:
        """The groups of an exam at an option, site by site."""
        of, groups = self._of(node)
        mine = np.flatnonzero(of == option)
        sites = [site for site in np.unique(groups.site[mine]).tolist() if site not in self._homes]
        return [(site, groups.subset(mine[groups.site[mine] == site])) for site in sites]


def _seats_all_of(nodes: Ints, terms: PlaceTerms) -> bool:
    """Whether plain rules seat everybody in the clusters with these exams."""
    mine = np.isin(terms.groups.node, nodes)
    return all(seats_everybody_due(one, terms) for one in clusters_of(terms) if mine[one.groups].any())


def _after(terms: PlaceTerms, node: int, groups: Groups | None) -> PlaceTerms:
    """The terms of a site without the groups of an exam, or those who leave it or come to it, and with these instead."""
    old = terms.groups
    terms = terms.subset(np.flatnonzero((old.node != node) & (old.partner != node)))
    if groups is None:
        return terms
    both = (np.concatenate([getattr(one, f.name) for one in (terms.groups, groups)]) for f in fields(Groups))
    return replace(terms, groups=Groups(*both))

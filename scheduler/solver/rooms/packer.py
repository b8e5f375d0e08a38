"""Packs clusters and remembers the packings: most clusters of a choice return unchanged in the next one."""

from dataclasses import dataclass, field, replace

import numpy as np

from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.parameters import Run
from scheduler.solver.rooms.clusters import Cluster, Packing, packing_key
from scheduler.solver.rooms.fingerprints import Fingerprint
from scheduler.solver.rooms.incomplete_packing import IncompleteCluster, pack_most
from scheduler.solver.rooms.packing import pack, packed_soon, tidied
from scheduler.terms.places import PlaceTerms

CLUSTER_SECONDS = 2.0
"""Time limit of one cluster, in seconds; in deterministic seconds where work is counted, so that runs repeat."""
PACKINGS_PER_WORK = 50
"""Packings asked for that cost one unit of work: about as long as one unit of the search."""


@dataclass
class Packer:
    """A cache of packings by `packing_key`. With `tidy` every packing is tidied at once, else only when asked to.

    With `confirm` a packing is `proven` only where HiGHS proves it too, or plain code does. Without `presolve` CP-SAT
    goes another way.
    """

    seed: int = 0
    budget: Budget | None = None
    tidy: bool = True
    seconds: float = CLUSTER_SECONDS
    confirm: bool = False
    presolve: bool = True
    _packings: dict[bytes, Packing] = field(default_factory=dict)
    _tidied: set[bytes] = field(default_factory=set)
    _soon: dict[bytes, Packing | None] = field(default_factory=dict)
    _key_of: dict[Fingerprint, bytes] = field(default_factory=dict)
    _incomplete: dict[bytes, tuple[Packing, bool]] = field(default_factory=dict)
    _calls: int = 0

    def __call__(
        self, cluster: Cluster, terms: PlaceTerms, mark: Fingerprint | None = None, *, tidy: bool = False
    ) -> Packing:
        """A packing of the cluster; with `tidy` one in fewer rooms, or with more candidates in known rooms, if found soon.
        `mark`: its fingerprint, if there is one."""
        key = self._key(cluster, terms, mark)
        if key not in self._packings:
            self._packings[key] = self._charged(pack(cluster, terms, self._run()))
        if tidy or self.tidy:
            self._tidy(key, cluster, terms)
        self._count_call()
        return self._packings[key]

    def soon(self, cluster: Cluster, terms: PlaceTerms, mark: Fingerprint | None = None) -> Packing:
        """The packing that is known, else one by plain rules alone; CP-SAT is asked only where these find none."""
        key = self._key(cluster, terms, mark)
        if key in self._packings:
            return self(cluster, terms, mark)
        if key not in self._soon:
            self._soon[key] = packed_soon(cluster, terms)
        packed = self._soon[key]
        if packed is None:
            return self(cluster, terms, mark)
        self._count_call()
        return packed

    def _key(self, cluster: Cluster, terms: PlaceTerms, mark: Fingerprint | None) -> bytes:
        if mark is None:
            return packing_key(cluster.groups, terms)
        if mark not in self._key_of:
            self._key_of[mark] = packing_key(cluster.groups, terms)
        return self._key_of[mark]

    def _count_call(self) -> None:
        self._calls += 1
        if self.budget is not None and self._calls % PACKINGS_PER_WORK == 0:
            self.budget.spent += 1

    def remember(self, key: bytes, packing: Packing) -> None:
        """From here on clusters with this key are packed like this."""
        self._packings[key] = packing

    def incomplete(self, cluster: Cluster, terms: PlaceTerms, seconds: float) -> IncompleteCluster:
        """A packing of as many candidates as possible, for a cluster that has none; `seconds` as limit.

        No work is charged: what is left out of an incomplete solution has no part in the search for a complete one.
        """
        key = packing_key(cluster.groups, terms)
        if key not in self._incomplete:
            run = self._run()
            counted = run.deterministic is not None
            wall = run.seconds if counted else seconds
            run = replace(run, seconds=wall, deterministic=seconds if counted else None, confirm=False)
            unlimited = replace(terms.staffing, ratio=np.zeros_like(terms.staffing.ratio))
            with_staff = pack(cluster, replace(terms, staffing=unlimited), run)
            self._incomplete[key] = pack_most(cluster, terms, run), with_staff.people is not None
        return IncompleteCluster(cluster, *self._incomplete[key])

    @property
    def asked(self) -> int:
        """How many of its packings are CP-SAT's."""
        return sum(packed.effort > 0 for packed in self._packings.values())

    def extend_time(self, seconds: float) -> bool:
        """Forget the packings that are not proven and give each its share of `seconds` as time limit. False if all are
        proven or the share is no longer than the present limit."""
        open_ = [key for key, packed in self._packings.items() if not packed.proven]
        if not open_ or seconds / len(open_) <= self.seconds:
            return False
        self.seconds = seconds / len(open_)
        for key in open_:
            del self._packings[key]
        self._tidied.difference_update(open_)
        return True

    def _tidy(self, key: bytes, cluster: Cluster, terms: PlaceTerms) -> None:
        if key not in self._tidied and not self._packings[key].proven:
            self._packings[key] = self._charged(tidied(cluster, terms, self._packings[key], self._run()))
        self._tidied.add(key)

    def _run(self) -> Run:
        if self.budget is not None and self.budget.work is not None:
            return Run(3600.0, self.seed, 1, self.seconds, self.confirm, self.presolve)
        return Run(self.seconds, self.seed, confirm=self.confirm, presolve=self.presolve)

    def _charged(self, packed: Packing) -> Packing:
        if self.budget is not None and packed.effort:
            self.budget.spend(packed.effort)
        return packed

"""Incomplete solutions: what is handed out while no choice has places for everybody."""

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from scheduler.solver.incumbent import Incumbent
from scheduler.solver.infeasibility import Infeasibility
from scheduler.solver.rooms.packer import Packer
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.solver.rooms.ways_in import Stuck, ways_in
from scheduler.solver.search.another_placer import another_placer
from scheduler.solver.search.proven_places import fixed_without_places, reason_of

Ints = npt.NDArray[np.int64]
CLUSTER_SECONDS, LEAST_SECONDS = 1.0, 0.05
"""Seconds in which to seat most of one stuck cluster."""
PART = 0.05
"""The part of the budget for all stuck clusters of a choice, at most."""
EXPLAINING_SECONDS = 1.0
"""Seconds in which to find what would let in everybody who is missing in one solution."""


@dataclass
class IncompleteSolutions:
    """Seats as many as possible under choices that have no places for all, and hands out the best of these solutions.

    It has a placer of its own and spends no work: where work is counted, what is found later is the same without it.
    """

    incumbent: Incumbent
    placer: Placer
    _own: Placer = field(init=False)

    def __post_init__(self) -> None:
        """A placer with packings of its own where work is counted; else it shares those that are known."""
        budget, packer = self.incumbent.budget, self.placer.packer
        if budget.work is not None:
            packer = Packer(packer.seed, replace(budget, spent=0), tidy=False)
        self._own = Placer(self.placer.places, packer)

    def offer(self, choice: Ints, stuck: int) -> None:
        """Hand out a choice of which so many clusters are stuck, if it is the best so far."""
        budget, known = self.incumbent.budget, self.incumbent.incomplete
        if self.incumbent.best is not None or (
            known is not None and budget.work is None and budget.used() >= 1
        ):
            return
        each = CLUSTER_SECONDS if budget.work is not None else PART * (budget.seconds or 0.0) / max(stuck, 1)
        placed = self._own.incomplete(choice, max(LEAST_SECONDS, min(each, CLUSTER_SECONDS)))
        # Whose pins no answer to their overlaps respects would sit all the same, against a rule.
        if not (placed.terms.broken_pins or placed.terms.room_pin_broken):
            self.incumbent.offer_incomplete(choice, placed, self._explain)

    def proof(self, choice: Ints) -> tuple[Infeasibility, ...]:
        """Exams with fixed starts that have no places, if HiGHS confirms that too."""
        cores = fixed_without_places(self.incumbent.problem, choice, self._own)
        if not cores:
            return ()
        other = another_placer(self._own, self.incumbent, confirm=True)
        return tuple(reason_of(choice, core, self._own) for core in cores if other.impossible(choice, core))

    def _explain(self, placed: Placement) -> tuple[Stuck, ...]:
        """What is left out of an incomplete placement, and what would let it in."""
        budget = self.incumbent.budget
        until = budget.elapsed() + EXPLAINING_SECONDS
        counted = budget.work is not None
        return ways_in(placed, lambda: counted or budget.elapsed() < until, self.placer.packer.seed)

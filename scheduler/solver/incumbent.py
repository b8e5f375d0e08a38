"""The best solution and the best bound of a search so far."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.budget import Budget
from scheduler.solver.events import Progress
from scheduler.solver.infeasibility import Infeasibility
from scheduler.solver.rooms.placer import Placement
from scheduler.solver.rooms.ways_in import Stuck
from scheduler.solver.solution import Solution

Ints = npt.NDArray[np.int64]


@dataclass
class Incumbent:
    """The best solution and the best bound so far; hands out what is better, and reports how far the search is.

    `best`: the cost of the best complete solution, None while there is none; `choice`: its options. `incomplete`: the best
    incomplete solution, while there is no complete one. `proof`: why there can be none. `plain_bound`: the best bound of plain code; `bound` may be
    CP-SAT's.
    """

    problem: Problem
    budget: Budget
    on_solution: Callable[[Solution], None]
    on_progress: Callable[[Progress], None]
    bound: int = 0
    best: int | None = None
    choice: Ints | None = None
    incomplete: Solution | None = None
    proof: tuple[Infeasibility, ...] = ()

    def __post_init__(self) -> None:
        self.plain_bound = self.bound

    def offer(self, choice: Ints, placement: Placement | None) -> None:
        """Hand out a complete solution if it is cheaper than the incumbent."""
        cost = self.problem.cost(choice) + (placement.cost if placement else 0)
        if self.best is None or cost < self.best:
            self.best, self.choice = cost, choice.copy()
            self.on_solution(Solution(self.choice, cost, placement=placement))
        self.report("improve")

    def offer_incomplete(
        self, choice: Ints, placement: Placement, explain: Callable[[Placement], tuple[Stuck, ...]]
    ) -> None:
        """Hand out an incomplete solution while there is no complete one, if less is missing in it than in the last, or as
        much at less cost. `explain` says what would let in what is missing."""
        if self.best is not None:
            return
        found = Solution(choice.copy(), self.problem.cost(choice) + placement.cost, placement=placement)
        known = self.incomplete
        if known is None or (found.missing, found.cost) < (known.missing, known.cost):
            self.incomplete = replace(found, stuck=explain(placement))
            self.on_solution(self.incomplete)

    def raise_bound(self, bound: int, *, plain: bool = True) -> None:
        """No solution costs less than this; `plain`: by code that needs no solver."""
        self.bound = max(self.bound, bound)
        if plain:
            self.plain_bound = max(self.plain_bound, bound)

    def report(self, phase: str) -> None:
        """Report the progress, in this phase of the search."""
        self.on_progress(Progress(self.budget.elapsed(), phase, self.best, self.bound))

    def done(self, part: float = 1.0) -> bool:
        """Whether that part of the budget is used up, or the incumbent is proven optimal, or that there is no solution.

        A bound above a known cost is wrong and proves nothing.
        """
        return self.budget.used() >= part or self.best == self.bound or bool(self.proof)

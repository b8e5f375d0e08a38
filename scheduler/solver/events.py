"""What a search reports: its progress, every better solution, how it ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.budget import Budget
from scheduler.solver.infeasibility import Infeasibility
from scheduler.solver.rooms.placer import Placement
from scheduler.solver.rooms.ways_in import Stuck
from scheduler.solver.solution import Solution

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Progress:
    """How far a search is: seconds since its start, phase, cost of the incumbent (None: none yet), bound."""

    seconds: float
    phase: str
    cost: int | None
    bound: int


Witness = Literal["certificate", "exhaustive", "highs", "cp-sat"]
"""Who confirms a proof: plain code that counts; plain code that tries every choice of a core; HiGHS, which shares no code
with CP-SAT; or CP-SAT alone, in two runs (for optimality only)."""
Doubt = Literal["unconfirmed", "refuted"]
"""What became of a proof by CP-SAT that is not shown: nobody confirmed it, or the witness found the opposite."""


@dataclass
class Outcome:
    """How the search ended. `feasible`: with a solution; `infeasible`: proven, with reasons if known.

    `pace`: moves that one annealer tried per second. `witness` confirms a proof. `doubt`: CP-SAT claims that there is no
    solution, or none that is cheaper, which nobody confirms: the status is then `unknown` or `feasible`. `plain_bound`:
    the part of the bound that needs no solver. `without_options`: nodes that found no option, where no choice was found at all.
    """

    status: Literal["optimal", "feasible", "infeasible", "unknown"]
    bound: int
    bounds: Mapping[str, int] = field(default_factory=dict)
    reasons: tuple[Infeasibility, ...] = ()
    pace: int = 0
    witness: Witness | None = None
    doubt: Doubt | None = None
    plain_bound: int = 0
    without_options: tuple[int, ...] = ()


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

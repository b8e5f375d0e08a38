"""What a search tells: its progress, every better answer, how it ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.budget import Budget
from scheduler.solver.rooms.placer import Placement

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Progress:
    """One line of news: seconds since the start, phase, best cost so far (None: none yet), bound."""

    seconds: float
    phase: str
    cost: int | None
    bound: int


@dataclass(frozen=True)
class Answer:
    """A complete answer: options, places and their cost by the solver's own reckoning."""

    choice: Ints
    placed: Placement | None
    cost: int
    seconds: float


@dataclass
class Outcome:
    """How the search ended. `feasible` with an answer; `infeasible` is proven, with reasons if known. `pace`: moves
    that a lane tried in a second."""

    status: Literal["optimal", "feasible", "infeasible", "unknown"]
    bound: int
    bounds: Mapping[str, int] = field(default_factory=dict)
    reason: tuple[str, ...] = ()
    pace: int = 0


@dataclass
class Desk:
    """Keeps the best answer and bound so far; hands out what is better, tells how far the search is."""

    problem: Problem
    budget: Budget
    on_answer: Callable[[Answer], None]
    on_progress: Callable[[Progress], None]
    bound: int = 0
    best: int | None = None
    choice: Ints | None = None

    def answer(self, choice: Ints, placed: Placement | None) -> None:
        """Hand out a complete answer if it is the cheapest so far."""
        cost = self.problem.cost(choice) + (placed.cost if placed else 0)
        if self.best is None or cost < self.best:
            self.best, self.choice = cost, choice.copy()
            self.on_answer(Answer(self.choice, placed, cost, self.budget.elapsed()))
        self.say("improve")

    def bounded(self, bound: int) -> None:
        """Nothing is cheaper than this."""
        self.bound = max(self.bound, bound)

    def say(self, phase: str) -> None:
        """A line of news."""
        self.on_progress(Progress(self.budget.elapsed(), phase, self.best, self.bound))

    def done(self, part: float = 1.0) -> bool:
        """Whether that part of the budget is used up, or the best answer proven."""
        return self.budget.used() >= part or (self.best is not None and self.best <= self.bound)

"""The search: a first choice, annealing, neighbourhoods; every improvement is placed and handed out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from scheduler.compile.problem import Problem
from scheduler.engine.bounds import instant_bound
from scheduler.engine.budget import Budget
from scheduler.engine.cells import cells_of
from scheduler.engine.construct import construct
from scheduler.engine.exact import prove
from scheduler.engine.heat_bath import heat_bath, start_temperature
from scheduler.engine.neighbourhood import Neighbourhoods
from scheduler.engine.placing import Placed, Placer
from scheduler.engine.repair import place_or_cut
from scheduler.engine.state import Neighbours, State

Ints = npt.NDArray[np.int64]
QUENCH = 0.06
CYCLES = (0.4, 0.3, 0.3, 0.4, 0.5)
COOLING = 400
COLDEST = 0.3
LOOK_PART = 0.02


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
    placed: Placed | None
    cost: int
    seconds: float


@dataclass
class Outcome:
    """How the search ended. `feasible` with an answer; `infeasible` is proven, with reasons if known."""

    status: Literal["optimal", "feasible", "infeasible", "unknown"]
    bound: int
    bounds: Mapping[str, int] = field(default_factory=dict)
    reason: tuple[str, ...] = ()


@dataclass
class Search:
    """One search over one problem; `on_answer` gets every better answer, `on_progress` the news."""

    problem: Problem
    budget: Budget
    seed: int
    workers: int
    on_answer: Callable[[Answer], None]
    on_progress: Callable[[Progress], None]

    def run(self) -> Outcome:
        """Search until the budget is used up or the answer is proven best."""
        self.best: int | None = None
        bound = instant_bound(self.problem)
        self.bound = bound.total
        self._say("compile")
        cells = cells_of(self.problem)
        start = construct(self.problem, cells, self.budget, seed=self.seed, workers=self.workers)
        if start.choice is None:
            status: Literal["infeasible", "unknown"] = "infeasible" if start.impossible else "unknown"
            return Outcome(status, self.bound, bound.by_rule, start.reason)
        self.state = State(self.problem, Neighbours(self.problem), cells, start.choice)
        self.placer = Placer(self.problem.places, self.seed) if self.problem.places else None
        self._say("feasible")
        self._improve()
        if self.best is None:
            return Outcome("unknown", self.bound, bound.by_rule)
        optimal = self.best <= self.bound
        return Outcome("optimal" if optimal else "feasible", self.bound, bound.by_rule)

    def _improve(self) -> None:
        """Quench, prove if small, then anneal in ever shorter cycles and polish."""
        rng = np.random.default_rng(self.seed)
        hot = start_temperature(self.state)
        first = self.state.choice.copy()
        self._anneal(rng, hot / 20, QUENCH)
        if self.best is None:
            # The quenched choice packs its rooms too tightly; the looser first one may still be placed.
            self.state.go_to(first)
            self._offer()
        proof = prove(self.problem, self.state, self.budget, seed=self.seed, workers=self.workers)
        if proof is not None:
            self.bound = max(self.bound, proof.bound)
            self.state.go_to(proof.choice)
            self._offer()
        for part in CYCLES:
            if self.best is not None and self.best <= self.bound:
                return
            self._anneal(rng, hot, part)
            hot /= 3
        around = Neighbourhoods(self.state, np.random.default_rng(self.seed + 1), self.seed)
        while self.budget.used() < 1 and (self.best is None or self.best > self.bound):
            if around.improve(self.budget):
                self._offer()

    def _anneal(self, rng: np.random.Generator, hot: float, part: float) -> None:
        """Cool from `hot` over a part of what is left of the budget; hand out the best of it."""
        begun = looked = self.budget.used()
        span = (1 - begun) * part

        def done() -> float:
            return (self.budget.used() - begun) / max(span, 1e-9)

        for draws in heat_bath(self.state, rng, hot=hot, cold=max(hot / COOLING, COLDEST), done=done):
            self.budget.spent += draws
            if self.budget.used() - looked > LOOK_PART:
                looked = self.budget.used()
                self._say("anneal")
        self.state.go_to(self.state.best)
        self._offer()

    def _offer(self) -> None:
        """Place the present choice; repair it by cuts if it cannot be placed; hand it out if better."""
        placed = None
        if self.placer is not None:
            placed = place_or_cut(self.state, self.placer, self.budget)
            if placed is None:
                return
        cost = self.problem.cost(self.state.choice) + (placed.cost if placed else 0)
        if self.best is None or cost < self.best:
            self.best = cost
            self.on_answer(Answer(self.state.choice.copy(), placed, cost, self.budget.elapsed()))
        if placed is not None:
            self.state.learn(placed.blame)
        self._say("improve")

    def _say(self, phase: str) -> None:
        self.on_progress(Progress(self.budget.elapsed(), phase, self.best, self.bound))

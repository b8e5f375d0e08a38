"""The search: a first choice, annealing, neighbourhoods; every improvement is placed and handed out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from scheduler.anneal.lane import Found
from scheduler.compile.problem import Problem
from scheduler.engine.bounds import instant_bound
from scheduler.engine.budget import Budget
from scheduler.engine.cells import cells_of
from scheduler.engine.certificates import certificate
from scheduler.engine.construct import construct
from scheduler.engine.exact import LARGEST, SMALL, model_size, prove
from scheduler.engine.lagrangian import spread_of
from scheduler.engine.lanes import Lanes
from scheduler.engine.neighbourhood import Neighbourhoods
from scheduler.engine.only import only_choice, refused, stuck
from scheduler.engine.packer import Packer
from scheduler.engine.placing import Placed, Placer
from scheduler.engine.polish import polish
from scheduler.engine.repair import place_or_cut
from scheduler.engine.spreading import SpreadBound
from scheduler.engine.state import Neighbours, State

Ints = npt.NDArray[np.int64]
QUENCH = 0.08
"""Part of the budget for a quick answer, where rooms are given out afterwards."""
CYCLES = (0.6, 0.5, 0.5, 0.5, 0.6)
"""Parts of what is left, cycle by cycle: one slow cooling first, then places teach prices that the next one knows."""
SLOW_PART, PROVING_PART = 0.93, 0.6
"""Part of the budget of the one slow cooling, where the lanes decide all; with components to look at in full."""
LOOK_PART, TIDY_PART = 0.03, 0.03
"""Parts of the budget between two looks at the lanes, and for tidying the rooms of a better answer."""


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


@dataclass(frozen=True)
class Known:
    """An earlier answer to begin from: an option of each node, and its room where the lanes decide rooms."""

    choice: Ints
    rooms: Ints | None


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
class Search:
    """One search over one problem; `on_answer` gets every better answer, `on_progress` the news."""

    problem: Problem
    budget: Budget
    seed: int
    workers: int
    on_answer: Callable[[Answer], None]
    on_progress: Callable[[Progress], None]
    known: Known | None = None

    def run(self) -> Outcome:
        """Search until the budget is used up or the answer is proven best."""
        if self.budget.work is not None:
            self.workers = 1  # several threads of CP-SAT do not find the same twice
        self.best: int | None = None
        self.best_choice: Ints | None = None
        bound = instant_bound(self.problem)
        self.bound = bound.total
        self._say("compile")
        if reason := certificate(self.problem):
            return Outcome("infeasible", self.bound, bound.by_rule, reason)
        if (only := only_choice(self.problem)) is not None:
            return self._place_only(only, bound.by_rule)
        cells = cells_of(self.problem)
        self.lanes = Lanes(self.problem, self.seed, self.workers)
        self.placer = self._placer(tidy=model_size(self.problem) <= SMALL)
        choice = self._begin()
        if choice is None:
            start = construct(self.problem, cells, self.budget, seed=self.seed, workers=self.workers)
            if start.choice is None:
                status: Literal["infeasible", "unknown"] = "infeasible" if start.impossible else "unknown"
                return Outcome(status, self.bound, bound.by_rule)
            choice = start.choice
        self.state = State(self.problem, Neighbours(self.problem), cells, choice)
        self._say("feasible")
        self._improve()
        if self.best is None:
            return Outcome("unknown", self.bound, bound.by_rule, self._stuck())
        optimal = self.best <= self.bound
        pace = round(self.lanes.tries / max(self.lanes.seconds, 0.001))
        return Outcome("optimal" if optimal else "feasible", self.bound, bound.by_rule, pace=pace)

    def _begin(self) -> Ints | None:
        """The earlier answer if there is one (the lanes then only reheat), else one by insertion."""
        if self.known is None or (self.known.rooms is None and self.lanes.decides_rooms):
            return self.lanes.begin(self.budget)
        self.lanes.rooms, self.lanes.gentle = self.known.rooms, True
        return self.known.choice

    def _placer(self, *, tidy: bool) -> Placer | None:
        """Places choices, if there are places to give out: tidily at once or only what is handed out."""
        if self.problem.places is None:
            return None
        return Placer(self.problem.places, Packer(self.seed, self.budget, tidy))

    def _place_only(self, choice: Ints, by_rule: Mapping[str, int]) -> Outcome:
        """Places for the one choice of options there is: found, or the reason why not."""
        if reason := refused(self.problem, choice):
            return Outcome("infeasible", self.bound, by_rule, reason)
        placer = self._placer(tidy=True)
        placed = placer.place(choice) if placer else None
        if placer and placed and not placed.stuck and self.budget.work is None:
            # A first answer at once; then every cell in doubt has its share of what is left.
            first = self.problem.cost(choice) + placed.cost
            self.on_answer(Answer(choice, placed, first, self.budget.elapsed()))
            if placer.packer.look_longer(self.budget.share(1.0)[0]):
                again = placer.place(choice)
                placed = again if not again.stuck and again.cost <= placed.cost else placed
        if placer and placed and placed.stuck:
            reason, proven = stuck(self.problem, placer, choice, placed)
            return Outcome("infeasible" if proven else "unknown", self.bound, by_rule, reason)
        self.best = self.problem.cost(choice) + (placed.cost if placed else 0)
        self.on_answer(Answer(choice, placed, self.best, self.budget.elapsed()))
        proven = placed is None or placed.proven
        self.bound = self.best if proven else self.bound
        self._say("improve")
        return Outcome("optimal" if proven else "feasible", self.bound, by_rule)

    def _improve(self) -> None:
        """A first answer at once, a proof if the problem is small, then cycles of annealing and a polish."""
        if self.lanes.decides_rooms and self.lanes.rooms is None:
            placed = self._offer()
            if placed is None:
                return
            self.lanes.rooms = placed.rooms()
        elif self.lanes.decides_all:
            self._hand_out(self.state.choice, self.lanes.rooms)
        elif model_size(self.problem) > SMALL:
            self._cycle(QUENCH)
        proof = prove(
            self.problem,
            self.state,
            self.budget,
            seed=self.seed,
            workers=self.workers,
            largest=SMALL if self.lanes.decides_all else LARGEST,
        )
        if proof is not None:
            self.bound = max(self.bound, proof.bound)
            self.state.go_to(proof.choice)
            placed = self._offer()
            if self.lanes.decides_rooms and placed is not None:
                self.lanes.rooms = placed.rooms()
        if self.lanes.decides_all:
            self._cool_and_bound()
            return
        for part in CYCLES:
            if self._done(1 - TIDY_PART):
                break
            self._cycle(part)
        self._offer()
        around = Neighbourhoods(self.state, np.random.default_rng(self.seed + 1), self.seed)
        while not self._done(1 - TIDY_PART):
            if around.improve(self.budget):
                self._offer()
        self._tidy()

    def _cool_and_bound(self) -> None:
        """Where the lanes decide all: one slow cooling is worth more than several; then a bound on what
        pairs pay for their distance; the lanes reheat for what is left."""
        spread = spread_of(self.lanes.flat)
        bound = SpreadBound(spread) if spread is not None else None
        if not self._done():
            self._cycle(PROVING_PART if bound is not None and bound.closes_much else SLOW_PART)
        if bound is not None and not self._done():
            bound.improve(self.lanes.slots(self.state.choice), self.budget, self._bounded)
            self._say("bound")
        while not self._done():
            self._cycle(1.0)

    def _bounded(self, bound: int) -> None:
        self.bound = max(self.bound, bound)

    def _stuck(self) -> tuple[str, ...]:
        """What still finds no places: the exams of each cell that cannot be packed."""
        if self.placer is None:
            return ()
        names = self.problem.options.names
        cells = self.placer.place(self.state.choice).stuck
        return tuple("places: " + ", ".join(names[int(n)] for n in cell) for cell in cells)

    def _done(self, part: float = 1.0) -> bool:
        """Whether that part of the budget is used up, or the best answer proven."""
        return self.budget.used() >= part or (self.best is not None and self.best <= self.bound)

    def _tidy(self) -> None:
        """The rooms of the best answer once more, with what is left of the time (work may be a little more)."""
        if self.placer is not None and self.best_choice is not None:
            counted = self.budget.work is not None
            tidied = self.placer.tidied(self.best_choice, lambda: counted or not self._done())
            self._answer(self.best_choice, tidied)

    def _cycle(self, part: float) -> None:
        """Anneal over a part of what is left of the budget; hand out what is better on the way."""
        looked = self.budget.used()

        def look(found: Found) -> None:
            nonlocal looked
            if self.budget.used() - looked > LOOK_PART:
                looked = self.budget.used()
                if self.lanes.decides_all and (self.best is None or found.cost < self.best):
                    self._hand_out(found.choice, found.rooms)
                else:
                    self._say("anneal")

        found = self.lanes.cycle(self.state, self.budget, part, look)
        self.state.go_to(found.choice)
        if self.lanes.decides_all:
            self._hand_out(found.choice, found.rooms)
            return
        placed = self._offer()
        if placed is not None:
            polished = polish(self.state, self.placer, placed, self.budget) if self.placer else placed
            if polished is not placed:
                self._accept(polished)

    def _hand_out(self, choice: Ints, rooms: Ints | None) -> None:
        """What the lanes found, where they decide all: the state need not follow."""
        placed = None
        if self.placer is not None and rooms is not None:
            placed = self.placer.with_rooms(choice, rooms)
        self._answer(choice, placed)

    def _offer(self) -> Placed | None:
        """Hand out the present choice, placed exactly, if it is better.

        What cannot be placed is repaired by cuts; what places cost is remembered for the next cycle.
        """
        placed = None
        if self.placer is not None:
            placed = place_or_cut(self.state, self.placer, self.budget)
            if placed is None:
                return None
        self._accept(placed)
        return placed

    def _accept(self, placed: Placed | None) -> None:
        """Tell the present choice if it is the best; remember what its places cost."""
        if placed is not None:
            self.state.learn(placed.blame)
        self._answer(self.state.choice, placed)

    def _answer(self, choice: Ints, placed: Placed | None) -> None:
        """Hand out a complete answer if it is the cheapest so far."""
        cost = self.problem.cost(choice) + (placed.cost if placed else 0)
        if self.best is None or cost < self.best:
            self.best, self.best_choice = cost, choice.copy()
            self.on_answer(Answer(self.best_choice, placed, cost, self.budget.elapsed()))
        self._say("improve")

    def _say(self, phase: str) -> None:
        self.on_progress(Progress(self.budget.elapsed(), phase, self.best, self.bound))

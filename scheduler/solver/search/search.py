"""The search: a first choice, annealing, neighbourhoods; every improvement is placed and handed out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.annealer import Found
from scheduler.solver.bounds.certificates import certificate
from scheduler.solver.bounds.instant_bound import instant_bound
from scheduler.solver.bounds.spread_bound import SpreadBound
from scheduler.solver.bounds.spread_problem import spread_problem_of
from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.exact import LARGEST, SMALL, model_size, prove
from scheduler.solver.cpsat.first_solution import construct
from scheduler.solver.cpsat.neighbourhoods import Neighbourhoods
from scheduler.solver.events import Answer, Desk, Known, Outcome, Progress
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.rooms.packer import Packer
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.solver.search.annealing_cycles import Lanes
from scheduler.solver.search.fixed_times import only_choice, place_only
from scheduler.solver.search.place_or_cut import place_or_cut
from scheduler.solver.search.polish import polish
from scheduler.solver.state import Neighbours, State

Ints = npt.NDArray[np.int64]
QUENCH = 0.08
"""Part of the budget for a quick answer, where rooms are given out afterwards."""
CYCLES = (0.6, 0.5, 0.5, 0.5, 0.6)
"""Parts of what is left, cycle by cycle: one slow cooling first, then places teach prices that the next one knows."""
SLOW_PART, PROVING_PART = 0.93, 0.6
"""Part of the budget of the one slow cooling, where the lanes decide all; with components to look at in full."""
LOOK_PART, TIDY_PART = 0.03, 0.03
"""Parts of the budget between two looks at the lanes, and for tidying the rooms of a better answer."""


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
        bound = instant_bound(self.problem)
        self.desk = Desk(self.problem, self.budget, self.on_answer, self.on_progress, bound.total)
        self.desk.say("compile")
        if reason := certificate(self.problem):
            return Outcome("infeasible", self.desk.bound, bound.by_rule, reason)
        if (only := only_choice(self.problem)) is not None:
            return place_only(only, self.desk, self._placer(tidy=True), bound.by_rule)
        cells = load_cells_of(self.problem)
        self.lanes = Lanes(self.problem, self.seed, self.workers)
        self.placer = self._placer(tidy=model_size(self.problem) <= SMALL)
        choice = self._begin()
        if choice is None:
            start = construct(self.problem, cells, self.budget, seed=self.seed, workers=self.workers)
            if start.choice is None:
                status: Literal["infeasible", "unknown"] = "infeasible" if start.impossible else "unknown"
                return Outcome(status, self.desk.bound, bound.by_rule)
            choice = start.choice
        self.state = State(self.problem, Neighbours(self.problem), cells, choice)
        self.desk.say("feasible")
        self._improve()
        if self.desk.best is None:
            return Outcome("unknown", self.desk.bound, bound.by_rule, self._stuck())
        optimal = self.desk.best <= self.desk.bound
        pace = round(self.lanes.tries / max(self.lanes.seconds, 0.001))
        return Outcome("optimal" if optimal else "feasible", self.desk.bound, bound.by_rule, pace=pace)

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
            self.lanes.forget_temperatures()
        proof = prove(
            self.problem,
            self.state,
            self.budget,
            seed=self.seed,
            workers=self.workers,
            largest=SMALL if self.lanes.decides_all else LARGEST,
        )
        if proof is not None:
            self.desk.bounded(proof.bound)
            self.state.go_to(proof.choice)
            placed = self._offer()
            if self.lanes.decides_rooms and placed is not None:
                self.lanes.rooms = placed.rooms()
        if self.lanes.decides_all:
            self._cool_and_bound()
            return
        for part in CYCLES:
            if self.desk.done(1 - TIDY_PART):
                break
            self._cycle(part)
        self._offer()
        around = Neighbourhoods(self.state, np.random.default_rng(self.seed + 1), self.seed)
        while not self.desk.done(1 - TIDY_PART):
            if around.improve(self.budget):
                self._offer()
        self._tidy()

    def _cool_and_bound(self) -> None:
        """Where the lanes decide all: one slow cooling is worth more than several; then a bound on what
        pairs pay for their distance; the lanes reheat for what is left."""
        spread = spread_problem_of(self.lanes.flat)
        bound = SpreadBound(spread) if spread is not None else None
        if not self.desk.done():
            self._cycle(PROVING_PART if bound is not None and bound.closes_much else SLOW_PART)
        if bound is not None and not self.desk.done():
            bound.improve(self.lanes.slots(self.state.choice), self.budget, self.desk.bounded)
            self.desk.say("bound")
        while not self.desk.done():
            self._cycle(1.0)

    def _stuck(self) -> tuple[str, ...]:
        """What still finds no places: the exams of each cell that cannot be packed."""
        if self.placer is None:
            return ()
        names = self.problem.options.names
        cells = self.placer.place(self.state.choice).stuck
        return tuple("places: " + ", ".join(names[int(n)] for n in cell) for cell in cells)

    def _tidy(self) -> None:
        """The rooms of the best answer once more, with what is left of the time (work may be a little more)."""
        if self.placer is not None and self.desk.choice is not None:
            counted = self.budget.work is not None
            tidied = self.placer.tidied(self.desk.choice, lambda: counted or not self.desk.done())
            self.desk.answer(self.desk.choice, tidied)

    def _cycle(self, part: float) -> None:
        """Anneal over a part of what is left of the budget; hand out what is better on the way."""
        looked = self.budget.used()

        def look(found: Found) -> None:
            nonlocal looked
            if self.budget.used() - looked > LOOK_PART:
                looked = self.budget.used()
                if self.lanes.decides_all and (self.desk.best is None or found.cost < self.desk.best):
                    self._hand_out(found.choice, found.rooms)
                else:
                    self.desk.say("anneal")

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
        self.desk.answer(choice, placed)

    def _offer(self) -> Placement | None:
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

    def _accept(self, placed: Placement | None) -> None:
        """Tell the present choice if it is the best; remember what its places cost."""
        if placed is not None:
            self.state.learn(placed.penalties)
        self.desk.answer(self.state.choice, placed)

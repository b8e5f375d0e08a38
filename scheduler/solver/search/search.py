"""The search: a first solution, annealing, places, CP-SAT neighbourhoods, bounds.

`Search.run` is the recipe; each step of it is one method, in the order in which they run. Every better solution is
handed out at once, so the search can be stopped at any time.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.bounds.certificates import certificate
from scheduler.solver.bounds.spread_bound import SpreadBound
from scheduler.solver.bounds.spread_problem import spread_problem_of
from scheduler.solver.budget import SHARES, Budget
from scheduler.solver.cpsat.exact import LARGEST, SMALL, model_size, solve_exactly
from scheduler.solver.cpsat.first_solution import find_feasible
from scheduler.solver.cpsat.neighbourhoods import Neighbourhoods
from scheduler.solver.events import Outcome, Progress
from scheduler.solver.incumbent import Incumbent
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.rooms.packer import Packer
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.solver.search.annealing_cycles import AnnealingCycles
from scheduler.solver.search.fixed_times import fixed_choice, place_fixed
from scheduler.solver.search.incomplete import IncompleteSolutions
from scheduler.solver.search.place_or_cut import place_or_cut
from scheduler.solver.search.polish import polish
from scheduler.solver.search.proofs import Proofs
from scheduler.solver.search.proven_places import stuck_places
from scheduler.solver.solution import Solution
from scheduler.solver.state import Neighbours, State

Ints = npt.NDArray[np.int64]


@dataclass
class Search:
    """One search over one problem.

    `on_solution` gets every better solution, `on_progress` how far the search is. `start`: a solution of an earlier search
    to begin from. `proves` False: choices without places are handed out incomplete even where that proves that there are none
    with places for all. With a budget of work everything runs in one thread, and the result depends on `seed` alone.
    """

    problem: Problem
    budget: Budget
    seed: int
    workers: int
    on_solution: Callable[[Solution], None]
    on_progress: Callable[[Progress], None]
    start: Solution | None = None
    proves: bool = True

    def run(self) -> Outcome:
        """Search until the budget is used up or the best solution is proven optimal."""
        if self.budget.work is not None:
            self.workers = 1  # several threads of CP-SAT do not find the same twice
        self.incumbent = Incumbent(self.problem, self.budget, self.on_solution, self.on_progress)
        self.large = model_size(self.problem) > SMALL
        self.proofs = Proofs(self.problem, self.budget, self.seed, self.workers, self.incumbent)
        # On a large problem the bound takes its time, and a first solution comes before it.
        if not self.large:
            self.proofs.bound_at_once()
        self.incumbent.report("compile")
        if reason := certificate(self.problem):
            return self.proofs.infeasible(reason, "certificate")
        if (fixed := fixed_choice(self.problem)) is not None:
            return self._place_fixed(fixed)
        cells = load_cells_of(self.problem)
        self.annealing = AnnealingCycles(self.problem, self.seed, self.workers)
        if (fixed := self.annealing.single_choice()) is not None:
            return self._place_fixed(fixed)
        self.placer = self._placer(tidy=not self.large)
        self.incomplete = None
        if self.placer is not None and not self.annealing.assigns_rooms:
            self.incomplete = IncompleteSolutions(self.incumbent, self.placer)
        choice = self._first_choice()
        if choice is None:
            begun = find_feasible(self.problem, cells, self.budget, seed=self.seed, workers=self.workers)
            if begun.choice is None:
                return self.proofs.without_choice(self.annealing.without_options, claimed=begun.infeasible)
            choice = begun.choice
        self.state = State(self.problem, Neighbours(self.problem), cells, choice)
        self.incumbent.report("feasible")

        if self._first_solution():
            self.proofs.bound_at_once()
            self._solve_exactly()
            if self.annealing.decides_everything:
                self._cool_and_bound()
            else:
                self._cycles_and_places()
                self._neighbourhoods()
                self._tidy_rooms()

        if self.incumbent.proof:
            return self.proofs.infeasible(self.incumbent.proof, "highs")
        if self.incumbent.best is None:
            return self.proofs.unknown(stuck_places(self.state.choice, self.placer) if self.placer else ())
        outcome = self.proofs.judged_bound(self.state)
        return replace(outcome, pace=round(self.annealing.tries / max(self.annealing.seconds, 0.001)))

    def _place_fixed(self, choice: Ints) -> Outcome:
        """Places for the one choice there is."""
        by_rule = self.proofs.bound_at_once()
        return place_fixed(choice, self.incumbent, self._placer(tidy=True), by_rule, proves=self.proves)

    def _placer(self, *, tidy: bool) -> Placer | None:
        """Assigns places to choices, if there are any; `tidy`: each time in as few rooms as it can, not only at the end."""
        if self.problem.places is None:
            return None
        return Placer(self.problem.places, Packer(self.seed, self.budget, tidy))

    def _first_choice(self) -> Ints | None:
        """The start if there is one (annealing then only reheats), else a choice by insertion and ejection."""
        if self.start is None or (self.start.rooms is None and self.annealing.assigns_rooms):
            return self.annealing.first_choice(self.budget)
        self.annealing.rooms, self.annealing.warm_start = self.start.rooms, True
        return self.start.choice

    def _first_solution(self) -> bool:
        """The first choice is handed out with its places, after a quench where those take long; False: it has none."""
        if self.annealing.assigns_rooms and self.annealing.rooms is None:
            placed = self._place_and_hand_out()
            if placed is None:
                return False
            self.annealing.rooms = placed.rooms()
        elif self.annealing.decides_everything:
            self._hand_out(self.state.choice, self.annealing.rooms)
        elif self.large:
            if self.start is None:
                self.state.go_to(self.annealing.descend(self.state.choice, self.budget, SHARES.quench))
            self._place_and_hand_out(soon=True)
            self.proofs.bound_at_once()
            self._anneal(SHARES.quench)
            self.annealing.forget_temperatures()
        return True

    def _solve_exactly(self) -> None:
        """CP-SAT on the whole problem, if that is small: a better choice, and a bound that may prove it."""
        largest = SMALL if self.annealing.decides_everything else LARGEST
        exact = solve_exactly(
            self.problem, self.state, self.budget, seed=self.seed, workers=self.workers, largest=largest
        )
        if exact is None:
            return
        self.incumbent.raise_bound(self.proofs.cap(exact.bound), plain=False)
        self.state.go_to(exact.choice)
        placed = self._place_and_hand_out()
        if self.incumbent.best == exact.bound > self.incumbent.bound:
            self.proofs.raise_ceiling(self.state, exact.bound)
        if self.annealing.assigns_rooms and placed is not None:
            self.annealing.rooms = placed.rooms()

    def _cool_and_bound(self) -> None:
        """Where annealing decides everything: one slow cooling, which is worth more than several; then a lower bound on
        spread; then cycles that reheat, for what is left."""
        spread = spread_problem_of(self.annealing.arrays)
        bound = SpreadBound(spread) if spread is not None else None
        if not self.incumbent.done():
            closes = bound is not None and bound.closes_much
            self._anneal(SHARES.slow_cooling_with_bound if closes else SHARES.slow_cooling)
        if bound is not None and not self.incumbent.done():
            bound.improve(self.annealing.slots(self.state.choice), self.budget, self.incumbent.raise_bound)
            self.incumbent.report("bound")
        while not self.incumbent.done():
            self._anneal(1.0)

    def _cycles_and_places(self) -> None:
        """Where places follow: cycles of annealing, each of which learns what the places of the last one cost."""
        for part in SHARES.cycles:
            if self.incumbent.done(1 - SHARES.tidying):
                break
            self._anneal(part)
        self._place_and_hand_out()

    def _neighbourhoods(self) -> None:
        """Large neighbourhood search by CP-SAT around expensive nodes, for what is left."""
        neighbourhoods = Neighbourhoods(self.state, np.random.default_rng(self.seed + 1), self.seed)
        while not self.incumbent.done(1 - SHARES.tidying):
            if neighbourhoods.improve(self.budget):
                self._place_and_hand_out()

    def _tidy_rooms(self) -> None:
        """The rooms of the best solution once more, with what is left of the time (work may become a little more)."""
        if self.placer is not None and self.incumbent.choice is not None:
            counted = self.budget.work is not None
            tidied = self.placer.tidied(self.incumbent.choice, lambda: counted or not self.incumbent.done())
            self.incumbent.offer(self.incumbent.choice, tidied)

    def _anneal(self, part: float) -> None:
        """One cycle of annealing over a part of what is left of the budget; better solutions are handed out on the way.

        Where places follow they are assigned at its end, and single moves polish what they cost.
        """
        reported = self.budget.used()

        def on_look(best: Solution) -> None:
            nonlocal reported
            if self.budget.used() - reported > SHARES.report:
                reported = self.budget.used()
                better = self.incumbent.best is None or best.cost < self.incumbent.best
                if self.annealing.decides_everything and better:
                    self._hand_out(best.choice, best.rooms)
                else:
                    self.incumbent.report("anneal")

        solution = self.annealing.run(self.state, self.budget, part, on_look)
        self.state.go_to(solution.choice)
        if self.annealing.decides_everything:
            self._hand_out(solution.choice, solution.rooms)
            return
        placed = self._place_and_hand_out()
        if placed is not None:
            polished = polish(self.state, self.placer, placed, self.budget) if self.placer else placed
            if polished is not placed:
                self._accept(polished)

    def _hand_out(self, choice: Ints, rooms: Ints | None) -> None:
        """Hand out a choice whose rooms the annealing has assigned; the state need not be there."""
        placed = None
        if self.placer is not None and rooms is not None:
            placed = self.placer.with_rooms(choice, rooms)
        self.incumbent.offer(choice, placed)

    def _place_and_hand_out(self, *, soon: bool = False) -> Placement | None:
        """Assign places to the state's choice and hand it out if it is better; None where that fails. `soon`: by plain rules.

        A choice without places is repaired by moves and cuts; what places cost becomes penalties for the next cycle.
        """
        placed = None
        if self.placer is not None:
            rounds = self.large * (SHARES.first_places if self.incumbent.best is None else SHARES.repair)
            stuck = self._hand_out_incomplete
            placed = place_or_cut(self.state, self.placer, self.budget, stuck, rounds=rounds, soon=soon)
            if placed is None:
                return None
        self._accept(placed, learn=not soon)  # what plain rules leave out is not what places cost
        return placed

    def _hand_out_incomplete(self, placed: Placement) -> bool:
        """Hand out the state's choice with places for as many as there are, while there is no complete solution. False where
        it is proven that there is none."""
        if self.incomplete is None:
            return True
        if self.proves and self.incumbent.best is None and self.incumbent.incomplete is None:
            self.incumbent.proof = self.incumbent.proof or self.incomplete.proof(self.state.choice)
        if not self.incumbent.proof:
            self.incomplete.offer(self.state.choice, len(placed.stuck))
        return not self.incumbent.proof

    def _accept(self, placed: Placement | None, *, learn: bool = True) -> None:
        """Hand out the state's choice if it is better; learn what its places cost."""
        if placed is not None and learn:
            self.state.learn(placed.penalties)
        self.incumbent.offer(self.state.choice, placed)

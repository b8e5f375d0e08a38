"""Annealing in cycles: each begins where the last ended and knows the cuts and penalties that places have taught since."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.annealer import Annealer, StoppingCriterion
from scheduler.solver.annealing.array_problem import ArrayProblem, as_arrays
from scheduler.solver.annealing.first_solution import MOST_INSERTIONS, first_solution, without_options
from scheduler.solver.annealing.parallel import Cooling, anneal
from scheduler.solver.annealing.temperatures import Temperatures, mean_change
from scheduler.solver.budget import TRIES_PER_WORK, Budget
from scheduler.solver.solution import Solution
from scheduler.solver.state import State

Ints = npt.NDArray[np.int64]
LOOK_SECONDS = 0.1
"""Between two looks at the incumbent of a cooling that runs."""
REHEAT = 4.0
"""A later cycle begins at the first hot temperature divided by this: hot enough to move, too cold to lose everything."""
FIRST_SECONDS = 10.0
"""Wall time for a first solution, where annealing decides everything; then CP-SAT begins."""
DESCENT_TRIES, DESCENT_BATCH = 50_000, 2_000
"""Moves of the descent from the first choice: a third of a second on the demonstration; and between two temperatures."""
DESCENT = (0.1, 0.01)
"""Its temperatures, as parts of the mean change of a move: it needs no pilot."""
MOST_EJECTIONS = 20_000
"""Insertions with ejections where places follow, before CP-SAT makes the first choice: mostly loads are in the way."""
SEED_STEP = 7919
"""Between the seeds of two cycles."""


@dataclass
class AnnealingCycles:
    """Parallel annealers on one problem, cycle by cycle. With a budget of work there is one: reproducible.

    `rooms`: the room of each node, where the annealing assigns rooms. `warm_start`: the first cycle only reheats, because
    the choice it begins from is good already. `tries`: moves of all annealers so far, in so many `seconds` of annealers.
    """

    problem: Problem
    seed: int
    annealers: int
    rooms: Ints | None = None
    warm_start: bool = False
    tries: int = 0
    seconds: float = 0.0
    _arrays: ArrayProblem = field(init=False)
    _between: Temperatures | None = None
    _cycles: int = 0

    def __post_init__(self) -> None:
        """Lay out the problem: once, because it takes its time on large ones."""
        self._arrays = as_arrays(self.problem)

    @property
    def arrays(self) -> ArrayProblem:
        """The problem as the annealers see it, without cuts and penalties."""
        return self._arrays

    def slots(self, choice: Ints) -> Ints:
        """The slot of every bundle, as the annealers number them."""
        at, options = self._arrays.layout, self._arrays.bundles.bundle_choice(choice)
        return self._arrays.data[at.slot + options].astype(np.int64)

    @property
    def assigns_rooms(self) -> bool:
        """Whether the annealing gives every node its room."""
        return self._arrays.slot_rooms is not None

    @property
    def decides_everything(self) -> bool:
        """Whether nothing is left to decide after the annealing: it assigns the rooms, or there are none."""
        return self.assigns_rooms or self.problem.places is None

    def single_choice(self) -> Ints | None:
        """The one choice there is where nothing can move, because exams are tied to others; None if something can, or if it
        breaks a rule."""
        arrays, problem = self._arrays, self.problem
        at, bundles = arrays.layout, arrays.bundles
        if at.n_movable or not at.n_bundles:
            return None
        first = bundles.first
        found = [np.flatnonzero(bundles.allowed[a:b]) for a, b in pairwise(first.tolist())]
        if not all(len(options) for options in found):
            return None
        choice = bundles.node_choice(first[:-1] + np.array([int(options[0]) for options in found]))
        chosen = problem.options.chosen(choice)
        within = all(int(chosen[count.options].sum()) <= count.limit for count in problem.counts)
        return choice if within and not problem.conflicts(choice) else None

    def first_choice(self, budget: Budget) -> Ints | None:
        """A first feasible choice by insertion and ejection; None: not found this way.

        Insertion makes room in loads and only keeps within milestones. Where that fails CP-SAT begins, and where the
        problem names options to begin from.
        """
        if self.problem.begin is not None:
            return None
        seconds = FIRST_SECONDS if self.decides_everything and budget.work is None else None
        most = MOST_INSERTIONS if self.decides_everything else MOST_EJECTIONS
        insertions = most if self.decides_everything or self._arrays.layout.n_cells else 0
        solution = first_solution(self._arrays, self.seed, seconds=seconds, insertions=insertions)
        if solution is None:
            return None
        if self.decides_everything:
            self.rooms = solution.rooms
        return solution.choice

    def without_options(self) -> Ints:
        """Nodes in the way of a choice: the insertion finds no option for them, or for those that are tied to them."""
        return without_options(self._arrays, self.seed)

    def descend(self, choice: Ints, budget: Budget, part: float) -> Ints:
        """A much cheaper choice soon: a cold and short cooling, which takes no more than this part of the work."""
        tries = DESCENT_TRIES
        if budget.work is not None:
            tries = max(min(tries, int(part * budget.work * TRIES_PER_WORK)), 1)
        annealer = Annealer(
            self._arrays,
            choice,
            None,
            self.seed,
            StoppingCriterion(tries=tries),
            on_batch=budget.pulse.sign,
            batch=DESCENT_BATCH,
        )
        hot, cold = DESCENT
        change = mean_change(self._arrays, annealer.state)
        annealer.cool(Temperatures(hot * change, cold * change), 0.0, 1.0)
        budget.spent += -(-tries // TRIES_PER_WORK)
        return annealer.incumbent().choice

    def run(self, state: State, budget: Budget, part: float, on_look: Callable[[Solution], None]) -> Solution:
        """One cycle from the state's choice, over a part of what is left of the budget; the best of all annealers.

        `on_look` gets the incumbent now and then, in this thread; never where work is counted. The first cycle finds its
        temperatures by a pilot; later ones only reheat.
        """
        arrays = self._arrays.extended(state.cuts, state.penalties())
        share = max((1 - budget.used()) * part, 0.0)
        tries = None if budget.work is None else max(int(share * budget.work * TRIES_PER_WORK), 1)
        stopping = StoppingCriterion(None if tries else share * (budget.seconds or 0.0), tries)
        start = Solution(state.choice.copy(), state.total, self.rooms)
        annealers = 1 if tries else self.annealers
        incumbents, ended, started = [start], list[Cooling](), time.monotonic()
        self._cycles += 1

        def cool() -> None:
            cooling = anneal(
                arrays,
                start,
                self.seed + SEED_STEP * self._cycles,
                stopping,
                incumbents.append,
                annealers=annealers,
                between=self._reheated(),
                reheat=REHEAT if self.warm_start else 1.0,
                on_batch=budget.pulse.sign,
            )
            ended.append(cooling)

        thread = threading.Thread(target=cool, daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(LOOK_SECONDS)
            if tries is None:
                on_look(incumbents[-1])
        budget.spent += -(-(tries or 0) // TRIES_PER_WORK)
        if not ended:
            raise AssertionError("an annealer failed")
        self.tries += ended[0].tries
        self.seconds += (time.monotonic() - started) * annealers
        self._between = self._between or ended[0].between
        self.rooms = ended[0].best.rooms
        return ended[0].best

    def forget_temperatures(self) -> None:
        """The next cycle finds its own: after a quench the slow cooling begins as hot as it should."""
        self._between = None

    def _reheated(self) -> Temperatures | None:
        if self._between is None:
            return None
        hot, cold = self._between
        return Temperatures(max(hot / REHEAT, 2 * cold), cold)

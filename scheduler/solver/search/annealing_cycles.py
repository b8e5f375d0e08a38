"""Annealing in cycles: each begins where the last ended and knows what places have taught since."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.annealer import Found, Span
from scheduler.solver.annealing.first_solution import WORK, first_choice
from scheduler.solver.annealing.flat_problem import Flat, flat_of
from scheduler.solver.annealing.parallel import Cooled, Temperatures, cycle
from scheduler.solver.budget import TRIES_PER_WORK, Budget
from scheduler.solver.state import State

Ints = npt.NDArray[np.int64]
LOOK = 0.1
REHEAT = 4.0
FIRST_SECONDS = 10.0


@dataclass
class Lanes:
    """Lanes of annealing on one problem. With a budget of work there is one: reproducible.

    `rooms` one room a node, where the lanes decide rooms too. `gentle`: the first cycle only reheats, the
    choice it begins from is good already. `tries` moves of all lanes so far, in so many `seconds` of lanes.
    """

    problem: Problem
    seed: int
    lanes: int
    rooms: Ints | None = None
    gentle: bool = False
    tries: int = 0
    seconds: float = 0.0
    _flat: Flat = field(init=False)
    _between: Temperatures | None = None
    _cycles: int = 0

    def __post_init__(self) -> None:
        """Lay out the problem: once, it takes its time on large ones."""
        self._flat = flat_of(self.problem)

    @property
    def flat(self) -> Flat:
        """The problem as the lanes see it, without cuts and learned prices."""
        return self._flat

    def slots(self, choice: Ints) -> Ints:
        """The slot of every unit, as the lanes number them."""
        p, units = self._flat.layout, self._flat.units.reduced(choice)
        return self._flat.numbers[p.slot + units].astype(np.int64)

    @property
    def decides_rooms(self) -> bool:
        """Whether the lanes give every node its room."""
        return self._flat.rooming is not None

    @property
    def decides_all(self) -> bool:
        """Whether nothing is left to decide after the lanes: rooms are theirs, or there are none."""
        return self.decides_rooms or self.problem.places is None

    def begin(self, budget: Budget) -> Ints | None:
        """A first feasible choice by insertion and ejection; None: not found this way.

        Insertion only keeps within loads and days, it does not make room for them: where that fails CP-SAT begins,
        and where there is something to begin from.
        """
        if self.problem.begin is not None:
            return None
        seconds = FIRST_SECONDS if self.decides_all and budget.work is None else None
        work = WORK if self.decides_all else 0
        found = first_choice(self._flat, self.seed, seconds=seconds, work=work)
        if found is None:
            return None
        if self.decides_all:
            self.rooms = found[1]
        return found[0]

    def cycle(self, state: State, budget: Budget, part: float, look: Callable[[Found], None]) -> Found:
        """Anneal from the state's choice over a part of what is left of the budget; the best of all lanes.

        `look` is called from this thread now and then with the best so far (never when counting work).
        The first cycle finds its temperatures by a pilot; later ones only reheat.
        """
        flat = self._flat.extended(state.cuts, state.prices())
        share = max((1 - budget.used()) * part, 0.0)
        tries = None if budget.work is None else max(int(share * budget.work * TRIES_PER_WORK), 1)
        span = Span(None if tries else share * (budget.seconds or 0.0), tries)
        begun = Found(state.total, state.choice.copy(), self.rooms)
        best, ended, began = [begun], list[Cooled](), time.monotonic()
        self._cycles += 1

        def run() -> None:
            seed = self.seed + 7919 * self._cycles
            count = 1 if tries else self.lanes
            cooled = cycle(
                flat,
                begun.choice,
                begun.rooms,
                seed,
                span,
                best.append,
                lanes=count,
                between=self._reheated(),
                reheat=REHEAT if self.gentle else 1.0,
            )
            ended.append(cooled)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(LOOK)
            if tries is None:
                look(best[-1])
        budget.spent += -(-(tries or 0) // TRIES_PER_WORK)
        if not ended:
            raise AssertionError("a lane of annealing failed")
        self.tries += ended[0].tries
        self.seconds += (time.monotonic() - began) * (1 if tries else self.lanes)
        self._between = self._between or ended[0].between
        self.rooms = ended[0].found.rooms
        return ended[0].found

    def forget_temperatures(self) -> None:
        """The next cycle finds its own: after a quench the slow cooling begins as hot as it should."""
        self._between = None

    def _reheated(self) -> Temperatures | None:
        if self._between is None:
            return None
        hot, cold = self._between
        return max(hot / REHEAT, 2 * cold), cold

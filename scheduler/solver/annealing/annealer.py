"""One run of simulated annealing, from a feasible choice to a better one, in seconds or in a number of tries."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.array_problem import ArrayProblem
from scheduler.solver.annealing.sweep import sweep
from scheduler.solver.annealing.temperatures import (
    HEAVY,
    MOVE_SHARES,
    Temperatures,
    cooling_range,
    cumulative_shares,
    mean_change,
    pilot_temperatures,
    weighted_mean_cost,
)
from scheduler.solver.solution import Solution

Ints = npt.NDArray[np.int64]
BATCH, LEAST_BATCH = 10_000, 100
"""Tries between two looks at the clock: a few milliseconds, and fewer where a try takes long."""
LONG_BATCH = 0.02
"""Seconds after which a batch was too long, and the next ones are halved."""
PILOT_STEPS, PILOT_PART = 60, 0.06
"""Temperatures of the pilot, and the part of the run that it takes."""


@dataclass(frozen=True)
class StoppingCriterion:
    """How far a run goes: `seconds` of wall time (not reproducible) or `tries` of moves (reproducible)."""

    seconds: float | None = None
    tries: int | None = None


@dataclass
class Annealer:
    """One search state with its own random numbers.

    `on_best` gets the incumbent whenever it is better after a batch of tries, `on_batch` is called after each. `tries`
    counts moves tried so far.
    """

    arrays: ArrayProblem
    choice: Ints
    rooms: Ints | None
    seed: int
    stopping: StoppingCriterion
    on_best: Callable[[Solution], None] | None = None
    on_batch: Callable[[], None] | None = None
    shares: dict[int, float] = field(default_factory=lambda: dict(MOVE_SHARES))
    tries: int = 0
    batch: int = BATCH

    def __post_init__(self) -> None:
        """Lay out the state; the clock starts here."""
        self.state, self.totals = self.arrays.new_state(self.choice, self.rooms, self.seed)
        self._shares = cumulative_shares(self.arrays, self.shares)
        self._started = time.monotonic()
        self._reported = self.best_cost

    @property
    def best_cost(self) -> int:
        """Cost of the incumbent."""
        return int(self.totals[self.arrays.layout.best_cost])

    @property
    def cost(self) -> int:
        """Cost of the choice where the search is now."""
        return int(self.totals[self.arrays.layout.total_cost])

    def used(self) -> float:
        """Part of the run that is over, 0..1 and beyond."""
        if self.stopping.tries is not None:
            return self.tries / max(self.stopping.tries, 1)
        return (time.monotonic() - self._started) / max(self.stopping.seconds or 0.0, 1e-6)

    def incumbent(self) -> Solution:
        """The best solution so far."""
        choice, rooms = self.arrays.decisions(self.state, best=True)
        return Solution(choice, self.best_cost, rooms)

    def pilot(self, until: float = PILOT_PART) -> Temperatures:
        """Cool quickly through all temperatures; the two between which a slow cooling pays."""
        temperatures = pilot_temperatures(mean_change(self.arrays, self.state), PILOT_STEPS)
        means = np.full(PILOT_STEPS, np.inf)
        for step, temperature in enumerate(temperatures):
            costs: list[int] = []
            while self.used() < until * (step + 1) / PILOT_STEPS or not costs:
                self._sweep(float(temperature))
                costs.append(self.cost)
            means[step] = np.mean(costs)
            self._report()
        hot, cold = cooling_range(temperatures, means)
        return Temperatures(max(hot, HEAVY * weighted_mean_cost(self.arrays, self.state)), cold)

    def cool(self, between: Temperatures, since: float, until: float, end: float = 1.0) -> None:
        """Cool from now until part `until` of the run is over.

        The temperature falls geometrically, from hot when part `since` was over to cold when part `end` is.
        """
        hot, cold = between
        while (now := self.used()) < until:
            self._sweep(hot * (cold / hot) ** ((now - since) / (end - since)))
            self._report()

    def adopt(self, other: "Annealer") -> None:
        """Go on from where another annealer is, with one's own random numbers and the better incumbent."""
        at, best, rng = self.arrays.layout, self.incumbent(), int(self.totals[self.arrays.layout.rng])
        self.state[:], self.totals[:] = other.state, other.totals
        self.totals[at.rng] = rng
        if best.cost < self.best_cost:
            self.totals[at.best_cost] = best.cost
            bundle_choice = self.arrays.bundles.bundle_choice(best.choice)
            self.state[at.best_choice : at.best_choice + at.n_bundles] = bundle_choice
            if best.rooms is not None:
                rooms = best.rooms[self.arrays.member_nodes]
                self.state[at.best_room : at.best_room + at.n_members] = rooms

    def restart(self) -> None:
        """Go on from the incumbent."""
        at, best = self.arrays.layout, self.incumbent()
        rng = int(self.totals[at.rng])
        self.state, self.totals = self.arrays.new_state(best.choice, best.rooms, self.seed)
        self.totals[at.rng] = rng

    def _report(self) -> None:
        """Hand out the incumbent if it is better than the last one handed out."""
        if self.best_cost < self._reported:
            self._reported = self.best_cost
            if self.on_best is not None:
                self.on_best(self.incumbent())

    def _sweep(self, temperature: float) -> None:
        started = time.monotonic()
        layout, data = self.arrays.layout, self.arrays.data
        sweep(layout, data, self.state, self.totals, temperature, self.batch, self._shares)
        self.tries += self.batch
        if self.on_batch is not None:
            self.on_batch()
        if self.stopping.tries is None and time.monotonic() - started > LONG_BATCH:
            self.batch = max(self.batch // 2, LEAST_BATCH)

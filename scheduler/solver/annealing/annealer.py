"""One lane of annealing: from a feasible choice to a better one, in seconds or in an amount of work."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.flat_problem import Flat
from scheduler.solver.annealing.sweep import sweep
from scheduler.solver.annealing.temperatures import (
    HEAVY,
    RATES,
    bounds_of,
    heaviness,
    ladder,
    mean_price,
    span,
)

Longs = npt.NDArray[np.int64]
BATCH, LEAST_BATCH = 10_000, 100
"""Tries between two looks at the clock: a few milliseconds, fewer where a try takes long."""
LONG = 0.02
STEPS = 60
PILOT = 0.06


@dataclass(frozen=True)
class Found:
    """A choice: its cost (rooms decided here and learned prices included), option and room of each node."""

    cost: int
    choice: Longs
    rooms: Longs | None


@dataclass(frozen=True)
class Span:
    """How far lanes may go: wall seconds (not reproducible) or tries of each lane (reproducible)."""

    seconds: float | None = None
    work: int | None = None
    stop: Callable[[], bool] = lambda: False


@dataclass
class Lane:
    """One search state. `on_best` gets the best choice whenever it is better after a batch of tries."""

    flat: Flat
    choice: Longs
    rooms: Longs | None
    seed: int
    span: Span
    on_best: Callable[[Found], None] | None = None
    rates: dict[int, float] = field(default_factory=lambda: dict(RATES))
    tries: int = 0
    batch: int = BATCH

    def __post_init__(self) -> None:
        """Lay out the state; the clock starts here."""
        self.s, self.t = self.flat.state(self.choice, self.rooms, self.seed)
        self._bounds = bounds_of(self.flat, self.rates)
        self._begun = time.monotonic()
        self._told = self.cost

    @property
    def cost(self) -> int:
        """Cost of the best choice so far."""
        return int(self.t[self.flat.layout.total + 1])

    @property
    def present(self) -> int:
        """Cost of the choice where the search stands."""
        return int(self.t[self.flat.layout.total])

    def used(self) -> float:
        """Part of the budget that is used up; 1 when told to stop."""
        if self.span.stop():
            return 1.0
        if self.span.work is not None:
            return self.tries / max(self.span.work, 1)
        return (time.monotonic() - self._begun) / max(self.span.seconds or 0.0, 1e-6)

    def found(self) -> Found:
        """The best so far."""
        return Found(self.cost, *self.flat.told(self.s, best=True))

    def pilot(self, until: float = PILOT) -> tuple[float, float]:
        """Cool quickly through all temperatures; the two between which a slow cooling pays."""
        temperatures = ladder(mean_price(self.flat, self.s), STEPS)
        means = np.full(STEPS, np.inf)
        for step, temperature in enumerate(temperatures):
            costs: list[int] = []
            while self.used() < until * (step + 1) / STEPS or not costs:
                self._sweep(float(temperature))
                costs.append(self.present)
            means[step] = np.mean(costs)
            self.tell()
        hot, cold = span(temperatures, means)
        return max(hot, HEAVY * heaviness(self.flat, self.s)), cold

    def cool(self, hot: float, cold: float, since: float, until: float, end: float = 1.0) -> None:
        """Cool from now until part `until` is used up, on the way from `hot` at `since` to `cold` at `end`."""
        while (now := self.used()) < until:
            self._sweep(hot * (cold / hot) ** ((now - since) / (end - since)))
            self.tell()

    def tell(self) -> None:
        """Hand out the best if it is news."""
        if self.cost < self._told:
            self._told = self.cost
            if self.on_best is not None:
                self.on_best(self.found())

    def adopt(self, other: "Lane") -> None:
        """Go on from where another lane stands (with one's own luck)."""
        p = self.flat.layout
        best, luck = self.found(), int(self.t[p.rng])
        self.s[:], self.t[:] = other.s, other.t
        self.t[p.rng] = luck
        if best.cost < self.cost:
            self.t[p.total + 1] = best.cost
            self._keep(best)

    def restart(self) -> None:
        """Go on from the best choice."""
        p, best = self.flat.layout, self.found()
        luck = int(self.t[p.rng])
        self.s, self.t = self.flat.state(best.choice, best.rooms, self.seed)
        self.t[p.rng] = luck

    def _keep(self, best: Found) -> None:
        p = self.flat.layout
        self.s[p.best : p.best + p.units] = self.flat.units.reduced(best.choice)
        if best.rooms is not None:
            self.s[p.bestroom : p.bestroom + p.members] = best.rooms[self.flat.nodes]

    def _sweep(self, temperature: float) -> None:
        begun = time.monotonic()
        sweep(self.flat.layout, self.flat.numbers, self.s, self.t, temperature, self.batch, self._bounds)
        self.tries += self.batch
        if self.span.work is None and time.monotonic() - begun > LONG:
            self.batch = max(self.batch // 2, LEAST_BATCH)

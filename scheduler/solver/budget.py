"""How long a search may take, in seconds (not reproducible) or in work (reproducible), and who may have which part."""

import math
import time
from dataclasses import dataclass, field

from scheduler.solver.pulse import Pulse

TRIES_PER_WORK = 1000
"""Tries of the annealing in one unit of work."""
WORK_PER_DETERMINISTIC_SECOND = 2000
"""Units of work that one second of CP-SAT's deterministic time is worth: about what annealing does meanwhile."""
UNLIMITED_SECONDS, LEAST_SECONDS = 3600.0, 0.01
"""Limits of wall time for a CP-SAT run: where work is counted, and where hardly any time is left."""


@dataclass(frozen=True)
class Shares:
    """Parts of the budget by phase of the search. Each is a part of the whole unless it says otherwise."""

    first_solution: float = 0.5
    """CP-SAT looks for a feasible choice, where insertion found none; each of two attempts."""
    quench: float = 0.08
    """A quick first cooling where rooms are assigned afterwards, so that there is an early solution."""
    exact: float = 0.5
    """CP-SAT on the whole problem, where the model is small enough that it may well close."""
    exact_larger: float = 0.15
    """The same for larger models, which seldom close."""
    slow_cooling: float = 0.93
    """The one slow cooling, where the annealing decides everything; of what is left."""
    slow_cooling_with_bound: float = 0.6
    """The same, where a lower bound may close much of the problem and wants its time."""
    cycles: tuple[float, ...] = (0.6, 0.5, 0.5, 0.5, 0.6)
    """Cycle by cycle, of what is left: one slow cooling first, then places teach penalties that the next cycle knows."""
    polish: float = 0.2
    """Moves that places ask for; of what has been used so far, so little at first."""
    first_places: float = 0.5
    """Rounds of moves until everybody has a place, while there is no solution."""
    repair: float = 0.15
    """Moves until everybody has a place, each time that places fail."""
    neighbourhood: float = 0.1
    """One CP-SAT neighbourhood, at most."""
    tidying: float = 0.03
    """Kept back for the rooms of the best solution."""
    report: float = 0.03
    """Between two better solutions handed out in the course of a cooling."""


SHARES = Shares()


@dataclass
class Budget:
    """Seconds or work for one search; `spent` is the work done so far.

    Work counts thousands of tries of the annealing; a CP-SAT run spends what its deterministic time is worth. Whoever
    asks gives a sign of life to `pulse`.
    """

    seconds: float | None
    work: int | None
    pulse: Pulse = field(default_factory=Pulse)
    spent: int = 0
    _started: float = field(default_factory=time.monotonic)

    def elapsed(self) -> float:
        """Wall seconds since the search began."""
        return time.monotonic() - self._started

    def used(self) -> float:
        """Part of the budget that is used up, 0..1 and beyond."""
        self.pulse.sign()
        if self.work is not None:
            return self.spent / max(self.work, 1)
        return self.elapsed() / max(self.seconds or 0.0, 0.001)

    def share(self, part: float) -> tuple[float, float | None]:
        """Wall and deterministic seconds of a CP-SAT run that may take this part of the budget."""
        if self.work is not None:
            deterministic = max(LEAST_SECONDS, part * self.work / WORK_PER_DETERMINISTIC_SECOND)
            self.pulse.sign(deterministic)
            return UNLIMITED_SECONDS, deterministic
        left = (self.seconds or 0.0) - self.elapsed()
        self.pulse.sign(math.inf)
        return max(LEAST_SECONDS, min(part * (self.seconds or 0.0), left)), None

    def spend(self, deterministic: float) -> None:
        """Account for a CP-SAT run, by its deterministic seconds."""
        self.pulse.sign()
        self.spent += max(1, round(deterministic * WORK_PER_DETERMINISTIC_SECOND))

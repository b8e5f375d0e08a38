"""How long a search may go on: seconds (not reproducible) or an amount of work (reproducible)."""

import time
from dataclasses import dataclass, field

TRIES_PER_WORK = 1000
WORK_PER_DETERMINISTIC_SECOND = 2000


@dataclass
class Budget:
    """`work` counts thousands of tries of the annealing; a CP-SAT run spends what its deterministic
    time is worth."""

    seconds: float | None
    work: int | None
    spent: int = 0
    _begun: float = field(default_factory=time.monotonic)

    def elapsed(self) -> float:
        """Wall seconds since the search began."""
        return time.monotonic() - self._begun

    def used(self) -> float:
        """Part of the budget that is used up, 0..1 and beyond."""
        if self.work is not None:
            return self.spent / max(self.work, 1)
        return self.elapsed() / max(self.seconds or 0.0, 0.001)

    def share(self, part: float) -> tuple[float, float | None]:
        """Wall and deterministic limit for a CP-SAT run that may take this part of the budget."""
        if self.work is not None:
            return 3600.0, max(0.01, part * self.work / WORK_PER_DETERMINISTIC_SECOND)
        left = (self.seconds or 0.0) - self.elapsed()
        return max(0.01, min(part * (self.seconds or 0.0), left)), None

    def spend(self, deterministic: float) -> None:
        """Account for a CP-SAT run."""
        self.spent += max(1, round(deterministic * WORK_PER_DETERMINISTIC_SECOND))

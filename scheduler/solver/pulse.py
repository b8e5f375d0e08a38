"""Signs of life of a search, counted: whoever watches it tells a long search from one that hangs."""

from dataclasses import dataclass

LONGEST = 600.0
"""Seconds of processor time between two signs, at most, where no run of CP-SAT is under way."""
PER_DETERMINISTIC_SECOND = 30.0
"""Seconds of processor time that one deterministic second of CP-SAT takes, at most."""


@dataclass
class Pulse:
    """`signs`: how many there were. `due`: seconds of processor time within which the next one comes."""

    signs: int = 0
    due: float = LONGEST

    def sign(self, deterministic: float = 0.0) -> None:
        """The search goes on; before a run of CP-SAT it says how many deterministic seconds that may take."""
        self.due = LONGEST + PER_DETERMINISTIC_SECOND * deterministic
        self.signs += 1

"""Whether a search process hangs, by its beats: nothing here depends on the time that the search has."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from scheduler.app.protocol import Beat

Hang = Literal["silent", "idle", "endless"]
"""Nothing comes from the process; it does nothing; or it computes without a sign that the search goes on."""
MOST_SILENCE = 120.0
"""Seconds without a byte, or without work, after which a process counts as hanging. It beats every second."""
LEAST_WORK = 0.2
"""Seconds of processor time in that time that a process needs if it does anything but beat."""
LONGEST_LOOK = 1.0
"""Seconds that one look adds, at most: while this process is stopped or busy with an audit, no time passes."""


@dataclass
class Watchdog:
    """Watches one process. `hang` says, once it hangs, in what way."""

    most_silence: float = MOST_SILENCE
    clock: Callable[[], float] = time.monotonic
    hang: Hang | None = None
    _now: float | None = None
    _received: int = 0
    _silent: float = 0.0
    _idle: float = 0.0
    _worked: float = 0.0
    _signs: int = 0
    _signed: float = 0.0

    def hangs(self, received: int, beat: Beat | None) -> bool:
        """Whether the process hangs, given the bytes received from it so far and its last beat."""
        now = self.clock()
        passed, self._now = min(now - (self._now or now), LONGEST_LOOK), now
        self._silent = 0.0 if received > self._received else self._silent + passed
        self._received = received
        if beat is not None:
            self._idle += passed
            signed = beat.signs != self._signs
            if signed or beat.processor > self._worked + LEAST_WORK:
                self._idle, self._worked = 0.0, beat.processor
            if signed:
                self._signs, self._signed = beat.signs, beat.processor
        if self._silent > self.most_silence:
            self.hang = "silent"
        elif self._idle > self.most_silence and self._silent < self.most_silence / 2:
            self.hang = "idle"
        elif beat is not None and beat.processor > self._signed + beat.due:
            self.hang = "endless"
        return self.hang is not None

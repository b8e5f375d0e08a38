"""One run of a scenario, as it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from models.status import Status

REFERENCE = "reference"
"""The name of the scenario in which nothing changes."""


@dataclass(frozen=True)
class RunKey:
    """What decides a run: two runs with one key are the same run.

    `content`: the digest of the semester under its scenario. `budget`: `work 20` or `seconds 60`. `start`: the digest of the timetable
    from which the search began, blank: from nothing.
    """

    content: str
    scenario: str
    seed: int
    budget: str
    start: str = ""

    @property
    def text(self) -> str:
        """The key as one short text."""
        parts = (self.content, self.scenario, str(self.seed), self.budget, self.start)
        return sha256("\x00".join(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class StoredRun:
    """A run with its verdict. Costs, indicators and findings are the audit's.

    `titles` and `reasons`: by language; the reasons say why there is no timetable, or what an incomplete one leaves out.
    `missing`: exams of candidates that it leaves out. `timetable`: packed (timetable_archive.py); None if there is none.
    `number`: its row in the store, 0 before it is kept.
    """

    key: RunKey
    made: str
    instance: str
    settings: Mapping[str, Any]
    titles: Mapping[str, str]
    versions: Mapping[str, str]
    status: Status
    seconds: float
    cost: int | None = None
    bound: int = 0
    hard: int = 0
    missing: int = 0
    costs: Mapping[str, int] = field(default_factory=dict)
    indicators: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, Sequence[str]] = field(default_factory=dict)
    timetable: bytes | None = field(default=None, repr=False)
    number: int = 0

    @property
    def complete(self) -> bool:
        """Whether everybody has a place and nothing hard is broken."""
        return self.status in (Status.OPTIMAL, Status.FEASIBLE)

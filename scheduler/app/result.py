"""What a solve returns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from models.conflict import Conflict
from models.facts import Solving, Verdict
from models.fairness import FairSearch
from models.fault import Fault
from models.incomplete import LeftOut, missing_table
from models.instance import Instance
from models.public import PublicInstance
from models.rules import RuleInfo, RulesFile
from models.status import Status
from models.timetable import Timetable

PROGRESS = ("seconds", "cost", "bound", "phase")


def no_progress() -> pd.DataFrame:
    """An empty table of progress."""
    return pd.DataFrame(columns=list(PROGRESS))


@dataclass(frozen=True)
class Result:
    """How a solve ended, with its best audited timetable.

    `semester` is what was solved, pins included, and `rules` what it was solved and judged by; `rules_file` is the user's
    own file among them.
    `timetable` and `verdict` are None if none was found. An `incomplete` timetable leaves out what is `missing` (one row for
    each exam of a candidate: candidate, exam, site, reason); `left_out` says where, and what would let them in. `bound`: no timetable costs less;
    `bounds`: the same for each rule alone (they need not add up). `conflicts`: why there is no timetable.
    `witness`: who confirms the proof, `certificate` (plain code that counts), `exhaustive` (plain code that tries every
    choice of a few exams), `highs` (another solver) or `cp-sat` (for optimality: CP-SAT alone, in two runs). `doubt`:
    CP-SAT claims that there is no timetable, or none that costs less, which nobody confirms (`unconfirmed`) or a witness
    contradicts (`refuted`). `faults`: what went wrong on the way.
    `interrupted`: stopped by Ctrl-C or SIGTERM. `died`: the search process ended early, for instance
    for want of memory. `seconds` is wall time, `peak_mb` the memory of the search process in MB (0 where the
    platform does not tell), `moves_per_second` the pace of the annealing.
    `progress` has one row per event of the search: seconds, cost (missing before the first
    timetable), bound, phase. `fair`: the search for a fairer timetable that followed, if one was asked for.
    """

    status: Status
    semester: Instance | PublicInstance
    rules: tuple[RuleInfo, ...]
    seed: int = 0
    seconds: float = 0.0
    timetable: Timetable | None = None
    verdict: Verdict | None = None
    bound: int = 0
    bounds: Mapping[str, int] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    witness: str | None = None
    doubt: str | None = None
    faults: tuple[Fault, ...] = ()
    interrupted: bool = False
    died: bool = False
    peak_mb: float = 0.0
    moves_per_second: int = 0
    progress: pd.DataFrame = field(default_factory=no_progress)
    rules_file: RulesFile | None = None
    missing: pd.DataFrame = field(default_factory=missing_table)
    left_out: tuple[LeftOut, ...] = ()
    fair: FairSearch | None = None

    @property
    def cost(self) -> int | None:
        """Total cost of the timetable by the audit's reckoning; None without a timetable."""
        return None if self.verdict is None else self.verdict.cost

    @property
    def costs(self) -> Mapping[str, int]:
        """Cost of each soft rule by the audit's reckoning; empty without a timetable."""
        return {} if self.verdict is None else self.verdict.costs

    def solving(self) -> Solving:
        """How the solve went, for the report."""
        return Solving(
            self.status,
            self.seconds,
            self.bound,
            self.bounds,
            self.seed,
            self.progress,
            self.witness or "",
            self.rules_file,
            self.fair,
        )

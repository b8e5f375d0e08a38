"""What a search reports: its progress, and how it ended.

These values leave the search process. They import no solver, so that who reads them starts without one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scheduler.solver.infeasibility import Infeasibility


@dataclass(frozen=True)
class Progress:
    """How far a search is: seconds since its start, phase, cost of the incumbent (None: none yet), bound."""

    seconds: float
    phase: str
    cost: int | None
    bound: int


Witness = Literal["certificate", "exhaustive", "highs", "cp-sat"]
"""Who confirms a proof: plain code that counts; plain code that tries every choice of a core; HiGHS, which shares no code
with CP-SAT; or CP-SAT alone, in two runs (for optimality only)."""
Doubt = Literal["unconfirmed", "refuted"]
"""What became of a proof by CP-SAT that is not shown: nobody confirmed it, or the witness found the opposite."""


@dataclass
class Outcome:
    """How the search ended. `feasible`: with a solution; `infeasible`: proven, with reasons if known.

    `pace`: moves that one annealer tried per second. `witness` confirms a proof. `doubt`: CP-SAT claims that there is no
    solution, or none that is cheaper, which nobody confirms: the status is then `unknown` or `feasible`. `plain_bound`:
    the part of the bound that needs no solver. `without_options`: nodes that found no option, where no choice was found at all.
    """

    status: Literal["optimal", "feasible", "infeasible", "unknown"]
    bound: int
    bounds: Mapping[str, int] = field(default_factory=dict)
    reasons: tuple[Infeasibility, ...] = ()
    pace: int = 0
    witness: Witness | None = None
    doubt: Doubt | None = None
    plain_bound: int = 0
    without_options: tuple[int, ...] = ()

"""What each way to end means for the shell."""

from collections.abc import Mapping

from models.status import Status

CLEAN, OK = "clean", "ok"
HARD_FINDINGS, BAD_INPUT, INTERNAL = "hard-findings", "bad-input", "internal-error"

EXIT_CODES: Mapping[str, int] = {
    Status.OPTIMAL: 0,
    Status.FEASIBLE: 0,
    CLEAN: 0,  # audit: no hard finding
    OK: 0,  # check and others: no error in the data
    HARD_FINDINGS: 1,  # audit and merge
    BAD_INPUT: 2,  # nothing was written
    Status.INFEASIBLE: 3,
    Status.INCOMPLETE: 4,
    Status.UNKNOWN: 4,
    INTERNAL: 70,
}

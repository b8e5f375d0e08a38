"""How a solve ended."""

from enum import StrEnum


class Status(StrEnum):
    """How a solve ended. Every timetable that comes with a status has been audited.

    `OPTIMAL`: complete, and proven that none costs less. `FEASIBLE`: complete, without a hard finding.
    `INCOMPLETE`: a timetable that leaves something out. `INFEASIBLE`: proven that there is no timetable.
    `UNKNOWN`: neither a timetable nor a proof within the budget.
    """

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INCOMPLETE = "incomplete"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"

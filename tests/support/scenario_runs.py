"""Runs of scenarios as they would be, without a solve."""

from collections.abc import Mapping, Sequence

from models.facts import Verdict
from models.status import Status
from scheduler.runs.stored_run import RunKey, StoredRun


def a_run(
    scenario: str,
    seed: int,
    status: Status = Status.FEASIBLE,
    *,
    costs: Mapping[str, int] | None = None,
    indicators: Mapping[str, int] | None = None,
    reasons: Mapping[str, Sequence[str]] | None = None,
    timetable: bytes | None = None,
    verdict: Verdict | None = None,
    content: str = "data",
) -> StoredRun:
    """A run; costs and findings are those of the verdict if there is one."""
    paid = dict(verdict.costs) if verdict is not None else dict(costs or {})
    return StoredRun(
        RunKey(content, scenario, seed, "work 20"),
        "2024-01-05T10:00:00Z",
        "tiny",
        {},
        {"en": scenario.title(), "fr": scenario.title()},
        {"exams": "0.2.0"},
        status,
        1.5,
        sum(paid.values()) if status in (Status.FEASIBLE, Status.OPTIMAL) else None,
        costs=paid,
        indicators=indicators or {},
        reasons=reasons or {},
        timetable=timetable,
    )

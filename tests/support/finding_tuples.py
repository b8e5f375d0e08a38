"""What the tests of the regulation share: findings as plain tuples, clock times as the findings write them.

Every expectation is worked out from the French texts: F0 the questions and answers of Cnam Paris, F1 its page
Examens of 2023-24, F2 the Règlement des examens du Cnam en Paca (annexe 15). Where the texts give no figure
the policy's is named in the test.
"""

from datetime import time
from typing import Any

from models.facts import Verdict
from tests.support.semester_builder import Build, hard, utc

DAY = "2024-01-23"
PARIS, REUNION, NOUMEA = "Europe/Paris", "Indian/Reunion", "Pacific/Noumea"


def at(clock: str, zone: str = PARIS) -> str:
    """A clock time of a place the way findings write it: the instant in UTC."""
    return utc(clock, zone).strftime("%Y-%m-%dT%H:%MZ")


def broken(verdict: Verdict) -> list[tuple[str, ...]]:
    """The hard findings: rule, exam, amount, limit."""
    return hard(verdict, "exam", "amount", "limit")


def rules(verdict: Verdict) -> set[str]:
    """The rules with hard findings."""
    return {rule for (rule,) in hard(verdict)}


def two(
    first: str, second: str, *, minutes: int = 120, other: int = 120, extra: int = 0, **settings: Any
) -> Build:
    """Exams A and B of two hours, begun at these times of one day, and x who sits both."""
    times = tuple(sorted({time.fromisoformat(t) for t in (first, second)}))
    build = Build(starts_of_day=times, **settings).exam("A", minutes).exam("B", other)
    return build.person("x", "A", "B", extra=extra).start("A", f"{DAY} {first}").start("B", f"{DAY} {second}")

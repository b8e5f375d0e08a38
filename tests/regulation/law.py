"""What the tests of the regulation share: findings as plain tuples, clock times as the findings write them.

Every expectation is worked out from the French texts: F0 the questions and answers of Cnam Paris, F1 its page
Examens of 2023-24, F2 the Règlement des examens du Cnam en Paca (annexe 15). Where the texts give no figure
the policy's is named in the test.
"""

from models.facts import Verdict
from tests.audit.build import hard, utc

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

"""What one rule states about a small semester."""

from scheduler.harness.workbench import Bench
from scheduler.rules.ordered_catalogue import RULES
from scheduler.terms.terms import Term
from tests.support.semester_builder import Build


def stated(build: Build, rule: str) -> tuple[Bench, tuple[Term, ...]]:
    """The semester, and the terms of the rule."""
    bench = Bench(build.instance(), [one for one in RULES if one.info.id == rule])
    return bench, bench.stated

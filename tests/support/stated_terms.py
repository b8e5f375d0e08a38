"""What one rule states about a small semester, and what its check finds in the timetable."""

from typing import Any

from scheduler.harness.workbench import Bench, check_all
from scheduler.rules.ordered_catalogue import RULES
from scheduler.terms.terms import Term
from tests.support.semester_builder import Build


def stated(build: Build, rule: str) -> tuple[Bench, tuple[Term, ...]]:
    """The semester, and the terms of the rule."""
    bench = Bench(build.instance(), [one for one in RULES if one.info.id == rule])
    return bench, bench.stated


def told(build: Build, rule: str, *columns: str) -> list[list[Any]]:
    """What the findings of the rule alone hold in these columns: cheaper than a whole audit."""
    found = check_all(build.instance(), build.timetable(), rule)[rule]
    return list(found[list(columns)].to_numpy().tolist())

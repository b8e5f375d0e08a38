"""The builder of small semesters with its verdict, and what tests read from a verdict."""

from dataclasses import dataclass, field, replace

import pandas as pd

from instances.builder.instants import utc
from instances.builder.semester_builder import SemesterBuilder, rooms_of
from models.facts import Verdict
from models.policy import PolicySchema
from models.timetable import Timetable
from scheduler.audit import audit
from tests.support.reading import SCHEMA

__all__ = ["Build", "hard", "paid", "rooms_of", "utc", "with_seats"]


@dataclass
class Build(SemesterBuilder):
    """A small semester and its timetable, which can be audited at once."""

    schema: PolicySchema = field(default=SCHEMA, kw_only=True)

    def audit(self) -> Verdict:
        return audit(self.instance(), self.timetable())


def with_seats(timetable: Timetable, seats: pd.DataFrame) -> Timetable:
    """The timetable with other seats, and a table of rooms that agrees."""
    return replace(timetable, seats=seats, rooms=rooms_of(seats))


def hard(verdict: Verdict, *columns: str) -> list[tuple[str, ...]]:
    """The hard findings as tuples: the rule and the columns asked for."""
    rows = verdict.findings[verdict.findings["severity"] == "hard"]
    return list(rows[["rule", *columns]].itertuples(index=False, name=None))


PLACES = ("sittings", "rooms")


def paid(verdict: Verdict, *places: str) -> dict[str, int]:
    """The soft rules that cost something; of those about places, which always cost, only the ones asked for."""
    return {
        rule: cost for rule, cost in verdict.costs.items() if cost and (rule not in PLACES or rule in places)
    }

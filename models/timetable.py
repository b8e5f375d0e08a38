"""A timetable: the decisions of the solver or of a planner. On disk a small JSON names the large tables by hash."""

from dataclasses import dataclass, field

import pandas as pd

from models.schema.timetable import DUTY_KINDS, KINDS, named_by_kind, names_of

__all__ = [
    "DUTIES", "DUTY_KINDS", "HOSTS", "INSTANTS", "KINDS", "NUMBERS", "OVERLAPS", "ROOMS", "SEATS", "STARTS",
    "Timetable", "empty",
]  # fmt: skip

STARTS, HOSTS, ROOMS = names_of("starts"), names_of("hosts"), names_of("rooms")
SEATS, OVERLAPS, DUTIES = names_of("seats"), names_of("overlaps"), names_of("duties")
"""The columns of each table (models/schema/timetable.py says what they hold)."""

INSTANTS = named_by_kind("instant")
"""Columns of instants, whatever the table."""
NUMBERS = named_by_kind("int")
"""Columns of whole numbers, whatever the table."""


def empty(columns: tuple[str, ...]) -> pd.DataFrame:
    """A table with these columns and no rows."""
    return pd.DataFrame({c: pd.Series(dtype=object) for c in columns})


@dataclass(frozen=True)
class Timetable:
    """The decisions of a semester; instants are UTC timestamps (`datetime64[s, UTC]`).

    `starts` one row for each (exam, zone): start, minutes of gathering before it, paper (0 the main
    paper, 1.. variants; groups with one number share a paper), and `early`, the minutes by which those
    with extra time begin before the others there.
    `hosts` (exam, home site) groups that sit at another site of their centre.
    `rooms` one row for each (exam, room, kind): how many places it has there.
    `seats` one row for each (candidate, exam): where, and the own start and end of writing.
    `overlaps` one row for each exam of a candidate that is moved or missed because it overlaps others: the exam that
    stays (of a chain: the moved exam before), the exam that moves, outcome `transfer` (with its new start) or `unresolved`
    (then `moves` is not sat).
    `duties` one row for each task of one of the staff: site, duty (DUTY_KINDS), room (of an escort: blank), from,
    to; nobody named yet: no rows.
    `part` names the centre whose people alone it seats; blank: everybody.
    """

    instance: str
    starts: pd.DataFrame
    rooms: pd.DataFrame = field(default_factory=lambda: empty(ROOMS))
    seats: pd.DataFrame = field(default_factory=lambda: empty(SEATS))
    overlaps: pd.DataFrame = field(default_factory=lambda: empty(OVERLAPS))
    hosts: pd.DataFrame = field(default_factory=lambda: empty(HOSTS))
    duties: pd.DataFrame = field(default_factory=lambda: empty(DUTIES))
    part: str = ""

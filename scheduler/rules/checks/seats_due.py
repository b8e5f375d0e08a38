"""What the attendance says of each seat: several rules of rooms compare the two."""

import pandas as pd

from models.instance import Instance
from scheduler.rules.checks.lookups import Ints, first_match, sitting_keys
from scheduler.rules.rule import Case

DUE = ["kind", "home", "start", "end", "moved", "moved_start", "missed"]


def seats_due(case: Case[Instance]) -> pd.DataFrame:
    """One row for each seat: the columns DUE of `Facts.attendance` for its candidate and exam; missing values where it has
    no such row. Ask for it through `Case.derived`."""
    attendance = case.facts.attendance
    return first_match(attendance, case.derived(attendance_keys), case.derived(seat_keys), DUE)


def attendance_keys(case: Case[Instance]) -> Ints:
    """The numbers (`sitting_keys`) of the rows of `Facts.attendance`."""
    return sitting_keys(case.instance, case.facts.attendance)


def seat_keys(case: Case[Instance]) -> Ints:
    """The numbers (`sitting_keys`) of the seats."""
    return sitting_keys(case.instance, case.timetable.seats)

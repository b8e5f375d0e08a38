"""A table of starts, made by hand perhaps, as a timetable: nobody has said anything of rooms or overlaps."""

from dataclasses import replace
from pathlib import Path

from instances import read_handmade
from models.instance import Instance
from models.timetable import OVERLAPS, Timetable

TABLES = (".csv", ".txt", ".xlsx")


def read_starts_table(path: Path, given: Instance) -> tuple[Instance, Timetable]:
    """The starts of a CSV or Excel table, and the instance without what it does not decide: rooms, staff.

    Every overlap is listed as unresolved, the exam that begins later as the one that is missed: nobody
    has said better. Raises InvalidInput.
    """
    from scheduler.audit.facts import compute_facts
    from scheduler.audit.typed_timetable import typed_timetable

    starts = read_handmade(path, given)
    given = replace(given, rooms=(), staff=given.staff.iloc[:0])
    pairs = compute_facts(given, typed_timetable(starts)).pairs
    met = pairs[pairs["overlap"].astype(bool)]
    first = met["exam"].where(~met["later"].astype(bool), met["other"])
    second = met["other"].where(~met["later"].astype(bool), met["exam"])
    overlaps = met.assign(stays=first, moves=second, outcome="unresolved", start=None)
    return given, replace(starts, overlaps=overlaps[list(OVERLAPS)].reset_index(drop=True))

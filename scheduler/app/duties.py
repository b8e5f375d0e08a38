"""Supervision of a timetable: invigilators of each room, what they must be told, how evenly duties are shared."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from models.instance import Instance
from models.timetable import Timetable
from scheduler.app.read_timetable import given_timetable
from scheduler.audit.facts import compute_facts
from scheduler.supervision.briefings import briefings
from scheduler.supervision.room_watch import room_watch
from scheduler.supervision.shares import shares


@dataclass(frozen=True)
class DutyReport:
    """`rooms`: invigilators of each room and exam, and whether every exit is final (scheduler/supervision/room_watch.py).
    `briefings`: the effects of arrangements that the invigilators of a room must know (briefings.py). `shares`: minutes
    on duty by site, with a figure for fairness (shares.py)."""

    rooms: pd.DataFrame
    briefings: pd.DataFrame
    shares: pd.DataFrame


def duties(semester: Instance, timetable: Timetable | Path | str) -> DutyReport:
    """How the rooms of a timetable are supervised. Raises InvalidInput for a timetable that cannot be read."""
    timetable = given_timetable(semester, timetable)
    facts = compute_facts(semester, timetable)
    return DutyReport(room_watch(semester, timetable, facts), briefings(semester, timetable), shares(facts))

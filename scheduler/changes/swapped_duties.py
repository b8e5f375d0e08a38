"""The duties of a timetable after two of the staff have taken each other's."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from models.instance import Instance
from models.timetable import Timetable
from scheduler.changes.requested import DutiesSwapped


def with_swapped_duties(
    semester: Instance, timetable: Timetable, swaps: Iterable[DutiesSwapped]
) -> Timetable:
    """The timetable with the duties of each two people exchanged: those that begin on the day of the swap, on the clock of the
    site, or all of them where it has none."""
    duties = timetable.duties
    zones = duties["site"].map({str(site.id): site.zone for site in semester.sites})
    local = [start.tz_convert(zone).date() for start, zone in zip(duties["from"], zones, strict=True)]
    days = pd.Series(local, index=duties.index, dtype=object)
    staff = duties["staff"].astype(object).copy()
    for one in swaps:
        there = pd.Series(True, index=duties.index) if one.day is None else days == one.day
        mine, theirs = (there & (staff == name) for name in (one.staff, one.other))
        staff = staff.mask(mine, one.other).mask(theirs, one.staff)
    return replace(timetable, duties=duties.assign(staff=staff))

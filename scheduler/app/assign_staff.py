"""Staff by name, once the seats are decided."""

from dataclasses import replace

import pandas as pd

from models.instance import Instance
from models.public import PublicInstance
from models.timetable import DUTIES, Timetable


def assign_staff(given: Instance | PublicInstance, timetable: Timetable, seed: int) -> Timetable:
    """The timetable with staff named at every site that has seats and nobody named yet; the same one if
    there is nothing to name. Posts for which people lack stay without a name."""
    if not isinstance(given, Instance) or not given.supervised or timetable.seats.empty:
        return timetable
    from scheduler.compile.places.posts import roster
    from scheduler.solver.staff.rostering import fill_posts

    bare = ~timetable.seats["site"].isin(timetable.duties["site"])
    made = roster(given, replace(timetable, seats=timetable.seats[bare]))
    if not len(made.posts):
        return timetable
    duties = made.duties(fill_posts(made.posts, made.people, seed))
    if len(timetable.duties):
        duties = pd.concat([timetable.duties, duties], ignore_index=True)
        duties = duties.sort_values(["site", "from", "room", "duty", "staff"], ignore_index=True)
    return replace(timetable, duties=duties[list(DUTIES)])

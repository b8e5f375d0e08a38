"""Who is left out of an incomplete solution, by name."""

from collections.abc import Set

import numpy as np
import pandas as pd

from models.incomplete import missing_table
from models.timetable import Timetable
from scheduler.compile.places.seating import SeatingBuilder
from scheduler.terms.model_data import ModelData


def missing_of(
    data: ModelData, seater: SeatingBuilder, for_staff: Set[tuple[int, int]], timetable: Timetable
) -> pd.DataFrame:
    """One row for each exam of a candidate that an incomplete timetable leaves out (`missing_table`). `for_staff`: exams and
    sites by number that lack people, not rooms."""
    people = data.people[["candidate", "node", "site"]].reset_index(drop=True)
    people = people.assign(exam=np.array(data.options.names, dtype=object)[people["node"].to_numpy(np.int64)])
    gone = timetable.overlaps[timetable.overlaps["outcome"] == "unresolved"].rename(columns={"moves": "exam"})
    who = pd.MultiIndex.from_frame(people[["candidate", "exam"]])
    unanswered = np.asarray(who.isin(pd.MultiIndex.from_frame(gone[["candidate", "exam"]])), bool)
    seated = np.asarray(who.isin(pd.MultiIndex.from_frame(timetable.seats[["candidate", "exam"]])), bool)
    home = people["site"].map(data.site_numbers).to_numpy(np.int64)
    unmoved = people[unanswered & (seater.rules.left_out[home] < 0)].assign(reason="transfer")
    if not data.instance.rooms:
        return missing_table([unmoved])
    unseated = people[~unanswered & ~seated]
    hosts = timetable.hosts.rename(columns={"home": "site"})
    host = unseated[["exam", "site"]].merge(hosts, on=["exam", "site"], how="left")["host"].to_numpy(object)
    site = np.where(pd.isna(host), unseated["site"], host)
    pairs = zip(unseated["node"], pd.Series(site, dtype=object).map(data.site_numbers), strict=True)
    reason = ["staff" if pair in for_staff else "rooms" for pair in pairs]
    return missing_table([unmoved, unseated.assign(site=site, reason=reason)])

"""The published timetable: which exam is sat when at which site, and nothing about anybody.

It is made from the exams' published times alone, not from the planner's data with parts hidden. Who sits, how many,
in which room, with what arrangement and under whose supervision is not read here, so no page made from it can tell.
"""

import pandas as pd

from models.facts import Facts
from models.instance import Instance

PUBLIC_SITTINGS = (
    "exam", "site", "zone", "session", "unit", "centre", "remote", "day", "start", "end", "arrival", "leaving",
)  # fmt: skip


def public_sittings(instance: Instance, facts: Facts) -> pd.DataFrame:
    """One row for each (exam, site) with somebody to sit it, at the times published for the site's zone.

    `day` is the local date, `start` and `end` UTC instants of the ordinary duration; an oral has no end, because each
    candidate has their own turn. `arrival` is there where all candidates of the zone gather before the start,
    `leaving` where all stay after the end until no other zone lets anybody in any more; NaT elsewhere.
    """
    places = facts.sittings[["exam", "site"]].drop_duplicates().merge(instance.site_frame, on="site")
    table = places.merge(_times(facts.papers), on=["exam", "zone"])
    given = instance.exam_frame[["exam", "session", "unit", "mode", "oral"]]
    table = table.drop(columns=["session", "unit"]).merge(given, on="exam")
    table["remote"] = table["mode"] == "remote"
    together = ~(table["remote"] | table["oral"])
    for name in ("arrival", "leaving"):
        table[name] = table[name].where(together)
    table["end"] = table["end"].where(~table["oral"])
    table["day"] = [
        start.tz_convert(zone).date() for start, zone in zip(table["start"], table["zone"], strict=True)
    ]
    return table.sort_values(["start", "exam", "site"], ignore_index=True)[list(PUBLIC_SITTINGS)]


def _times(papers: pd.DataFrame) -> pd.DataFrame:
    """The published times of each (exam, zone).

    The last entry of a paper is taken over its zones alone: what single candidates do under supervision does not show.
    """
    table = papers[["exam", "session", "unit", "zone", "paper", "start", "gather", "minutes", "late"]].copy()
    for name in ("start", "late"):
        table[name] = pd.to_datetime(table[name], utc=True)
    arrival = table["start"] - pd.to_timedelta(table["gather"], unit="min")
    table["arrival"] = arrival.where(table["gather"] > 0)
    table["end"] = table["start"] + pd.to_timedelta(table["minutes"], unit="min")
    shut = arrival.where(table["gather"] > 0, table["late"])
    last_entry = shut.groupby([table["exam"], table["paper"]]).transform("max")
    table["leaving"] = last_entry.where(last_entry > table["end"])
    return table.drop(columns=["paper", "gather", "minutes", "late"])

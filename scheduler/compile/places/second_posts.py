"""Posts that need not be filled: a second invigilator where candidates are to be let out."""

from collections.abc import Iterable

import pandas as pd

from scheduler.terms.posts import INVIGILATOR, SecondWanted

COLUMNS = ["site", "duty", "room", "since", "until", "share", "price"]


def with_uses(groups: pd.DataFrame) -> pd.DataFrame:
    """Groups in rooms in order of room and time, with the number of the `use` of the room, a chain of overlapping occupations."""
    groups = groups.sort_values(["room", "since", "until"], ignore_index=True)
    reached = groups.groupby("room")["until"].cummax().groupby(groups["room"]).shift()
    return groups.assign(use=(reached.isna() | (groups["since"] >= reached)).cumsum())


def seconds_of(groups: pd.DataFrame, wanted: Iterable[SecondWanted]) -> pd.DataFrame:
    """One row for each use of a room in which a second invigilator is worth something: site, duty, room, since, until, share,
    price."""
    uses, found = with_uses(groups), []
    for term in wanted:
        mine = uses[uses["site"] == term.site]
        asking = mine.loc[mine["exam"].isin(term.exams), "use"]
        spans = (
            mine[mine["use"].isin(asking)]
            .groupby("use")
            .agg(
                site=("site", "first"),
                room=("room", "first"),
                since=("since", "min"),
                until=("until", "max"),
                share=("share", "first"),
            )
        )
        found.append(spans.assign(duty=INVIGILATOR, price=term.price)[COLUMNS])
    found = [table for table in found if len(table)]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=COLUMNS)

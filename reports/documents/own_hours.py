"""The hours of candidates who have an arrangement or are led to an exam: for themselves alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from reports.documents.clock_texts import hour_text, hours_text
from reports.documents.edition import Edition


def of_own_hours(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of `seated` of candidates who sit any exam at other hours than those published, or elsewhere."""
    # An ordinary group with no extra time, no pause and no earlier start sits at the published hours.
    differs = rows["kind"].isin(("extra", "isolated", "transfer")) | (
        rows[["extra", "pause", "early"]] > 0
    ).any(axis=1)
    return rows[rows["candidate"].isin(set(rows.loc[differs, "candidate"]))]


def own_text(edition: Edition, row: Any, text: Mapping[str, Any]) -> dict[str, Any]:
    """What is published of a sitting (published_sittings.py), with the own hours of a row of `seated`.

    Who begins early comes early, and who is led from another exam does not come at all.
    """
    start, end = own_clock(row)
    own = {**text, "hours": hours_text(start, end, edition.messages), "exit": "", "contained": []}
    if row.out > row.end:
        own["contained"] = [edition.messages.say("paper-held", hour=_hour(edition, row, row.out))]
    if row.moved:
        own |= {"come": "", "late": ""}
    elif row.early and text["come"]:
        own["come"] = _hour(edition, row, row.occupied_from)
    return own


def _hour(edition: Edition, row: Any, instant: pd.Timestamp) -> str:
    return hour_text(instant.to_pydatetime().astimezone(ZoneInfo(row.zone)), edition.messages)


def own_clock(row: Any) -> tuple[datetime, datetime | None]:
    """When a row of `seated` begins and ends on the clock of its site; an oral has no end."""
    zone = ZoneInfo(row.zone)
    start = row.start.to_pydatetime().astimezone(zone)
    return start, None if row.oral else row.end.to_pydatetime().astimezone(zone)

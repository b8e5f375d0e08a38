"""Which candidates have two exams at once, and what was decided for them?"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from models.facts import Facts
from models.timetable import Timetable
from reports.both import Both, both, counted, number
from reports.clock import day_text, instant_text
from reports.names import Names
from reports.section import Section
from reports.tables import overlap_groups


def overlaps(timetable: Timetable, facts: Facts, names: Names) -> Section | None:
    """A table of groups of candidates who share the pair, the site and the times."""
    if timetable.overlaps.empty:
        return None
    groups = overlap_groups(timetable, facts, names)
    totals = groups.groupby("outcome")["count"].sum()
    outcomes = [o for o in ("unresolved", "transfer") if o in totals.index]
    content = {
        "groups": [
            {
                "outcome": outcome,
                "title": both(f"report.outcome.{outcome}"),
                "rows": [_row(g, names) for g in groups[groups["outcome"] == outcome].to_dict("records")],
            }
            for outcome in outcomes
        ],
        "transfers": counted("report.overlaps.transfers", int(totals.get("transfer", 0))),
        "unresolved": counted("report.overlaps.unresolved", int(totals.get("unresolved", 0))),
    }
    return Section("overlaps", content)


def _row(group: Mapping[Any, Any], names: Names) -> dict[str, object]:
    site = str(group["site"])
    zone = names.clock(site, str(group["stays"]))
    candidates = group["candidate"]
    first = group["stays_start"]
    return {
        "stays": group["stays"],
        "day": None if pd.isna(first) else day_text(first.tz_convert(zone).date(), year=False),
        "stays_when": _span(group["stays_start"], group["stays_end"], zone),
        "moves": group["moves"],
        "moves_when": _span(group["moves_start"], group["moves_end"], zone),
        "moved_when": _moved(group, zone),
        "site": names.site(site),
        "count": number(len(candidates)),
        "candidates": ", ".join(str(c) for c in candidates),
    }


def _span(since: Any, until: Any, zone: str) -> str | None:
    """13:30–16:30 on the clock of the site."""
    if pd.isna(since) or pd.isna(until):
        return None
    return f"{since.tz_convert(zone):%H:%M}–{until.tz_convert(zone):%H:%M}"


def _moved(group: Mapping[Any, Any], zone: str) -> Both | str:
    """The new times of the exam that moves; when unresolved it has none."""
    if pd.isna(group["start"]):
        return "–"
    return _span(group["start"], group["moves_moved_end"], zone) or instant_text(
        group["start"], zone, year=False
    )

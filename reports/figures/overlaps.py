"""Which candidates have two exams at once, and what was decided for them?"""

from collections.abc import Mapping

import pandas as pd

from models.facts import Facts
from models.timetable import Timetable
from reports.both import Both, both, counted, number, same
from reports.clock import instant_text, span_text
from reports.names import Names
from reports.section import Section
from reports.tables import overlap_groups


def overlaps(timetable: Timetable, facts: Facts, names: Names) -> Section | None:
    """A table of groups of candidates who share the pair, the site and the times."""
    if timetable.overlaps.empty:
        return None
    groups = overlap_groups(timetable, facts, names)
    totals = groups.groupby("outcome")["count"].sum()
    content = {
        "rows": [_row(g, names) for g in groups.to_dict("records")],
        "transfers": counted("report.overlaps.transfers", int(totals.get("transfer", 0))),
        "unresolved": counted("report.overlaps.unresolved", int(totals.get("unresolved", 0))),
    }
    return Section("overlaps", content)


def _row(group: Mapping[str, object], names: Names) -> dict[str, object]:
    site = str(group["site"])
    zone = names.clock(site, str(group["stays"]))
    candidates = group["candidate"]
    assert isinstance(candidates, list)  # noqa: S101
    return {
        "stays": group["stays"],
        "stays_title": names.title(str(group["stays"])),
        "stays_when": _span(group["stays_start"], group["stays_end"], zone),
        "moves": group["moves"],
        "moves_title": names.title(str(group["moves"])),
        "moves_when": _span(group["moves_start"], group["moves_end"], zone),
        "moved_when": _moved(group, zone),
        "site": names.site(site),
        "outcome": both(f"report.outcome.{group['outcome']}"),
        "unresolved": group["outcome"] == "unresolved",
        "count": number(len(candidates)),
        "candidates": ", ".join(str(c) for c in candidates),
    }


def _span(since: object, until: object, zone: str) -> Both | None:
    if not isinstance(since, pd.Timestamp) or not isinstance(until, pd.Timestamp):
        return None
    return span_text(since, until, zone)


def _moved(group: Mapping[str, object], zone: str) -> Both:
    """The new times of the exam that moves; when unresolved it is not sat."""
    start, end = group["start"], group["moves_moved_end"]
    if group["outcome"] == "unresolved":
        return both("report.overlaps.missed")
    if not isinstance(start, pd.Timestamp):
        return same("–")
    return _span(start, end, zone) or instant_text(start, zone, year=False)

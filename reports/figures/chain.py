"""Why does session 2 begin when it does, and which link binds?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from models.facts import Facts
from reports.both import Both, both, counted, same
from reports.clock import day_text
from reports.names import Names
from reports.section import Section
from reports.tables import chain_links

_STEPS = ("last_day", "copies_at", "marked_by", "published", "earliest_next", "next_day")


def chain(facts: Facts, names: Names) -> Section | None:
    """The binding link step by step, then every link on one axis of days, the tightest first."""
    if facts.chain.empty:
        return None
    links = chain_links(facts.chain)
    first, last = links[list(_STEPS)].min().min(), links[list(_STEPS)].max().max()
    width = max(1, (last - first).days)
    records = links.to_dict("records")
    binding = next((r for r in records if r["binds"]), records[0])
    content = {
        "binding": _steps(binding, names),
        "slack": _slack(binding),
        "count": counted("report.chain.binding", int(links["binds"].sum())),
        "rows": [_row(r, names, first, width) for r in records],
        "axis": [
            {"left": _share(d, first, width), "text": day_text(d.date(), year=False)}
            for d in pd.date_range(first, last, periods=3).normalize()
        ],
    }
    return Section("chain", content)


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, pd.Timestamp) else None


def _text(value: object, *, year: bool = False) -> Both:
    day = _day(value)
    return same("–") if day is None else day_text(day, year=year)


def _slack(link: Mapping[Any, Any]) -> Both:
    slack = link["slack_days"]
    return same("–") if pd.isna(slack) else counted("report.days", int(slack))


def _steps(link: Mapping[Any, Any], names: Names) -> dict[str, object]:
    """The six dates of a link with the days between them."""
    steps: list[dict[str, object]] = []
    before: date | None = None
    for step in _STEPS:
        day = _day(link[step])
        lag = None if before is None or day is None else (day - before).days
        steps.append(
            {
                "id": step,
                "label": both(f"report.chain.{step}"),
                "day": _text(link[step], year=True),
                "lag": None if lag is None else _lag(step, lag),
            }
        )
        before = day or before
    exam, following = str(link["exam"]), str(link["next_exam"])
    return {"exam": exam, "title": names.title(exam), "next": following, "steps": steps}


def _lag(step: str, days: int) -> Both:
    """Days from the step before: the last ones, before the exam of session 2, are the slack."""
    if step == "next_day":
        return both("report.chain.margin", days=days)
    return same(f"+{days}" if days >= 0 else f"−{-days}")


def _share(day: object, first: pd.Timestamp, width: int) -> float:
    return 0.0 if not isinstance(day, pd.Timestamp) else round(100 * (day - first).days / width, 2)


def _row(link: Mapping[Any, Any], names: Names, first: pd.Timestamp, width: int) -> dict[str, object]:
    """One line of the table, with the parts of its bar in percent of the common axis."""
    bar: list[dict[str, object]] = []
    edges = [link[s] for s in _STEPS]
    for name, since, until in zip(
        ("copies", "marks", "jury", "gap", "slack"), edges, edges[1:], strict=False
    ):
        if isinstance(since, pd.Timestamp) and isinstance(until, pd.Timestamp) and until > since:
            left = _share(since, first, width)
            bar.append({"part": name, "left": left, "width": round(_share(until, first, width) - left, 2)})
    return {
        "exam": link["exam"],
        "title": names.title(str(link["exam"])),
        "next": link["next_exam"],
        "days": [_text(link[s]) for s in _STEPS],
        "slack": _slack(link),
        "binds": link["binds"],
        "bar": bar,
    }

"""Why does session 2 begin when it does, and which link binds?"""

from collections.abc import Mapping
from datetime import date

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
            for d in pd.date_range(first, last, periods=5).normalize()
        ],
    }
    return Section("chain", content)


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, pd.Timestamp) else None


def _text(value: object) -> Both:
    day = _day(value)
    return same("–") if day is None else day_text(day)


def _slack(link: Mapping[str, object]) -> Both:
    slack = link["slack_days"]
    return same("–") if pd.isna(slack) else counted("report.days", int(str(int(float(str(slack))))))


def _steps(link: Mapping[str, object], names: Names) -> dict[str, object]:
    """The six dates of a link with the days between them."""
    steps, before = [], None
    for step in _STEPS:
        day = _day(link[step])
        lag = None if before is None or day is None else (day - before).days
        steps.append(
            {
                "id": step,
                "label": both(f"report.chain.{step}"),
                "day": _text(link[step]),
                "lag": None if lag is None else same(f"+{lag}" if lag >= 0 else f"−{-lag}"),
            }
        )
        before = day or before
    exam, following = str(link["exam"]), str(link["next_exam"] or "")
    return {"exam": exam, "title": names.title(exam), "next": following, "steps": steps}


def _share(day: object, first: pd.Timestamp, width: int) -> float:
    return 0.0 if not isinstance(day, pd.Timestamp) else round(100 * (day - first).days / width, 2)


def _row(link: Mapping[str, object], names: Names, first: pd.Timestamp, width: int) -> dict[str, object]:
    """One line of the table, with the parts of its bar in percent of the common axis."""
    bar, edges = [], [link[s] for s in _STEPS]
    for name, since, until in zip(("copies", "marks", "jury", "gap", "slack"), edges, edges[1:], strict=False):
        if isinstance(since, pd.Timestamp) and isinstance(until, pd.Timestamp) and until > since:
            left = _share(since, first, width)
            bar.append({"part": name, "left": left, "width": round(_share(until, first, width) - left, 2)})
    return {
        "exam": link["exam"],
        "title": names.title(str(link["exam"])),
        "next": link["next_exam"] or "",
        "days": [_text(link[s]) for s in _STEPS],
        "slack": _slack(link),
        "binds": link["binds"],
        "bar": bar,
    }

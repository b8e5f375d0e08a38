"""What a search for a fairer timetable has changed, in words and as JSON."""

from dataclasses import asdict
from typing import Any

from models.fairness import FairSearch
from models.text import Messages
from scheduler.cli.output import err


def fair_fields(found: FairSearch) -> dict[str, Any]:
    """The search for JSON."""
    return {
        "within": found.within,
        "before": {"cost": found.costs[0], **asdict(found.before)},
        "after": {"cost": found.costs[1], **asdict(found.after)},
    }


def show_fair(found: FairSearch, messages: Messages) -> None:
    """Cost, highest own cost and Gini index, before and after."""
    from rich.table import Table

    say, console = messages.say, err()
    console.print(say("solve-fair", people=found.before.people))
    table = Table(box=None, pad_edge=False)
    for name in ("measure", "before", "after"):
        table.add_column(say(f"solve-fair-{name}"))
    table.add_row(say("solve-fair-cost"), *map(str, found.costs))
    for name, digits in (("highest", 1), ("gini", 3)):
        values = (getattr(spread, name) for spread in (found.before, found.after))
        table.add_row(say(f"solve-fair-{name}"), *(f"{value:.{digits}f}" for value in values))
    console.print(table)
    if found.after == found.before:
        console.print(say("solve-fair-same", percent=f"{100 * found.within:g}"))

"""Alternatives beside a result: searched, kept in folders of their own, shown side by side."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from instances.io.formats import ALTERNATIVES
from models.text import Messages
from scheduler.app.alternatives import AlternativeTimetable, alternatives, costs_side_by_side
from scheduler.app.catalogue import Catalogue
from scheduler.app.report import report
from scheduler.app.result import Result
from scheduler.app.save_result import SavedResult, probe
from scheduler.cli.output import err
from scheduler.cli.progress import Ticker
from scheduler.cli.saving import save, using


def save_alternatives(
    directory: Path,
    first: Result,
    count: int,
    messages: Messages,
    *,
    seconds: float | None,
    work: int | None,
    workers: int,
    rules: Catalogue | None,
) -> tuple[AlternativeTimetable, ...]:
    """Search for the alternatives of a result and save each but the first in `alternatives/N` of its folder, in place of an earlier one."""
    with Ticker(messages) as ticker:
        found = alternatives(
            first, count, seconds=seconds, work=work, workers=workers, rules=rules, on_progress=ticker
        )
    for number, one in enumerate(found[1:], 2):
        made = one.result
        if made.timetable is None or made.verdict is None:
            raise AssertionError("an alternative is a timetable")
        folder = directory / ALTERNATIVES / str(number)
        with using(folder, made=probe(folder)):
            save(
                folder,
                made.semester,
                made.timetable,
                made.verdict,
                made.solving(),
                messages,
                rules=rules,
                force=True,
            )
    return found


def put_on_page(
    saved: SavedResult,
    result: Result,
    found: Sequence[AlternativeTimetable],
    messages: Messages,
    *,
    rules: Catalogue | None,
) -> None:
    """Write the page of a result again, with its alternatives, if there is a page and there are any."""
    if saved.page is not None and len(found) > 1:
        report(
            result.semester,
            result,
            saved.folder,
            rules=rules,
            language=messages.language,
            record=saved.record,
            alternatives=found,
        )


def alternative_rows(directory: Path, found: Sequence[AlternativeTimetable]) -> list[dict[str, Any]]:
    """The alternatives for JSON."""
    return [
        {
            "number": number,
            "cost": one.result.cost,
            "costs": dict(one.result.costs),
            "distances": [round(distance, 4) for distance in one.distances],
            "folder": str(_folder(directory, number)),
        }
        for number, one in enumerate(found, 1)
    ]


def show_alternatives(
    directory: Path, found: Sequence[AlternativeTimetable], asked: int, messages: Messages
) -> None:
    """Cost and distances of each, then the rules that cost otherwise, side by side."""
    from rich.table import Table

    say, console = messages.say, err()
    console.print(say("solve-alternatives"))
    table = Table(box=None, pad_edge=False)
    for name in ("number", "cost", "distances", "folder"):
        table.add_column(say(f"solve-alternative-{name}"))
    for number, one in enumerate(found, 1):
        distances = ", ".join(
            say("solve-alternative-share", share=round(100 * each)) for each in one.distances
        )
        table.add_row(str(number), str(one.result.cost), distances, str(_folder(directory, number)))
    console.print(table)
    costs = costs_side_by_side(found)
    if len(costs):
        table = Table(box=None, pad_edge=False)
        for column in costs.columns:
            table.add_column(say("compare-rule") if column == "rule" else str(column))
        for row in costs.itertuples(index=False):
            table.add_row(*(str(cell) for cell in row))
        console.print(table)
    if len(found) < asked:
        console.print(say("solve-alternatives-fewer", count=len(found)))


def _folder(directory: Path, number: int) -> Path:
    return directory if number == 1 else directory / ALTERNATIVES / str(number)

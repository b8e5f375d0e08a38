"""`exams runs`: the runs of scenarios that are kept."""

from collections.abc import Sequence
from dataclasses import asdict
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.text import Messages
from scheduler.cli.exit_codes import OK

if TYPE_CHECKING:
    import pandas as pd
    from rich.table import Table

    from scheduler.runs.stored_run import StoredRun


class RunsAction(Enum):
    """What to do with the runs."""

    LIST = "list"
    SHOW = "show"
    DIFF = "diff"


NUMBERS = {RunsAction.LIST: 0, RunsAction.SHOW: 1, RunsAction.DIFF: 2}
"""How many runs each action names."""


def runs(
    ctx: typer.Context,
    action: Annotated[RunsAction, typer.Argument(metavar="list|show|diff")],
    where: Annotated[str, typer.Argument(metavar="DIR|URL")],
    numbers: Annotated[list[int] | None, typer.Argument(metavar="N")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Show stored runs."""
    from scheduler.cli.output import show_json

    messages: Messages = ctx.obj.messages()
    given = numbers or []
    if len(given) != NUMBERS[action]:
        raise typer.BadParameter(messages.say("runs-numbers", action=action.value, count=NUMBERS[action]))
    match action:
        case RunsAction.LIST:
            content = _list(where, messages, as_json)
        case RunsAction.SHOW:
            content = _show(where, given[0], messages, as_json, out)
        case RunsAction.DIFF:
            content = _diff(where, (given[0], given[1]), messages, as_json)
    if as_json:
        show_json({"status": OK, **content})


def _list(where: str, messages: Messages, as_json: bool) -> dict[str, Any]:
    from scheduler.app.whatif.stored_runs import list_runs
    from scheduler.cli.output import out

    found = list_runs(where)
    if not as_json:
        columns = ("number", "instance", "scenario", "seed", "budget", "status", "cost", "made")
        rows = [
            (
                str(run.number), run.instance, run.key.scenario, str(run.key.seed), run.key.budget, str(run.status),
                "–" if run.cost is None else str(run.cost), run.made,
            )
            for run in found
        ]  # fmt: skip
        out().print(_table(columns, rows, messages))
    return {"runs": [_fields(run) for run in found]}


def _show(where: str, number: int, messages: Messages, as_json: bool, out: Path | None) -> dict[str, Any]:
    from scheduler.app.whatif.stored_runs import show_run
    from scheduler.cli.output import out as console

    run = show_run(where, number, out)
    if not as_json:
        fields = {
            "instance": run.instance,
            "scenario": run.titles.get(messages.language, run.key.scenario),
            "seed": str(run.key.seed),
            "budget": run.key.budget,
            "made": run.made,
            "status": str(run.status),
            "cost": "–" if run.cost is None else str(run.cost),
            "content": run.key.content[:16],
            "versions": ", ".join(f"{name} {version}" for name, version in run.versions.items()),
        }
        console().print(
            _table(("what", "value"), [(messages.say(f"runs-{k}"), v) for k, v in fields.items()], messages)
        )
        costs = [(rule, str(cost)) for rule, cost in run.costs.items() if cost]
        if costs:
            console().print(_table(("rule", "cost"), costs, messages))
        for line in run.reasons.get(messages.language, ()):
            console().print(f"  {line}")
    return {"run": _fields(run), "timetable": None if out is None or run.timetable is None else str(out)}


def _diff(where: str, numbers: tuple[int, int], messages: Messages, as_json: bool) -> dict[str, Any]:
    from scheduler.app.whatif.stored_runs import compare_runs
    from scheduler.cli.output import out
    from scheduler.cli.tables import json_rows

    found = compare_runs(where, *numbers)
    if not as_json:
        differs = ", ".join(messages.say(f"runs-{name}") for name in found.about)
        out().print(messages.say("runs-differ", what=differs or "–"))
        for name, table in (("rule", found.costs), ("indicator", found.indicators)):
            out().print(_table((name, "before", "after"), _texts(table), messages))
        if found.moved is not None:
            out().print(messages.say("runs-moved", count=len(found.moved), exams=", ".join(found.moved)))
    return {
        "before": _fields(found.before),
        "after": _fields(found.after),
        "differs": list(found.about),
        "costs": json_rows(found.costs),
        "indicators": json_rows(found.indicators),
        "moved": None if found.moved is None else list(found.moved),
    }


def _fields(run: "StoredRun") -> dict[str, Any]:
    """A run for JSON, without its timetable."""
    fields = asdict(run)
    fields["timetable"] = run.timetable is not None
    return {**fields.pop("key"), **fields}


def _texts(table: "pd.DataFrame") -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in table.itertuples(index=False, name=None)]


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], messages: Messages) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in columns:
        right = column in ("number", "seed", "cost", "before", "after")
        table.add_column(messages.say(f"runs-{column}"), justify="right" if right else "left")
    for row in rows:
        table.add_row(*row)
    return table

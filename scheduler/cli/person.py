"""`exams person`: everything that a folder of results or stored runs hold about one candidate."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.text import Messages

if TYPE_CHECKING:
    from rich.console import Console


def person(
    ctx: typer.Context,
    directory: Annotated[str, typer.Argument(metavar="DIR|URL")],
    candidate: Annotated[str, typer.Argument(metavar="ID")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Gather what is held about a candidate."""
    from scheduler.app.personal_data import person as run
    from scheduler.cli.output import out, show_json

    messages: Messages = ctx.obj.messages()
    held = run(directory, candidate)
    if as_json:
        show_json(held)
        return
    console = out()
    if not held["versions"] and not held["runs"]:
        console.print(messages.say("results-person-nobody", folder=directory, candidate=candidate))
        return
    if held["versions"]:
        console.print(messages.say("results-person", candidate=candidate, count=len(held["versions"])))
    for one in held["versions"]:
        state = messages.say(f"report-state-{one['state']}")
        console.print(messages.say("results-person-version", version=one["version"], state=state))
        _show_rows(console, one)
    for one in held["runs"]:
        where = {"number": str(one["number"]), "scenario": one["scenario"]}
        console.print(messages.say("results-person-run", candidate=candidate, **where))
        _show_rows(console, one)
        for line in one["reasons"].get(messages.language, ()):
            console.print(f"  {line}")


def _show_rows(console: "Console", held: Mapping[str, Any]) -> None:
    for name in ("seats", "overlaps", "missing"):
        for row in held[name]:
            console.print(
                f"  {name}.csv: " + ", ".join(f"{key} = {value}" for key, value in row.items() if value)
            )

"""`exams person`: everything that a folder of results holds about one candidate."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages


def person(
    ctx: typer.Context,
    directory: Annotated[Path, typer.Argument(metavar="DIR")],
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
    if not held["versions"]:
        console.print(messages.say("results-person-nobody", folder=str(directory), candidate=candidate))
        return
    console.print(messages.say("results-person", candidate=candidate, count=len(held["versions"])))
    for one in held["versions"]:
        state = messages.say(f"report-state-{one['state']}")
        console.print(messages.say("results-person-version", version=one["version"], state=state))
        for name in ("seats", "overlaps", "missing"):
            for row in one[name]:
                console.print(
                    f"  {name}.csv: " + ", ".join(f"{key} = {value}" for key, value in row.items() if value)
                )

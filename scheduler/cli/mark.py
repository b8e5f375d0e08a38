"""`exams mark`: say how final a result is."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages


def mark(
    ctx: typer.Context,
    directory: Annotated[Path, typer.Argument(metavar="DIR")],
    state: Annotated[str, typer.Argument(metavar="draft|published|convoked|final")],
) -> None:
    """Set the state of a result."""
    from scheduler.app.mark_result import mark as run
    from scheduler.cli.output import err
    from scheduler.cli.typed_values import typed_state

    messages: Messages = ctx.obj.messages()
    record = run(directory, typed_state("mark", state))
    words = {
        "folder": str(directory),
        "state": messages.say(f"report-state-{record.state}"),
        "version": record.version,
    }
    err().print(messages.say("results-marked", **words))

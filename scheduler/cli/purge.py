"""`exams purge`: remove old versions of a result, and with them what they hold about people."""

from typing import Annotated

import typer

from models.text import Messages


def purge(
    ctx: typer.Context,
    directory: Annotated[str, typer.Argument(metavar="DIR|URL")],
    before: Annotated[str, typer.Option("--before", metavar="DATE")],
    force: Annotated[bool, typer.Option("--force")] = False,
) -> None:
    """Remove what is old."""
    from scheduler.app.personal_data import purge as run
    from scheduler.cli.output import out
    from scheduler.cli.typed_values import typed_day

    messages: Messages = ctx.obj.messages()
    done = run(directory, typed_day("--before", before), force=force)
    console = out()
    for record in done.removed:
        console.print(messages.say("results-removed", version=record.version, cost=record.cost))
    if done.incomplete:
        console.print(messages.say("results-removed-incomplete"))
    if done.checkpoint:
        console.print(messages.say("results-removed-checkpoint"))
    for record in done.spared:
        state = messages.say(f"report-state-{record.state}")
        console.print(messages.say("results-spared", version=record.version, state=state))
    for one in done.runs:
        scenario = one.titles.get(messages.language, one.key.scenario)
        console.print(messages.say("results-removed-run", number=str(one.number), scenario=scenario))
    console.print(messages.say("results-purged", count=len(done.removed)))
    if done.runs:
        console.print(messages.say("results-purged-runs", count=len(done.runs)))

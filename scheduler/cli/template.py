"""`exams template`: an empty workbook that explains itself."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages
from scheduler.cli.rules_option import RulesOption, catalogue_from


def template(
    ctx: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="OUT.xlsx")],
    simple: Annotated[bool, typer.Option("--simple")] = False,
    rules: RulesOption = None,
) -> None:
    """Write an empty workbook."""
    from instances.io.help.template import write_template
    from models.issues import InvalidInput, Issue
    from scheduler.app.catalogue import schema_of
    from scheduler.cli.output import out

    messages: Messages = ctx.obj.messages()
    if target.suffix.casefold() != ".xlsx":
        raise InvalidInput((Issue(str(target), 0, "", "", "template-ending"),))
    write_template(target, messages, schema=schema_of(catalogue_from(rules)), simple=simple)
    out().print(messages.say("template-done", target=target))

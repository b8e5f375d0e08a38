"""`exams generate`: an invented instance of a profile, the same for the same seed."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages


def generate(
    ctx: typer.Context,
    profile: Annotated[str, typer.Argument()],
    out: Annotated[Path, typer.Option("--out")],
    seed: Annotated[int, typer.Option("--seed", min=0)] = 1,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> None:
    """Generate an instance."""
    from instances.generator import PROFILES
    from instances.generator.folder import generate_folder
    from models.issues import InvalidInput, Issue
    from scheduler.app.catalogue import schema_of
    from scheduler.cli import output as show

    messages: Messages = ctx.obj.messages()
    if profile not in PROFILES:
        known = (("known", ", ".join(PROFILES)),)
        raise InvalidInput((Issue("PROFILE", 0, "profile", profile, "generate-unknown", known),))
    made = generate_folder(profile, seed, out, schema=schema_of(), force=force)
    sizes = {"exams": len(made.exams), "candidates": len(made.candidates)}
    show.out().print(messages.say("generate-done", name=made.name, path=out, **sizes))

"""`exams schema`: what the data is, for people and for programs."""

import json
from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages
from scheduler.cli.rules_option import RulesOption, catalogue_from


def schema(
    ctx: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="OUT_DIR")],
    rules: RulesOption = None,
) -> None:
    """Write the data dictionary and the JSON Schemas."""
    from instances.io.help.dictionary import dictionary
    from instances.io.help.json_schemas import instance_schema, timetable_schema
    from scheduler.app.catalogue import schema_of
    from scheduler.changes.requested import changes_schema
    from scheduler.changes.scenario import scenario_schema
    from scheduler.cli.output import out

    messages: Messages = ctx.obj.messages()
    settings = schema_of(catalogue_from(rules))
    schemas = {
        "instance.schema.json": instance_schema(settings),
        "timetable.schema.json": timetable_schema(),
        "changes.schema.json": changes_schema(),
        "scenario.schema.json": scenario_schema(),
    }
    texts = {name: json.dumps(made, ensure_ascii=False, indent=1) + "\n" for name, made in schemas.items()}
    texts["data-dictionary.md"] = dictionary(settings)
    target.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")
    files = ", ".join(str(target / name) for name in sorted(texts))
    out().print(messages.say("dictionary-schema-done", files=files))

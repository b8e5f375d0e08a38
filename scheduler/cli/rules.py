"""`exams rules`: the catalogue of rules, in its order."""

from typing import Annotated

import typer

from models.text import Messages
from scheduler.cli.rules_option import RulesOption, catalogue_from


def rules(
    ctx: typer.Context,
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the rules."""
    from scheduler.cli.output import out, show_json
    from scheduler.rules.ordered_catalogue import RULES

    messages: Messages = ctx.obj.messages()
    infos = [rule.info for rule in catalogue_from(rules) or RULES]
    if as_json:
        show_json(
            [
                {
                    "id": info.id,
                    "kind": info.kind,
                    "covers": list(info.covers),
                    "article": info.article,
                    "title": {"en": info.title[0], "fr": info.title[1]},
                    "unit": info.unit,
                    "weight": info.weight,
                    "relax": info.relax,
                    "enforced": info.enforced,
                }
                for info in infos
            ]
        )
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in ("id", "kind", "article", "title"):
        table.add_column(messages.say(f"rules-{name}"))
    table.add_column(messages.say("rules-weight"), justify="right")
    for info in infos:
        weight = "" if info.weight is None else str(info.weight)
        table.add_row(
            info.id, messages.say(f"rules-{info.kind}"), info.article, info.name(messages.language), weight
        )
    out().print(table)

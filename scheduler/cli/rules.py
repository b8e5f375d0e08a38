"""`exams rules`: the catalogue of rules in its order, and the catalogue of the regulation that they carry."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.text import Messages
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    from rich.table import Table

    from models.rules import RuleInfo
    from scheduler.app.regulation import Demand


def rules(
    ctx: typer.Context,
    rules: RulesOption = None,
    catalogue: Annotated[Path | None, typer.Option("--catalogue", metavar="FILE.csv")] = None,
    demands: Annotated[bool, typer.Option("--demands")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the rules."""
    from scheduler.app.regulation import regulation
    from scheduler.cli.output import out, show_json
    from scheduler.rules.ordered_catalogue import RULES

    messages: Messages = ctx.obj.messages()
    chosen = catalogue_from(rules) or RULES
    infos = [rule.info for rule in chosen]
    entries = regulation(chosen, catalogue)
    if as_json:
        show_json({"rules": [_rule(info) for info in infos], "catalogue": [_demand(one) for one in entries]})
        return
    if not demands and catalogue is None:
        out().print(_rule_table(infos, messages))
        return
    out().print(_demand_table(entries, messages))
    counts = Counter(str(one.status) for one in entries if one.status)
    out().print(messages.say("regulation-counts", done=counts["done"], planned=counts["planned"]))


def _rule(info: "RuleInfo") -> dict[str, Any]:
    return {
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


def _demand(one: "Demand") -> dict[str, Any]:
    return {
        "id": one.id,
        "article": one.article,
        "says": one.says,
        "says_fr": one.says_fr or None,
        "rules": list(one.rules),
        "treatment": one.treatment,
        "status": one.status,
        "parameters": list(one.parameters),
        "module": one.module or None,
        "tests": list(one.tests),
        "note": one.note or None,
        "example": one.example or None,
    }


def _rule_table(infos: "list[RuleInfo]", messages: Messages) -> "Table":
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
    return table


def _demand_table(entries: "tuple[Demand, ...]", messages: Messages) -> "Table":
    """The demands that have a treatment; what explains them (X, Q) is in the JSON and in the documentation."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column(messages.say("rules-id"))
    for name in ("says", "treatment", "carried"):
        table.add_column(messages.say(f"regulation-{name}"))
    for one in entries:
        if one.treatment and one.status:
            told = messages.say(f"regulation-{one.treatment}")
            told += f" ({messages.say(f'regulation-status-{one.status}')})"
            table.add_row(
                one.id, one.statement(messages.language), told, ", ".join(one.rules) or one.module or one.note
            )
    return table

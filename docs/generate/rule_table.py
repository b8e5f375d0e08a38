"""`rules.md`: every rule with its titles, article, unit and weight, then what each one says."""

import inspect
from typing import Any

from markdown import table

from models.instance import Instance
from models.text import Messages
from scheduler.app.catalogue import schema_of
from scheduler.app.finding_sentences import FindingSentences
from scheduler.harness.trials import case_of
from scheduler.rules.example import Example, sandbox
from scheduler.rules.ordered_catalogue import RULES
from scheduler.rules.rule import Rule

HEAD = """# Rules · Règles

Hard rules are never broken. A soft rule costs its weight for each unit; the cost of a timetable is the sum. Weights are
those of the default policy. The last column names the entries of the [catalogue](catalogue.md) that the rule covers.

*Une règle impérative (hard) n'est jamais enfreinte ; une règle souple (soft) coûte son poids par unité.*
"""

EXAMPLES = """Each rule has an example: one timetable that keeps it and one that breaks it, and the finding of the audit. Both begin with
the same small semester (`scheduler.rules.example.sandbox`), to which the example adds what it names.

*Chaque règle a un exemple : un emploi du temps qui la respecte, un autre qui l'enfreint, et le constat de l'audit.*
"""


def page() -> str:
    """The page."""
    infos = [rule.info for rule in RULES]
    rows = [
        (
            f"[`{info.id}`](#{info.id})",
            info.kind,
            info.name("en"),
            info.name("fr"),
            "" if info.weight is None else info.weight,
            info.unit,
            ", ".join(info.covers) or "–",
        )
        for info in infos
    ]
    head = ("rule", "kind", "title", "intitulé", "weight", "unit", "catalogue")
    parts = [HEAD, table(head, rows), "\n## What each rule says\n", EXAMPLES, inspect.getdoc(sandbox) or ""]
    for rule in RULES:
        said = inspect.cleandoc(type(rule).__doc__ or "")
        parts.append(
            f"\n### {rule.info.id}\n\n{said}\n\nArticle: {rule.info.cite('en') or '–'}.{_relaxed(rule)}"
        )
        parts.append(_example(rule))
    return "\n".join(parts)


def _relaxed(rule: Rule[Any, Instance]) -> str:
    """What it is worth to go one unit beyond the rule."""
    return "" if rule.info.relax is None else f" Price of relaxing it by one unit: {rule.info.relax}."


def _example(rule: Rule[Any, Instance]) -> str:
    """What the two timetables of the rule's example are, and what the audit says of the second one."""
    example = getattr(rule, "example", None)
    if not isinstance(example, Example):
        return ""
    semester = example.semester_broken(schema_of())
    instance = semester.instance()
    found = rule.check(case_of(instance, semester.timetable())).iloc[0]
    lines = [
        f"- *Kept*: {example.keeps[0]} · {example.keeps[1]}",
        f"- *Broken*: {example.breaks[0]} · {example.breaks[1]}",
    ]
    for messages, label in ((Messages("en"), "Finding"), (Messages("fr"), "Constat")):
        lines.append(f"- *{label}*: {FindingSentences(instance, messages).sentence(rule.info, found)}")
    return "\n" + "\n".join(lines)

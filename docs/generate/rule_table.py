"""`rules.md`: every rule with its titles, article, unit and weight, then what each one says."""

import inspect

from markdown import table

from scheduler.rules.ordered_catalogue import RULES

HEAD = """# Rules · Règles

Hard rules are never broken. A soft rule costs its weight for each unit; the cost of a timetable is the sum. Weights are
those of the default policy. The last column names the entries of the [catalogue](catalogue.md) that the rule covers.

*Une règle impérative (hard) n'est jamais enfreinte ; une règle souple (soft) coûte son poids par unité.*
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
    parts = [HEAD, table(head, rows), "\n## What each rule says"]
    for rule in RULES:
        said = inspect.cleandoc(type(rule).__doc__ or "")
        parts.append(f"\n### {rule.info.id}\n\n{said}\n\nArticle: {rule.info.cite('en') or '–'}.")
    return "\n".join(parts)

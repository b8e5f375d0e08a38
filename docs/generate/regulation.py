"""`catalogue.md`: what the regulation says, entry by entry, and what treats each entry."""

import csv
from collections import defaultdict
from pathlib import Path

from markdown import table

from scheduler.rules.ordered_catalogue import RULES

SOURCE = Path(__file__).resolve().parents[1] / "reference" / "regulation.csv"

HEAD = """# Catalogue of the regulation

Three texts say how exams are held: the regulation of the Cnam in Provence-Alpes-Côte d'Azur of April 2020 ("Paca"), the
questions and answers of Cnam Paris ("Paris, questions") and its page on examinations of 2023-24 ("Paris, page"). This page
states each of their demands in our own words. Code and tests cite the entries by id. Tests that quote the texts write F0 for
the questions, F1 for the page and F2 for the regulation.

The last column says what treats the entry:

- names of rules: the rules that state it to the solver and to the audit, see [rules](rules.md);
- data: the instance says it, readers check it;
- not yet: a deadline or a document that no command makes today;
- –: nothing to schedule, it concerns the day itself, marking or discipline.

The entries live in `docs/reference/regulation.csv`.
"""
TREATMENTS = {"data": "data", "later": "not yet", "": "–"}
GROUPS = {
    "A": "Candidates, sessions and assessments",
    "B": "Calendar and deadlines",
    "C": "Places, modes and papers",
    "D": "Overlaps and requests",
    "E": "Disability",
    "F": "Entry, exit and the room",
    "G": "Supervision",
    "H": "Scripts, minutes and fraud",
    "I": "Results and documents",
    "X": "Interactions between entries",
}


def page() -> str:
    """The page."""
    rules: dict[str, list[str]] = defaultdict(list)
    for rule in RULES:
        for entry in rule.info.covers:
            rules[entry].append(f"`{rule.info.id}`")
    with SOURCE.open(encoding="utf-8", newline="") as file:
        entries = list(csv.DictReader(file, delimiter=";"))
    unknown = set(rules) - {entry["id"] for entry in entries}
    if unknown:
        raise ValueError(f"rules cover entries that {SOURCE.name} does not have: {sorted(unknown)}")
    parts = [HEAD]
    for letter, title in GROUPS.items():
        chosen = [entry for entry in entries if entry["id"].startswith(letter)]
        parts.append(f"\n## {title}\n")
        rows = [
            (
                entry["id"],
                entry["statement"],
                entry["source"],
                ", ".join(rules[entry["id"]]) or TREATMENTS[entry["treatment"]],
            )
            for entry in chosen
        ]
        if letter == "X":
            parts.append(table(("id", "what", "rules"), [(row[0], row[1], row[3]) for row in rows]))
        else:
            parts.append(table(("id", "what", "source", "treated by"), rows))
    readings = [(e["id"], e["statement"], e["treatment"]) for e in entries if e["id"].startswith("Q")]
    parts.append("\n## Where the texts leave a choice\n")
    parts.append(table(("id", "question", "reading chosen"), readings))
    return "\n".join(parts)

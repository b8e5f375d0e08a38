"""`catalogue.md`: what the regulation says, entry by entry, and what treats each entry."""

from markdown import table

from scheduler.app.regulation import Demand, regulation
from scheduler.rules.ordered_catalogue import RULES

HEAD = """# Catalogue of the regulation

Three texts say how exams are held: the regulation of the Cnam in Provence-Alpes-Côte d'Azur of April 2020 ("Paca"), the
questions and answers of Cnam Paris ("Paris, questions") and its page on examinations of 2023-24 ("Paris, page"). This page
states each of their demands in our own words. Code and tests cite the entries by id. Tests that quote the texts write F0 for
the questions, F1 for the page and F2 for the regulation.

The treatment says what the system does with an entry:

- model: rules state it to the solver and the audit judges it, see [rules](rules.md), where each has an example;
- audit: the audit alone tells it;
- calendar: a deadline of `exams calendar`;
- eligibility: it decides who may sit;
- record: a table holds it;
- document: it is printed;
- out of scope: nothing follows for an examination office's timetable; the reason is given.

`exams rules --json` gives the same list with the module and the tests of each entry, `exams rules --demands` a table. The
entries live in `scheduler/rules/regulation.csv`; `exams rules --catalogue FILE.csv` reads another institution's.
"""
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
    entries = regulation(RULES)
    unknown = {entry for rule in RULES for entry in rule.info.covers} - {entry.id for entry in entries}
    if unknown:
        raise ValueError(f"rules cover entries that the catalogue does not have: {sorted(unknown)}")
    parts = [HEAD]
    for letter, title in GROUPS.items():
        chosen = [entry for entry in entries if entry.id.startswith(letter)]
        parts.append(f"\n## {title}\n")
        if letter == "X":
            met = [(e.id, e.says, _treatment(e) if e.treatment else "–", e.example) for e in chosen]
            parts.append(table(("id", "what", "treatment", "example"), met))
        else:
            rows = [
                (e.id, e.says, e.article, _treatment(e), _code(e.parameters), _example(e)) for e in chosen
            ]
            parts.append(table(("id", "what", "source", "treatment", "parameters", "example"), rows))
    readings = [(e.id, e.says, e.note) for e in entries if e.id.startswith("Q")]
    parts.append("\n## Where the texts leave a choice\n")
    parts.append(table(("id", "question", "reading chosen"), readings))
    return "\n".join(parts)


def _treatment(entry: Demand) -> str:
    """`model: `date-chain``, `document (planned)`, `out of scope: why`."""
    told = str(entry.treatment).replace("_", " ")
    if entry.status == "planned":
        told += " (planned)"
    by = _code(entry.rules) or entry.note
    return f"{told}: {by}" if by else told


def _example(entry: Demand) -> str:
    """A case and what follows; of what rules carry, where the first of them shows a timetable that breaks it."""
    shown = f"see [`{entry.rules[0]}`](rules.md#{entry.rules[0]})" if entry.rules else ""
    return entry.example or shown


def _code(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)

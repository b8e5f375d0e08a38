"""The catalogue of the regulation: what each text demands, and what treats it."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from models.issues import InvalidInput, Issue
from models.text import Language
from scheduler.rules.rule import Rule

OURS = Path(__file__).parents[1] / "rules" / "regulation.csv"
"""The 111 demands of the three texts of the Cnam, how they meet (X), and where they leave a choice (Q)."""

LARGEST = 2_000_000
"""Bytes that a catalogue may have."""
MOST_OUT_OF_SCOPE = 10


class Treatment(StrEnum):
    """What treats a demand: the model and the audit, the audit alone, deadlines, who may sit, records, printed matter."""

    MODEL = "model"
    AUDIT = "audit"
    CALENDAR = "calendar"
    ELIGIBILITY = "eligibility"
    RECORD = "record"
    DOCUMENT = "document"
    OUT_OF_SCOPE = "out_of_scope"


class TreatmentStatus(StrEnum):
    """Whether the treatment is there."""

    DONE = "done"
    PLANNED = "planned"


@dataclass(frozen=True)
class Demand:
    """One entry of a catalogue. `article`: where the text says it; `says`: what, in our words, and `says_fr` in French.

    `rules` are the ids of the rules that carry it, `module` the file that treats it, `tests` what holds it, `note` the
    reason of what is out of scope, `example` a case and what follows. An entry without a treatment (X, Q) explains others.
    """

    id: str
    article: str
    says: str
    treatment: Treatment | None
    status: TreatmentStatus | None
    parameters: tuple[str, ...] = ()
    module: str = ""
    tests: tuple[str, ...] = ()
    note: str = ""
    example: str = ""
    rules: tuple[str, ...] = ()
    says_fr: str = ""

    def statement(self, language: Language) -> str:
        """What it says, in a language; in English where a catalogue has no French."""
        return (self.says_fr if language == "fr" else "") or self.says


COLUMNS = ("id", "source", "statement", "treatment", "status", "parameters", "module", "tests", "note")
"""What each catalogue has; the columns `example` and `statement_fr` are welcome."""


def regulation(rules: Iterable[Rule[Any, Any]], path: Path | str | None = None) -> tuple[Demand, ...]:
    """The demands of a catalogue (None: ours) in its order, each with the rules that carry it.

    A demand that rules carry is treated by the model: the solver keeps it and the audit judges it, and the checks of
    every rule are its tests. Another institution's file has the columns of `COLUMNS`, separated by `;`. Raises
    InvalidInput for a file that cannot be read, and for each row that is not one of a catalogue.
    """
    carried: dict[str, list[Rule[Any, Any]]] = defaultdict(list)
    for rule in rules:
        for entry in rule.info.covers:
            carried[entry].append(rule)
    return tuple(_with_rules(one, carried[one.id]) for one in _demands(Path(path) if path else OURS))


def articles(ids: Iterable[str]) -> dict[str, str]:
    """Where the texts say the demands of our catalogue with these ids; interactions (X) and readings (Q) are in none."""
    wanted = set(ids)
    return {name: article for name, article in _articles().items() if name in wanted}


@cache
def _articles() -> dict[str, str]:
    return {one.id: one.article for one in _demands(OURS) if one.id[0] not in "QX"}


def cited(ids: Iterable[str]) -> tuple[str, ...]:
    """The sources of those demands, in the order of the ids."""
    known = _articles()
    return tuple(known[one] for one in ids if one in known)


def _with_rules(demand: Demand, rules: Sequence[Rule[Any, Any]]) -> Demand:
    if not rules:
        return demand
    ids = tuple(str(rule.info.id) for rule in rules)
    parameters = (
        f"{rule.info.id}.{name}"
        for rule in rules
        if rule.info.parameters
        for name in rule.info.parameters.model_fields
    )
    return replace(
        demand,
        treatment=demand.treatment or Treatment.MODEL,
        status=demand.status or TreatmentStatus.DONE,
        rules=ids,
        parameters=(*parameters, *demand.parameters),
        module=demand.module or type(rules[0]).__module__.replace(".", "/") + ".py",
        tests=(
            *(f"tests/harness/test_every_rule.py::test_the_rule_passes_every_check[{i}]" for i in ids),
            *demand.tests,
        ),
    )


def _demands(path: Path) -> list[Demand]:
    rows = list(csv.DictReader(io.StringIO(_text(path)), delimiter=";"))
    if not rows or not set(COLUMNS) <= set(rows[0]):
        raise InvalidInput((_issue(path, 1, "", "", "regulation-columns", columns="; ".join(COLUMNS)),))
    issues: list[Issue] = []
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        issues += _row_issues(path, number, row, seen)
        seen.add(row["id"] or "")
    if issues:
        raise InvalidInput(tuple(issues))
    return [
        Demand(
            row["id"],
            row["source"],
            row["statement"],
            Treatment(row["treatment"]) if row["treatment"] else None,
            TreatmentStatus(row["status"]) if row["status"] else None,
            _listed(row["parameters"]),
            row["module"],
            _listed(row["tests"]),
            row["note"],
            row.get("example") or "",
            says_fr=row.get("statement_fr") or "",
        )
        for row in rows
    ]


def _row_issues(path: Path, number: int, row: Mapping[str, str | None], seen: set[str]) -> list[Issue]:
    found = []
    if not row["id"] or row["id"] in seen:
        found.append(_issue(path, number, "id", row["id"] or "", "regulation-id"))
    for name, kind in (("treatment", Treatment), ("status", TreatmentStatus)):
        if row[name] and row[name] not in list(kind):
            allowed = ", ".join(kind)
            found.append(_issue(path, number, name, row[name] or "", "regulation-choice", allowed=allowed))
    if row["treatment"] == Treatment.OUT_OF_SCOPE and not row["note"]:
        found.append(_issue(path, number, "note", "", "regulation-reason"))
    return found


def _text(path: Path) -> str:
    if not path.is_file() or path.stat().st_size > LARGEST:
        raise InvalidInput((_issue(path, 0, "", "", "regulation-file"),))
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise InvalidInput((_issue(path, 0, "", "", "regulation-file"),)) from None


def _issue(path: Path, row: int, column: str, value: str, code: str, **words: str) -> Issue:
    return Issue(str(path), row, column, value, code, tuple(words.items()))


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part for part in (part.strip() for part in (text or "").split(",")) if part)

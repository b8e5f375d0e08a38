"""Why nothing can be found, in words: the rules, exams and candidates that a proof names by id.

A proof speaks in lines of four forms: `exam: rules` (no start is left), `exam: rule, resource, 50 > 42`,
`exam: rule, day < day (exam)` and `exam + exam: rules`. Other lines are told as they are.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.ids import ExamId
from models.instance import Instance
from models.rules import RuleInfo
from models.text import Messages
from scheduler.app.finding_sentences import FindingSentences

NAMED = 3
"""Candidates named of those who sit two exams; the rest is counted."""
_LOAD = re.compile(r"(?P<exam>[^:]+): (?P<rules>[a-z-]+), (?P<place>.+), (?P<amount>\d+) > (?P<limit>\d+)")
_DAYS = re.compile(
    r"(?P<exam>[^:]+): (?P<rules>[a-z-]+), (?P<last>\S{10}) < (?P<first>\S{10}) \((?P<other>.+)\)"
)
_PAIR = re.compile(r"(?P<exam>.+) \+ (?P<other>[^:]+): (?P<rules>[a-z-]+(?:, [a-z-]+)*)")
_ALONE = re.compile(r"(?P<exam>[^:]+): (?P<rules>[a-z-]+(?:, [a-z-]+)*)")
_FORMS = (("load", _LOAD), ("days", _DAYS), ("pair", _PAIR), ("no-start", _ALONE))


@dataclass(frozen=True)
class Conflict:
    """One line of a proof: its sentence, the rules, exams, candidates and the place it speaks of."""

    sentence: str
    rules: tuple[RuleInfo, ...]
    exams: tuple[str, ...]
    candidates: tuple[str, ...] = ()
    place: str = ""

    def fields(self, messages: Messages) -> dict[str, Any]:
        """For JSON."""
        named = [
            {"id": r.id, "title": r.name(messages.language), "article": r.cite(messages.language)}
            for r in self.rules
        ]
        return {
            "sentence": self.sentence,
            "rules": named,
            "exams": list(self.exams),
            "candidates": list(self.candidates),
            "place": self.place or None,
        }


def conflicts(
    given: Instance, reason: Sequence[str], infos: Iterable[RuleInfo], messages: Messages
) -> tuple[Conflict | None, ...]:
    """What each line of a proof says; None for lines that are in words already."""
    known = {str(info.id): info for info in infos}
    return tuple(_conflict(given, line, known, messages) for line in reason)


def _conflict(given: Instance, line: str, known: dict[str, RuleInfo], messages: Messages) -> Conflict | None:
    for form, pattern in _FORMS:
        match = pattern.fullmatch(line)
        if match is None:
            continue
        said: dict[str, str] = match.groupdict()
        rules = tuple(known[name] for name in said.pop("rules").split(", ") if name in known)
        exams = tuple(said[name] for name in ("exam", "other") if said.get(name) in given.exam)
        if not rules or said["exam"] not in given.exam:
            return None
        return _told(given, form, said, rules, exams, messages)
    return None


def _told(
    given: Instance,
    form: str,
    said: dict[str, str],
    rules: tuple[RuleInfo, ...],
    exams: tuple[str, ...],
    messages: Messages,
) -> Conflict:
    sentences = FindingSentences(given, messages)
    names: dict[str, str] = {
        name: _name(given, said[name], sentences, messages) for name in ("exam", "other") if name in said
    }
    days: dict[str, str] = {
        name: sentences.day(date.fromisoformat(said[name])) for name in ("first", "last") if name in said
    }
    site = next((s for s in given.sites if said.get("place", "").endswith(f" {s.id}")), None)
    place = f"{site.name} ({site.id})" if site else said.get("place", "")
    rule = ", ".join(info.name(messages.language) for info in rules)
    sentence = messages.say(f"conflict-{form}", **(said | names | days), rule=rule, site=place)
    both = _shared(given, exams) if form == "pair" else ()
    if both:
        some = ", ".join(both[:NAMED]) + (" …" if len(both) > NAMED else "")
        sentence += messages.say("conflict-shared", count=len(both), names=some)
    return Conflict(sentence, rules, exams, both, str(site.id) if site else "")


def _name(given: Instance, name: str, sentences: FindingSentences, messages: Messages) -> str:
    """The exam with the title of its unit, and its start if that is imposed."""
    exam = given.exam.get(ExamId(name))
    if exam is None:
        return name
    offering = given.offering[exam.offering]
    title = next((u.title for u in given.units if u.id == offering.unit), "")
    about = [title] if title else []
    if exam.imposed_start is not None:
        about.append(messages.say("conflict-imposed", start=sentences.clock(exam.imposed_start)))
    return f"{name} ({', '.join(about)})" if about else name


def _shared(given: Instance, exams: tuple[str, ...]) -> tuple[str, ...]:
    """The candidates who sit both exams."""
    sat = given.sits.loc[given.sits["exam"].isin(exams), "candidate"]
    return tuple(sat[sat.duplicated()].sort_values())

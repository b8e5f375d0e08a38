"""Why a semester is impossible at its smallest, and what it would take, in words."""

from collections.abc import Iterable, Iterator
from typing import Any

from models.instance import Instance
from models.rules import RuleInfo
from models.text import Messages
from scheduler.app.conflict_sentences import ConflictSentences
from scheduler.app.explain_infeasible import Infeasible
from scheduler.app.infeasible.minimal_conflict import MinimalConflict
from scheduler.app.infeasible.remedy import SWITCHES, Remedy


class RemedyText:
    """Says what is impossible and what to relax, in one language and in the semester's own words."""

    def __init__(self, semester: Instance, rules: Iterable[RuleInfo], messages: Messages) -> None:
        self.rules = {str(info.id): info for info in rules}
        self.messages = messages
        self.sites = {str(site.id): f"{site.name} ({site.id})" for site in semester.sites}
        self.conflicts = ConflictSentences(semester, self.rules.values(), messages)

    def lines(self, found: Infeasible) -> Iterator[str]:
        """The smallest contradictions with the articles of their rules, each way out, and the cheapest set."""
        say = self.messages.say
        for one in found.minimal:
            yield from self.minimal(one)
        if found.remedies:
            yield say("explain-relax")
            yield from (f"  {self.remedy(one)}" for one in found.remedies)
        if found.cheapest:
            yield say("explain-cheapest")
            yield from (f"  {self.remedy(one)}" for one in found.cheapest)
            yield say(f"explain-{found.outcome}")

    def fields(self, found: Infeasible) -> dict[str, Any]:
        """The same for JSON."""
        return {
            "conflicts": [self.conflicts.fields(one) for one in found.conflicts],
            "minimal": [
                {
                    "exams": list(one.exams),
                    "rules": list(one.rules),
                    "witness": one.witness,
                    "minimal": one.minimal,
                    "sentence": " ".join(line.strip() for line in self.minimal(one)),
                }
                for one in found.minimal
            ],
            "remedies": [self._row(one) for one in found.remedies],
            "cheapest": [self._row(one) for one in found.cheapest],
            "outcome": found.outcome,
        }

    def minimal(self, one: MinimalConflict) -> Iterator[str]:
        """A minimal conflict: its exams, its rules with their articles, who confirms it."""
        say, language = self.messages.say, self.messages.language
        exams = ", ".join(self.conflicts.exam(exam) for exam in one.exams)
        yield say("explain-minimal", exams=exams, count=len(one.rules))
        for rule in one.rules:
            info = self.rules[rule]
            yield f"  {info.id}: {info.name(language)} ({info.cite(language)})"
        necessary = [say("explain-minimal-necessary")] if one.minimal else []
        yield "  " + " ".join([say(f"explain-minimal-{one.witness}"), *necessary])

    def remedy(self, one: Remedy) -> str:
        """One thing to relax, with its price."""
        key: str = one.unit
        setting = ""
        if one.unit == "rule" and one.where in SWITCHES:
            table, name, value = SWITCHES[one.where]
            key, setting = "setting", f'{table}.{name} = "{value}"'
        titles = [self.rules[rule].name(self.messages.language) for rule in one.rules if rule in self.rules]
        way = self.messages.say(
            f"explain-relax-{key}",
            amount=one.amount,
            site=self.sites.get(one.where, one.where),
            session=one.where,
            exam=one.where,
            rules=", ".join(titles),
            setting=setting,
        )
        return way + (self.messages.say("explain-price", price=one.price) if one.price is not None else "")

    def _row(self, one: Remedy) -> dict[str, Any]:
        return {
            "unit": one.unit,
            "where": one.where,
            "amount": one.amount,
            "rules": list(one.rules),
            "price": one.price,
            "sentence": self.remedy(one),
        }

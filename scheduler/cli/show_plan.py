"""Answers about a plan as a planner reads them: starts, reasons, suggestions, the days of a candidate."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from models.locale_format import format_day
from models.rules import RuleInfo
from models.text import Messages
from scheduler.app.conflict_sentences import ConflictSentences
from scheduler.app.finding_sentences import FindingSentences
from scheduler.cli.show_comparison import ComparisonText

if TYPE_CHECKING:
    from rich.table import Table

    from scheduler.app.plan.effects import Effects
    from scheduler.app.plan.explain import CandidateExplanation, StartExplanation
    from scheduler.app.plan.plan import Plan
    from scheduler.app.plan.room_suggestions import RoomSuggestion
    from scheduler.app.plan.suggestions import Suggestion


@dataclass(frozen=True)
class PlanText:
    """Says answers about a plan in one language."""

    plan: "Plan"
    rules: tuple[RuleInfo, ...]
    messages: Messages

    def local(self, at: Any, zone: str) -> str:
        """An instant on the clock of a zone, with its day."""
        if pd.isna(at):
            return ""
        here = pd.Timestamp(at).tz_convert(zone)
        return f"{format_day(here.date(), self.messages.language)} {here:%H:%M}"

    def effects(self, found: "Effects") -> Iterator[Any]:
        """Every start of an exam: the allowed ones by cost, then the others by time."""
        free = int(found.starts["allowed"].sum())
        yield self.messages.say("explain-starts", exam=found.exam, count=len(found.starts), free=free)
        table = self.table("start", "allowed", "cost", "people", "why")
        rows = found.starts.assign(cost=found.starts["cost"].where(found.starts["allowed"], 0))
        for row in _rows(rows.sort_values(["allowed", "cost", "start"], ascending=[False, True, True])):
            word = "now" if row.now else "yes" if row.allowed else "no"
            cost = f"{row.cost:+d}" if row.allowed and not row.now else ""
            why = " ".join(one for one in (self.title(row.rule), row.other) if one)
            self.add(table, self.local(row.start, found.zone), self.word(word), cost, row.candidates, why)
        yield table
        yield self.messages.say("explain-terms")

    def start(self, found: "StartExplanation") -> Iterator[Any]:
        """Why an exam cannot begin there, or what it costs."""
        at = self.local(found.start, found.zone)
        yield self.messages.say(
            "explain-allowed" if found.allowed else "explain-refused", exam=found.exam, start=at
        )
        yield from (f"  {line}" for line in self.findings(found.findings))
        told = ConflictSentences(self.plan.semester, self.rules, self.messages)
        yield from (f"  {line}" for conflict in found.conflicts for line in told.lines(conflict))
        if not found.allowed and found.findings.empty and not found.conflicts:
            yield self.messages.say("explain-not-offered")
        if found.comparison is not None:
            yield from ComparisonText(self.plan.semester, self.messages).parts(found.comparison)

    def findings(self, findings: pd.DataFrame) -> Iterator[str]:
        """Each finding in words, with its rule and article; findings of one exam together."""
        sentences = FindingSentences(self.plan.semester, self.messages)
        for info in self.rules:
            rows = findings[findings["rule"] == info.id]
            for line in sentences.lines(info, rows) if len(rows) else ():
                yield f"{info.id}: {line} ({info.cite(self.messages.language)})"

    def suggestion(self, number: int, found: "Suggestion | RoomSuggestion") -> Iterator[Any]:
        """The moves of a suggestion."""
        yield self.messages.say("suggest-number", number=number, cost=f"{found.cost:+d}")
        for row in _rows(found.moves):
            if "zone" in found.moves:
                before, after = self.local(row.before, row.zone), self.local(row.after, row.zone)
            else:
                before, after = row.before, row.after
            yield self.messages.say(
                "suggest-move", exam=row.exam, before=before, after=after, candidates=int(row.candidates)
            )

    def candidate(self, found: "CandidateExplanation") -> Iterator[Any]:
        """The exams of a candidate, what is paid for, and where else each exam could be."""
        yield self.messages.say("explain-candidate", candidate=found.candidate, count=len(found.exams))
        table = self.table("exam", "start", "site", "room", "outcome", "starts", "other", "cost")
        for row in _rows(found.exams):
            at, other = self.local(row.start, row.zone), self.local(row.other, row.zone)
            cost = f"{row.cost:+d}" if other else ""
            self.add(table, row.exam, at, row.site, row.room, self.word(row.outcome), row.starts, other, cost)
        yield table
        yield from (f"  {line}" for line in self.findings(found.findings))

    def title(self, rule: str) -> str:
        """The title of a rule."""
        return next((i.name(self.messages.language) for i in self.rules if i.id == rule), rule)

    def word(self, name: str) -> str:
        """One word of a table."""
        return self.messages.say(f"explain-word-{name}")

    def table(self, *names: str) -> "Table":
        """A table with these columns."""
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for name in names:
            table.add_column(self.messages.say(f"explain-column-{name}"))
        return table

    def add(self, table: "Table", *cells: object) -> None:
        """Add a row of cells."""
        table.add_row(*(str(cell) for cell in cells))


def _rows(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table, columns as attributes."""
    yield from table.itertuples(index=False)


def shown(parts: Iterable[Any]) -> None:
    """Print lines and tables."""
    from scheduler.cli.output import out

    for part in parts:
        out().print(part)

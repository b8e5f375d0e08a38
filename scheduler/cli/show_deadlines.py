"""Deadlines as a planner reads them: one line for all centres that share a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.deadline import Deadline, DeadlineState
from models.instance import Instance
from models.locale_format import format_day
from models.text import Messages
from reports.deadline_lines import DeadlineWords, deadline_groups
from scheduler.app.deadline_calendar import DeadlineCalendar, moved_deadlines

if TYPE_CHECKING:
    from rich.table import Table

SHOWN = 12
"""Exams of a group that are named; the others are counted."""


@dataclass(frozen=True)
class DeadlineTable:
    """Says deadlines in one language, on one day."""

    instance: Instance
    messages: Messages
    today: date

    @property
    def _words(self) -> DeadlineWords:
        return DeadlineWords(self.instance, self.messages)

    def deadlines(self, calendar: DeadlineCalendar) -> "Table":
        """Every deadline, those of one day and kind on one line."""
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for name in ("day", "what", "who", "since", "article", "state"):
            table.add_column(self.messages.say(f"deadline-{name}"))
        for group in deadline_groups(calendar.deadlines):
            table.add_row(*self._cells(group))
        return table

    def remarks(self, calendar: DeadlineCalendar) -> Iterator[str]:
        """The tightest link, the broken ones, and what is overdue."""
        say = self.messages.say
        for number, link in enumerate(calendar.links):
            if number == 0 or link.slack_days < 0:
                key = "deadline-link-broken" if link.slack_days < 0 else "deadline-link-tightest"
                yield say(key, days=abs(link.slack_days), link=self._link(link.name, link.session))
        late = calendar.overdue(self.today)
        if late:
            exams = ", ".join(one.exam for one in late[:SHOWN]) + (", …" if len(late) > SHOWN else "")
            yield say("deadline-overdue", count=len(late), exams=exams)

    def slips(self, before: DeadlineCalendar, after: DeadlineCalendar) -> Iterator[str]:
        """What the slip moves, link by link, then deadline by deadline."""
        say = self.messages.say
        old = {(link.name, link.session): link for link in before.links}
        for link in after.links:
            other = old.get((link.name, link.session))
            if other and other.slack_days != link.slack_days:
                key = "deadline-slip-broken" if link.slack_days < 0 else "deadline-slip-link"
                named = self._link(link.name, link.session)
                yield say(key, link=named, was=other.slack_days, now=link.slack_days)
        moved = {id(m.after): m.before for m in moved_deadlines(before, after)}
        for group in deadline_groups(tuple(m.after for m in moved_deadlines(before, after))):
            one, was = group[0], moved[id(group[0])]
            words = {
                "what": self._words.what(one),
                "who": self._words.who(group),
                "was": self._words.day(was),
                "now": self._words.day(one),
            }
            past = (
                one.state(self.today) is DeadlineState.PAST
                and was.state(self.today) is not DeadlineState.PAST
            )
            if one.state(self.today) is DeadlineState.LATE and one.met_on:
                yield say("deadline-slip-late", known=format_day(one.met_on, self.messages.language), **words)
            else:
                yield say("deadline-slip-missed" if past else "deadline-slip-moved", **words)

    def _cells(self, group: list[Deadline]) -> tuple[str, ...]:
        one, words = group[0], self._words
        return (
            words.day(one),
            words.what(one),
            words.who(group),
            words.since(one),
            words.article(one),
            self._state(one),
        )

    def _state(self, one: Deadline) -> str:
        say, state = self.messages.say, one.state(self.today)
        if state is DeadlineState.LATE:
            return say("deadline-state-late", days=-(one.slack_days or 0))
        days = 0 if one.day is None else (one.day - self.today).days
        return say(f"deadline-state-{state}", days=days)

    def _link(self, name: str, session: int) -> str:
        return self.messages.say(f"deadline-link-{name}", session=session)
